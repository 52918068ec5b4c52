"""Beletselen: waarom een daad nu niet kan. De enige plek die dat zegt; een lege lijst betekent dat het mag.

De pagina toont de lijst bij een uitgeschakelde knop, de actie weigert ermee. Wie iets mag (rollen) staat hier niet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

from borgwijzer.regels.controle import stil_te_leggen_ter_plaatse
from borgwijzer.regels.feiten import Feiten, Meldingfeit, Meldingsoort
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.herinnering import te_herinneren
from borgwijzer.regels.informatieverzoek import list_open
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.overtredingwerk import REGELS as OVERTREDINGSREGELS
from borgwijzer.regels.poorten import Reden, Zicht, deel_kiezen
from borgwijzer.regels.samenvoeging import is_samengevoegd
from borgwijzer.regels.termijnen import bereken
from borgwijzer.regels.toch_in_gebruik import REGELS as GEBRUIKSREGELS
from borgwijzer.regels.toezichtwerk import list_open_toezicht
from borgwijzer.regels.volledigheid import toets_volledigheid

Daad = Literal[
    "registreer_melding", "toets_bouwmelding", "accepteer_bouwmelding", "wijs_bouwmelding_af",
    "toets_gereedmelding", "accepteer_gereedmelding", "wijs_gereedmelding_af",
    "vraag_herstel_bouwmelding", "vraag_herstel_gereedmelding",
    "besluit_gebruik_onder_voorwaarden", "leg_bouwstop_op", "leg_gebruiksverbod_op", "leg_feit_vast", "sluit_af",
    "zet_over",
    "herinner_start", "herinner_einde", "plan_controle", "leg_controle_vast", "verbeter_controle", "stel_rapport_vast",
    "geef_juridisch_advies", "beslis_over_advies", "controleer_ter_plaatse", "leg_mondelinge_bouwstop_op",
    "stel_overtreding_vast", "wijzig_overtreding", "laat_overtreding_vervallen", "stel_herstel_vast", "weeg_overtreding",
    "keur_afweging_goed",
]  # fmt: skip

# Welke daad een besluit van deze soort is.
BESLUITDADEN: dict[str, Daad] = {
    "gebruik_onder_voorwaarden": "besluit_gebruik_onder_voorwaarden",
    "bouwstop": "leg_bouwstop_op",
    "gebruiksverbod": "leg_gebruiksverbod_op",
}

# De meldingen die de gemeente beoordeelt; de andere zijn informatie.
TE_TOETSEN: tuple[Meldingsoort, ...] = ("bouwmelding", "gereedmelding")


def beletselen(
    feiten: Feiten, daad: Daad, kader: Kader, peildatum: date, *, melding: str = "", overtreding: str = ""
) -> tuple[Reden, ...]:
    """De redenen waarom `daad` op `peildatum` niet kan. Een onbekende daad is Invoerfout.

    `melding` is het id van de melding waarover de daad gaat, van het geheel of van een deel; zonder id is dat de laatste van
    haar soort over het geheel. `overtreding` is het id van de overtreding waarover zij gaat.
    """
    if daad not in REGELS and daad not in OVERTREDINGSREGELS:
        raise Invoerfout(f"De daad {daad} bestaat niet. Kies een van: {', '.join(get_args(Daad))}.")
    deel = feiten.deel_van(melding) if melding else None
    zicht = Zicht.op(feiten, kader, peildatum, deel.meldingen if deel else None)
    if zicht.gebeurd(feiten.afgesloten_op):
        return (Reden("zaak_afgesloten", f"De zaak is afgesloten op {feiten.afgesloten_op}: heropen haar eerst."),)
    if melding and melding not in {laatste.id for laatste in zicht.laatste.values()}:
        return (Reden("telt_niet_mee", "Deze melding telt niet meer mee: zij is ingetrokken, of er is een nieuwere."),)
    return tuple(OVERTREDINGSREGELS[daad](zicht, overtreding) if daad in OVERTREDINGSREGELS else REGELS[daad](zicht))


def _niets(zicht: Zicht) -> list[Reden]:
    return []


def _te_toetsen(soort: Meldingsoort) -> Callable[[Zicht], list[Reden]]:
    def regel(zicht: Zicht) -> list[Reden]:
        melding = zicht.melding(soort)
        if melding is None:
            return [Reden(f"geen_{soort}", f"Er is geen {soort} om te beoordelen.")]
        if melding.oordeel:
            return [Reden("al_beoordeeld", f"De {soort} is al beoordeeld op {melding.oordeel.op} ({melding.oordeel.oordeel}).")]
        return []

    return regel


def _te_oordelen(soort: Meldingsoort) -> Callable[[Zicht], list[Reden]]:
    """Een oordeel en zijn brief noemen waarover: dat moet dan vaststaan."""

    def regel(zicht: Zicht) -> list[Reden]:
        return _te_toetsen(soort)(zicht) or [deel_kiezen(soort) for _ in range(zicht.deel_te_kiezen(soort))]

    return regel


def _te_accepteren(soort: Meldingsoort) -> Callable[[Zicht], list[Reden]]:
    """Accepteren zegt de indiener dat hij verder mag: dan moet aan beide lijsten zijn voldaan, ook aan de wettelijke."""

    def regel(zicht: Zicht) -> list[Reden]:
        if redenen := _te_oordelen(soort)(zicht):
            return redenen
        resultaat = toets_volledigheid(zicht.laatste[soort], zicht.kader, zicht.peildatum)
        return [
            Reden("eis_niet_voldaan" if b.voldaan is False else "eis_open", f"{b.tekst}: {b.reden}.", b.grondslag)
            for b in resultaat.bevindingen
            if b.telt and b.voldaan is not True
        ]

    return regel


def _af_te_wijzen(soort: Meldingsoort) -> Callable[[Zicht], list[Reden]]:
    """Laat het kader aanvullen toe, dan wordt daar eerst om verzocht, ook om wat alleen de wet vraagt (kader 2.1.1 stap 3)."""

    def regel(zicht: Zicht) -> list[Reden]:
        if redenen := _te_oordelen(soort)(zicht):
            return redenen
        melding = zicht.laatste[soort]
        resultaat = toets_volledigheid(melding, zicht.kader, zicht.peildatum)
        if not any(b.telt and b.voldaan is False for b in resultaat.bevindingen):
            return [Reden("niets_ontbreekt", "Er is geen eis waaraan niet is voldaan: zonder reden kan niet worden afgewezen.")]
        return [_herstel_eerst(melding, zicht)] if resultaat.herstel_mogelijk else []

    return regel


def _herstel_eerst(melding: Meldingfeit, zicht: Zicht) -> Reden:
    """Waarom afwijzen nog niet kan: er is nog niet om aanvulling gevraagd, of de tijd daarvoor loopt nog."""
    naam = zicht.kader.inhoud.onvolledig[melding.soort].hersteltermijn
    if not melding.herstel or naam is None:
        return Reden("herstel_eerst", f"Vraag eerst om aanvulling: de {melding.soort} kan nog worden hersteld.")
    termijn = zicht.kader.termijn(naam)
    laatste = bereken(termijn, melding.herstel[-1].gevraagd_op, zicht.kader.kalender).uitkomst
    tekst = f"De indiener kan de {melding.soort} nog aanvullen tot en met {laatste}: afwijzen kan daarna."
    return Reden("herstel_loopt", tekst, termijn.grondslag)


def _te_herstellen(soort: Meldingsoort) -> Callable[[Zicht], list[Reden]]:
    """Eenmaal, gebundeld: wat er dan niet bij staat, wordt niet meer gevraagd (kader 2.1.1 stap 3)."""

    def regel(zicht: Zicht) -> list[Reden]:
        if redenen := _te_oordelen(soort)(zicht):
            return redenen
        melding = zicht.laatste[soort]
        if melding.herstel:
            return [Reden("al_gevraagd", f"Er is al om aanvulling gevraagd op {melding.herstel[-1].gevraagd_op}.")]
        resultaat = toets_volledigheid(melding, zicht.kader, zicht.peildatum)
        if not resultaat.herstel_mogelijk:
            return [Reden("herstel_niet_mogelijk", "Dit kader kent geen aanvulling: er is een nieuwe melding nodig.")]
        if not any(b.voldaan is False for b in resultaat.bevindingen if b.telt):
            return [Reden("niets_ontbreekt", "Er is geen eis waaraan niet is voldaan: er valt niets aan te vullen.")]
        return []

    return regel


def _gebruik_toe_te_staan(zicht: Zicht) -> list[Reden]:
    """Bijlage 1: een onderwerp waarbij gebruik verboden is, vraagt eerst gezamenlijk onderzoek; daarna beslist een mens."""
    if not any(een.melding("gereedmelding") for een in _geheel_en_delen(zicht)):
        return [Reden("geen_gereedmelding", "Er is geen gereedmelding: over gebruik valt nog niet te beslissen.")]
    return []


def _stil_te_leggen(zicht: Zicht) -> list[Reden]:
    bouwstop = zicht.besluit("bouwstop")
    return [Reden("al_stilgelegd", f"De bouw is al stilgelegd sinds {bouwstop.vanaf}.")] if bouwstop else []


def _te_verbieden(zicht: Zicht) -> list[Reden]:
    verbod = zicht.besluit("gebruiksverbod")
    return [Reden("al_verboden", f"Er geldt al een gebruiksverbod sinds {verbod.vanaf}.")] if verbod else []


def _te_sluiten(zicht: Zicht) -> list[Reden]:
    """Niets sluit met iets open: geen open signaal, geen besluit dat nog geldt, geen melding zonder oordeel."""
    eigen = [s for s in zicht.open_signalen(zicht.alle_signalen()) if not is_samengevoegd(s, zicht.peildatum)]
    redenen = [Reden("signaal_open", "Er is nog een open signaal.") for _ in eigen[:1]]
    redenen += [Reden("besluit_geldt", f"Het besluit {b.soort.replace('_', ' ')} geldt nog.")
                for b in zicht.feiten.besluiten if b.geldt_op(zicht.peildatum)]  # fmt: skip
    if list_open(zicht.feiten.informatieverzoeken, zicht.peildatum):
        redenen.append(Reden("informatieverzoek_open", "Er is nog een open verzoek om gegevens: handel het af of beëindig het."))
    redenen += list_open_toezicht(zicht)
    redenen += [
        Reden("niet_beoordeeld", f"De {melding.soort} is nog niet beoordeeld.")
        for een in _geheel_en_delen(zicht)
        for melding in een.laatste.values()
        if melding.soort in ("bouwmelding", "gereedmelding") and melding.oordeel is None
    ]
    return redenen


def _geheel_en_delen(zicht: Zicht) -> list[Zicht]:
    return [zicht, *(zicht.van_deel(deel) for deel in zicht.fasen)]


REGELS: dict[str, Callable[[Zicht], list[Reden]]] = {
    "registreer_melding": _niets,
    "toets_bouwmelding": _te_toetsen("bouwmelding"),
    "accepteer_bouwmelding": _te_accepteren("bouwmelding"),
    "wijs_bouwmelding_af": _af_te_wijzen("bouwmelding"),
    "toets_gereedmelding": _te_toetsen("gereedmelding"),
    "accepteer_gereedmelding": _te_accepteren("gereedmelding"),
    "vraag_herstel_bouwmelding": _te_herstellen("bouwmelding"),
    "vraag_herstel_gereedmelding": _te_herstellen("gereedmelding"),
    "wijs_gereedmelding_af": _af_te_wijzen("gereedmelding"),
    "besluit_gebruik_onder_voorwaarden": _gebruik_toe_te_staan,
    "leg_bouwstop_op": _stil_te_leggen,
    "leg_gebruiksverbod_op": _te_verbieden,
    "leg_feit_vast": _niets,
    "sluit_af": _te_sluiten,
    "zet_over": _niets,
    "controleer_ter_plaatse": _niets,
    "leg_mondelinge_bouwstop_op": stil_te_leggen_ter_plaatse,
    "herinner_start": te_herinneren("start"),
    "herinner_einde": te_herinneren("einde"),
    **GEBRUIKSREGELS,
}
