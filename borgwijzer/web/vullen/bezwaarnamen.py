"""The words for the steps of a bezwaar and their outcomes, on its page and in the time line."""

from __future__ import annotations

from borgwijzer.brieven.datums import datum_met_dag
from borgwijzer.regels.bezwaar import Bezwaartoestand
from borgwijzer.regels.onherroepelijk import Onherroepelijk
from borgwijzer.toezicht.acties.bezwaarbeslissing import GEVOLGEN as GEVOLGEN
from borgwijzer.toezicht.acties.bezwaarbeslissing import UITKOMSTEN as BESLISUITKOMSTEN
from borgwijzer.toezicht.acties.bezwaarstappen import NIET_HOREN, UITSPRAKEN, VOORZIENINGEN
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.zaken.models import Besluit

STAPNAMEN = {
    "ontvangst_bevestigd": "Ontvangst bevestigd", "aanvulling_gevraagd": "Om aanvulling gevraagd", "aangevuld": "Aangevuld",
    "verschoonbaar": "Te laat, maar verschoonbaar", "niet_verschoonbaar": "Te laat en niet verschoonbaar",
    "verdaagd": "Beslissing verdaagd", "uitgesteld": "Uitgesteld met instemming", "hoorzitting_gepland": "Hoorzitting gepland",
    "hoorzitting_gehouden": "Hoorzitting gehouden", "horen_achterwege": "Niet gehoord",
    "advies_ontvangen": "Advies van de commissie",
    "besloten": "Beslist", "ingetrokken": "Ingetrokken", "beroep": "Beroep ingesteld", "uitspraak_beroep": "Uitspraak op beroep",
    "voorziening_gevraagd": "Voorlopige voorziening gevraagd", "uitspraak_voorziening": "Uitspraak op voorlopige voorziening",
    "hoger_beroep": "Hoger beroep ingesteld", "uitspraak_hoger_beroep": "Uitspraak op hoger beroep",
}  # fmt: skip
UITKOMSTEN = {**VOORZIENINGEN, **UITSPRAKEN, **NIET_HOREN, **BESLISUITKOMSTEN}

TOESTANDEN: dict[Bezwaartoestand, Status] = {
    "loopt": Status("Op schema", "goed"), "verdaagd": Status("Verdaagd", "let_op"), "uitgesteld": Status("Uitgesteld", "let_op"),
    "te_laat": Status("Te laat", "fout"), "besloten": Status("Beslist", "goed"), "ingetrokken": Status("Ingetrokken", "neutraal"),
    "beroep": Status("Bij de rechter", "wacht"), "opnieuw": Status("Opnieuw beslissen", "let_op"),
    "afgerond": Status("Afgerond", "goed"),
}  # fmt: skip
STATUSSEN = {
    "termijn_loopt": Status("Termijn loopt", "wacht"), "bezwaar_loopt": Status("Bezwaar loopt", "let_op"),
    "onherroepelijk": Status("Onherroepelijk", "goed"), "herroepen": Status("Herroepen", "neutraal"),
    "onbekend": Status("Niet te zeggen", "wacht"),
}  # fmt: skip


def noem_besluit(besluit: Besluit) -> str:
    """`Bouwstop van 1 juni 2026`, with the day on which it was taken."""
    return f"{BESLUITEN[besluit.soort]} van {datum_met_dag(besluit.beslist_op)}" if besluit.beslist_op else BESLUITEN[besluit.soort]


def schrijf_onherroepelijk(stand: Onherroepelijk) -> str:
    """Whether and from when nothing can be done against a besluit any more."""
    if stand.toestand == "herroepen":
        return "Het besluit bestaat niet meer: het is herroepen, vervangen of vernietigd."
    if stand.toestand == "bezwaar_loopt":
        return "Er loopt bezwaar of beroep: het besluit is nog niet onherroepelijk."
    if stand.op is None:
        return "De dag van verzending is niet bekend: wanneer het onherroepelijk is, valt niet te zeggen."
    if stand.toestand == "onherroepelijk":
        return f"Onherroepelijk vanaf {schrijf_voluit(stand.op)}."
    return f"Onherroepelijk vanaf {schrijf_voluit(stand.op)}, als er tot die dag niemand bezwaar maakt of in beroep gaat."
