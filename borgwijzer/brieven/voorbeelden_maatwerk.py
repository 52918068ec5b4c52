"""Example facts for the letters about a maatwerkvoorschrift. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from borgwijzer.brieven.maatwerkbrief import (
    MaatwerkAanvullingFeiten,
    MaatwerkOntvangstFeiten,
    MaatwerkVerlengingFeiten,
    MaatwerkVoornemenFeiten,
    MaatwerkvoorschriftFeiten,
    MaatwerkweigeringFeiten,
)
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import GEDEELD as ZAAK
from borgwijzer.brieven.voorbeelden_zaak import OPHEFFING, RECHTSMIDDEL

OMSCHRIJVING = "De dakrand wijkt vier centimeter af van de tekening.\nHerstel betekent dat het hele dak eraf moet."
GEDEELD: dict[str, Any] = {**ZAAK, "aanvraag_op": date(2026, 3, 9)}
ONTVANGST = MaatwerkOntvangstFeiten(**GEDEELD, kanaal="de post", omschrijving=OMSCHRIJVING, uiterlijk_op=date(2026, 5, 4))
AANVULLING = MaatwerkAanvullingFeiten(
    **GEDEELD,
    gevraagd=("Een foto van de dakrand.", "Wat herstel zou kosten."),
    uiterlijk_op=date(2026, 4, 28),
)
VERLENGING = MaatwerkVerlengingFeiten(
    **GEDEELD,
    reden="De brandweer adviseert ons nog over de vluchtweg.",
    was_uiterlijk_op=date(2026, 5, 4),
    uiterlijk_op=date(2026, 6, 15),
)
VOORNEMEN = MaatwerkVoornemenFeiten(
    **GEDEELD,
    omschrijving=OMSCHRIJVING,
    reden="Op de foto is te zien dat ook de goot niet past.",
    uiterlijk_op=date(2026, 4, 28),
    niet_voldaan=("De afwijking is beperkt in aard en omvang.",),
)
TOEGEWEZEN = MaatwerkvoorschriftFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    omschrijving=OMSCHRIJVING,
    vanaf=date(2026, 4, 14),
    tot_en_met=date(2027, 4, 13),
    voorschriften=("De dakrand wordt elk jaar nagekeken.", "De uitslag gaat binnen een week naar de gemeente."),
    criteria=("De afwijking is beperkt in aard en omvang.", "Herstel staat niet in verhouding tot wat het oplevert."),
    motivering="De afwijking is klein en de woning is met de voorschriften veilig.",
)
GEWEIGERD = MaatwerkweigeringFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    omschrijving=OMSCHRIJVING,
    voornemen_op=date(2026, 3, 20),
    niet_voldaan=("De afwijking is beperkt in aard en omvang.",),
    zienswijze="De bouwer vindt de afwijking klein.",
    motivering="Ook de goot past niet. Daardoor is de afwijking groter dan op de tekening staat.",
)

MAATWERKVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "maatwerk-ontvangst": lambda: stel_op(ONTVANGST),
    "maatwerk-ontvangst-te-laat": lambda: stel_op(replace(ONTVANGST, te_laat=True, uiterlijk_op=date(2026, 4, 13))),
    "maatwerk-aanvulling": lambda: stel_op(AANVULLING),
    "maatwerk-verlenging": lambda: stel_op(VERLENGING),
    "maatwerk-voornemen": lambda: stel_op(VOORNEMEN),
    "maatwerk-voornemen-zonder-criterium": lambda: stel_op(replace(VOORNEMEN, niet_voldaan=())),
    "maatwerk-toegewezen": lambda: stel_op(TOEGEWEZEN),
    "maatwerk-toegewezen-zonder-einde": lambda: stel_op(
        replace(TOEGEWEZEN, tot_en_met=None, later_dan=date(2026, 4, 13), bevoegdheid="het Besluit bouwwerken leefomgeving")
    ),
    "maatwerk-geweigerd": lambda: stel_op(GEWEIGERD),
    "maatwerk-geweigerd-zonder-reactie": lambda: stel_op(
        replace(GEWEIGERD, zienswijze="", niet_voldaan=(), later_dan=date(2026, 4, 13))
    ),
    "maatwerk-ingetrokken": lambda: stel_op(
        replace(OPHEFFING, besluit="maatwerkvoorschrift", nog_nodig=("De gereedmelding is onvolledig.",))
    ),
}
