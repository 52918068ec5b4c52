"""The pages of practising."""

from __future__ import annotations

from collections.abc import Mapping

from borgwijzer.oefenen.verhalen import MOEITES, OEFENINGEN, STAPPEN
from borgwijzer.organisaties.models import Oefenronde, Oefenstap
from borgwijzer.organisaties.oefenen import is_bezig
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.oefenen import OefenenBeeld, Oefenregel, OpnieuwBeeld
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld
from borgwijzer.zaken.feiten import NEDERLAND

BLIJFT = ("de accounts en hun instellingen", "het kader en het briefpapier", "het ingelezen register")
WOORDEN = {
    "zaken": ("1 zaak, met alles erin", "{} zaken, met alles erin"),
    "berichten": ("1 binnengekomen bericht", "{} binnengekomen berichten"),
    "brieven": ("1 brief", "{} brieven"),
    "gebeurtenissen": ("1 regel van het logboek", "{} regels van het logboek"),
}


def maak_oefenen(ingevuld: Mapping[str, str], ronde: Oefenronde | None, *, mag_opnieuw: bool, fout: str = "") -> OefenenBeeld:
    """The choice of a practice case; what was chosen before stays chosen."""
    return OefenenBeeld(
        stap=_maak_keuzeveld("stap", "Bij welke stap begint u?", STAPPEN, ingevuld),
        moeite=_maak_keuzeveld("moeite", "Wat is er aan de hand?", MOEITES, ingevuld),
        oefeningen=tuple(Oefenregel(STAPPEN[stap], MOEITES[moeite], o.uitleg) for (stap, moeite), o in OEFENINGEN.items()),
        mag_opnieuw=mag_opnieuw, bezig=schrijf_voortgang(ronde), fout=fout,
    )  # fmt: skip


def _maak_keuzeveld(naam: str, etiket: str, woorden: Mapping[str, str], ingevuld: Mapping[str, str]) -> Keuzeveld:
    gekozen = ingevuld.get(naam, "")
    return Keuzeveld(naam, etiket, tuple(Keuze(waarde, tekst, waarde == gekozen) for waarde, tekst in woorden.items()))


def schrijf_voortgang(ronde: Oefenronde | None) -> str:
    """How far the filling is; empty when nothing is going on."""
    if ronde is None or not is_bezig(ronde):
        return ""
    if ronde.stap == Oefenstap.WACHT:
        return "De oefenomgeving wordt straks geleegd. Dat begint binnen een minuut."
    return f"De oefenomgeving wordt nu gevuld: {ronde.gemaakt} van de {ronde.totaal} dossiers zijn er."


def maak_opnieuw(aantallen: Mapping[str, int], ronde: Oefenronde | None, *, dossiers: int, fout: str = "") -> OpnieuwBeeld:
    """What beginning again costs; ``aantallen`` counts what is there, by the words of ``WOORDEN``."""
    verlies = tuple(
        (een if aantallen[naam] == 1 else meer.format(f"{aantallen[naam]:,}".replace(",", ".")))
        for naam, (een, meer) in WOORDEN.items() if aantallen[naam]
    )  # fmt: skip
    return OpnieuwBeeld(verlies, BLIJFT, dossiers, schrijf_voortgang(ronde), _schrijf_laatst(ronde), fout)


def _schrijf_laatst(ronde: Oefenronde | None) -> str:
    if ronde is None or ronde.klaar_op is None:
        return ""
    door = ronde.gevraagd_naam or "de beheerder van het programma"
    return f"Het laatst begon {door} opnieuw, op {schrijf_moment(ronde.gevraagd_op.astimezone(NEDERLAND))}."
