"""Opdrachten over regels: zonder database, en zonder iets te berekenen wat niet in `regels/` staat."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from borgwijzer.kaders.bestanden import controleer_map, lees_bestand, zoek_kader
from borgwijzer.regels.feiten import Feiten, Meldingsoort
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kaderfouten import Kaderfouten

Antwoord = tuple[Any, int]
MELDINGEN = get_args(Meldingsoort)


def _lees(pad: str) -> Feiten:
    from borgwijzer.regels.feitenbestand import lees_feiten

    try:
        tekst = sys.stdin.read() if pad == "-" else Path(pad).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Invoerfout(f"Het feitenbestand {pad} is niet te lezen: controleer het pad en bewaar het als UTF-8.") from None
    return lees_feiten(tekst)


def feestdagen(opdracht: Namespace) -> Antwoord:
    dagen = zoek_kader(opdracht.kader).kalender.feestdagen(opdracht.jaar)
    return [{"datum": dag.datum.isoformat(), "naam": dag.naam, "bron": dag.bron} for dag in dagen], 0


def termijn(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.kadertermijn import bereken_volgens

    kader = zoek_kader(opdracht.kader)
    return bereken_volgens(kader, opdracht.soort, opdracht.vanaf, tuple(opdracht.pauze)).als_dict(), 0


def gevolgklasse(opdracht: Namespace) -> Antwoord:
    from borgwijzer.klok import vandaag
    from borgwijzer.regels.gevolgklasse import bepaal_gevolgklasse

    feiten = _lees(opdracht.feiten)
    if feiten.gevolgklasse is None:
        raise Invoerfout("Het feitenbestand heeft geen gevolgklasse: vul dat deel in (zie 'borgwijzer feiten schema').")
    peildatum = opdracht.peildatum or feiten.peildatum or vandaag()
    bepaald = bepaal_gevolgklasse(feiten.gevolgklasse, zoek_kader(opdracht.kader), peildatum)
    return bepaald.als_dict(), 0 if bepaald.uitkomst == "GK1" else 1


def toets(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.poorten import Zicht
    from borgwijzer.regels.volledigheid import toets_volledigheid

    feiten = _lees(opdracht.feiten)
    kader = zoek_kader(opdracht.kader)
    laatste = Zicht.op(feiten, kader, feiten.peildatum or date.max).melding(opdracht.melding)
    if laatste is None:
        raise Invoerfout(f"Het feitenbestand heeft geen {opdracht.melding} die meetelt: voeg haar toe onder meldingen.")
    resultaat = toets_volledigheid(laatste, kader, feiten.peildatum)
    return resultaat.als_dict(), 0 if resultaat.oordeel == "volledig" else 1


def prioriteit(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.prioriteit import bepaal_prioriteit

    return bepaal_prioriteit(opdracht.onderwerp, zoek_kader(opdracht.kader)).als_dict(), 0


def interventie(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.interventie import Overtreding, adviseer

    overtreding = Overtreding(
        gevolg=opdracht.gevolg, gedrag=opdracht.gedrag, herhaling=opdracht.herhaling, weigering=opdracht.weigering,
        ernst=opdracht.ernst,
    )  # fmt: skip
    return adviseer(overtreding, zoek_kader(opdracht.kader)).als_dict(), 0


def stand(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.levensloop import stand as bepaal_stand

    feiten = _lees(opdracht.feiten)
    kader = zoek_kader(feiten.kader or opdracht.kader)
    return bepaal_stand(feiten, kader, opdracht.peildatum, met_bewijs=True).als_dict(), 0


def schema(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.feitenbestand import schema as feitenschema

    opdracht.json = True  # een schema is altijd JSON
    return feitenschema(), 0


def controleer_kader(opdracht: Namespace) -> Antwoord:
    """Een lege lijst betekent: geen fouten."""
    pad = Path(opdracht.bestand)
    try:
        lees_bestand(pad)
        fouten = [fout for fout in controleer_map(pad.parent) if Path(fout.bestand) == pad]
    except Kaderfouten as gevonden:
        fouten = gevonden.fouten
    return [fout.als_dict() for fout in fouten], 1 if fouten else 0


def vergelijk_kaders(opdracht: Namespace) -> Antwoord:
    from borgwijzer.regels.kader import vergelijk

    return [wijziging.als_dict() for wijziging in vergelijk(zoek_kader(opdracht.oud), zoek_kader(opdracht.nieuw))], 0


def toon_kader(opdracht: Namespace) -> Antwoord:
    kader = zoek_kader(opdracht.kader)
    inhoud = kader.inhoud.model_dump(mode="json", exclude_defaults=True)
    return {"versie": kader.versie, "vingerafdruk": kader.vingerafdruk, **inhoud}, 0


def lezingen(opdracht: Namespace) -> Antwoord:
    return [{"regel": regel, "lezing": tekst} for regel, tekst in zoek_kader(opdracht.kader).lezingen()], 0
