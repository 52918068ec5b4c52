"""Example facts for the letters about a handhavingsverzoek. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from borgwijzer.brieven.handhavingsverzoek import (
    Dwangsomdeel,
    VerzoekAanvullingFeiten,
    VerzoekbesluitFeiten,
    VerzoekdwangsomFeiten,
    VerzoekIngebrekeFeiten,
    VerzoekOntvangstFeiten,
    VerzoekVerlengingFeiten,
)
from borgwijzer.brieven.model import Brief, Geadresseerde, Kopie
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import GEDEELD as ZAAK
from borgwijzer.brieven.voorbeelden_zaak import RECHTSMIDDEL

OMSCHRIJVING = (
    "De buren bouwen een aanbouw tegen mijn muur. De fundering is anders dan op de tekening.\nIk vraag u om de bouw stil te leggen."
)
GEDEELD: dict[str, Any] = {
    **ZAAK,
    "geadresseerde": Geadresseerde(
        naam="De heer B. Rietgors", adresregels=("Rietkraag 14", "9999 ZB Wilgenmeer"), aanhef="Geachte heer Rietgors"
    ),
    "verzoeknummer": "2026-000042",
    "nummersoort": "Zaaknummer",
    "kopie_aan": (),
    "verzoek_op": date(2026, 3, 2),
}
ONTVANGST = VerzoekOntvangstFeiten(**GEDEELD, kanaal="de post", omschrijving=OMSCHRIJVING, uiterlijk_op=date(2026, 4, 28))
AANVULLING = VerzoekAanvullingFeiten(
    **GEDEELD,
    gevraagd=("Een tekening of foto waarop wij zien om welk deel van de aanbouw het gaat.", "Uw handtekening onder het verzoek."),
    uiterlijk_op=date(2026, 4, 28),
)
VERLENGING = VerzoekVerlengingFeiten(
    **GEDEELD,
    reden="Wij wachten op de gegevens van de kwaliteitsborger over de fundering. Die hebben wij nodig om goed te beslissen.",
    was_uiterlijk_op=date(2026, 4, 28),
    uiterlijk_op=date(2026, 6, 9),
)
INGEBREKE = VerzoekIngebrekeFeiten(
    **{**GEDEELD, "verzoek_op": date(2026, 1, 26)}, ingebreke_op=date(2026, 4, 10), telling="geldig", uiterlijk_op=date(2026, 4, 24)
)
TOEGEWEZEN = VerzoekbesluitFeiten(
    **{**GEDEELD, "kopie_aan": (Kopie("Initiatiefnemer", "Mevrouw T. Oeverdijk"),)},
    **RECHTSMIDDEL,
    uitkomst="toegewezen",
    omschrijving=OMSCHRIJVING,
    overtreding="De fundering wijkt af van de berekening (artikel 4.12 van het Besluit bouwwerken leefomgeving).",
    bevinding="Onze toezichthouder was er op 9 maart 2026. Hij zag dat de strook 20 centimeter smaller is dan op de tekening.",
    motivering="De fundering draagt de muur tussen de twee woningen. Er is geen reden om hier niet op te treden.",
)
AFGEWEZEN = VerzoekbesluitFeiten(
    **{**GEDEELD, "kopie_aan": (Kopie("Initiatiefnemer", "Mevrouw T. Oeverdijk"),)},
    **RECHTSMIDDEL,
    uitkomst="afgewezen",
    omschrijving=OMSCHRIJVING,
    grond="Er is geen overtreding.",
    bevinding="Onze toezichthouder was er op 9 maart 2026. De fundering is zoals op de tekening van 24 februari 2026.",
    motivering="U hebt een oudere tekening. De nieuwe tekening hoort bij de bouwmelding, en daaraan houdt de bouwer zich.",
)
NIET_ONTVANKELIJK = VerzoekbesluitFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    uitkomst="niet_ontvankelijk",
    omschrijving=OMSCHRIJVING,
    belang="U woont op vier kilometer van de bouw en ziet die niet vanuit uw huis.",
    motivering="U merkt zelf geen gevolgen van de bouw. Daarom bent u geen belanghebbende.",
)
BUITEN_BEHANDELING = VerzoekbesluitFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    uitkomst="buiten_behandeling",
    omschrijving="Er wordt verkeerd gebouwd.",
    gevraagd=("Het adres van het bouwwerk.", "Wat er volgens u niet klopt."),
    gevraagd_op=date(2026, 3, 9),
    motivering="Wij kregen geen antwoord. Zonder deze gegevens weten wij niet om welk bouwwerk het gaat.",
)
DWANGSOM = VerzoekdwangsomFeiten(
    **{**GEDEELD, "verzoek_op": date(2025, 12, 8)},
    **RECHTSMIDDEL,
    laatste_dag=date(2026, 2, 2),
    ingebreke_op=date(2026, 2, 9),
    uitkomst="betalen",
    van=date(2026, 2, 24),
    tot_en_met=date(2026, 3, 27),
    bedrag=992,
    delen=(Dwangsomdeel(14, 23), Dwangsomdeel(14, 35), Dwangsomdeel(4, 45)),
    betalen_uiterlijk_op=date(2026, 5, 26),
    motivering="Wij beslisten op 28 maart 2026. Tot die dag waren wij te laat.",
)

VERZOEKVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "verzoek-ontvangst": lambda: stel_op(ONTVANGST),
    "verzoek-ontvangst-zonder-naam": lambda: stel_op(replace(ONTVANGST, naam_niet_doorgeven=True, kanaal="e-mail")),
    "verzoek-ontvangst-te-laat": lambda: stel_op(replace(ONTVANGST, te_laat=True, uiterlijk_op=date(2026, 4, 13))),
    "verzoek-aanvulling": lambda: stel_op(AANVULLING),
    "verzoek-verlenging": lambda: stel_op(VERLENGING),
    "verzoek-ingebreke-geldig": lambda: stel_op(INGEBREKE),
    "verzoek-ingebreke-voorbij": lambda: stel_op(
        replace(INGEBREKE, telling="geldig_voorbij", ingebreke_op=date(2026, 3, 24), uiterlijk_op=date(2026, 4, 7))
    ),
    "verzoek-ingebreke-te-vroeg": lambda: stel_op(
        replace(INGEBREKE, telling="te_vroeg", verzoek_op=date(2026, 3, 2), uiterlijk_op=date(2026, 4, 28))
    ),
    "verzoek-ingebreke-stil": lambda: stel_op(replace(INGEBREKE, telling="te_vroeg", uiterlijk_op=None)),
    "verzoek-ingebreke-mondeling": lambda: stel_op(replace(INGEBREKE, telling="niet_schriftelijk", uiterlijk_op=None)),
    "verzoek-ingebreke-geen-belang": lambda: stel_op(replace(INGEBREKE, telling="geen_belanghebbende", uiterlijk_op=None)),
    "verzoek-toegewezen": lambda: stel_op(TOEGEWEZEN),
    "verzoek-deels-toegewezen": lambda: stel_op(
        replace(
            TOEGEWEZEN,
            uitkomst="deels_toegewezen",
            grond="Voor het overige is er geen overtreding.",
            verzoek_op=date(2026, 2, 4),
            later_dan=date(2026, 4, 1),
        )
    ),
    "verzoek-afgewezen": lambda: stel_op(AFGEWEZEN),
    "verzoek-afgewezen-bijzonder": lambda: stel_op(
        replace(AFGEWEZEN, grond="Er is concreet zicht op legalisatie.", bijzonder="De aangepaste berekening is binnen en klopt.")
    ),
    "verzoek-niet-ontvankelijk": lambda: stel_op(NIET_ONTVANKELIJK),
    "verzoek-buiten-behandeling": lambda: stel_op(BUITEN_BEHANDELING),
    "verzoek-dwangsom": lambda: stel_op(DWANGSOM),
    "verzoek-dwangsom-onredelijk-laat": lambda: stel_op(
        replace(DWANGSOM, uitkomst="onredelijk_laat", bedrag=0, delen=(), betalen_uiterlijk_op=None)
    ),
    "verzoek-dwangsom-kennelijk": lambda: stel_op(
        replace(DWANGSOM, uitkomst="kennelijk", bedrag=0, delen=(), betalen_uiterlijk_op=None)
    ),
}
