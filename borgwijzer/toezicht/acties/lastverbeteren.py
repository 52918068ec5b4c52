"""Correct a step of a last that was written down wrong, or let it lapse. The wrong step stays as it is, and counts no more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.lastprocedure import zie_last
from borgwijzer.regels.lastverbetering import IS_BESLUIT, verbeterbeletselen
from borgwijzer.regels.mandaat import noem_laststap
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit
from borgwijzer.toezicht.acties.lasten import eis_controle, eis_geen_voorstel, neem_last
from borgwijzer.toezicht.acties.laststappen import VORMEN, Ingevuld, Stapinvoer, vul_stap_in
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_toezicht import haal_geschillen, maak_interventiefeit
from borgwijzer.zaken.models import Interventie, Interventiestap, Zaak
from borgwijzer.zaken.verbeterd import list_geldend

GEEN_REDEN = "Schrijf wat er niet klopte."


@dataclass(frozen=True, slots=True)
class Laststapverbetering:
    """Which step, what it must be (None: it did not happen), and what was wrong with it."""

    stap: int
    invoer: Stapinvoer | None
    reden: str


@transaction.atomic
def verbeter_laststap(
    last_id: int, verbetering: Laststapverbetering, *, versie: int, door: Account, moment: datetime.datetime
) -> Interventiestap:
    """Put a right step in the place of a wrong one.

    Raises ``Geweigerd`` for a besluit, for a step that was corrected already, when a later step could not have been set then, and
    when the last ended.
    """
    reden = eis_tekst(verbetering.reden, "reden_ontbreekt", GEEN_REDEN)
    last, zaak = neem_last(last_id, versie)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    eis_geen_voorstel(last)
    rijen = haal_geschillen(last)
    stappen = [stap for stap in rijen[Interventiestap] if stap.interventie_id == last.pk]
    fout = _zoek_stap(stappen, verbetering.stap)
    _eis_mag(last, zaak, fout, door)
    feit = maak_interventiefeit(last, stappen, rijen)
    ingevuld = _vul_in(verbetering, fout, feit, zaak)
    _eis_kan(feit, fout, ingevuld, zaak)
    stap = _bewaar(last, fout, ingevuld, reden, door, moment)
    werk_stand_bij(zaak, dag_van(moment))
    return stap


def _zoek_stap(stappen: list[Interventiestap], gezocht: int) -> Interventiestap:
    """The step, when it counts now."""
    fout = next((stap for stap in list_geldend(stappen) if stap.pk == gezocht), None)
    if fout is None:
        raise Geweigerd("al_verbeterd", "Deze stap is al verbeterd of hoort niet bij deze last: laad de pagina opnieuw.")
    return fout


def _eis_mag(last: Interventie, zaak: Zaak, fout: Interventiestap, door: Account) -> None:
    if fout.soort not in VORMEN:
        raise Geweigerd("is_besluit", IS_BESLUIT)
    eis_bevoegd(door, VORMEN[fout.soort].recht, kader_van(zaak), noem_laststap(fout.soort))
    if last.afgerond_op:
        raise Geweigerd("afgerond", f"Deze last is afgerond op {last.afgerond_op}: er verandert niets meer aan.")


def _vul_in(verbetering: Laststapverbetering, fout: Interventiestap, feit: Interventiefeit, zaak: Zaak) -> Ingevuld:
    """The right step, filled in as on the day on which the wrong one was written down."""
    if verbetering.invoer is None:
        return Ingevuld(fout.op, None, {**fout.gegevens, "vervalt": True})
    if verbetering.invoer.soort != fout.soort:
        raise Geweigerd("andere_stap", "Een verbetering is dezelfde soort stap: laat deze vervallen en leg de andere vast.")
    eerder = feit.model_copy(update={"stappen": feit.stappen[: _plaats(feit, fout)]})
    ingevuld = vul_stap_in(verbetering.invoer, zie_last(eerder, kader_van(zaak), dag_van(fout.vastgelegd_op)))
    eis_controle(ingevuld, zaak)
    return ingevuld


def _plaats(feit: Interventiefeit, fout: Interventiestap) -> int:
    return next(nummer for nummer, stap in enumerate(feit.stappen) if stap.id == str(fout.pk))


def _eis_kan(feit: Interventiefeit, fout: Interventiestap, ingevuld: Ingevuld, zaak: Zaak) -> None:
    velden = {naam: waarde for naam, waarde in ingevuld.gegevens.items() if naam in ("uitslag", "bedrag", "maximum", "eenheid")}
    vervalt = ingevuld.gegevens.get("vervalt")
    nieuw = None if vervalt else Stapfeit(soort=fout.soort, op=ingevuld.op, uiterlijk=ingevuld.uiterlijk, **velden)
    if redenen := verbeterbeletselen(feit, _plaats(feit, fout), nieuw, kader_van(zaak)):
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)


def _bewaar(
    last: Interventie, fout: Interventiestap, ingevuld: Ingevuld, reden: str, door: Account, moment: datetime.datetime
) -> Interventiestap:
    gegevens: dict[str, Any] = {**ingevuld.gegevens, "verbeter_reden": reden}
    stap = Interventiestap.objects.create(
        organisatie_id=last.organisatie_id, zaak_id=last.zaak_id, interventie=last, soort=fout.soort, op=ingevuld.op,
        uiterlijk=ingevuld.uiterlijk, gegevens=gegevens, verbetert=fout, vastgelegd_op=moment, vastgelegd_door=door,
        vastgelegd_naam=door.naam,
    )  # fmt: skip
    last.versie += 1
    last.save(update_fields=["versie"])
    leg_vast(
        "last_stap_verbeterd", organisatie_id=last.organisatie_id, zaak_id=last.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={
            "interventie": last.pk, "soort": last.soort, "stap": stap.pk, "verbetert": fout.pk, "wat": fout.soort,
            "op": ingevuld.op.isoformat(), "was_op": fout.op.isoformat(), "vervalt": bool(gegevens.get("vervalt")),
            "uiterlijk": ingevuld.uiterlijk.isoformat() if ingevuld.uiterlijk else None, "gegevens": ingevuld.gegevens,
        },
    )  # fmt: skip
    return stap
