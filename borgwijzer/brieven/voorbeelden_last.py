"""Example facts for the letters about a last. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from borgwijzer.brieven.berekening import Berekening, Rekendag
from borgwijzer.brieven.feiten import Bezwaar
from borgwijzer.brieven.lastbrief import (
    AanmaningLastFeiten,
    HercontroleLastFeiten,
    InvorderingFeiten,
    KostenFeiten,
    LastBestuursdwangFeiten,
    LastDwangsomFeiten,
    OpheffingLastFeiten,
    VerbeurteFeiten,
    VerlengingFeiten,
    VerzoekLastFeiten,
    VoornemenLastFeiten,
)
from borgwijzer.brieven.model import Brief, Geadresseerde, Kopie
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import GEDEELD as ZAAKGEDEELD

GEDEELD: dict[str, Any] = {
    **ZAAKGEDEELD,
    "geadresseerde": Geadresseerde(
        naam="Bouwbedrijf De Knotwilg, mevrouw T. Oeverdijk",
        adresregels=("Dijk 4", "9999 ZB Wilgenmeer"),
        aanhef="Geachte mevrouw Oeverdijk",
    ),
    "kopie_aan": (Kopie("Kwaliteitsborger", "Borgburo Waterland"),),
}
DWANGSOM: dict[str, Any] = {"soort_last": "last_onder_dwangsom", "bedrag": 1000, "eenheid": "per week", "maximum": 5000}
LAST = "Leg het werk aan de fundering stil, en begin pas weer als er een volledige bouwmelding is en de wachttijd voorbij is"
OVERTREDING: dict[str, Any] = {
    "last": LAST,
    "norm": "artikel 2.18 lid 1 van het Besluit bouwwerken leefomgeving",
    "constatering": "Op 8 april 2026 zag onze toezichthouder dat de fundering werd gestort. Er is geen bouwmelding gedaan. "
    "Dat staat in het rapport van 8 april 2026, met foto's.",
    "overtreder_reden": "u voert het werk uit en kunt het stoppen",
    "evenredig": "Wij gaven u op 12 maart 2026 een waarschuwing. Het werk ging door. Een nieuwe waarschuwing helpt dus niet.",
    "afweging": (
        ("De gevolgen", "niemand controleerde de fundering, en dat is later niet goed te zien"),
        ("Uw gedrag", "u ging door na een waarschuwing"),
        ("Lichtere middelen", "een waarschuwing is al gegeven"),
    ),
}
BEDRAG_REDEN = "het is hoger dan wat doorbouwen u per week oplevert, en past bij de omvang van dit werk."


def _bewijs(onderwerp: str, betekenis: str, dagen: int, begin: date, regel: str) -> Berekening:
    rijen = [Rekendag(begin, False, "dag waaraan de termijn hangt")]
    rijen += [Rekendag(begin + timedelta(days=dag), True, "kalenderdag") for dag in range(1, dagen + 1)]
    uitleg = f"De termijn is {dagen // 7} weken. De regel staat in: {regel}."
    return Berekening(onderwerp=onderwerp, uitkomst=rijen[-1].datum, betekenis=betekenis, uitleg=uitleg, dagen=tuple(rijen))


def _rechtsmiddel(begin: date) -> dict[str, Any]:
    bewijs = _bewijs("bezwaartermijn", "Laatste dag om bezwaar te maken", 42, begin, "Awb 6:7")
    waar = "het college van burgemeester en wethouders, Dijkgraafplein 1, 9999 ZA Wilgenmeer"
    return {"bezwaar": Bezwaar(uiterlijk_op=bewijs.uitkomst, indienen_bij=waar), "berekening_bezwaar": bewijs}


def _betalen(begin: date, dagen: int = 42, regel: str = "Awb 5:33") -> dict[str, Any]:
    bewijs = _bewijs("betaling", "Laatste dag om te betalen", dagen, begin, regel)
    return {"betalen_voor": bewijs.uitkomst, "berekening_betalen": bewijs}


BESLUITDAG = date(2026, 4, 14)
BESLUIT_OP: dict[str, Any] = {"besluit_op": BESLUITDAG}
VOORNEMEN = VoornemenLastFeiten(
    **GEDEELD, **OVERTREDING, **DWANGSOM, bedrag_reden=BEDRAG_REDEN, uiterlijk_op=date(2026, 4, 28), dagen=28,
)  # fmt: skip
VOORNEMEN_BESTUURSDWANG = replace(
    VOORNEMEN, soort_last="last_onder_bestuursdwang", bedrag=0, eenheid="", maximum=0, bedrag_reden="",
    last="Stut de bouwput, zodat de weg niet kan inzakken", dagen=3, uiterlijk_op=date(2026, 4, 17),
)  # fmt: skip
BESLUIT_DWANGSOM = LastDwangsomFeiten(
    **GEDEELD, **OVERTREDING, **DWANGSOM, **_rechtsmiddel(BESLUITDAG), bedrag_reden=BEDRAG_REDEN,
    motivering="Bouwen zonder bouwmelding mag niet. Er zijn geen omstandigheden om niet te handhaven.",
    bevoegdheid="artikel 125 van de Gemeentewet en artikel 5:32 van de Algemene wet bestuursrecht",
    begunstiging_tot=date(2026, 5, 12), termijn_reden="een bouwmelding doen en het werk stilleggen kan in vier weken.",
    voornemen_op=date(2026, 3, 24),
    zienswijzen=(
        ("U zei op 30 maart 2026", "u dacht dat de melding al was gedaan"),
        ("Wij vinden", "wie bouwt, moet zelf nagaan of de melding is gedaan; de overtreding blijft daarmee bestaan"),
    ),
)  # fmt: skip
BESLUIT_BESTUURSDWANG = LastBestuursdwangFeiten(
    **GEDEELD, **{**OVERTREDING, "last": "Stut de bouwput, zodat de weg niet kan inzakken"}, **_rechtsmiddel(BESLUITDAG),
    soort_last="last_onder_bestuursdwang", motivering="De weg langs de bouwput scheurt. Wachten maakt het gevaar groter.",
    bevoegdheid="artikel 125 van de Gemeentewet en artikel 5:21 van de Algemene wet bestuursrecht",
    begunstiging_tot=date(2026, 4, 17), termijn_reden="stutten kan in een dag, en het materiaal is te huur in de buurt.",
    zonder_zienswijze="De zaak kon niet wachten (artikel 4:11 van de Algemene wet bestuursrecht): de scheur wordt elke dag groter.",
)  # fmt: skip
BEKRACHTIGING = replace(
    BESLUIT_BESTUURSDWANG, begunstiging_tot=None, termijn_reden="", last="Al het werk aan de fundering blijft stilliggen",
    motivering="De bouwput zakte in terwijl er mensen werkten.", bouwstop_op=date(2026, 4, 13),
    bouwstop="het was 10.15 uur, en het werd gezegd tegen de uitvoerder. Het ging om al het werk aan de fundering",
)  # fmt: skip
SPOED = replace(
    BEKRACHTIGING, bouwstop_op=None, bouwstop="", last="De bouwput blijft gestut tot de kademuur is hersteld",
    uitgevoerd_op=date(2026, 4, 13), uitgevoerd="wij lieten de bouwput stutten en de weg afzetten",
)  # fmt: skip
LOPEND: dict[str, Any] = {**GEDEELD, **DWANGSOM, **BESLUIT_OP, "last": LAST}
VERLENGING = VerlengingFeiten(
    **{**LOPEND, "datum": date(2026, 5, 8)}, **_rechtsmiddel(date(2026, 5, 8)), was_tot=date(2026, 5, 12),
    begunstiging_tot=date(2026, 5, 26), motivering="U liet zien dat het borgingsplan pas op 20 mei 2026 klaar is.",
)  # fmt: skip
VOLDAAN = HercontroleLastFeiten(
    **{**LOPEND, "datum": date(2026, 5, 13)}, gezien_op=date(2026, 5, 13), voldaan=True, begunstiging_tot=date(2026, 5, 12),
    waarnemingen="Het werk lag stil. De bouwmelding is op 6 mei 2026 volledig ontvangen.",
)  # fmt: skip
NIET_VOLDAAN = replace(VOLDAAN, voldaan=False, waarnemingen="Er werd gemetseld. Vijf mensen waren aan het werk.")
_VERBEURD: dict[str, Any] = {**LOPEND, "datum": date(2026, 5, 15)}
VERBEURTE = VerbeurteFeiten(
    **_VERBEURD, **_betalen(date(2026, 5, 13)), begunstiging_tot=date(2026, 5, 12), gezien_op=date(2026, 5, 13), verbeurd=1000,
    totaal=1000, waarnemingen=NIET_VOLDAAN.waarnemingen, toelichting="Wij spraken de uitvoerder; hij wilde het werk niet stoppen.",
)  # fmt: skip
POSTEN = ((date(2026, 5, 13), 1000), (date(2026, 5, 22), 1000))
INVORDERING = InvorderingFeiten(
    **{**LOPEND, "bedrag": 2000, "datum": date(2026, 7, 13)}, **_rechtsmiddel(date(2026, 7, 13)),
    **_betalen(date(2026, 7, 13), regel="Awb 4:87"), posten=POSTEN, norm=OVERTREDING["norm"],
    motivering="U hebt niet betaald. Er zijn geen omstandigheden die maken dat wij van invorderen moeten afzien.",
)  # fmt: skip
AANMANING = AanmaningLastFeiten(
    **{**LOPEND, "bedrag": 2000, "datum": date(2026, 8, 31)}, **_betalen(date(2026, 8, 31), 14, "Awb 4:112"), posten=POSTEN,
)  # fmt: skip
KOSTEN = KostenFeiten(
    **GEDEELD, **_rechtsmiddel(BESLUITDAG), **_betalen(BESLUITDAG, regel="Awb 4:87"), soort_last="last_onder_bestuursdwang",
    last=SPOED.last, bedrag=2300, uitgevoerd_op=date(2026, 4, 13), uitgevoerd=SPOED.uitgevoerd,
    specificatie="Huur van stempels: 900 euro.\nTwee mensen, een dag: 1100 euro.\nAfzetten van de weg: 300 euro.",
    motivering="U bent de overtreder. Er is geen reden om de kosten niet bij u te leggen.",
)  # fmt: skip
VERZOEK = VerzoekLastFeiten(
    **{**LOPEND, "datum": date(2026, 6, 2)}, **_rechtsmiddel(date(2026, 6, 2)), verzocht_op=date(2026, 5, 18),
    verzoeker="de heer Wilg", verzoek="Hij vraagt om de last op te heffen, omdat de bouwmelding nu is gedaan.",
    beslist_op=date(2026, 6, 2), uitslag="opgeheven", motivering="De bouwmelding is volledig en de wachttijd is voorbij.",
)  # fmt: skip
OPHEFFING = OpheffingLastFeiten(
    **{**LOPEND, "datum": date(2026, 6, 2)}, **_rechtsmiddel(date(2026, 6, 2)), beslist_op=date(2026, 6, 2),
    motivering="Bij de hercontrole van 13 mei 2026 was aan de last voldaan.",
)  # fmt: skip

LASTVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "voornemen-last-dwangsom": lambda: stel_op(VOORNEMEN),
    "voornemen-last-bestuursdwang": lambda: stel_op(VOORNEMEN_BESTUURSDWANG),
    "besluit-last-dwangsom": lambda: stel_op(BESLUIT_DWANGSOM),
    "besluit-last-dwangsom-geen-zienswijze": lambda: stel_op(replace(BESLUIT_DWANGSOM, zienswijzen=())),
    "besluit-last-bestuursdwang": lambda: stel_op(BESLUIT_BESTUURSDWANG),
    "besluit-last-bekrachtiging-bouwstop": lambda: stel_op(BEKRACHTIGING),
    "besluit-last-bestuursdwang-spoed": lambda: stel_op(SPOED),
    "verlenging-begunstiging": lambda: stel_op(VERLENGING),
    "verlenging-begunstiging-bestuursdwang": lambda: stel_op(
        replace(VERLENGING, soort_last="last_onder_bestuursdwang", bedrag=0, eenheid="", maximum=0)
    ),
    "hercontrole-last-voldaan": lambda: stel_op(VOLDAAN),
    "hercontrole-last-niet-voldaan": lambda: stel_op(NIET_VOLDAAN),
    "hercontrole-last-nog-tijd": lambda: stel_op(replace(NIET_VOLDAAN, nog_tijd=True)),
    "hercontrole-last-bestuursdwang": lambda: stel_op(
        replace(NIET_VOLDAAN, soort_last="last_onder_bestuursdwang", bedrag=0, eenheid="", maximum=0)
    ),
    "constatering-verbeurte": lambda: stel_op(VERBEURTE),
    "constatering-verbeurte-maximum": lambda: stel_op(replace(VERBEURTE, totaal=5000, toelichting="")),
    "constatering-verbeurte-ineens": lambda: stel_op(replace(VERBEURTE, bedrag=5000, eenheid="ineens", verbeurd=5000, totaal=5000)),
    "besluit-invordering": lambda: stel_op(INVORDERING),
    "aanmaning-last": lambda: stel_op(AANMANING),
    "besluit-kostenverhaal": lambda: stel_op(KOSTEN),
    "besluit-verzoek-last-opgeheven": lambda: stel_op(VERZOEK),
    "besluit-verzoek-last-opgeschort": lambda: stel_op(replace(VERZOEK, uitslag="opgeschort", stil_tot=date(2026, 6, 30))),
    "besluit-verzoek-last-verminderd": lambda: stel_op(replace(VERZOEK, uitslag="verminderd", bedrag=400, maximum=2000)),
    "besluit-verzoek-last-afgewezen": lambda: stel_op(replace(VERZOEK, uitslag="afgewezen")),
    "opheffing-last": lambda: stel_op(OPHEFFING),
    "opheffing-last-open-bedrag": lambda: stel_op(replace(OPHEFFING, open_bedrag=1000)),
}
