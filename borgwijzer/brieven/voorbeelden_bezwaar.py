"""Example facts for the letters about a bezwaar. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from borgwijzer.brieven.berekening import Berekening, Rekendag
from borgwijzer.brieven.bezwaarbrief import (
    AanvullingBezwaarFeiten,
    BeslissingOpBezwaarFeiten,
    OntvangstBezwaarFeiten,
    SchorsingFeiten,
    UitnodigingHoorzittingFeiten,
    VerdagingBezwaarFeiten,
    VerslagHoorzittingFeiten,
)
from borgwijzer.brieven.model import Brief, Kopie
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import GEDEELD


def _bewijs(onderwerp: str, betekenis: str, begin: date, weken: int, bron: str) -> Berekening:
    rijen = [Rekendag(begin, False, "deze dag telt niet mee")]
    rijen += [Rekendag(begin + timedelta(days=dag), True, "kalenderdag") for dag in range(1, weken * 7 + 1)]
    uitleg = f"De termijn is {weken} weken. De regel staat in: {bron}."
    return Berekening(onderwerp=onderwerp, uitkomst=rijen[-1].datum, betekenis=betekenis, uitleg=uitleg, dagen=tuple(rijen))


# The besluit was sent on 1 June 2026: bezwaar until 13 July, a decision until 24 August, and later until 5 October.
_LAATSTE = "Laatste dag waarop het kan"
_BESLISSEN = _bewijs("beslissing op bezwaar", _LAATSTE, date(2026, 7, 13), 6, "Awb 7:10 lid 1")
_VERDAAGD = _bewijs("verdaging van de beslissing op bezwaar", _LAATSTE, date(2026, 8, 24), 6, "Awb 7:10 lid 3")
_BEROEP = _bewijs("beroepstermijn", _LAATSTE, date(2026, 8, 20), 6, "Awb 6:7")
BEZWAAR: dict[str, Any] = {
    **GEDEELD,
    "datum": date(2026, 6, 11),
    "kopie_aan": (),
    "bezwaar_op": date(2026, 6, 10),
    "waartegen": "ons besluit van 1 juni 2026 over de bouwstop",
}
ONTVANGST = OntvangstBezwaarFeiten(
    **BEZWAAR,
    tijdigheid="op_tijd",
    uiterlijk_op=_BESLISSEN.uitkomst,
    berekening_uiterlijk=_BESLISSEN,
    berekeningen=(_BESLISSEN,),
)
AANVULLING = AanvullingBezwaarFeiten(
    **BEZWAAR, ontbreekt=("waarom u het niet eens bent met het besluit", "uw handtekening"), uiterlijk_op=date(2026, 6, 25)
)
UITNODIGING = UitnodigingHoorzittingFeiten(
    **BEZWAAR,
    zitting_op=date(2026, 7, 15),
    tijd="10.00 uur",
    plaats="gemeentehuis, Dijkgraafplein 1, Wilgenmeer",
    stukken_uiterlijk_op=date(2026, 7, 5),
    inzage_vanaf=date(2026, 7, 8),
)
VERSLAG = VerslagHoorzittingFeiten(
    **{**BEZWAAR, "datum": date(2026, 7, 16)},
    zitting_op=date(2026, 7, 15),
    aanwezigen="mevrouw T. Oeverdijk, en namens de gemeente de heer J. Lisbloem",
    verslag="Mevrouw Oeverdijk zegt dat zij de bouwmelding op 20 mei 2026 heeft gedaan. Zij laat de bevestiging zien.\n"
    "De heer Lisbloem zegt dat de gemeente dat nagaat.",
)
VERDAGING = VerdagingBezwaarFeiten(
    **{**BEZWAAR, "datum": date(2026, 8, 17)},
    eerder_op=date(2026, 8, 24),
    uiterlijk_op=_VERDAAGD.uitkomst,
    reden="Wij wachten op informatie van het Omgevingsloket over uw bouwmelding.",
    berekening_uiterlijk=_VERDAAGD,
    berekeningen=(_VERDAAGD,),
)
BESLISSING = BeslissingOpBezwaarFeiten(
    **{**BEZWAAR, "datum": date(2026, 8, 20), "kopie_aan": (Kopie("Initiatiefnemer", "Bouwbedrijf De Knotwilg"),)},
    uitkomst="gegrond",
    gevolg="herroepen",
    motivering="U deed de bouwmelding op 20 mei 2026. Door een storing zagen wij haar niet. Er was dus geen overtreding.",
    gehoord="U legde uw bezwaar uit op de hoorzitting van woensdag 15 juli 2026. Het verslag hebt u van ons gekregen.",
    gronden="U schrijft dat u de bouwmelding wel hebt gedaan.",
    beroep_uiterlijk_op=_BEROEP.uitkomst,
    rechtbank="de rechtbank Oeverland, sector bestuursrecht, Postbus 9999, 9999 ZX Oeverstad",
    berekening_beroep=_BEROEP,
)
SCHORSING = SchorsingFeiten(
    **{**BEZWAAR, "datum": date(2026, 6, 19)},
    bericht="geschorst",
    door="voorzieningenrechter",
    vanaf=date(2026, 6, 18),
    tot_en_met=date(2026, 8, 20),
    reden="De rechter vindt dat u niet op onze beslissing hoeft te wachten (zaaknummer 26/100).",
)

BEZWAARVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "ontvangst-bezwaar": lambda: stel_op(ONTVANGST),
    "ontvangst-bezwaar-te-laat": lambda: stel_op(
        replace(ONTVANGST, tijdigheid="te_laat", uiterlijk_op=None, berekening_uiterlijk=None, berekeningen=())
    ),
    "ontvangst-bezwaar-te-vroeg": lambda: stel_op(replace(ONTVANGST, tijdigheid="te_vroeg")),
    "ontvangst-bezwaar-commissie-onvolledig": lambda: stel_op(replace(ONTVANGST, commissie=True, onvolledig=True)),
    "aanvulling-bezwaar": lambda: stel_op(AANVULLING),
    "uitnodiging-hoorzitting": lambda: stel_op(UITNODIGING),
    "uitnodiging-hoorzitting-commissie": lambda: stel_op(replace(UITNODIGING, commissie=True)),
    "verslag-hoorzitting": lambda: stel_op(VERSLAG),
    "verdaging-bezwaar": lambda: stel_op(VERDAGING),
    "beslissing-bezwaar-herroepen": lambda: stel_op(BESLISSING),
    "beslissing-bezwaar-gewijzigd": lambda: stel_op(
        replace(
            BESLISSING,
            uitkomst="deels_gegrond",
            gevolg="gewijzigd",
            vervanging="Alleen het werk aan de kelder moet stilliggen. Aan de rest mag u verder bouwen.",
            vervanging_tot=date(2026, 10, 1),
            vervanging_voorwaarden=("Rond de kelder staat een hek.", "De bouwput blijft droog."),
            advies="verklaar het bezwaar deels gegrond.",
        )
    ),
    "beslissing-bezwaar-ongegrond": lambda: stel_op(
        replace(BESLISSING, uitkomst="ongegrond", gevolg="in_stand", motivering="Wij vonden geen bouwmelding van u.")
    ),
    "beslissing-bezwaar-niet-ontvankelijk": lambda: stel_op(
        replace(
            BESLISSING,
            uitkomst="niet_ontvankelijk",
            gevolg="in_stand",
            gehoord="Er was geen hoorzitting. Dat hoefde niet, want het bezwaar is kennelijk niet-ontvankelijk.",
            te_laat_reden="U was op vakantie. U had een ander uw post kunnen laten lezen.",
            motivering="Wij mogen een bezwaar dat te laat is alleen behandelen als u daar niets aan kon doen.",
        )
    ),
    "schorsing-rechter": lambda: stel_op(SCHORSING),
    "schorsing-college": lambda: stel_op(
        replace(SCHORSING, door="college", tot_en_met=None, reden="Wij wachten met de bouwstop tot op uw bezwaar is beslist.")
    ),
    "schorsing-voorbij": lambda: stel_op(
        replace(SCHORSING, bericht="werkt_weer", vanaf=date(2026, 8, 21), tot_en_met=None, reden="Wij beslisten op uw bezwaar.")
    ),
}
