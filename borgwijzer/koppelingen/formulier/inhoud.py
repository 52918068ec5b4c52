"""A filled-in form: what it says, as bytes that are stored, and as a melding as ``zaken`` registers it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from borgwijzer.documenten.models import Bestand
from borgwijzer.koppelingen.dso.waarden import schrijf_postcode
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.regels.delen import BIJ_EEN_DEEL
from borgwijzer.regels.feiten import Kanaal, Meldingfeit, Strijdigheid
from borgwijzer.zaken.acties.registreren import Aangeleverd, Binnengekomen
from borgwijzer.zaken.models import Betrokkene, Fase, Zaak

SIGNAAL = "signaal"
Formuliersoort = Literal["bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid", "signaal"]
ROLLEN = ("initiatiefnemer", "gemachtigde", "kwaliteitsborger")
DOEL = "Formulier"
Kort = Annotated[str, Field(max_length=100)]
Regel = Annotated[str, Field(max_length=300)]
Lang = Annotated[str, Field(max_length=10_000)]


class Deel(BaseModel):
    """Unchangeable, and an unknown key is an error; what somebody typed is never in the text of the error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Persoon(Deel):
    """A party as it was filled in."""

    naam: Regel = ""
    adres: Regel = ""
    postcode: Annotated[str, Field(max_length=20)] = ""
    woonplaats: Kort = ""
    telefoon: Annotated[str, Field(max_length=50)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    kvk: Annotated[str, Field(max_length=20)] = ""

    @property
    def plaatsregel(self) -> str:
        return f"{schrijf_postcode(self.postcode)} {self.woonplaats}".strip()

    def als_partij(self) -> dict[str, str]:
        """In the words of ``regels.feiten.Partij``."""
        adres = ", ".join(deel for deel in (self.adres, self.plaatsregel) if deel)
        return {"naam": self.naam, "adres": adres, "telefoon": self.telefoon, "email": self.email, "kvk": self.kvk}


class Plek(Deel):
    """Where it is about."""

    adres: Regel = ""
    postcode: Annotated[str, Field(max_length=7)] = ""
    woonplaats: Kort = ""
    bag_id: Annotated[str, Field(max_length=16)] = ""
    kadastraal: Annotated[str, Field(max_length=200)] = ""

    @property
    def plaatsregel(self) -> str:
        return f"{schrijf_postcode(self.postcode)} {self.woonplaats}".strip()


class Stuk(Deel):
    """A file that came along: its name as it is safe to show, its kind, and its content by hash."""

    naam: Annotated[str, Field(max_length=200)]
    soort: Annotated[str, Field(max_length=60)] = "overig"
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Formulier(Deel):
    """``sleutel`` is given out once per form, so that the same form sent twice is one item. ``ontvangen_op`` is filled in
    by an employee; without it the form was received when it was sent."""

    sleutel: Annotated[str, Field(min_length=16, max_length=64)]
    soort: Formuliersoort
    kanaal: Kanaal = "formulier"
    ontvangen_op: datetime.datetime | None = None
    zaaknummer: Annotated[str, Field(max_length=40)] = ""
    deel: Kort = ""
    bouwwerken: tuple[Regel, ...] = ()
    plek: Plek = Plek()
    omschrijving: Lang = ""
    gebruiksfuncties: tuple[Regel, ...] = ()
    instrument: Regel = ""
    dagtekening: datetime.date | None = None
    ondertekend: bool | None = None
    gelijkwaardigheid: bool | None = None
    datum: datetime.date | None = None
    initiatiefnemer: Persoon = Persoon()
    gemachtigde: Persoon = Persoon()
    kwaliteitsborger: Persoon = Persoon()
    melder: Persoon = Persoon()
    hoedanigheid: Annotated[str, Field(max_length=60)] = ""
    naam_niet_doorgeven: bool = False
    strijdigheid: Strijdigheid | None = None
    stukken: tuple[Stuk, ...] = ()

    def als_bytes(self) -> bytes:
        """The form as it is stored: the same form gives the same bytes."""
        return self.model_dump_json().encode()

    @property
    def kenmerk(self) -> str:
        """The number on the receipt; who does not have the key of the form cannot guess it."""
        return f"F-{hashlib.sha256(self.sleutel.encode()).hexdigest()[:12].upper()}"


def lees_formulier(bytes_: bytes) -> Formulier:
    """The form from its stored bytes. Raises pydantic's ``ValidationError`` when these are no form."""
    return Formulier.model_validate_json(bytes_)


def maak_binnengekomen(bericht: Bericht, formulier: Formulier, soort: str, zaak: Zaak | None) -> Binnengekomen:
    """The melding in the words of ``zaken``. The files are those that came with the form.

    A part that the zaak does not have is left out: somebody chooses what the melding is about.
    """
    ontvangen = formulier.ontvangen_op or bericht.ontvangen_op
    return Binnengekomen(
        soort=soort,
        ontvangen_op=ontvangen,
        kanaal=formulier.kanaal,
        inhoud={naam: waarde for naam, waarde in _inhoud(formulier).items() if waarde not in (None, "", [], {})},
        betrokkenen=_betrokkenen(formulier, zaak),
        documenten=_documenten(bericht),
        deel=(zoek_deel(zaak, formulier.deel) or 0) if zaak and soort in BIJ_EEN_DEEL else 0,
        zaakgegevens={"geplande_start": formulier.datum if soort == "bouwmelding" else None},
    )


def zoek_deel(zaak: Zaak, tekst: str) -> int | None:
    """The number of the part that somebody named, by its name or its number; None when the zaak has no such part."""
    gezocht = tekst.strip().casefold().removeprefix("deel ")
    fasen = Fase.objects.filter(zaak=zaak, vervallen_op=None).order_by("volgnummer")
    per_naam = {fase.naam.casefold(): fase.volgnummer for fase in fasen}
    return per_naam.get(tekst.strip().casefold()) or next((f.volgnummer for f in fasen if str(f.volgnummer) == gezocht), None)


def als_meldingfeit(formulier: Formulier, *, kanaal: str, ontvangen_op: datetime.date, documenten: Iterable[str]) -> Meldingfeit:
    """The form as a fact, for somebody who only wants to know what it lacks; ``documenten`` are kinds that somebody has."""
    inhoud = {naam: waarde for naam, waarde in _inhoud(formulier).items() if waarde not in (None, "", [], {})}
    stukken = [{"soort": soort} for soort in documenten]
    gegevens = {"soort": formulier.soort, "kanaal": kanaal, "ontvangen_op": ontvangen_op, "documenten": stukken}
    return Meldingfeit.model_validate({**inhoud, **gegevens})


def zaakgegevens(formulier: Formulier) -> dict[str, Any]:
    """Fields of a new zaak: where and what."""
    plek = formulier.plek
    return {
        "omschrijving": formulier.omschrijving, "adres": plek.adres, "postcode": schrijf_postcode(plek.postcode)[:7],
        "woonplaats": plek.woonplaats, "bag_id": plek.bag_id, "kadastraal": plek.kadastraal,
    }  # fmt: skip


def _inhoud(formulier: Formulier) -> dict[str, Any]:
    plek = formulier.plek
    adres = ", ".join(deel for deel in (plek.adres, plek.plaatsregel) if deel)
    locatie = {"adres": adres, "bag_id": plek.bag_id, "kadastraal": plek.kadastraal}
    # The day of a bouwmelding is the planned start, which stands on the zaak: for the rules it has no day of its own.
    datum = formulier.datum if formulier.soort != "bouwmelding" else None
    return {
        **{rol: _partij(getattr(formulier, rol)) for rol in (*ROLLEN, "melder")},
        "instrument": formulier.instrument,
        "locatie": locatie if any(locatie.values()) else None,
        "overige_locaties": [{"adres": adres} for adres in formulier.bouwwerken],
        "omschrijving": formulier.omschrijving,
        "gebruiksfuncties": list(formulier.gebruiksfuncties),
        "dagtekening": formulier.dagtekening.isoformat() if formulier.dagtekening else None,
        "ondertekend": formulier.ondertekend,
        "gelijkwaardigheid": formulier.gelijkwaardigheid,
        "datum": datum.isoformat() if datum else None,
        "naam_niet_doorgeven": formulier.naam_niet_doorgeven or None,
        "strijdigheid": formulier.strijdigheid.model_dump(mode="json") if formulier.strijdigheid else None,
    }


def _partij(persoon: Persoon) -> dict[str, str] | None:
    return persoon.als_partij() if persoon.naam or persoon.adres else None


def _betrokkenen(formulier: Formulier, zaak: Zaak | None) -> list[dict[str, Any]]:
    """Parties to add to the zaak. Who is named without an address and is known by that name, keeps the known address."""
    bekend = {(b.rol, b.naam.casefold()) for b in Betrokkene.objects.filter(zaak=zaak)} if zaak else set()
    gevonden = []
    for rol in ROLLEN:
        persoon: Persoon = getattr(formulier, rol)
        if not persoon.naam or (not persoon.adres and (rol, persoon.naam.casefold()) in bekend):
            continue
        gegevens = {**persoon.model_dump(), "postcode": schrijf_postcode(persoon.postcode)}
        gevonden.append({"rol": rol, **gegevens})
    return gevonden


def noteer_bijlagen(formulier: Formulier, bestanden: Mapping[str, Bestand]) -> list[dict[str, Any]]:
    """The files of a form as ``Bericht.bijlagen`` keeps them."""
    return [
        {"naam": stuk.naam, "soort": stuk.soort, "kenmerk": "", "bestand": bestanden[stuk.sha256].pk, "toestand": "aanwezig",
         "reden": ""}
        for stuk in formulier.stukken
    ]  # fmt: skip


def _documenten(bericht: Bericht) -> Sequence[Aangeleverd]:
    bestanden = Bestand.objects.in_bulk([deel["bestand"] for deel in bericht.bijlagen])
    return [Aangeleverd(deel["naam"], deel["soort"], bestanden[deel["bestand"]]) for deel in bericht.bijlagen]
