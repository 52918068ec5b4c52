"""Wat er met een aanvraag om een maatwerkvoorschrift te doen is: termijnen en taken van de zaak, en waarom een daad nu niet kan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kadermaatwerk import Maatwerkregel
from borgwijzer.regels.maatwerk import (
    NAMEN,
    Maatwerkstand,
    bepaal_maatwerkstand,
    bereken_inschrijving,
    geldt,
    list_niet_voldaan,
    mist_criteria,
    wacht_op_zienswijze,
    zoals_op,
    zoek_regel,
)
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Termijnuitkomst
from borgwijzer.regels.termijnstanden import bepaal_toestand

Maatwerkdaad = Literal[
    "bevestig", "vraag_aanvulling", "ontvang_aanvulling", "verleng", "beoordeel", "voornemen", "zienswijze", "trek_in",
    "toegewezen", "geweigerd", "schrijf_in",
]  # fmt: skip
NA_AFLOOP: frozenset[Maatwerkdaad] = frozenset({"schrijf_in"})


@dataclass(frozen=True, slots=True)
class _Werk:
    """Een aanvraag zoals zij op de peildatum was, met haar stand."""

    aanvraag: Maatwerkfeit
    stand: Maatwerkstand
    kader: Kader
    peildatum: date

    @property
    def regel(self) -> Maatwerkregel:
        return zoek_regel(self.kader)

    @property
    def grondslag(self) -> tuple[Grondslag, ...]:
        return self.kader.grondslag(self.regel)

    @property
    def laatste(self) -> date:
        return self.stand.termijn.resultaat.uitkomst or self.stand.termijn.uiterst

    @property
    def verlengingen_over(self) -> int:
        return self.regel.verlengingen - len(self.aanvraag.verlengingen)

    @property
    def in_te_schrijven(self) -> bool:
        return self.aanvraag.uitkomst == "toegewezen" and self.aanvraag.ingeschreven_op is None


def _list_werk(zicht: Zicht) -> Iterator[_Werk]:
    """Een aanvraag van voor de dag van ingang bestaat voor de regels niet."""
    for feit in zicht.feiten.maatwerkaanvragen:
        if geldt(zicht.kader, feit.ontvangen_op) and (aanvraag := zoals_op(feit, zicht.peildatum)):
            bepaald = bepaal_maatwerkstand(aanvraag, zicht.kader, zicht.peildatum, met_bewijs=zicht.met_bewijs)
            yield _Werk(aanvraag, bepaald, zicht.kader, zicht.peildatum)


def list_maatwerktermijnen(zicht: Zicht) -> list[Termijnstand]:
    """Van elke open aanvraag de termijn om te beslissen, en na een toewijzing die om in te schrijven."""
    gevonden = []
    for werk in _list_werk(zicht):
        if werk.stand.is_open:
            gevonden.append(_maak_termijnstand(zicht, werk.stand.termijn.resultaat))
        if werk.in_te_schrijven and (besloten := werk.aanvraag.besloten_op):
            gevonden.append(_maak_termijnstand(zicht, bereken_inschrijving(besloten, zicht.kader, met_bewijs=zicht.met_bewijs)))
    return gevonden


def _maak_termijnstand(zicht: Zicht, resultaat: Termijnuitkomst) -> Termijnstand:
    soort = resultaat.termijn.id
    return Termijnstand(soort, NAMEN[soort], resultaat, bepaal_toestand(zicht, resultaat, None))


def list_maatwerktaken(zicht: Zicht) -> list[Taak]:
    """Wat er met elke aanvraag te doen is."""
    taken: list[Taak] = []
    for werk in _list_werk(zicht):
        taken += _taken_open(werk) if werk.stand.is_open else []
        if werk.in_te_schrijven and (besloten := werk.aanvraag.besloten_op):
            tekst = "Laat het maatwerkvoorschrift inschrijven als beperking (Wkpb), en leg de dag van het bewijs vast."
            uiterlijk = bereken_inschrijving(besloten, werk.kader).uitkomst
            taken.append(Taak("schrijf_maatwerk_in", tekst, "jurist", uiterlijk, werk.grondslag))
    return taken


def _taken_open(werk: _Werk) -> Iterator[Taak]:
    aanvraag, bron, uiterlijk = werk.aanvraag, werk.grondslag, werk.stand.termijn.resultaat.uitkomst
    if aanvraag.bevestigd_op is None:
        tekst = "Bevestig aan de bouwer dat de aanvraag om een maatwerkvoorschrift er is, met de laatste dag waarop wij beslissen."
        yield Taak("bevestig_maatwerk", tekst, "intake", None, bron)
    dagen = timedelta(days=werk.regel.verleng_vanaf)
    if werk.stand.toestand in ("loopt", "verlengd") and werk.verlengingen_over > 0 and werk.peildatum >= werk.laatste - dagen:
        tekst = "Lukt het niet om op tijd op de aanvraag om een maatwerkvoorschrift te beslissen? Verleng dan voor de laatste dag."
        yield Taak("verleng_maatwerk", tekst, "jurist", werk.laatste, (werk.kader.wetsartikel("Awb 4:14"),))
    if werk.stand.toestand == "staat_stil":
        return
    if mist_criteria(aanvraag, werk.kader):
        tekst = "Beoordeel de aanvraag om een maatwerkvoorschrift: vraag wat ontbreekt, of beantwoord elk criterium."
        yield Taak("beoordeel_maatwerk", tekst, "jurist", uiterlijk, bron)
    elif list_niet_voldaan(aanvraag, werk.kader) and aanvraag.voornemen_op is None:
        tekst = "Stuur de bouwer het voornemen om het maatwerkvoorschrift te weigeren: hij mag eerst reageren."
        yield Taak("voornemen_maatwerk", tekst, "jurist", uiterlijk, bron)
    elif not wacht_op_zienswijze(aanvraag, werk.peildatum):
        laat = " De termijn is voorbij: de bouwer kan ons in gebreke stellen." if werk.stand.toestand == "te_laat" else ""
        tekst = f"Stel een besluit op de aanvraag om een maatwerkvoorschrift voor; een ander neemt het.{laat}"
        yield Taak("beslis_maatwerk", tekst, "jurist", uiterlijk, bron)


def list_open_maatwerk(zicht: Zicht) -> list[Reden]:
    """Wat sluiten in de weg staat: een aanvraag zonder besluit, of een voorschrift dat nog niet is ingeschreven."""
    redenen = []
    for werk in _list_werk(zicht):
        if werk.stand.is_open:
            tekst = "Er is nog niet beslist op de aanvraag om een maatwerkvoorschrift."
            redenen.append(Reden("maatwerk_open", tekst, werk.grondslag))
        elif werk.in_te_schrijven:
            tekst = "Het maatwerkvoorschrift is nog niet ingeschreven als beperking."
            redenen.append(Reden("inschrijving_open", tekst, werk.grondslag))
    return redenen


def maatwerkbeletselen(feit: Maatwerkfeit, daad: Maatwerkdaad, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """Waarom `daad` met deze aanvraag op `peildatum` niet kan; leeg: het mag."""
    aanvraag = zoals_op(feit, peildatum)
    if aanvraag is None:
        return (Reden("nog_niet_ontvangen", "Deze aanvraag is op die dag nog niet ontvangen: kies een latere dag."),)
    werk = _Werk(aanvraag, bepaal_maatwerkstand(aanvraag, kader, peildatum), kader, peildatum)
    if daad not in NA_AFLOOP and not werk.stand.is_open:
        einde = aanvraag.ingetrokken_op or aanvraag.besloten_op
        woord = "ingetrokken" if aanvraag.ingetrokken_op else "beslist"
        return (Reden("aanvraag_klaar", f"Deze aanvraag is {woord} op {einde}: er kan niets meer bij.", werk.grondslag),)
    return tuple(Reden(code, tekst, werk.grondslag) for code, tekst in REGELS[daad](werk))


Beletsels = Iterable[tuple[str, str]]


def _niets(werk: _Werk) -> Beletsels:
    return ()


def _te_bevestigen(werk: _Werk) -> Beletsels:
    if werk.aanvraag.bevestigd_op:
        yield "al_bevestigd", f"De ontvangst is al bevestigd op {werk.aanvraag.bevestigd_op}."


def _aan_te_vullen(werk: _Werk) -> Beletsels:
    laatste = werk.aanvraag.aanvullingen[-1] if werk.aanvraag.aanvullingen else None
    if laatste and laatste.ontvangen_op is None and werk.peildatum <= laatste.uiterlijk:
        yield "al_gevraagd", f"De bouwer kan nog aanvullen tot en met {laatste.uiterlijk}: wacht daarop."
    elif werk.peildatum > werk.laatste:
        yield "termijn_voorbij", f"De termijn liep tot en met {werk.laatste}: stilzetten kan niet meer. Beslis zo snel mogelijk."


def _aangevuld(werk: _Werk) -> Beletsels:
    if not werk.aanvraag.aanvullingen or werk.aanvraag.aanvullingen[-1].ontvangen_op:
        yield "niets_gevraagd", "Er staat geen verzoek om aanvulling open."


def _te_verlengen(werk: _Werk) -> Beletsels:
    if werk.verlengingen_over <= 0:
        keren = werk.aanvraag.verlengingen
        hoe = f"al verlengd op {keren[-1].op}" if keren else "in dit kader niet te verlengen"
        yield "al_verlengd", f"De termijn is {hoe}: beslis op tijd."
    elif werk.stand.toestand == "staat_stil":
        yield (
            "staat_stil",
            f"De termijn staat stil tot uiterlijk {werk.aanvraag.aanvullingen[-1].uiterlijk}: verleng daarna.",
        )
    elif werk.peildatum > werk.laatste:
        yield "termijn_voorbij", f"De termijn liep tot en met {werk.laatste}: verlengen kon tot dan. Beslis zo snel mogelijk."


def _voor_te_nemen(werk: _Werk) -> Beletsels:
    if mist_criteria(werk.aanvraag, werk.kader):
        yield "niet_beoordeeld", "Beoordeel eerst elk criterium: een voornemen zegt waaraan niet is voldaan."
    elif wacht_op_zienswijze(werk.aanvraag, werk.peildatum):
        yield "al_gevraagd", f"De bouwer kan nog reageren tot en met {werk.aanvraag.zienswijze_uiterlijk}: wacht daarop."


def _zienswijze(werk: _Werk) -> Beletsels:
    if werk.aanvraag.voornemen_op is None:
        yield "geen_voornemen", "Er is geen voornemen verstuurd: er valt niets op te reageren."


def _toe_te_wijzen(werk: _Werk) -> Beletsels:
    if mist_criteria(werk.aanvraag, werk.kader):
        yield "niet_beoordeeld", "Beoordeel eerst elk criterium van het kader."
    for tekst in list_niet_voldaan(werk.aanvraag, werk.kader):
        yield "criterium_niet_voldaan", f"Volgens de beoordeling is hieraan niet voldaan: {tekst} Toewijzen kan dan niet."


def _te_weigeren(werk: _Werk) -> Beletsels:
    """De aanvrager mag reageren voor een weigering (Awb 4:7 en 4:8)."""
    if mist_criteria(werk.aanvraag, werk.kader):
        yield "niet_beoordeeld", "Beoordeel eerst elk criterium van het kader."
    elif werk.aanvraag.voornemen_op is None:
        yield "eerst_zienswijze", "Stuur eerst een voornemen: de bouwer mag reageren voordat wij weigeren."
    elif wacht_op_zienswijze(werk.aanvraag, werk.peildatum):
        uiterlijk = werk.aanvraag.zienswijze_uiterlijk
        yield "zienswijze_loopt", f"De bouwer kan nog reageren tot en met {uiterlijk}: weigeren kan daarna."


def _in_te_schrijven(werk: _Werk) -> Beletsels:
    if werk.aanvraag.uitkomst != "toegewezen":
        yield "geen_voorschrift", "Er is geen maatwerkvoorschrift om in te schrijven."
    elif werk.aanvraag.ingeschreven_op:
        yield "al_ingeschreven", f"Het maatwerkvoorschrift is al ingeschreven op {werk.aanvraag.ingeschreven_op}."


REGELS: dict[Maatwerkdaad, Callable[[_Werk], Beletsels]] = {
    "bevestig": _te_bevestigen, "vraag_aanvulling": _aan_te_vullen, "ontvang_aanvulling": _aangevuld, "verleng": _te_verlengen,
    "beoordeel": _niets, "voornemen": _voor_te_nemen, "zienswijze": _zienswijze, "trek_in": _niets,
    "toegewezen": _toe_te_wijzen, "geweigerd": _te_weigeren, "schrijf_in": _in_te_schrijven,
}  # fmt: skip
