"""Example facts for the letters about a signal. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from borgwijzer.brieven.model import Brief, Geadresseerde
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.signaal import DoorzendingFeiten, OntvangstSignaalFeiten
from borgwijzer.brieven.voorbeelden_zaak import GEDEELD

EIGEN: dict[str, Any] = {**GEDEELD, "verzoeknummer": "2026-000412", "nummersoort": "Zaaknummer", "kopie_aan": ()}
ONTVANGST_SIGNAAL = OntvangstSignaalFeiten(
    **{**EIGEN, "geadresseerde": Geadresseerde(naam="De heer P. Duinker", adresregels=("Rietkraag 10", "9999 ZB Wilgenmeer"))},
    gemeld_op=date(2026, 4, 13),
    omschrijving="De steiger aan de straatkant staat los. Er lopen kinderen langs.",
)
ONTVANGST_BORGER = OntvangstSignaalFeiten(
    **{**EIGEN, "geadresseerde": Geadresseerde(naam="Borgburo Waterland", adresregels=("Kanaalkade 5", "9999 ZD Wilgenmeer"))},
    gemeld_op=date(2026, 4, 13),
    omschrijving="De wapening van de fundering ligt anders dan op de tekening.",
    kwaliteitsborger=True,
)
DOORZENDING = DoorzendingFeiten(
    **{**EIGEN, "geadresseerde": Geadresseerde(naam="Omgevingsdienst Waterland", adresregels=("Postbus 12", "9999 ZE Wilgenmeer"))},
    gemeld_op=date(2026, 4, 13),
    omschrijving="Bij het slopen van het dak komt veel stof vrij. Het lijkt op asbest.",
    van="belanghebbende",
    reden="Het toezicht op het slopen van asbest is bij uw dienst belegd.",
    melder="P. Duinker, Rietkraag 10, 9999 ZB Wilgenmeer",
    stukken=("dak_2026-04-13.jpg",),
)
DOORGEZONDEN: dict[str, Any] = {
    "doorgezonden_op": date(2026, 4, 14), "doorgezonden_aan": "Omgevingsdienst Waterland",
    "doorgezonden_reden": "Het toezicht op het slopen van asbest is bij deze dienst belegd.",
}  # fmt: skip
GEEN_RISICO = "De steiger is dezelfde dag vastgezet. Wij zien geen risico voor de veiligheid of de gezondheid."
NIEMAND = Geadresseerde(naam="Aan degene die ons dit liet weten", adresregels=())

SIGNAALVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "ontvangst-signaal": lambda: stel_op(ONTVANGST_SIGNAAL),
    "ontvangst-signaal-kwaliteitsborger": lambda: stel_op(ONTVANGST_BORGER),
    "ontvangst-signaal-handhavingsverzoek": lambda: stel_op(replace(ONTVANGST_SIGNAAL, handhavingsverzoek=True)),
    "ontvangst-signaal-afgeschermd": lambda: stel_op(replace(ONTVANGST_SIGNAAL, geadresseerde=NIEMAND, afgeschermd=True)),
    "ontvangst-signaal-niet-opgevolgd": lambda: stel_op(replace(ONTVANGST_SIGNAAL, niet_opgevolgd_reden=GEEN_RISICO)),
    "ontvangst-signaal-doorgezonden": lambda: stel_op(replace(ONTVANGST_SIGNAAL, **DOORGEZONDEN, ook_hier=False)),
    "ontvangst-signaal-deels-doorgezonden": lambda: stel_op(replace(ONTVANGST_SIGNAAL, **DOORGEZONDEN)),
    "doorzending-signaal": lambda: stel_op(DOORZENDING),
    "doorzending-signaal-afgeschermd": lambda: stel_op(
        replace(DOORZENDING, melder="", afgeschermd=True, ook_hier=True, stukken=())
    ),
}
