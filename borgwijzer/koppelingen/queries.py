"""Read messages: what waits in triage, and which zaken a message may belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet

from borgwijzer.koppelingen.dso.inhoud import zaakgegevens
from borgwijzer.koppelingen.dso.vertaling import Vertaald
from borgwijzer.koppelingen.dso.waarden import schrijf_postcode
from borgwijzer.koppelingen.formulier.inhoud import Formulier
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.zaken.models import Melding, Zaak

PER_PAGINA = 50
MAX_KANDIDATEN = 10
MAX_NUMMERS = 20
VERZOEKNUMMER = re.compile(r"(?<!\d)\d{13}(?!\d)")


@dataclass(frozen=True, slots=True)
class Triagepagina:
    """Messages, longest waiting first, and whether there are more on either side."""

    berichten: list[Bericht]
    eerder: bool
    later: bool


@dataclass(slots=True)
class Kandidaat:
    """A zaak that a message may belong to; ``redenen`` are codes of ``REDENEN``, the strongest first."""

    zaak: Zaak
    redenen: list[str] = field(default_factory=list)


# In the order of their strength.
REDENEN = ("zaaknummer", "verzoeknummer", "project", "bag", "adres", "postcode")


def tel_triage(*, tot: int) -> int:
    """How many messages wait, counted up to and including ``tot``."""
    return _wachtend().order_by()[:tot].count()


def maak_wachtenden(*, tot: int) -> ArraySubquery:
    """The ids of the messages that wait, at most ``tot``, as a column of another statement."""
    return ArraySubquery(_wachtend().order_by().values("pk")[:tot])


def list_triage(*, na: int | None = None, voor: int | None = None) -> Triagepagina:
    """One page of waiting messages; ``na`` and ``voor`` are ids, exclusive, of which one is given at most."""
    rijen = _wachtend().defer("bijlagen")
    if voor is not None:
        gevonden = list(rijen.filter(pk__lt=voor).order_by("-pk")[: PER_PAGINA + 1])
        return Triagepagina(gevonden[:PER_PAGINA][::-1], eerder=len(gevonden) > PER_PAGINA, later=True)
    if na is not None:
        rijen = rijen.filter(pk__gt=na)
    gevonden = list(rijen.order_by("pk")[: PER_PAGINA + 1])
    return Triagepagina(gevonden[:PER_PAGINA], eerder=na is not None, later=len(gevonden) > PER_PAGINA)


def _wachtend() -> QuerySet[Bericht]:
    return Bericht.objects.filter(uitkomst=Uitkomst.TRIAGE)


def find_bericht(bericht_id: int) -> Bericht | None:
    """A message with its file, and its zaak if it has one."""
    return Bericht.objects.select_related("bestand", "zaak").filter(pk=bericht_id).first()


def find_gelijknamige(bericht: Bericht) -> list[Bericht]:
    """Other messages with the same number, oldest first: to compare when the content differs."""
    if not bericht.verzoeknummer:
        return []
    zelfde = Bericht.objects.filter(verzoeknummer=bericht.verzoeknummer).exclude(pk=bericht.pk)
    return list(zelfde.select_related("zaak").order_by("pk")[:MAX_KANDIDATEN])


def find_kandidaten(vertaald: Vertaald) -> list[Kandidaat]:
    """The zaken that a message may belong to, each with every reason, those with the strongest reason first.

    Looked for: the same project, the same BAG object, the same postcode and address, and a verzoeknummer that the
    message has or names. Closed zaken come along: a person may want to know.
    """
    return _verzamel(_zoek(vertaald))


def zoek_bij_formulier(formulier: Formulier) -> list[Kandidaat]:
    """The zaken that a form may belong to. An address on paper is written in many ways, so a postcode alone counts too."""
    return _verzamel(_zoek_formulier(formulier))


def _verzamel(treffers: Iterable[tuple[str, Iterable[Zaak]]]) -> list[Kandidaat]:
    gevonden: dict[int, Kandidaat] = {}
    for reden, zaken in treffers:
        for zaak in zaken:
            gevonden.setdefault(zaak.pk, Kandidaat(zaak)).redenen.append(reden)
    volgorde = sorted(gevonden.values(), key=lambda kandidaat: (REDENEN.index(kandidaat.redenen[0]), -kandidaat.zaak.pk))
    return volgorde[:MAX_KANDIDATEN]


def _zoek(vertaald: Vertaald) -> Iterable[tuple[str, Iterable[Zaak]]]:
    nummers = list_genoemde_nummers(vertaald)
    if nummers:
        yield "verzoeknummer", {melding.zaak_id: melding.zaak for melding in _met_nummer(nummers)}.values()
    if vertaald.project_id:
        yield "project", _zaken(project_id=vertaald.project_id[:60])
    plek = zaakgegevens(vertaald)
    if plek["bag_id"]:
        yield "bag", _zaken(bag_id=plek["bag_id"])
    if plek["postcode"] and plek["adres"]:
        yield "adres", _zaken(postcode=plek["postcode"], adres__iexact=plek["adres"])


def _zoek_formulier(formulier: Formulier) -> Iterable[tuple[str, Iterable[Zaak]]]:
    genoemd, plek = formulier.zaaknummer, formulier.plek
    if genoemd:
        yield "zaaknummer", _zaken(nummer=genoemd)
        if VERZOEKNUMMER.fullmatch(genoemd):
            yield "verzoeknummer", {m.zaak_id: m.zaak for m in _met_nummer([genoemd])}.values()
        yield "project", _zaken(project_id=genoemd)
    if plek.bag_id:
        yield "bag", _zaken(bag_id=plek.bag_id)
    postcode = schrijf_postcode(plek.postcode)
    if postcode and plek.adres:
        yield "adres", _zaken(postcode=postcode, adres__iexact=plek.adres)
    if postcode:
        yield "postcode", _zaken(postcode=postcode)


def _met_nummer(nummers: list[str]) -> QuerySet[Melding]:
    genoemd = Melding.objects.filter(verzoeknummer__in=nummers[:MAX_NUMMERS]).select_related("zaak")
    return genoemd.order_by("-ontvangen_op", "-pk")[:MAX_KANDIDATEN]


def _zaken(**voorwaarden: str) -> QuerySet[Zaak]:
    # By the date of opening: ordered by number alone PostgreSQL would walk past the zaken of every organisatie.
    return Zaak.objects.filter(**voorwaarden).order_by("-geopend_op", "-pk")[:MAX_KANDIDATEN]


def list_genoemde_nummers(vertaald: Vertaald) -> list[str]:
    """The verzoeknummers that a message has or names in an answer, each once."""
    teksten = [vertaald.verzoeknummer, vertaald.referentie, vertaald.toelichting]
    teksten += [antwoord.tekst for antwoord in vertaald.antwoorden]
    teksten += [antwoord.antwoord for antwoord in vertaald.onbekende_antwoorden]
    return list(dict.fromkeys(nummer for tekst in teksten for nummer in VERZOEKNUMMER.findall(tekst)))
