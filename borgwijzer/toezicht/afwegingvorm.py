"""An afweging between its row and what a person fills in: one mapping, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from borgwijzer.regels.afweging import GEEN, Antwoord, Opzet, Overleg, Weging, schrijf_score
from borgwijzer.regels.interventie import codes
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.motivering import Eerdere, Grond, schrijf_motivering
from borgwijzer.toezicht.queries_afweging import Treffer, maak_normsleutel
from borgwijzer.zaken.models import Afweging, Overtreding


def lees_opzet(afweging: Afweging | None) -> Opzet:
    """What was filled in before; empty for an afweging that is not begun."""
    if afweging is None:
        return Opzet()
    invoer, overleg = afweging.invoer, afweging.overleg
    return Opzet(
        gevolg=invoer.get("gevolg"), gedrag=invoer.get("gedrag", ""), ernst=invoer.get("ernst") or "",
        herhaling=invoer.get("herhaling"), weigering=invoer.get("weigering"), redenen=afweging.redenen,
        recidive={str(een["id"]): Antwoord(een["telt"], een["reden"]) for een in afweging.recidive},
        argumenten={een["id"]: een["reden"] for een in (*afweging.verzwarend, *afweging.verzachtend)},
        samenloop=afweging.samenloop,
        overleg=Overleg(
            overleg.get("nodig"), overleg.get("met", ""), date.fromisoformat(overleg["op"]) if overleg.get("op") else None,
            overleg.get("uitkomst", ""), overleg.get("reden", ""),
        ),
        mogelijk={code: Antwoord(een["kan"], een["reden"]) for code, een in afweging.mogelijk.items()},
        keuze=afweging.keuze or (GEEN if invoer.get("niets_doen") else ""), keuze_reden=afweging.keuze_reden,
        afwijking_reden=afweging.afwijking_reden, lichter={een["trede"]: een["reden"] for een in afweging.lichter},
    )  # fmt: skip


def zet_opzet(afweging: Afweging, opzet: Opzet, kader: Kader, treffers: Sequence[Treffer]) -> None:
    """Put what a person filled in on the row; of a hit that was not found now nothing is kept."""
    overleg = opzet.overleg
    afweging.invoer = {
        "gevolg": opzet.gevolg, "gedrag": opzet.gedrag, "ernst": opzet.ernst or None, "herhaling": opzet.herhaling,
        "weigering": opzet.weigering, "argumenten": sorted(opzet.argumenten), "niets_doen": opzet.keuze == GEEN,
    }  # fmt: skip
    afweging.redenen = {naam: reden.strip() for naam, reden in opzet.redenen.items()}
    for soort in ("verzwarend", "verzachtend"):
        setattr(afweging, soort, [
            {"id": een.id, "tekst": een.tekst, "reden": opzet.argumenten[een.id].strip()}
            for een in kader.inhoud.argument if een.soort == soort and een.id in opzet.argumenten
        ])  # fmt: skip
    afweging.recidive = [_maak_treffer(een, opzet) for een in treffers]
    afweging.samenloop = opzet.samenloop.strip()
    afweging.overleg = {
        "nodig": overleg.nodig, "met": overleg.met.strip(), "op": overleg.op.isoformat() if overleg.op else None,
        "uitkomst": overleg.uitkomst.strip(), "reden": overleg.reden.strip(),
    }  # fmt: skip
    afweging.mogelijk = {code: {"kan": een.waarde, "reden": een.reden.strip()} for code, een in opzet.mogelijk.items()}
    afweging.lichter = [{"trede": trede, "reden": reden.strip()} for trede, reden in opzet.lichter.items() if reden.strip()]
    afweging.keuze = "" if opzet.keuze == GEEN else opzet.keuze
    afweging.keuze_reden, afweging.afwijking_reden = opzet.keuze_reden.strip(), opzet.afwijking_reden.strip()


def zet_advies(afweging: Afweging, opzet: Opzet, weging: Weging, overtreding: Overtreding, kader: Kader) -> None:
    """Put on the row what the rules made of it, on what it rests, and the text that follows."""
    afweging.invoer = {**afweging.invoer, **schrijf_score(weging.overtreding, opzet.kan_niet)}
    afweging.advies = weging.als_dict()
    maatregel = kader.inhoud.maatregel.get(opzet.keuze)  # type: ignore[call-overload]
    afweging.opties = [code for code in codes(weging.advies.opties) if maatregel and code in maatregel.opties]
    afweging.gevolg, afweging.gedrag = weging.overtreding.gevolg, weging.overtreding.gedrag
    afweging.norm_sleutel, afweging.onderwerp = maak_normsleutel(overtreding), overtreding.onderwerp
    afweging.grond = beschrijf_grond(overtreding)
    eerdere = [Eerdere(_noem(een), bool(een["telt"]), een["reden"]) for een in afweging.recidive]
    alineas = schrijf_motivering(maak_grond(overtreding), opzet, weging, kader, eerdere)
    afweging.motivering = [{"kop": alinea.kop, "tekst": alinea.tekst} for alinea in alineas]


def maak_grond(overtreding: Overtreding) -> Grond:
    """The overtreding as the motivation tells of it."""
    return Grond(
        norm=overtreding.norm, norm_versie=overtreding.norm_versie, feiten=overtreding.feiten,
        geconstateerd_op=overtreding.geconstateerd_op, overtreder=overtreding.overtreder.get("naam", ""),
        overtreder_rol=overtreding.overtreder_rol, overtreder_reden=overtreding.overtreder_reden,
        bewijs=tuple(stuk["tekst"] for stuk in overtreding.bewijs),
    )  # fmt: skip


def beschrijf_grond(overtreding: Overtreding) -> dict[str, Any]:
    """The overtreding as it was when it was weighed."""
    return {
        "norm": overtreding.norm, "norm_id": overtreding.norm_id, "feiten": overtreding.feiten, "versie": overtreding.versie,
        "norm_versie": overtreding.norm_versie.isoformat() if overtreding.norm_versie else None,
        "geconstateerd_op": overtreding.geconstateerd_op.isoformat(), "overtreder": overtreding.overtreder,
        "overtreder_rol": overtreding.overtreder_rol, "overtreder_reden": overtreding.overtreder_reden,
        "bewijs": overtreding.bewijs, "onderwerp": overtreding.onderwerp,
    }  # fmt: skip


def maak_eerdere(treffers: Sequence[Treffer], opzet: Opzet) -> list[Eerdere]:
    """The hits as the motivation tells of them, those about which nothing is said yet left out."""
    beoordeeld = [een for een in treffers if opzet.recidive.get(str(een.overtreding.pk), Antwoord()).waarde is not None]
    rijen = [_maak_treffer(een, opzet) for een in beoordeeld]
    return [Eerdere(_noem(rij), bool(rij["telt"]), rij["reden"]) for rij in rijen]


def _maak_treffer(treffer: Treffer, opzet: Opzet) -> dict[str, Any]:
    eerder, antwoord = treffer.overtreding, opzet.recidive.get(str(treffer.overtreding.pk), Antwoord())
    return {
        "id": eerder.pk, "waarop": list(treffer.waarop), "zaak": eerder.zaak.nummer, "norm": eerder.norm,
        "op": eerder.geconstateerd_op.isoformat(), "interventie": treffer.interventie, "uitkomst": treffer.uitkomst,
        "telt": antwoord.waarde, "reden": antwoord.reden.strip(),
    }  # fmt: skip


def _noem(treffer: dict[str, Any]) -> str:
    return f"De overtreding van {treffer['norm']} op {treffer['op']} (zaak {treffer['zaak']})"
