"""The two oordelen of a zaak as sentences, each with its date and the proof of that date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.levensloop import Fasestand, Stand, Termijnstand
from borgwijzer.regels.poorten import Poortoordeel
from borgwijzer.regels.poorten import Reden as Regelreden
from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import OORDELEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.zaak import Oordeel, Reden
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin, schrijf_datums


@dataclass(frozen=True, slots=True)
class Poort:
    """The words of one gate and the termijn that belongs to it."""

    vraag: str
    wel: str
    niet: str
    voorwaarden: str
    wachttijd: str
    melding: str


START = Poort(
    vraag="Mag de bouw starten?",
    wel="De bouw mag starten",
    niet="De bouw mag nog niet starten",
    voorwaarden="De bouw mag onder voorwaarden starten",
    wachttijd="bouwmelding_wachttijd",
    melding="bouwmelding",
)
GEBRUIK = Poort(
    vraag="Mag het bouwwerk in gebruik?",
    wel="Het bouwwerk mag in gebruik",
    niet="Het bouwwerk mag nog niet in gebruik",
    voorwaarden="Het bouwwerk mag onder voorwaarden in gebruik",
    wachttijd="gereedmelding_wachttijd",
    melding="gereedmelding",
)
NOG_NIET = Status("Nog niet", "fout")


def maak_oordelen(stand: Stand, kader: Kader) -> tuple[Oordeel, ...]:
    """Start and use, in that order."""
    return (
        _maak_oordeel(START, stand.mag_starten, stand.termijnen, kader),
        _maak_oordeel(GEBRUIK, stand.mag_in_gebruik, stand.termijnen, kader),
    )


def maak_oordeel_van_deel(deel: Fasestand, kader: Kader) -> Oordeel:
    """Use of one part; the proof is that of its own termijnen."""
    poort = replace(
        GEBRUIK, vraag=f"Mag {deel.naam} in gebruik?", wel=f"{deel.naam} mag in gebruik",
        niet=f"{deel.naam} mag nog niet in gebruik",
        voorwaarden=f"{deel.naam} mag onder voorwaarden in gebruik",
    )  # fmt: skip
    return _maak_oordeel(poort, deel.mag_in_gebruik, deel.termijnen, kader)


def _maak_oordeel(poort: Poort, oordeel: Poortoordeel, termijnen: Sequence[Termijnstand], kader: Kader) -> Oordeel:
    return Oordeel(
        vraag=poort.vraag,
        status=NOG_NIET if oordeel.oordeel == "nee" else OORDELEN[oordeel.oordeel],
        zin=schrijf_zin(poort, oordeel),
        vroegste=schrijf_voluit(oordeel.vanaf) if oordeel.vanaf else "",
        vroegste_uitleg=_leg_datum_uit(poort, oordeel),
        bewijs=_zoek_bewijs(poort, oordeel, termijnen),
        redenen=_maak_redenen(oordeel),
        kanttekeningen=maak_kanttekeningen((*oordeel.kanttekeningen, *kader.kanttekeningen(f"termijn.{poort.wachttijd}")), kader),
    )


def schrijf_zin(poort: Poort, oordeel: Poortoordeel) -> str:
    """The verdict as one sentence that names the main reason."""
    if oordeel.oordeel == "ja":
        return f"{poort.wel}."
    if oordeel.oordeel == "onder_voorwaarden":
        return f"{poort.voorwaarden}: {_binnen_zin('; '.join(oordeel.voorwaarden) or oordeel.redenen[0].tekst)}"
    reden = oordeel.redenen[0].tekst if oordeel.redenen else "de datum staat nog niet vast."
    return f"{poort.niet}: {_binnen_zin(reden)}"


def _binnen_zin(tekst: str) -> str:
    zin = maak_zin(tekst)
    return zin[:1].lower() + zin[1:]


def _maak_redenen(oordeel: Poortoordeel) -> tuple[Reden, ...]:
    """All reasons with their source; the first stands in the sentence too, but its source only here."""
    redenen = tuple(Reden(maak_zin(reden.tekst), maak_bronnen(reden.grondslag)) for reden in oordeel.redenen)
    return redenen + tuple(Reden(f"Voorwaarde: {schrijf_datums(tekst)}") for tekst in oordeel.voorwaarden)


def _leg_datum_uit(poort: Poort, oordeel: Poortoordeel) -> str:
    if oordeel.vanaf is None:
        return f"Er is nog geen vroegste datum: die volgt uit de {poort.melding}."
    wie = {
        "wet": "De wet bepaalt deze datum.",
        "kader": "Het kader bepaalt deze datum.",
        "besluit": "Een besluit bepaalt deze datum.",
    }.get(oordeel.beslist_door or "", "")
    if oordeel.oordeel == "nee" and _houdt_tegen(oordeel.redenen):
        return f"{wie} Zij geldt alleen als ook het andere dan in orde is."
    return wie


def _houdt_tegen(redenen: Sequence[Regelreden]) -> bool:
    return any(reden.code != "wachttijd" for reden in redenen)


def _zoek_bewijs(poort: Poort, oordeel: Poortoordeel, termijnen: Sequence[Termijnstand]) -> Bewijs | None:
    """The proof of exactly the date that is shown: of the kader term, of the wet term, or none when neither gives it."""
    termijn = next((t for t in termijnen if t.soort == poort.wachttijd), None)
    if termijn is None or oordeel.vanaf is None:
        return None
    if termijn.resultaat.uitkomst == oordeel.vanaf:
        return vertel_bewijs(termijn.resultaat)
    if termijn.wet and termijn.wet.uitkomst == oordeel.vanaf and termijn.resultaat.uitkomst:
        slot = f"Volgens het kader is het {schrijf_voluit(termijn.resultaat.uitkomst)}. De latere van de twee is gebruikt."
        return vertel_bewijs(termijn.wet, slot=slot)
    return None
