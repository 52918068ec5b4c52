"""From a STAM message to our own plain words: the one place where a DSO term becomes a term of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .gebrek import Gebrek
from .herken import Herkenning, Herkentabel, herken_verzoek
from .vertaal_documenten import Document, vertaal_documenten
from .vertaal_locaties import Locatie, vertaal_locaties
from .vertaal_partijen import Partij, bsn_van, vertaal_contactpersoon, vertaal_indiener, vertaal_kwaliteitsborger
from .verzoek import Verzoek
from .vragen import Antwoorden, Antwoordveld, OnbekendAntwoord, Vragentabel, vertaal_antwoorden
from .waarden import Bsn


@dataclass(frozen=True, slots=True)
class Instrument:
    naam: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Vertaald:
    """One message in our words. Text is trimmed and empty when absent; moments are aware, in Europe/Amsterdam.

    `soort` is the recognised melding or None (then `herkenning` has the candidates). `antwoorden` found their field,
    `onbekende_antwoorden` did not. BSNs stand apart so that nothing shows them with a party.
    """

    verzoeknummer: str
    volgnummer: str
    doel: str
    type: str
    soort: str | None
    herkenning: Herkenning
    naar_triage: bool
    ingediend_op: datetime | None
    akkoord: bool | None
    project_id: str
    projectnaam: str
    referentie: str
    bevoegd_gezag_oin: str
    uitvoerend_oin: str
    initiatiefnemer: Partij | None
    gemachtigde: Partij | None
    kwaliteitsborger: Partij | None
    contactpersoon: Partij | None
    bsn_initiatiefnemer: Bsn | None
    bsn_gemachtigde: Bsn | None
    locaties: tuple[Locatie, ...]
    omschrijving: str
    toelichting: str
    later_aan_te_leveren: str
    gebruiksfuncties: tuple[str, ...]
    instrument: Instrument
    geplande_start: date | None
    geplande_oplevering: date | None
    antwoorden: tuple[Antwoordveld, ...]
    onbekende_antwoorden: tuple[OnbekendAntwoord, ...]
    documenten: tuple[Document, ...]
    bevindingen: tuple[Gebrek, ...]


def vertaal(verzoek: Verzoek, *, herkentabel: Herkentabel | None = None, vragentabel: Vragentabel | None = None) -> Vertaald:
    """Translate a message. Total: any `Verzoek` gives a `Vertaald`; what is odd is in `bevindingen`.

    `naar_triage` is True when a finding asks for a person, or when a first message (Initieren) is not recognised. An
    aanvulling or intrekking is found by its verzoeknummer, so there recognition does not decide.
    """
    antwoorden = vertaal_antwoorden(verzoek.specificaties, tabel=vragentabel)
    herkenning = herken_verzoek(verzoek, tabel=herkentabel)
    locaties, bij_locaties = vertaal_locaties(verzoek.locaties)
    documenten, bij_documenten = vertaal_documenten(verzoek, tabel=vragentabel)
    bevindingen = (
        *verzoek.gebreken,
        *_keur_verzoek(verzoek),
        *bij_locaties,
        *bij_documenten,
        *_keur_antwoorden(antwoorden),
    )
    return Vertaald(
        **_kenmerken(verzoek),
        **_partijen(verzoek, antwoorden),
        **_inhoud(antwoorden),
        soort=herkenning.soort,
        herkenning=herkenning,
        naar_triage=_moet_naar_triage(verzoek, herkenning, bevindingen),
        omschrijving=antwoorden.tekst("omschrijving") or verzoek.project.omschrijving.tekst,
        locaties=locaties,
        documenten=documenten,
        bevindingen=bevindingen,
    )


def _kenmerken(verzoek: Verzoek) -> dict[str, Any]:
    return {
        "verzoeknummer": verzoek.verzoeknummer,
        "volgnummer": verzoek.volgnummer,
        "doel": verzoek.doel,
        "type": verzoek.type,
        "ingediend_op": verzoek.indien_datum,
        "akkoord": verzoek.akkoordverklaring,
        "project_id": verzoek.project.project_id,
        "projectnaam": verzoek.project.naam.tekst or verzoek.naam.tekst,
        "referentie": verzoek.referentie_aanvrager.tekst,
        "bevoegd_gezag_oin": verzoek.bevoegd_gezag.oin,
        "uitvoerend_oin": verzoek.uitvoerende_instantie.oin if verzoek.uitvoerende_instantie else "",
        "toelichting": verzoek.toelichting_verzoek.tekst,
        "later_aan_te_leveren": verzoek.toelichting_later_aan_te_leveren.tekst,
    }


def _partijen(verzoek: Verzoek, antwoorden: Antwoorden) -> dict[str, Any]:
    return {
        "initiatiefnemer": vertaal_indiener(verzoek.initiatiefnemer),
        "gemachtigde": vertaal_indiener(verzoek.gemachtigde),
        "kwaliteitsborger": vertaal_kwaliteitsborger(antwoorden),
        "contactpersoon": vertaal_contactpersoon(verzoek.contactpersoon),
        "bsn_initiatiefnemer": bsn_van(verzoek.initiatiefnemer),
        "bsn_gemachtigde": bsn_van(verzoek.gemachtigde),
    }


def _inhoud(antwoorden: Antwoorden) -> dict[str, Any]:
    return {
        "gebruiksfuncties": _verzamel_functies(antwoorden),
        "instrument": Instrument(antwoorden.tekst("instrument.naam"), antwoorden.tekst("instrument.id")),
        "geplande_start": _als_datum(antwoorden, "geplande_start"),
        "geplande_oplevering": _als_datum(antwoorden, "geplande_oplevering"),
        "antwoorden": antwoorden.velden,
        "onbekende_antwoorden": antwoorden.onbekend,
    }


def _moet_naar_triage(verzoek: Verzoek, herkenning: Herkenning, bevindingen: tuple[Gebrek, ...]) -> bool:
    hoort_bij_ander = verzoek.doel in ("Aanvullen", "Intrekken")
    return any(bevinding.triage for bevinding in bevindingen) or (herkenning.uitkomst == "triage" and not hoort_bij_ander)


def _keur_verzoek(verzoek: Verzoek) -> tuple[Gebrek, ...]:
    bevindingen = []
    if verzoek.doel == "Conceptverzoek":
        zin = "Dit is een conceptverzoek en nog geen melding, dus er begint geen termijn: bepaal wie antwoordt."
        bevindingen.append(Gebrek("conceptverzoek", zin, "doel", triage=True))
    if verzoek.akkoordverklaring is False:
        zin = "De indiener heeft niet voor akkoord verklaard: controleer of de melding als ondertekend geldt."
        bevindingen.append(Gebrek("niet_akkoord", zin, "akkoordverklaring"))
    return tuple(bevindingen)


def _als_datum(antwoorden: Antwoorden, veld: str) -> date | None:
    waarde = antwoorden.waarde(veld)
    return waarde if isinstance(waarde, date) else None


def _verzamel_functies(antwoorden: Antwoorden) -> tuple[str, ...]:
    """All named functions in order; the same one asked twice counts once."""
    genoemd = [
        functie
        for antwoord in antwoorden.velden
        if antwoord.veld == "gebruiksfuncties" and isinstance(antwoord.waarde, tuple)
        for functie in antwoord.waarde
    ]
    return tuple(dict.fromkeys(genoemd))


def _keur_antwoorden(antwoorden: Antwoorden) -> tuple[Gebrek, ...]:
    """Report an answer that does not have the form of its field, and one field with two different answers."""
    bevindingen: list[Gebrek] = []
    eerste: dict[str, str] = {}
    for antwoord in antwoorden.velden:
        if antwoord.waarde is None:
            zin = f"Het antwoord bij {antwoord.veld} is niet te lezen: vul het met de hand in."
            bevindingen.append(Gebrek("antwoord_onleesbaar", zin, f"vraag {antwoord.vraag_id}"))
        bekend = eerste.setdefault(antwoord.veld, antwoord.tekst)
        if antwoord.veld != "gebruiksfuncties" and bekend.casefold() != antwoord.tekst.casefold():
            zin = f"Op {antwoord.veld} staan twee verschillende antwoorden; het eerste is gebruikt: controleer dit."
            bevindingen.append(Gebrek("antwoorden_verschillen", zin, f"vraag {antwoord.vraag_id}"))
    return tuple(bevindingen)
