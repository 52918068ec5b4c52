"""Wat er met een handhavingsverzoek te doen is: termijnen en taken van de zaak, en waarom een daad nu niet kan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.handhavingsverzoek import (
    BUITEN_BEHANDELING,
    TERMIJN,
    VASTSTELLEN,
    Verzoekstand,
    bepaal_verzoekstand,
    dwangsom_tot,
    zoals_op,
)
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import bereken
from borgwijzer.regels.termijnstanden import los, maak_termijnstand
from borgwijzer.regels.toezichtfeiten import Handhavingsverzoekfeit, Verzoekuitkomst

Verzoekdaad = Literal[
    "bevestig", "belanghebbende", "vraag_aanvulling", "ontvang_aanvulling", "stem_in", "verleng", "onderzoek", "ingebreke",
    "trek_in", "toegewezen", "deels_toegewezen", "afgewezen", "niet_ontvankelijk", "buiten_behandeling", "stel_dwangsom_vast",
]  # fmt: skip
INHOUDELIJK: frozenset[Verzoekuitkomst] = frozenset({"toegewezen", "deels_toegewezen", "afgewezen"})
TOEWIJZEND: frozenset[Verzoekuitkomst] = frozenset({"toegewezen", "deels_toegewezen"})
NA_AFLOOP: frozenset[Verzoekdaad] = frozenset({"stel_dwangsom_vast"})
DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Werk:
    """Een verzoek zoals het op de peildatum was, met zijn stand."""

    verzoek: Handhavingsverzoekfeit
    stand: Verzoekstand
    kader: Kader
    peildatum: date
    overtreding: bool = False

    @property
    def grondslag(self) -> tuple[Grondslag, ...]:
        return self.kader.termijn(TERMIJN).grondslag

    @property
    def laatste(self) -> date:
        return self.stand.termijn.resultaat.uitkomst or self.stand.termijn.uiterst

    @property
    def verlengingen_over(self) -> int:
        regel = self.kader.inhoud.handhavingsverzoek
        return (regel.verlengingen if regel else 1) - len(self.verzoek.verlengingen)


def _list_werk(zicht: Zicht) -> Iterator[_Werk]:
    for feit in zicht.feiten.toezicht.handhavingsverzoeken:
        if verzoek := zoals_op(feit, zicht.peildatum):
            bepaald = bepaal_verzoekstand(verzoek, zicht.kader, zicht.peildatum, met_bewijs=zicht.met_bewijs)
            yield _Werk(verzoek, bepaald, zicht.kader, zicht.peildatum)


def list_handhavingstermijnen(zicht: Zicht) -> list[Termijnstand]:
    """Van elk open verzoek de termijn om te beslissen en na een ingebrekestelling; daarna die om de dwangsom vast te stellen."""
    gevonden = []
    for werk in _list_werk(zicht):
        if werk.stand.is_open:
            gevonden.append(maak_termijnstand(zicht, werk.stand.termijn.resultaat))
            if werk.stand.ingebreke:
                gevonden.append(maak_termijnstand(zicht, werk.stand.ingebreke))
        if (tot := _vast_te_stellen(werk)) and VASTSTELLEN in werk.kader.termijnen:
            gevonden.append(los(zicht, VASTSTELLEN, tot, gedaan_op=None))
    return gevonden


def list_handhavingstaken(zicht: Zicht) -> list[Taak]:
    """Wat er met elk verzoek te doen is."""
    taken: list[Taak] = []
    for werk in _list_werk(zicht):
        taken += [*_taken_open(werk), *_taken_beslissen(werk)] if werk.stand.is_open else []
        taken += _taken_dwangsom(werk)
    return taken


def list_open_verzoeken(zicht: Zicht) -> list[Reden]:
    """Wat sluiten in de weg staat: een aanvraag zonder besluit, of een dwangsom die nog niet is vastgesteld."""
    redenen = []
    for werk in _list_werk(zicht):
        if werk.stand.is_open:
            redenen.append(Reden("handhavingsverzoek_open", "Er is nog niet beslist op het handhavingsverzoek.", werk.grondslag))
        elif _vast_te_stellen(werk):
            redenen.append(Reden("dwangsom_open", "De dwangsom wegens te laat beslissen is nog niet vastgesteld.", werk.grondslag))
    return redenen


def _vast_te_stellen(werk: _Werk) -> date | None:
    """De laatste dag van een dwangsom die niet meer oploopt en nog niet is vastgesteld."""
    tot = dwangsom_tot(werk.verzoek, werk.kader)
    if tot is None or werk.verzoek.dwangsom_vastgesteld_op or not werk.peildatum > tot:
        return None
    return tot


def _taken_open(werk: _Werk) -> Iterator[Taak]:
    verzoek, bron = werk.verzoek, werk.grondslag
    if verzoek.bevestigd_op is None:
        tekst = "Bevestig aan de verzoeker dat zijn handhavingsverzoek er is, met de laatste dag waarop wij beslissen."
        yield Taak("bevestig_handhavingsverzoek", tekst, "intake", None, bron)
    if verzoek.belanghebbende is None:
        tekst = "Beoordeel of de verzoeker belanghebbende is: dan moet op zijn handhavingsverzoek inhoudelijk worden beslist."
        yield Taak("beoordeel_belanghebbende", tekst, "jurist", None, bron)
    if (grens := _grens_buiten_behandeling(werk)) and werk.peildatum <= grens and not _onderzocht_na_aanvulling(verzoek):
        tekst = "De tijd om het handhavingsverzoek aan te vullen is voorbij: behandel het, of beslis dat wij het niet behandelen."
        yield Taak("beoordeel_aanvulling", tekst, "jurist", grens, werk.kader.termijn(BUITEN_BEHANDELING).grondslag)
    if verzoek.belanghebbende and verzoek.onderzocht_op is None and werk.stand.toestand != "staat_stil":
        tekst = "Zoek uit of er een overtreding is: ga kijken of vraag gegevens, en leg bij het handhavingsverzoek vast wat blijkt."
        yield Taak("onderzoek_handhavingsverzoek", tekst, "toezichthouder", None, bron)


def _taken_beslissen(werk: _Werk) -> Iterator[Taak]:
    regel, toestand = werk.kader.inhoud.handhavingsverzoek, werk.stand.toestand
    dagen = timedelta(days=regel.verleng_vanaf if regel else 14)
    if toestand in ("loopt", "verlengd") and werk.verlengingen_over > 0 and werk.peildatum >= werk.laatste - dagen:
        tekst = "Lukt het niet om op tijd op het handhavingsverzoek te beslissen? Verleng dan voor de laatste dag."
        yield Taak("verleng_handhavingsverzoek", tekst, "jurist", werk.laatste, (werk.kader.wetsartikel("Awb 4:14"),))
    klaar = werk.verzoek.onderzocht_op is not None or werk.verzoek.belanghebbende is False
    if klaar or toestand in TE_LAAT:
        tekst = TE_LAAT.get(toestand, "Stel een besluit op het handhavingsverzoek voor; een ander neemt het.")
        uiterlijk = werk.stand.ingebreke.uitkomst if werk.stand.ingebreke else werk.stand.termijn.resultaat.uitkomst
        yield Taak("beslis_handhavingsverzoek", tekst, "jurist", uiterlijk, werk.grondslag)


TE_LAAT: dict[str, str] = {
    "te_laat": "De termijn voor het handhavingsverzoek is voorbij: beslis voordat de verzoeker ons in gebreke stelt.",
    "in_gebreke": "Wij zijn in gebreke gesteld: beslis op tijd op het handhavingsverzoek, anders loopt er een dwangsom.",
    "dwangsom_loopt": "Er loopt een dwangsom omdat wij te laat zijn: beslis vandaag op het handhavingsverzoek.",
    "dwangsom_vol": "De dwangsom is op haar hoogst, en het handhavingsverzoek moet nog steeds worden beslist.",
}


def _taken_dwangsom(werk: _Werk) -> Iterator[Taak]:
    tot = _vast_te_stellen(werk)
    if tot is None or VASTSTELLEN not in werk.kader.termijnen:
        return
    termijn = werk.kader.termijn(VASTSTELLEN)
    uiterlijk = bereken(termijn, tot, werk.kader.kalender).uitkomst
    tekst = "Stel vast welke dwangsom wij de verzoeker betalen omdat wij te laat beslisten."
    yield Taak("stel_dwangsom_vast", tekst, "jurist", uiterlijk, termijn.grondslag)


def _grens_buiten_behandeling(werk: _Werk) -> date | None:
    """Tot en met wanneer het verzoek buiten behandeling kan blijven; None zolang aanvullen kan, of als het niet is gevraagd."""
    if not werk.verzoek.aanvullingen or BUITEN_BEHANDELING not in werk.kader.termijnen:
        return None
    laatste = werk.verzoek.aanvullingen[-1]
    if laatste.ontvangen_op is None and not werk.peildatum > laatste.uiterlijk:
        return None
    vanaf = min(laatste.ontvangen_op, laatste.uiterlijk) if laatste.ontvangen_op else laatste.uiterlijk
    return bereken(werk.kader.termijn(BUITEN_BEHANDELING), vanaf, werk.kader.kalender).uitkomst


def _onderzocht_na_aanvulling(verzoek: Handhavingsverzoekfeit) -> bool:
    return verzoek.onderzocht_op is not None and verzoek.onderzocht_op >= verzoek.aanvullingen[-1].gevraagd_op


def verzoekbeletselen(
    feit: Handhavingsverzoekfeit, daad: Verzoekdaad, kader: Kader, peildatum: date, *, overtreding: bool = False
) -> tuple[Reden, ...]:
    """Waarom `daad` met dit verzoek op `peildatum` niet kan; leeg: het mag. `overtreding`: of er een open overtreding is."""
    verzoek = zoals_op(feit, peildatum)
    if verzoek is None:
        return (Reden("nog_niet_ontvangen", "Dit verzoek is op die dag nog niet ontvangen: kies een latere dag."),)
    werk = _Werk(verzoek, bepaal_verzoekstand(verzoek, kader, peildatum), kader, peildatum, overtreding)
    if daad not in NA_AFLOOP and not werk.stand.is_open:
        einde = verzoek.ingetrokken_op or verzoek.besloten_op
        woord = "ingetrokken" if verzoek.ingetrokken_op else "beslist"
        return (Reden("verzoek_klaar", f"Dit verzoek is {woord} op {einde}: er kan niets meer bij.", werk.grondslag),)
    return tuple(Reden(code, tekst, werk.grondslag) for code, tekst in REGELS[daad](werk))


Beletsels = Iterable[tuple[str, str]]


def _niets(werk: _Werk) -> Beletsels:
    return ()


def _te_bevestigen(werk: _Werk) -> Beletsels:
    if werk.verzoek.bevestigd_op:
        yield "al_bevestigd", f"De ontvangst is al bevestigd op {werk.verzoek.bevestigd_op}."


def _aan_te_vullen(werk: _Werk) -> Beletsels:
    if _wacht_op_aanvulling(werk):
        yield "al_gevraagd", f"Er is al om aanvulling gevraagd, tot en met {werk.verzoek.aanvullingen[-1].uiterlijk}."
    elif werk.peildatum > werk.laatste:
        yield "termijn_voorbij", f"De termijn liep tot en met {werk.laatste}: stilzetten kan niet meer. Beslis zo snel mogelijk."


def _wacht_op_aanvulling(werk: _Werk) -> bool:
    laatste = werk.verzoek.aanvullingen[-1] if werk.verzoek.aanvullingen else None
    return laatste is not None and laatste.ontvangen_op is None and werk.peildatum <= laatste.uiterlijk


def _aangevuld(werk: _Werk) -> Beletsels:
    if not werk.verzoek.aanvullingen or werk.verzoek.aanvullingen[-1].ontvangen_op:
        yield "niets_gevraagd", "Er staat geen verzoek om aanvulling open."


def _in_te_stemmen(werk: _Werk) -> Beletsels:
    if werk.peildatum > werk.laatste:
        yield (
            "termijn_voorbij",
            f"De termijn liep tot en met {werk.laatste}: uitstel achteraf telt niet. Beslis zo snel mogelijk.",
        )


def _te_verlengen(werk: _Werk) -> Beletsels:
    if werk.verlengingen_over <= 0:
        keren = len(werk.verzoek.verlengingen)
        hoe = f"al verlengd op {werk.verzoek.verlengingen[-1].op}" if keren else "in dit kader niet te verlengen"
        yield "al_verlengd", f"De termijn is {hoe}: vraag de verzoeker of hij schriftelijk instemt met uitstel, of beslis."
    elif werk.stand.toestand == "staat_stil":
        yield (
            "staat_stil",
            f"De termijn staat nu stil, tot uiterlijk {werk.verzoek.aanvullingen[-1].uiterlijk}: verlengen kan daarna.",
        )
    elif werk.peildatum > werk.laatste:
        yield (
            "termijn_voorbij",
            f"De termijn liep tot en met {werk.laatste}: verlengen kon tot dan. Beslis zo snel mogelijk.",
        )


def _te_beslissen(uitkomst: Verzoekuitkomst) -> Callable[[_Werk], Beletsels]:
    def regel(werk: _Werk) -> Beletsels:
        verzoek = werk.verzoek
        if verzoek.belanghebbende is None:
            yield "belanghebbende_open", "Beoordeel eerst of de verzoeker belanghebbende is."
        elif uitkomst in INHOUDELIJK and not verzoek.belanghebbende:
            yield "geen_belanghebbende", "De verzoeker is geen belanghebbende: het besluit is dan niet-ontvankelijk."
        elif uitkomst == "niet_ontvankelijk" and verzoek.belanghebbende:
            yield "wel_belanghebbende", "De verzoeker is belanghebbende: beslis inhoudelijk, of beoordeel zijn belang opnieuw."
        if uitkomst in TOEWIJZEND and not werk.overtreding:
            yield (
                "geen_overtreding",
                "Er is geen open overtreding in deze zaak: leg haar eerst vast.",
            )
        if uitkomst == "afgewezen" and verzoek.onderzocht_op is None:
            yield "niet_onderzocht", "Leg eerst vast wat het onderzoek liet zien: een afwijzing zonder onderzoek houdt geen stand."

    return regel


def _buiten_behandeling(werk: _Werk) -> Beletsels:
    grens = _grens_buiten_behandeling(werk)
    if not werk.verzoek.aanvullingen:
        yield "niet_gevraagd", "Vraag eerst om aanvulling: zonder die kans kan een verzoek niet buiten behandeling blijven."
    elif grens is None:
        yield "aanvullen_kan_nog", f"De verzoeker kan nog aanvullen tot en met {werk.verzoek.aanvullingen[-1].uiterlijk}."
    elif werk.peildatum > grens:
        yield "te_laat_buiten_behandeling", f"Dit kon tot en met {grens}: behandel het verzoek en beslis erop."


def _vaststellen(werk: _Werk) -> Beletsels:
    tot = dwangsom_tot(werk.verzoek, werk.kader)
    if werk.verzoek.dwangsom_vastgesteld_op:
        yield "al_vastgesteld", f"De dwangsom is al vastgesteld op {werk.verzoek.dwangsom_vastgesteld_op}."
    elif tot is None:
        yield "geen_dwangsom", "Er is geen dwangsom verschuldigd."
    elif not werk.peildatum > tot:
        yield "loopt_nog", "De dwangsom loopt nog op: beslis eerst op het verzoek."


REGELS: dict[Verzoekdaad, Callable[[_Werk], Beletsels]] = {
    "bevestig": _te_bevestigen, "belanghebbende": _niets, "vraag_aanvulling": _aan_te_vullen, "ontvang_aanvulling": _aangevuld,
    "stem_in": _in_te_stemmen, "verleng": _te_verlengen, "onderzoek": _niets, "ingebreke": _niets, "trek_in": _niets,
    "toegewezen": _te_beslissen("toegewezen"), "deels_toegewezen": _te_beslissen("deels_toegewezen"),
    "afgewezen": _te_beslissen("afgewezen"), "niet_ontvankelijk": _te_beslissen("niet_ontvankelijk"),
    "buiten_behandeling": _buiten_behandeling, "stel_dwangsom_vast": _vaststellen,
}  # fmt: skip
