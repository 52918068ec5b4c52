"""Ready-made messages about a building project, from bouwmelding to gereedmelding, whole or with chosen parts missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from .omschrijving import Bericht, Bijlage, Bouwproject, Melder, Vraag

_KB = "Gegevens kwaliteitsborger"
_BOUW = "Gegevens over de bouwactiviteit"
_INFORMATIE = "Informatie over de bouwwerkzaamheden"
_GEREED = "Gereedmelding bouwactiviteit"

BIJLAGEN_BOUWMELDING = (
    Bijlage("risicobeoordeling", "risicobeoordeling.pdf", "Voeg de risicobeoordeling toe."),
    Bijlage("borgingsplan", "borgingsplan.pdf", "Voeg het borgingsplan toe.", "Plan"),
    Bijlage(
        "verklaring_instrument",
        "toestemming instrument.pdf",
        "Voeg de verklaring toe dat de kwaliteitsborger het instrument mag gebruiken.",
        "Verklaring",
        verplicht=False,
    ),
    Bijlage("stikstof", "stikstof bouwfase.pdf", "Beschrijf de maatregelen die de stikstofemissie beperken.", "Plan"),
    Bijlage("risicomatrix", "risicomatrix bouwveiligheid.pdf", "Voeg de risicomatrix bouwveiligheid toe."),
    Bijlage("foto", "bouwplaats.jpg", "Voeg foto's van de bouwplaats toe.", "Foto", verplicht=False),
    Bijlage("tekening", "bouwmodel.ifc", "Voeg tekeningen of een bouwmodel toe.", "TechnischeTekening", True, False),
)
BIJLAGEN_GEREEDMELDING = (
    Bijlage(
        "verklaring_kwaliteitsborger",
        "verklaring kwaliteitsborger.pdf",
        "Voeg de verklaring van de kwaliteitsborger toe.",
        "Verklaring",
    ),
    Bijlage("gebruiksfuncties", "gebruiksfuncties en ruimten.pdf", "Voeg gegevens over gebruiksfuncties toe."),
    Bijlage("constructie", "constructie zoals gebouwd.pdf", "Voeg de constructieve gegevens toe.", "Berekening"),
    Bijlage("ventilatie", "ventilatie.pdf", "Voeg gegevens over luchtverversing toe.", "Berekening"),
    Bijlage("energie", "energieprestatie.pdf", "Voeg de energieprestatie toe.", "Berekening"),
    Bijlage("milieuprestatie", "milieuprestatie.pdf", "Voeg de milieuprestatie toe.", "Berekening"),
    Bijlage("brandveiligheid", "brandveiligheid.pdf", "Voeg gegevens over de brandveiligheid toe."),
)


def maak_verzoeknummer(volgorde: int) -> str:
    """Return a verzoeknummer that cannot be real: dated 1 January 1999. `volgorde` is 1..99999."""
    if not 1 <= volgorde <= 99999:
        raise ValueError("Kies een volgorde van 1 tot en met 99999.")
    return f"19990101{volgorde:05d}"


def bouwmelding(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime, mist: Collection[str] = ()) -> Bericht:
    """Make a bouwmelding. `mist` leaves out kinds of document (`risicobeoordeling` ...) or one of the parts
    `kwaliteitsborger`, `instrument`, `gebruiksfuncties`, `omschrijving`, `telefoon`, `email`; raises ValueError for
    any other word."""
    bekend = {bijlage.soort for bijlage in BIJLAGEN_BOUWMELDING}
    _weiger_onbekend(mist, bekend | {"kwaliteitsborger", "instrument", *_VRAGEN_PROJECT, "telefoon", "email"})
    return Bericht(
        project=_zonder_bereik(project, mist),
        verzoeknummer=verzoeknummer,
        indien_datum=indien_datum,
        vragen=_vragen_bouwmelding(project, mist),
        bijlagen=_dateer(_zonder(BIJLAGEN_BOUWMELDING, mist), indien_datum),
    )


def aanvulling(
    eerder: Bericht, *, indien_datum: datetime, erbij: Collection[Bijlage] = (), vervalt: Collection[str] = ()
) -> Bericht:
    """Make the next message of the same verzoeknummer: a complete resend, with files added or kinds of file dropped."""
    return replace(
        eerder,
        doel="Aanvullen",
        volgnummer=f"{int(eerder.volgnummer) + 1:03d}",
        indien_datum=indien_datum,
        bijlagen=(*_zonder(eerder.bijlagen, vervalt), *_dateer(erbij, indien_datum)),
    )


def intrekking(eerder: Bericht, *, indien_datum: datetime) -> Bericht:
    """Make the withdrawal of a verzoek as a STAM message."""
    volgnummer = f"{int(eerder.volgnummer) + 1:03d}"
    return replace(eerder, doel="Intrekken", volgnummer=volgnummer, indien_datum=indien_datum)


def startbouw(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime) -> Bericht:
    """Make the information that the works begin; STAM calls its type Informatie."""
    vragen = (Vraag("410001", _INFORMATIE, "Wanneer begint u met de bouwwerkzaamheden?", project.geplande_start),)
    return _informatie(project, verzoeknummer, indien_datum, vragen)


def eindebouw(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime) -> Bericht:
    """Make the information that the works have ended."""
    tekst = "Wanneer zijn de bouwwerkzaamheden beëindigd?"
    vragen = (Vraag("410011", _INFORMATIE, tekst, project.geplande_oplevering),)
    return _informatie(project, verzoeknummer, indien_datum, vragen)


def strijdigheid(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime, afwijking: str) -> Bericht:
    """Make the message of a kwaliteitsborger that a deviation stands in the way of the verklaring."""
    tekst = "Welke afwijking staat in de weg aan de verklaring?"
    vragen = (Vraag("410021", "Melding van een strijdigheid", tekst, afwijking), *_vragen_kwaliteitsborger(project))
    return _informatie(project, verzoeknummer, indien_datum, vragen)


def gereedmelding(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime, mist: Collection[str] = ()) -> Bericht:
    """Make a gereedmelding with the dossier bevoegd gezag; `mist` leaves out kinds of document."""
    _weiger_onbekend(mist, {bijlage.soort for bijlage in BIJLAGEN_GEREEDMELDING})
    tekst = "Op welke datum wilt u het bouwwerk in gebruik nemen? (datum ingebruikname)"
    return Bericht(
        project=project,
        verzoeknummer=verzoeknummer,
        indien_datum=indien_datum,
        vragen=(Vraag("410031", _GEREED, tekst, project.geplande_oplevering),),
        bijlagen=_dateer(_zonder(BIJLAGEN_GEREEDMELDING, mist), indien_datum),
    )


def vergunningaanvraag(project: Bouwproject, *, verzoeknummer: str, indien_datum: datetime) -> Bericht:
    """Make a permit request for the same activity: not Wkb."""
    return replace(bouwmelding(project, verzoeknummer=verzoeknummer, indien_datum=indien_datum), type="Aanvraag vergunning")


_VRAGEN_PROJECT = ("gebruiksfuncties", "omschrijving")


def _informatie(project: Bouwproject, verzoeknummer: str, indien_datum: datetime, vragen: tuple[Vraag, ...]) -> Bericht:
    return Bericht(project=project, verzoeknummer=verzoeknummer, indien_datum=indien_datum, type="Informatie", vragen=vragen)


def _weiger_onbekend(mist: Collection[str], bekend: Collection[str]) -> None:
    if vreemd := sorted(set(mist) - set(bekend)):
        raise ValueError(f"'{vreemd[0]}' kan hier niet ontbreken; kies uit {', '.join(sorted(bekend))}.")


def _zonder(bijlagen: Collection[Bijlage], soorten: Collection[str]) -> tuple[Bijlage, ...]:
    return tuple(bijlage for bijlage in bijlagen if bijlage.soort not in soorten)


def _dateer(bijlagen: Collection[Bijlage], moment: datetime) -> tuple[Bijlage, ...]:
    return tuple(replace(bijlage, datum=bijlage.datum or f"{moment:%d-%m-%Y}") for bijlage in bijlagen)


def _zonder_bereik(project: Bouwproject, mist: Collection[str]) -> Bouwproject:
    """Drop telephone or e-mail of both parties, and the description of the project, when they have to be missing."""

    def kaal(melder: Melder) -> Melder:
        return replace(
            melder,
            telefoon="" if "telefoon" in mist else melder.telefoon,
            email="" if "email" in mist else melder.email,
        )

    omschrijving = "" if "omschrijving" in mist else project.omschrijving
    gemachtigde = kaal(project.gemachtigde) if project.gemachtigde else None
    return replace(project, initiatiefnemer=kaal(project.initiatiefnemer), gemachtigde=gemachtigde, omschrijving=omschrijving)


def _vragen_kwaliteitsborger(project: Bouwproject) -> tuple[Vraag, ...]:
    borger = project.kwaliteitsborger
    return (
        Vraag("366940", _KB, "Bedrijfsnaam", borger.bedrijfsnaam),
        Vraag("366941", _KB, "KVK-nummer", borger.kvk),
        Vraag("366938", _KB, "Naam", borger.naam),
        Vraag("366943", _KB, "Postadres", borger.adres),
        Vraag("366946", _KB, "Telefoonnummer", borger.telefoon),
        Vraag("366944", _KB, "E-mailadres", borger.email),
    )


def _vragen_bouwmelding(project: Bouwproject, mist: Collection[str]) -> tuple[Vraag, ...]:
    borger = () if "kwaliteitsborger" in mist else _vragen_kwaliteitsborger(project)
    instrument = (
        Vraag("400001", _KB, "Wat is de naam van het instrument voor kwaliteitsborging?", project.instrument_naam),
        Vraag("400002", _KB, "Wat is het nummer van het instrument in het register?", project.instrument_id),
    )
    inhoud = {
        "omschrijving": Vraag("400010", _BOUW, "Beschrijf het bouwwerk dat u gaat bouwen.", project.omschrijving),
        "gebruiksfuncties": Vraag(
            "400011", _BOUW, "Welke gebruiksfuncties krijgt het bouwwerk?", "; ".join(project.gebruiksfuncties)
        ),
    }
    overig = (
        Vraag("400012", _BOUW, "Hoeveel bouwlagen heeft het bouwwerk?", str(project.bouwlagen)),
        Vraag("400013", _BOUW, "Gaat het om verbouw van een bestaand bouwwerk?", "false"),
        Vraag("400014", _BOUW, "Is het bouwwerk een monument?", "false"),
        Vraag("400015", _BOUW, "Past u een gelijkwaardige maatregel toe?", "false"),
        Vraag("368212", _BOUW, "Wat zijn de geraamde bouwkosten?", str(project.bouwkosten)),
        Vraag("400016", _BOUW, "Wat is de verwachte startdatum van de bouw?", project.geplande_start),
        Vraag("400017", _BOUW, "Wanneer verwacht u de oplevering van het bouwwerk?", project.geplande_oplevering),
        Vraag("400099", _BOUW, "Hoe heeft u van deze regels gehoord?", "Via de aannemer."),
    )
    gekozen = tuple(vraag for naam, vraag in inhoud.items() if naam not in mist)
    return (*borger, *(() if "instrument" in mist else instrument), *gekozen, *overig)
