"""De motivering van een afweging, gemaakt uit wat is vastgelegd: feiten, regel, scores, alternatieven, keuze (kader 6).

Elke zin van een mens komt er woord voor woord in; de tekst voegt geen oordeel toe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.afweging import GEEN, Opzet, Weging
from borgwijzer.regels.kader import Kader

ROLLEN = {
    "bouwer": "degene die het bouwwerk bouwt", "uitvoerder": "degene die de bouwwerkzaamheden verricht",
    "gebruiker": "de gebruiker van het bouwwerk", "eigenaar": "de eigenaar van het bouwwerk", "anders": "de overtreder",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alinea:
    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Grond:
    """Waar de afweging over gaat: de overtreding zoals zij is vastgelegd. `bewijs`: per stuk een regel."""

    norm: str
    norm_versie: date | None
    feiten: str
    geconstateerd_op: date
    overtreder: str
    overtreder_rol: str
    overtreder_reden: str
    bewijs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Eerdere:
    """Een eerdere overtreding zoals een mens haar beoordeelde."""

    wat: str
    telt: bool
    reden: str


def schrijf_motivering(
    grond: Grond, opzet: Opzet, weging: Weging, kader: Kader, eerdere: Sequence[Eerdere] = ()
) -> tuple[Alinea, ...]:
    """De alinea's, in de volgorde van de stappen; een alinea zonder tekst valt weg."""
    alineas = (
        Alinea("De overtreding", _overtreding(grond)),
        Alinea("De overtreder", _overtreder(grond)),
        Alinea("Gevolgen en gedrag", _scores(opzet, weging, kader)),
        Alinea("Eerdere overtredingen", _eerdere(opzet, eerdere)),
        Alinea("Omstandigheden", " ".join(_omstandigheden(opzet, kader))),
        Alinea("De kwaliteitsborger", _zin(opzet.samenloop)),
        Alinea("Politie en openbaar ministerie", _overleg(opzet, weging)),
        Alinea("Wat het kader biedt", " ".join(_opties(opzet, weging))),
        Alinea("De keuze", " ".join(_keuze(opzet, weging, kader))),
    )
    return tuple(alinea for alinea in alineas if alinea.tekst)


def _zin(tekst: str) -> str:
    schoon = tekst.strip()
    return schoon if not schoon or schoon[-1] in ".?!" else f"{schoon}."


def _overtreding(grond: Grond) -> str:
    versie = f" (tekst van {grond.norm_versie})" if grond.norm_versie else ""
    bewijs = f" {_zin('Dit blijkt uit: ' + '; '.join(grond.bewijs))}" if grond.bewijs else ""
    begin = f"Op {grond.geconstateerd_op} is vastgesteld dat is gehandeld in strijd met {grond.norm}{versie}."
    return f"{begin} {_zin(grond.feiten)}{bewijs}"


def _overtreder(grond: Grond) -> str:
    return (
        f"De overtreder is {grond.overtreder}, {ROLLEN.get(grond.overtreder_rol, 'de overtreder')}. {_zin(grond.overtreder_reden)}"
    )


def _scores(opzet: Opzet, weging: Weging, kader: Kader) -> str:
    lhso, score = kader.inhoud.lhso, weging.overtreding
    assert lhso
    gevolg, gedrag = str(score.gevolg), score.gedrag
    zinnen = [
        f"De (mogelijke) gevolgen zijn gescoord als {gevolg} ({lhso.gevolg[gevolg]}).", _zin(opzet.redenen.get("gevolg", "")),
        f"Het gedrag is gescoord als {gedrag} ({lhso.gedrag[gedrag]}).", _zin(opzet.redenen.get("gedrag", "")),
    ]  # fmt: skip
    if score.ernst:
        zinnen += [f"De overtreding is {score.ernst}.", _zin(opzet.redenen.get("ernst", ""))]
    if score.weigering:
        zinnen += ["De overtreder weigert mee te werken.", _zin(opzet.redenen.get("weigering", ""))]
    if weging.advies.verschoven_cel:
        zinnen.append(f"Volgens het kader verschuift de cel van {weging.advies.cel} naar {weging.advies.verschoven_cel}.")
    return " ".join(zin for zin in zinnen if zin)


def _eerdere(opzet: Opzet, eerdere: Sequence[Eerdere]) -> str:
    zinnen = ["Er is sprake van herhaling." if opzet.herhaling else "De overtreding is voor het eerst vastgesteld."]
    zinnen.append(_zin(opzet.redenen.get("herhaling", "")))
    for een in eerdere:
        zinnen.append(f"{een.wat} telt {'mee' if een.telt else 'niet mee'}: {_zin(een.reden)}")
    return " ".join(zin for zin in zinnen if zin)


def _omstandigheden(opzet: Opzet, kader: Kader) -> Iterator[str]:
    for argument in kader.inhoud.argument:
        if argument.id in opzet.argumenten:
            effect = "verschuift de cel" if argument.kolommen or argument.rijen else "weegt mee en verschuift de cel niet"
            yield f"{argument.tekst} ({argument.soort}; {effect}): {_zin(opzet.argumenten[argument.id])}"


def _overleg(opzet: Opzet, weging: Weging) -> str:
    overleg = opzet.overleg
    if overleg.nodig:
        return f"Op {overleg.op} is overlegd met {overleg.met.strip()}. {_zin(overleg.uitkomst)}"
    if weging.overleg or overleg.reden.strip():
        return f"Er is niet overlegd met politie of openbaar ministerie. {_zin(overleg.reden)}"
    return ""


def _opties(opzet: Opzet, weging: Weging) -> Iterator[str]:
    advies = weging.advies
    namen = ", ".join(een.naam for een in advies.beschikbaarheid)
    yield f"De matrix noemt bij {advies.verschoven_cel or advies.cel}: {namen}."
    for optie in advies.beschikbaarheid:
        antwoord = opzet.mogelijk.get(optie.optie)
        if antwoord and antwoord.waarde is not None:
            yield f"{optie.naam} is hier {'wel' if antwoord.waarde else 'niet'} mogelijk: {_zin(antwoord.reden)}"
        elif optie.beschikbaar == "nee":
            yield f"{optie.naam} kan hier niet. {optie.toelichting}"
    if advies.ladder:
        yield f"Op de ladder van het kader past: {', '.join(trede.naam.lower() for trede in advies.ladder)}."


def _keuze(opzet: Opzet, weging: Weging, kader: Kader) -> Iterator[str]:
    gekozen = weging.zoek(opzet.keuze)
    if gekozen is None and opzet.keuze != GEEN:
        return
    yield f"Gekozen is: {gekozen.naam.lower()}." if gekozen else "Er wordt geen interventie ingezet."
    yield _zin(opzet.keuze_reden)
    treden = {trede.id: trede.naam for trede in kader.inhoud.interventie}
    for trede in gekozen.lichter if gekozen else ():
        if reden := opzet.lichter.get(trede, "").strip():
            yield f"Een lichter middel ({treden[trede].lower()}) volstaat niet: {_zin(reden)}"
    if weging.wijkt_af(opzet.keuze) and opzet.afwijking_reden.strip():
        yield f"Deze keuze wijkt af van het kader. {_zin(opzet.afwijking_reden)}"
