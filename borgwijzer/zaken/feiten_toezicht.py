"""From rows of toezicht and handhaving to the facts that ``regels`` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from borgwijzer.regels import bezwaarfeiten
from borgwijzer.regels.toezichtfeiten import Afwegingfeit, Interventiefeit, Overtredingfeit, Stapfeit, Toezicht
from borgwijzer.zaken.bundel import Bundel, haal_bundel
from borgwijzer.zaken.feiten_maatwerk import MAATWERKRIJEN
from borgwijzer.zaken.feiten_verzoek import maak_handhavingsverzoekfeit
from borgwijzer.zaken.models import (
    Afweging,
    Bezwaar,
    Bezwaarstap,
    Handhavingsverzoek,
    Interventie,
    Interventiestap,
    Openbaarmaking,
    Overtreding,
    Schorsing,
    Verzoekstap,
)
from borgwijzer.zaken.verbeterd import list_geldend

# What counts for where a zaak stands; few zaken have them.
TOEZICHTRIJEN = (
    Overtreding, Afweging, Interventie, Interventiestap, Handhavingsverzoek, Verzoekstap, Bezwaar, Bezwaarstap, Schorsing,
    Openbaarmaking, *MAATWERKRIJEN,
)  # fmt: skip


# What somebody did against a besluit.
GESCHILRIJEN = (Bezwaar, Bezwaarstap, Schorsing)


def maak_toezicht(rijen: Bundel) -> Toezicht:
    """The facts of toezicht of one zaak, from its own rows of ``TOEZICHTRIJEN``."""
    return Toezicht(
        overtredingen=tuple(maak_overtredingfeit(rij, rijen[Afweging]) for rij in rijen[Overtreding]),
        interventies=tuple(maak_interventiefeit(rij, rijen[Interventiestap], rijen) for rij in rijen[Interventie]),
        handhavingsverzoeken=tuple(maak_handhavingsverzoekfeit(rij, rijen[Verzoekstap]) for rij in rijen[Handhavingsverzoek]),
        bezwaren=tuple(maak_bezwaarfeit(rij, rijen[Bezwaarstap]) for rij in rijen[Bezwaar]),
        openbaarmakingen=tuple(
            bezwaarfeiten.Openbaarmaking(besluit=str(rij.besluit_id), op=rij.op, uitzondering=rij.uitzondering)
            for rij in rijen[Openbaarmaking]
        ),
    )


def maak_overtredingfeit(overtreding: Overtreding, afwegingen: list[Afweging]) -> Overtredingfeit:
    """An overtreding as a fact, with its afwegingen."""
    eigen = [een for een in afwegingen if een.overtreding_id == overtreding.pk]
    return Overtredingfeit(
        id=str(overtreding.pk), norm=overtreding.norm, geconstateerd_op=overtreding.geconstateerd_op,
        hersteld_op=overtreding.hersteld_op, vervallen_op=overtreding.vervallen_op,
        afwegingen=tuple(maak_afwegingfeit(een) for een in eigen),
    )  # fmt: skip


def maak_afwegingfeit(afweging: Afweging) -> Afwegingfeit:
    """An afweging as a fact; a choice that is not proposed yet is none."""
    return Afwegingfeit.model_validate({
        "id": str(afweging.pk), "begonnen_op": afweging.begonnen_op, "voorgesteld_op": afweging.voorgesteld_op,
        "teruggegeven_op": afweging.terug_op, "vastgesteld_op": afweging.vastgesteld_op, "keuze": afweging.keuze,
    })  # fmt: skip


def maak_interventiefeit(
    interventie: Interventie, stappen: Sequence[Interventiestap], rijen: Bundel | None = None
) -> Interventiefeit:
    """An interventie as a fact, with its own steps; one that was corrected is left out.

    ``rijen``: those of ``GESCHILRIJEN``, for what somebody did against its besluiten.
    """
    eigen = list_geldend([stap for stap in stappen if stap.interventie_id == interventie.pk])
    return Interventiefeit.model_validate({
        "id": str(interventie.pk), "overtreding": str(interventie.overtreding_id),
        "afweging": str(interventie.afweging_id or ""), "soort": interventie.soort,
        "begonnen_op": interventie.begonnen_op, "afgerond_op": interventie.afgerond_op, "uitkomst": interventie.uitkomst,
        "voorstel_op": (interventie.voorstel or {}).get("op"),
        "stappen": [maak_stapfeit(stap) for stap in eigen],
        **_maak_geschillen(eigen, rijen or {}),
    })  # fmt: skip


def haal_geschillen(interventie: Interventie) -> Bundel:
    """The rows of ``GESCHILRIJEN`` and the steps of the zaak of this interventie, in one statement."""
    return haal_bundel((*GESCHILRIJEN, Interventiestap), [interventie.zaak_id])


def _maak_geschillen(stappen: list[Interventiestap], rijen: Mapping[type[Model], list[Any]]) -> dict[str, Any]:
    """The suspensions of, and bezwaren against, the besluiten that these steps are."""
    besluiten = sorted({stap.gegevens["besluit"] for stap in stappen if stap.gegevens.get("besluit")})
    geschorst, gekomen, gezet = rijen.get(Schorsing, []), rijen.get(Bezwaar, []), rijen.get(Bezwaarstap, [])
    return {
        "schorsingen": [een for besluit in besluiten for een in maak_schorsingen(besluit, geschorst)],
        "bezwaren": [maak_bezwaarfeit(rij, gezet) for rij in gekomen if rij.besluit_id in besluiten],
    }


def maak_stapfeit(stap: Interventiestap) -> Stapfeit:
    """A step as a fact; of what it keeps only the numbers and the fixed words count."""
    namen = ("uitslag", "aantal", "bedrag", "maximum", "eenheid")
    telt = {naam: stap.gegevens[naam] for naam in namen if naam in stap.gegevens}
    besluit = str(stap.gegevens.get("besluit") or "")
    return Stapfeit(id=str(stap.pk or ""), soort=stap.soort, op=stap.op, uiterlijk=stap.uiterlijk, besluit=besluit, **telt)


def maak_bezwaarfeit(bezwaar: Bezwaar, stappen: list[Bezwaarstap]) -> bezwaarfeiten.Bezwaarfeit:
    """A bezwaar as a fact, with its own steps in the order in which they were written down."""
    eigen = [
        {"soort": stap.soort, "op": stap.op, "uiterlijk": stap.uiterlijk, "uitkomst": stap.uitkomst, "gevolg": stap.gevolg or None}
        for stap in stappen if stap.bezwaar_id == bezwaar.pk
    ]  # fmt: skip
    return bezwaarfeiten.Bezwaarfeit.model_validate({
        "id": str(bezwaar.pk), "besluit": str(bezwaar.besluit_id or ""), "bekendgemaakt_op": bezwaar.bekendgemaakt_op,
        "ontvangen_op": bezwaar.ontvangen_op, "verzonden_op": bezwaar.verzonden_op, "commissie": bezwaar.commissie,
        "volledig": not bezwaar.ontbreekt, "stappen": eigen,
    })  # fmt: skip


def maak_schorsingen(besluit_id: int, rijen: list[Schorsing]) -> tuple[bezwaarfeiten.Schorsing, ...]:
    """The suspensions of this besluit as facts."""
    return tuple(
        bezwaarfeiten.Schorsing.model_validate(
            {"besluit": str(besluit_id), "van": rij.van, "tot_en_met": rij.tot_en_met, "door": rij.geschorst_door}
        )
        for rij in rijen if rij.besluit_id == besluit_id
    )  # fmt: skip
