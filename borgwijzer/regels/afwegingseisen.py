"""Wat er aan een afweging ontbreekt voor iemand haar kan voorstellen. De enige plek die dat zegt (domein 4.7; Awb 4:84)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.afweging import GEEN, Opzet, Weging, weegregels
from borgwijzer.regels.kader import Kader


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Wat er mist: het veld van het formulier, en een zin die zegt wat te doen."""

    veld: str
    zin: str


def list_gebreken(opzet: Opzet, weging: Weging | None, kader: Kader, peildatum: date, hits: Sequence[str] = ()) -> list[Gebrek]:
    """Alles wat ontbreekt, in de volgorde van het formulier. `hits`: de eerdere overtredingen die zijn gevonden."""
    gevonden = [*_scores(opzet, kader), *_recidive(opzet, hits), *_argumenten(opzet)]
    if not opzet.samenloop.strip():
        zin = "Schrijf wat de kwaliteitsborger deed of doet, en hoe uw optreden zich daartoe verhoudt."
        gevonden.append(Gebrek("samenloop", zin))
    if weging:
        gevonden += [*_mogelijk(opzet, weging), *_overleg(opzet, weging, peildatum), *_keuze(opzet, weging)]
    return gevonden


def _scores(opzet: Opzet, kader: Kader) -> Iterator[Gebrek]:
    lhso, regels = kader.inhoud.lhso, weegregels(kader)
    if lhso is None or str(opzet.gevolg) not in lhso.gevolg:
        yield Gebrek("gevolg", "Kies hoe groot de (mogelijke) gevolgen zijn, 1 tot en met 4.")
    yield from _reden(opzet, "gevolg", "Schrijf waarom u dit gevolg kiest.")
    if lhso is None or opzet.gedrag not in lhso.gedrag:
        yield Gebrek("gedrag", "Kies het gedrag van de overtreder, A tot en met D.")
    yield from _reden(opzet, "gedrag", "Schrijf waarom u dit gedrag kiest.")
    reden = opzet.redenen.get("gedrag", "").strip()
    if opzet.gedrag in regels.zwaar_gedrag and reden and len(reden) < regels.reden_tekens:
        yield Gebrek("gedrag_reden", f"Gedrag {opzet.gedrag} vraagt een uitgebreide reden, van ten minste {regels.reden_tekens} "
                     "tekens: noem de feiten waaruit het blijkt.")  # fmt: skip
    if not opzet.ernst and kader.inhoud.samenhang:
        yield Gebrek("ernst", "Kies hoe ernstig de overtreding is: licht, matig of ernstig.")
    yield from _reden(opzet, "ernst", "Schrijf waarom u deze ernst kiest.") if opzet.ernst else ()
    if opzet.weigering is None:
        yield Gebrek("weigering", "Kies of de overtreder weigert mee te werken.")
    yield from _reden(opzet, "weigering", "Schrijf waaruit de weigering blijkt.") if opzet.weigering else ()


def _reden(opzet: Opzet, naam: str, zin: str) -> Iterator[Gebrek]:
    if not opzet.redenen.get(naam, "").strip():
        yield Gebrek(f"{naam}_reden", zin)


def _recidive(opzet: Opzet, hits: Sequence[str]) -> Iterator[Gebrek]:
    """Een eerdere overtreding telt pas als een mens dat bevestigt."""
    for id_ in hits:
        antwoord = opzet.recidive.get(id_)
        if antwoord is None or antwoord.waarde is None:
            yield Gebrek(f"recidive-{id_}", "Kies van elke eerdere overtreding of zij meetelt.")
        elif not antwoord.reden.strip():
            yield Gebrek(f"recidive-{id_}-reden", "Schrijf waarom deze eerdere overtreding wel of niet meetelt.")
    if opzet.herhaling is None:
        yield Gebrek("herhaling", "Kies of het een herhaling is.")
    telt = any(opzet.recidive[id_].waarde for id_ in hits if id_ in opzet.recidive)
    if telt and opzet.herhaling is False:
        yield Gebrek("herhaling", "U laat een eerdere overtreding meetellen: kies bij herhaling ja, of laat haar niet meetellen.")
    elif opzet.herhaling and not telt:
        yield from _reden(opzet, "herhaling", "Er telt geen eerdere overtreding mee: schrijf waaruit de herhaling dan blijkt.")


def _argumenten(opzet: Opzet) -> Iterator[Gebrek]:
    for id_, reden in opzet.argumenten.items():
        if not reden.strip():
            yield Gebrek(f"argument-{id_}-reden", "Schrijf waaruit deze omstandigheid blijkt.")


def _mogelijk(opzet: Opzet, weging: Weging) -> Iterator[Gebrek]:
    """Het woord (indien mogelijk) van de matrix vraagt om een antwoord."""
    for optie in weging.advies.beschikbaarheid:
        antwoord = opzet.mogelijk.get(optie.optie)
        if optie.beschikbaar != "voorwaardelijk":
            continue
        if antwoord is None or antwoord.waarde is None:
            yield Gebrek(f"mogelijk-{optie.optie}", f"Kies of dit hier mogelijk is: {optie.naam.lower()}.")
        elif not antwoord.reden.strip():
            yield Gebrek(f"mogelijk-{optie.optie}-reden", f"Schrijf hoe u dat weet van: {optie.naam.lower()}.")


def _overleg(opzet: Opzet, weging: Weging, peildatum: date) -> Iterator[Gebrek]:
    overleg = opzet.overleg
    if overleg.nodig is None and weging.overleg:
        yield Gebrek("overleg", "Kies of er overleg met politie of openbaar ministerie is geweest.")
    elif overleg.nodig:
        if not overleg.met.strip():
            yield Gebrek("overleg_met", "Schrijf met wie u overlegde.")
        if overleg.op is None:
            yield Gebrek("overleg_op", "Vul in wanneer het overleg was.")
        elif overleg.op > peildatum:
            yield Gebrek("overleg_op", "Het overleg ligt in de toekomst: kies een dag tot en met vandaag.")
        if not overleg.uitkomst.strip():
            yield Gebrek("overleg_uitkomst", "Schrijf wat er uit het overleg kwam.")
    elif weging.overleg and not overleg.reden.strip():
        yield Gebrek("overleg_reden", "Schrijf waarom overleg met politie of openbaar ministerie niet nodig is.")


def _keuze(opzet: Opzet, weging: Weging) -> Iterator[Gebrek]:
    gekozen = weging.zoek(opzet.keuze)
    if gekozen is None and opzet.keuze != GEEN:
        yield Gebrek("keuze", "Kies wat de gemeente doet.")
        return
    if not opzet.keuze_reden.strip():
        yield Gebrek("keuze_reden", "Schrijf waarom dit past: waarom het werkt, en waarom het niet zwaarder is dan nodig.")
    for trede in gekozen.lichter if gekozen else ():
        if not opzet.lichter.get(trede, "").strip():
            yield Gebrek(f"lichter-{trede}", f"Schrijf waarom dit lichtere middel niet volstaat: {trede.replace('_', ' ')}.")
    if weging.wijkt_af(opzet.keuze) and not opzet.afwijking_reden.strip():
        zin = (
            "Uw keuze wijkt af van de matrix of de ladder van het kader: schrijf de bijzondere omstandigheden die dat nodig maken."
        )
        yield Gebrek("afwijking_reden", zin)
