"""The time line of a zaak: each event of the logboek as a sentence. An event without a sentence is shown by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from borgwijzer.logboek.models import Gebeurtenis as Rij
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.etiketten import MELDINGEN, TAKEN, TOETSEN
from borgwijzer.web.beelden.zaak import Gebeurtenis
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.zaken.feiten import NEDERLAND

Gegevens = Mapping[str, Any]
PROGRAMMA = "Borgwijzer"


def maak_tijdlijn(rijen: Iterable[Rij]) -> tuple[Gebeurtenis, ...]:
    """Events in the order given."""
    return tuple(_maak_gebeurtenis(rij) for rij in rijen)


def _maak_gebeurtenis(rij: Rij) -> Gebeurtenis:
    soort, icoon, schrijf = SOORTEN.get(rij.soort, ("Gebeurtenis", "info", _noem(rij.soort)))
    tekst = schrijf(rij.gegevens)
    if rij.reden and rij.soort not in ZONDER_REDEN:
        tekst = f"{tekst.rstrip('.')}. Reden: {rij.reden}"
    return Gebeurtenis(schrijf_moment(rij.tijdstip.astimezone(NEDERLAND)), soort, icoon, tekst, rij.door_naam or PROGRAMMA)


def _noem(soort: str) -> Callable[[Gegevens], str]:
    return lambda gegevens: soort.replace("_", " ").capitalize()


def _melding(gegevens: Gegevens) -> str:
    return MELDINGEN.get(gegevens.get("soort", ""), "Melding")


def _ontvangen(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("documenten", ()))
    stukken = "zonder documenten" if not aantal else "met 1 document" if aantal == 1 else f"met {aantal} documenten"
    return f"{_melding(gegevens)} ontvangen, {stukken}"


def _aangevuld(gegevens: Gegevens) -> str:
    return f"{_melding(gegevens)} aangevuld; deze versie vervangt de vorige"


def _beantwoord(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("antwoorden", ()))
    return f"Toets van de {_melding(gegevens).lower()} bijgewerkt: {aantal} {'antwoord' if aantal == 1 else 'antwoorden'}"


def _geoordeeld(gegevens: Gegevens) -> str:
    oordeel = TOETSEN.get(gegevens.get("oordeel", ""))
    return f"{_melding(gegevens)} beoordeeld: {oordeel.woord.lower() if oordeel else 'onbekend'}"


def _behandelaar(gegevens: Gegevens) -> str:
    naam = gegevens.get("behandelaar")
    return f"Behandelaar is nu {naam}" if naam else "De zaak heeft geen behandelaar meer"


def _overgedragen(gegevens: Gegevens) -> str:
    van = gegevens.get("van")
    return f"Zaak overgedragen{f' van {van}' if van else ''} aan {gegevens.get('behandelaar', 'een collega')}"


def _uitgesteld(gegevens: Gegevens) -> str:
    return f"Taak uitgesteld tot {schrijf_datums(str(gegevens.get('tot', '')))}: {_taak(gegevens)}"


def _taak(gegevens: Gegevens) -> str:
    return TAKEN.get(gegevens.get("taak", ""), "taak")


SOORTEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "zaak_geopend": ("Zaak", "inbox", lambda g: f"Zaak geopend onder {g.get('kader', 'onbekend kader')}"),
    "melding_ontvangen": ("Melding", "inbox", _ontvangen),
    "melding_aangevuld": ("Melding", "inbox", _aangevuld),
    "melding_ingetrokken": ("Melding", "undo-2", lambda g: f"{_melding(g)} ingetrokken"),
    "bericht_zaak": ("Bericht", "file-code", lambda g: f"Bericht {g.get('verzoeknummer', '')} verwerkt"),
    "brief_gemaakt": ("Brief", "mail", lambda g: f"Brief gemaakt: {g.get('onderwerp', '')}"),
    "eisen_beantwoord": ("Toets", "list-checks", _beantwoord),
    "melding_geaccepteerd": ("Oordeel", "check", _geoordeeld),
    "afwijzing_voorgesteld": ("Oordeel", "scale", lambda g: f"Afwijzing van de {_melding(g).lower()} voorgesteld"),
    "afwijzing_goedgekeurd": ("Oordeel", "check", _geoordeeld),
    "afwijzing_teruggegeven": ("Oordeel", "undo-2", lambda g: f"Voorstel om de {_melding(g).lower()} af te wijzen teruggestuurd"),
    "behandelaar_gewijzigd": ("Zaak", "user", _behandelaar),
    "zaak_overgedragen": ("Zaak", "users", _overgedragen),
    "taak_uitgesteld": ("Taak", "clock", _uitgesteld),
    "uitstel_opgeheven": ("Taak", "clock", lambda g: f"Taak weer in de lijst gezet: {_taak(g)}"),
    "bsn_getoond": ("Inzage", "eye", lambda g: f"BSN van de {g.get('rol', 'betrokkene')} bekeken"),
}
# What their reden says, the sentence says already.
ZONDER_REDEN = frozenset({"bericht_zaak"})
