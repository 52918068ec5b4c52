"""Interventies: van een overtreding naar de cel van de LHSO-matrix, de opties met hun beschikbaarheid, en de ladder.

De opties in een cel zijn keuzes met redenen, geen automatische uitkomst. Niet behandeld: de hoogte van een dwangsom en de
begunstigingstermijn; die staan in de sanctietabel van het kader.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from borgwijzer.regels.grondslag import Grondslag, Invoerfout, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Cel, Ernst, Gedrag, Interventie, Lhso, Past

SPOREN = ("strafrecht", "bestuursrecht_bestraffend", "bestuursrecht_ingrijpend", "bestuursrecht_herstellend")
GEDRAG: tuple[Gedrag, ...] = ("A", "B", "C", "D")
ERNST: tuple[Ernst, ...] = ("licht", "matig", "ernstig")


@dataclass(frozen=True, slots=True)
class Overtreding:
    """Een vastgestelde overtreding zoals gescoord. `gevolg` 1 tot en met 4, `gedrag` A tot en met D, `ernst` van hoofdstuk 5.

    `argumenten`: de verzwarende en verzachtende omstandigheden van het kader die zich voordoen.
    """

    gevolg: Literal[1, 2, 3, 4]
    gedrag: Gedrag
    herhaling: bool = False
    weigering: bool = False
    ernst: Ernst | None = None
    argumenten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trede:
    trede: str
    naam: str
    reden: str
    grondslag: tuple[Grondslag, ...]

    def als_dict(self) -> dict[str, Any]:
        return {"trede": self.trede, "naam": self.naam, "reden": self.reden,
                "grondslag": [bron.als_dict() for bron in self.grondslag]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beschikbaarheid:
    """Of een optie van de cel in een Wkb-zaak kan, en wat er anders voor in de plaats komt."""

    optie: str
    naam: str
    beschikbaar: str
    toelichting: str
    in_plaats_daarvan: str
    grondslag: tuple[Grondslag, ...]

    def als_dict(self) -> dict[str, Any]:
        return {
            "optie": self.optie, "naam": self.naam, "beschikbaar": self.beschikbaar, "toelichting": self.toelichting,
            "in_plaats_daarvan": self.in_plaats_daarvan or None, "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advies:
    """Het advies van het kader. `cel` is de gevraagde cel, `verschoven_cel` die na verschuiving; de opties horen bij de laatste."""

    cel: str
    verschoven_cel: str | None
    opties: Cel
    ladder: tuple[Trede, ...]
    beschikbaarheid: tuple[Beschikbaarheid, ...]
    motivering: str
    grondslag: tuple[Grondslag, ...]
    kanttekeningen: tuple[Kanttekening, ...]

    def als_dict(self) -> dict[str, Any]:
        return {
            "cel": self.cel, "verschoven_cel": self.verschoven_cel,
            **{spoor: list(getattr(self.opties, spoor)) for spoor in SPOREN},
            "ladder": [trede.als_dict() for trede in self.ladder],
            "beschikbaarheid": [optie.als_dict() for optie in self.beschikbaarheid],
            "motivering": self.motivering, "grondslag": [bron.als_dict() for bron in self.grondslag],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


@lru_cache(maxsize=4096)
def adviseer(overtreding: Overtreding, kader: Kader) -> Advies:
    """Het advies bij een overtreding. Een kader zonder matrix: Invoerfout. Bron: kader hoofdstuk 4 en 5; LHSO.

    Er zijn per kader weinig verschillende overtredingen; een eerder gegeven advies wordt hergebruikt.
    """
    lhso = kader.inhoud.lhso
    if lhso is None:
        raise Invoerfout(f"Het kader {kader.id} heeft geen interventiematrix: kies een gemeentelijk kader.")
    cel = f"{overtreding.gevolg}{overtreding.gedrag}"
    verschoven = _verschuif(overtreding, kader, lhso)
    opties = lhso.cel[verschoven or cel]
    ladder = _ladder(overtreding, kader)
    return Advies(
        cel=cel,
        verschoven_cel=verschoven,
        opties=opties,
        ladder=ladder,
        beschikbaarheid=_beschikbaarheid(opties, lhso, kader),
        motivering=_motiveer(overtreding, opties, ladder, lhso),
        grondslag=kader.grondslag(lhso),
        kanttekeningen=(*_signaleringen(overtreding, opties, ladder, kader), *_kanttekeningen(opties, kader)),
    )


def codes(cel: Cel) -> tuple[str, ...]:
    """Alle opties van een cel, in de volgorde van de sporen."""
    return tuple(code for spoor in SPOREN for code in getattr(cel, spoor))


def _verschuif(overtreding: Overtreding, kader: Kader, lhso: Lhso) -> str | None:
    """De cel na verschuiving door herhaling en omstandigheden; None zolang het kader door niets hiervan verschuift."""
    regel, gevraagd = lhso.verschuiving, []
    if regel.aan and overtreding.herhaling:
        gevraagd.append((regel.kolommen, regel.rijen))
    for argument in kader.inhoud.argument:
        if argument.id in overtreding.argumenten and (argument.kolommen or argument.rijen):
            teken = 1 if argument.soort == "verzwarend" else -1
            gevraagd.append((teken * argument.kolommen, teken * argument.rijen))
    if not gevraagd:
        return None
    gevolg = overtreding.gevolg + sum(rijen for _, rijen in gevraagd)
    plaats = GEDRAG.index(overtreding.gedrag) + sum(kolommen for kolommen, _ in gevraagd)
    return f"{max(1, min(4, gevolg))}{GEDRAG[max(0, min(3, plaats))]}"


def _ernsten(overtreding: Overtreding, kader: Kader) -> tuple[Ernst, ...]:
    """De ernst die is opgegeven; anders elke ernst die volgens de koppeling bij het gevolg past."""
    if overtreding.ernst:
        return (overtreding.ernst,)
    koppeling = kader.inhoud.samenhang.ernst if kader.inhoud.samenhang else {}
    passend = tuple(ernst for ernst in ERNST if overtreding.gevolg in koppeling.get(ernst, ()))
    return passend or ERNST


def _ladder(overtreding: Overtreding, kader: Kader) -> tuple[Trede, ...]:
    ernsten = _ernsten(overtreding, kader)
    treden = []
    for trede in kader.inhoud.interventie:
        passend = tuple(ernst for ernst in ernsten if _past(trede, ernst, overtreding))
        if passend:
            treden.append(Trede(trede.id, trede.naam, _reden(trede, passend, overtreding), kader.grondslag(trede)))
    return tuple(treden)


def _past(trede: Interventie, ernst: Ernst, overtreding: Overtreding) -> bool:
    return any(_klopt(omstandigheid, ernst, overtreding) for omstandigheid in trede.past)


def _klopt(past: Past, ernst: Ernst, overtreding: Overtreding) -> bool:
    return (
        (not past.ernst or ernst in past.ernst)
        and (not past.gedrag or overtreding.gedrag in past.gedrag)
        and (past.herhaling is None or past.herhaling == overtreding.herhaling)
        and (past.weigering is None or past.weigering == overtreding.weigering)
    )


def _reden(trede: Interventie, ernsten: tuple[Ernst, ...], overtreding: Overtreding) -> str:
    delen = [f"ernst {' of '.join(ernsten)}", "herhaling" if overtreding.herhaling else "eerste keer"]
    if overtreding.weigering:
        delen.append("weigering om mee te werken")
    return f"Past bij {', '.join(delen)}. {trede.toelichting}"


def _beschikbaarheid(opties: Cel, lhso: Lhso, kader: Kader) -> tuple[Beschikbaarheid, ...]:
    gevonden = ((code, lhso.optie[code]) for code in codes(opties))
    return tuple(
        Beschikbaarheid(code, o.naam, o.beschikbaar, o.toelichting, o.in_plaats_daarvan, kader.grondslag(o)) for code, o in gevonden
    )


def _motiveer(overtreding: Overtreding, opties: Cel, ladder: tuple[Trede, ...], lhso: Lhso) -> str:
    """De eerste versie van de motivering: feiten en regel, zonder keuze. De keuze maakt een mens, met een eigen reden."""
    kan = [lhso.optie[code].naam for code in codes(opties) if lhso.optie[code].beschikbaar == "ja"]
    misschien = [lhso.optie[code].naam for code in codes(opties) if lhso.optie[code].beschikbaar == "voorwaardelijk"]
    zinnen = [
        f"De (mogelijke) gevolgen van de overtreding zijn gescoord als {overtreding.gevolg} "
        f"({lhso.gevolg[str(overtreding.gevolg)]}) en het gedrag als {overtreding.gedrag} ({lhso.gedrag[overtreding.gedrag]}).",
        "De overtreding is eerder vastgesteld." if overtreding.herhaling else "De overtreding is voor het eerst vastgesteld.",
        "De overtreder weigert mee te werken." if overtreding.weigering else "",
        f"De matrix biedt in deze zaak: {', '.join(kan)}." if kan else "",
        f"Alleen als de wet dit toestaat: {', '.join(misschien)}." if misschien else "",
        f"Op de ladder van het kader past: {', '.join(trede.naam.lower() for trede in ladder)}." if ladder else "",
    ]
    return " ".join(zin for zin in zinnen if zin)


def _signaleringen(overtreding: Overtreding, opties: Cel, ladder: tuple[Trede, ...], kader: Kader) -> tuple[Kanttekening, ...]:
    """Wat in de scores of tussen ladder en matrix niet bij elkaar past; de koppeling is een lezing van het kader."""
    koppeling = kader.inhoud.samenhang
    if koppeling is None:
        return ()
    bron, zinnen = kader.grondslag(koppeling), []
    feit = next((naam for naam in koppeling.zwaarder_gedrag_bij if getattr(overtreding, naam)), None)
    if feit and overtreding.gedrag == "A":
        zinnen.append(f"Bij {feit} past gedrag A niet goed: verwacht wordt B of zwaarder. Geef een reden als A toch klopt.")
    if overtreding.ernst and overtreding.gevolg not in koppeling.ernst.get(overtreding.ernst, (overtreding.gevolg,)):
        zinnen.append(f"Ernst {overtreding.ernst} past volgens de koppeling niet bij gevolg {overtreding.gevolg}.")
    if ladder and not any(code in codes(opties) for trede in ladder for code in koppeling.trede.get(trede.trede, ())):
        zinnen.append("Geen van de passende treden staat in de cel van de matrix: de ladder en de matrix botsen hier.")
    return tuple(Kanttekening(zin, bron) for zin in zinnen)


def _kanttekeningen(opties: Cel, kader: Kader) -> tuple[Kanttekening, ...]:
    return kader.kanttekeningen("interventie", *(f"optie.{code}" for code in codes(opties)))
