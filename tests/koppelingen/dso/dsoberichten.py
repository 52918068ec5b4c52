"""Messages for the tests: the fixed set, the official sample when it is there, and small edits of a whole message."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht
from borgwijzer.koppelingen.dso.simulator.omschrijving import Bericht, Melder
from borgwijzer.koppelingen.dso.simulator.verhalen import bouwmelding, maak_verzoeknummer
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.verzoek import Verzoek

VAST = Path(__file__).parent / "berichten"
STAM_MAP = Path(__file__).parents[3] / ".." / "shared" / "data" / "stam"
STAM_AANWEZIG = (STAM_MAP / "verzoekbericht_4_0_0.xml").is_file()
AFWEZIG = "de map ../shared/data/stam ontbreekt: alleen de eigen berichten zijn gecontroleerd, niet het officiele voorbeeld"
INGEDIEND = datetime(2026, 3, 2, 10, 15, 30)
PROJECT = maak_voorbeeldproject()


def maak(**anders: object) -> Bericht:
    """A whole bouwmelding with some fields of the message changed."""
    return replace(bouwmelding(PROJECT, verzoeknummer=maak_verzoeknummer(1), indien_datum=INGEDIEND), **anders)


def met_melder(**anders: object) -> Bericht:
    """A whole bouwmelding without gemachtigde, with some fields of the initiatiefnemer changed."""
    melder: Melder = replace(PROJECT.initiatiefnemer, **anders)
    return maak(project=replace(PROJECT, initiatiefnemer=melder, gemachtigde=None))


def met_plek(**anders: object) -> Bericht:
    return maak(project=replace(PROJECT, plek=replace(PROJECT.plek, **anders)))


def volledig() -> bytes:
    return (VAST / "bouwmelding_volledig.xml").read_bytes()


def lees_met(oud: str, nieuw: str, bericht: bytes | None = None) -> Verzoek:
    """Read a message after replacing text in it; the text must be there exactly once or more."""
    inhoud = bericht or volledig()
    assert oud.encode() in inhoud
    return lees(inhoud.replace(oud.encode(), nieuw.encode()))


def lees_bericht(bericht: Bericht) -> Verzoek:
    return lees(maak_bericht(bericht))


def codes(verzoek: Verzoek) -> set[str]:
    return {gebrek.code for gebrek in verzoek.gebreken}
