"""Bezwaar: take it in, and write down every step until the decision and at the rechter. The decision itself is elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.bezwaar import list_bezwaarbeletselen
from borgwijzer.toezicht.acties.besluiten import laat_eindigen
from borgwijzer.toezicht.acties.bezwaarstappen import STAPPEN, Stapinvoer, eis_stap
from borgwijzer.toezicht.acties.lasten import eindig_na_bezwaar
from borgwijzer.zaken.acties.eisen import eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_toezicht import maak_bezwaarfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar, Bezwaarstap, Zaak

# What a bezwaar must hold (Awb 6:5): code -> how the letter that asks for it says it.
VEREISTEN = {
    "naam_adres": "uw naam en adres",
    "dagtekening": "de datum waarop u het bezwaar schreef",
    "omschrijving": "tegen welk besluit u bezwaar maakt",
    "gronden": "waarom u het niet eens bent met het besluit",
    "handtekening": "uw handtekening",
    "machtiging": "een machtiging van de persoon voor wie u bezwaar maakt",
}
INDIENER = ("naam", "adres", "postcode", "woonplaats", "email")
TEKENS_INDIENER = 300


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A bezwaar as it came in. ``besluit`` None: against the letter with ``kenmerk``; then ``bekendgemaakt_op`` is needed.

    ``verzonden_op``: the postmark, if it came by post. ``ontbreekt``: codes of ``VEREISTEN``. ``genomen_door``: who took a
    besluit of which only the letter is known.
    """

    ontvangen_op: datetime.date
    indiener: Mapping[str, str]
    gronden: str = ""
    besluit: int | None = None
    kenmerk: str = ""
    bekendgemaakt_op: datetime.date | None = None
    verzonden_op: datetime.date | None = None
    ontbreekt: Sequence[str] = field(default_factory=tuple)
    commissie: bool = False
    genomen_door: int | None = None


@transaction.atomic
def registreer_bezwaar(zaak_id: int, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime) -> Bezwaar:
    """Take a bezwaar in, too late or incomplete as it may be. A closed zaak opens again: a bezwaar may never get lost.

    Raises ``Geweigerd`` for what is missing to keep it, or when the same bezwaar is here already.
    """
    eis_recht(door, Daad.REGISTREER_BEZWAAR)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    besluit, bekend = _eis_besluit(zaak, binnen)
    _eis_goed(binnen, bekend, dag_van(moment))
    indiener = {naam: binnen.indiener.get(naam, "").strip()[:TEKENS_INDIENER] for naam in INDIENER}
    _eis_nieuw(zaak, binnen, indiener)
    bezwaar = Bezwaar.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, besluit=besluit, kenmerk=binnen.kenmerk.strip(), bekendgemaakt_op=bekend,
        ontvangen_op=binnen.ontvangen_op, verzonden_op=binnen.verzonden_op, indiener=indiener, gronden=binnen.gronden.strip(),
        ontbreekt=[code for code in VEREISTEN if code in binnen.ontbreekt], commissie=binnen.commissie,
        genomen_door_id=besluit.beslist_door_id if besluit else binnen.genomen_door,
        geregistreerd_op=moment, geregistreerd_door=door, geregistreerd_naam=door.naam,
    )  # fmt: skip
    gegevens = {
        "besluit": bezwaar.besluit_id, "kenmerk": bezwaar.kenmerk, "ontvangen_op": bezwaar.ontvangen_op.isoformat(),
        "bekendgemaakt_op": bekend.isoformat(), "ontbreekt": bezwaar.ontbreekt, "commissie": bezwaar.commissie,
    }  # fmt: skip
    log(bezwaar, "bezwaar_ontvangen", gegevens, door=door, moment=moment)
    _heropen(zaak, bezwaar, door, moment)
    werk_stand_bij(zaak, dag_van(moment))
    return bezwaar


@transaction.atomic
def leg_stap_vast(bezwaar_id: int, invoer: Stapinvoer, *, versie: int, door: Account, moment: datetime.datetime) -> Bezwaarstap:
    """Write down a step of bezwaar or beroep. Raises ``Geweigerd`` with what stands in its way or what it lacks.

    A besluit that the rechter annuls ends as of today.
    """
    eis_recht(door, Daad.BEHANDEL_BEZWAAR)
    bezwaar, zaak = neem_bezwaar(bezwaar_id, versie)
    if invoer.soort not in STAPPEN:
        raise Geweigerd("stap_onbekend", "Kies wat u wilt vastleggen met een van de knoppen.")
    eis_bezwaarstap(bezwaar, invoer.soort, dag_van(moment))
    eis_stap(bezwaar, invoer, kader_van(zaak), dag_van(moment))
    stap = bewaar_stap(bezwaar, invoer, door=door, moment=moment)
    if invoer.uitkomst == "vernietigd" and bezwaar.besluit:
        eindig_besluit(bezwaar.besluit, "De rechter heeft het besluit vernietigd.", door=door, moment=moment)
    werk_stand_bij(zaak, dag_van(moment))
    return stap


def neem_bezwaar(bezwaar_id: int, versie: int) -> tuple[Bezwaar, Zaak]:
    """The bezwaar with its zaak, held; raises ``Geweigerd`` when somebody did something with it since it was looked at."""
    zaak = Zaak.objects.select_for_update().get(bezwaren=bezwaar_id)
    bezwaar = Bezwaar.objects.select_related("besluit", "beslissing").get(pk=bezwaar_id)
    bezwaar.zaak = zaak
    if bezwaar.versie != versie:
        raise Geweigerd("ingehaald", "Iemand heeft intussen iets met dit bezwaar gedaan: lees wat er nu staat, en doe het dan.")
    if zaak.afgesloten_op:
        raise Geweigerd("zaak_afgesloten", f"De zaak is afgesloten op {zaak.afgesloten_op}: heropen haar eerst.")
    return bezwaar, zaak


def eis_bezwaarstap(bezwaar: Bezwaar, stap: str, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` with what stands in the way of this step now."""
    feit = maak_bezwaarfeit(bezwaar, list(bezwaar.stappen.order_by("pk")))
    if redenen := list_bezwaarbeletselen(feit, stap, kader_van(bezwaar.zaak), peildatum):
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)


def bewaar_stap(bezwaar: Bezwaar, invoer: Stapinvoer, *, door: Account, moment: datetime.datetime, gevolg: str = "") -> Bezwaarstap:
    """Store a step with its event, inside a deed that saw to it that it may be done."""
    stap = Bezwaarstap.objects.create(
        organisatie_id=bezwaar.organisatie_id, zaak_id=bezwaar.zaak_id, bezwaar=bezwaar, soort=invoer.soort, op=invoer.op,
        uiterlijk=invoer.uiterlijk, uitkomst=invoer.uitkomst, gevolg=gevolg, tekst=invoer.tekst.strip(),
        gegevens=dict(invoer.gegevens), vastgelegd_op=moment, vastgelegd_door=door, vastgelegd_naam=door.naam,
    )  # fmt: skip
    bezwaar.versie += 1
    bezwaar.save(update_fields=["versie"])
    gegevens = {
        "stap": stap.soort, "op": stap.op.isoformat(), "uiterlijk": stap.uiterlijk.isoformat() if stap.uiterlijk else None,
        "uitkomst": stap.uitkomst, "gevolg": gevolg, **stap.gegevens,
    }  # fmt: skip
    log(bezwaar, "bezwaarstap_vastgelegd", gegevens, door=door, moment=moment, reden=stap.tekst)
    return stap


def eindig_besluit(besluit: Besluit, reden: str, *, door: Account, moment: datetime.datetime) -> None:
    """Let the besluit end as of today; one that ended before, or that is not in force, stays as it is.

    A besluit about a last never changes: there the last itself gets a step.
    """
    if besluit.interventie_id is not None:
        eindig_na_bezwaar(besluit, reden, door=door, moment=moment)
        return
    gisteren = dag_van(moment) - datetime.timedelta(days=1)
    if besluit.toestand == Besluittoestand.GENOMEN and (besluit.tot_en_met is None or besluit.tot_en_met > gisteren):
        laat_eindigen(besluit, reden, door=door, moment=moment)


def log(
    bezwaar: Bezwaar, soort: str, gegevens: dict[str, Any], *, door: Account, moment: datetime.datetime, reden: str = ""
) -> None:
    """The event of a deed on a bezwaar."""
    leg_vast(
        soort, organisatie_id=bezwaar.organisatie_id, zaak_id=bezwaar.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"bezwaar": bezwaar.pk, **gegevens},
    )  # fmt: skip


def _heropen(zaak: Zaak, bezwaar: Bezwaar, door: Account, moment: datetime.datetime) -> None:
    if zaak.afgesloten_op is None:
        return
    zaak.afgesloten_op = None
    zaak.save(update_fields=["afgesloten_op"])
    log(bezwaar, "zaak_heropend", {"datum": dag_van(moment).isoformat()}, door=door, moment=moment,
        reden="Er is bezwaar binnengekomen.")  # fmt: skip


def _eis_besluit(zaak: Zaak, binnen: Binnengekomen) -> tuple[Besluit | None, datetime.date]:
    """The besluit and the day on which it was made known."""
    if binnen.besluit is None:
        eis_tekst(binnen.kenmerk, "besluit_ontbreekt", "Kies het besluit, of schrijf het kenmerk van de brief.")
        if len(binnen.kenmerk.strip()) > Bezwaar._meta.get_field("kenmerk").max_length:  # type: ignore[operator]
            raise Geweigerd("kenmerk_te_lang", "Maak het kenmerk korter dan 60 tekens.")
        if binnen.bekendgemaakt_op is None:
            raise Geweigerd("verzonden_ontbreekt", "Vul in op welke dag de brief is verzonden: daarvan hangt de termijn af.")
        return None, binnen.bekendgemaakt_op
    besluit = Besluit.objects.filter(pk=binnen.besluit, zaak=zaak, toestand=Besluittoestand.GENOMEN).first()
    if besluit is None or besluit.beslist_op is None:
        raise Geweigerd("besluit_onbekend", "Dit besluit is bij deze zaak niet genomen: kies een ander.")
    return besluit, binnen.bekendgemaakt_op or besluit.beslist_op


def _eis_goed(binnen: Binnengekomen, bekendgemaakt_op: datetime.date, vandaag: datetime.date) -> None:
    eis_tekst(binnen.indiener.get("naam", ""), "indiener_ontbreekt", "Schrijf wie bezwaar maakt; is dat niet bekend, schrijf dat.")
    eis_lengte(binnen.gronden)
    if onbekend := [code for code in binnen.ontbreekt if code not in VEREISTEN]:
        raise Geweigerd("vereiste_onbekend", f"Kies uit de lijst wat er ontbreekt; {onbekend[0][:40]} staat er niet in.")
    if not binnen.gronden.strip() and "gronden" not in binnen.ontbreekt:
        raise Geweigerd("gronden_leeg", "Schrijf de gronden kort op, of kies dat de gronden ontbreken.")
    for dag in filter(None, (binnen.ontvangen_op, bekendgemaakt_op, binnen.verzonden_op)):
        eis_jaar(dag)
        if dag > vandaag:
            raise Geweigerd("datum_in_toekomst", "Deze dag moet nog komen: kies een dag tot en met vandaag.")
    if binnen.verzonden_op and binnen.verzonden_op > binnen.ontvangen_op:
        raise Geweigerd("verzonden_na_ontvangst", "Het bezwaar kan niet na de ontvangst gepost zijn: controleer beide dagen.")


def _eis_nieuw(zaak: Zaak, binnen: Binnengekomen, indiener: Mapping[str, str]) -> None:
    zelfde = Bezwaar.objects.filter(
        zaak=zaak, besluit=binnen.besluit, kenmerk=binnen.kenmerk.strip(), ontvangen_op=binnen.ontvangen_op, indiener=dict(indiener)
    )
    if zelfde.exists():
        raise Geweigerd("al_geregistreerd", "Dit bezwaar is al geregistreerd: open het bij de zaak.")
