"""The outcome of a search as a beeld: always a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.zoeken import Fragmentdeel, ZoekBeeld, Zoekregel
from borgwijzer.zoeken.queries import MEESTE, Treffer, Uitslag
from borgwijzer.zoeken.woorden import MEESTE_TEKENS_VRAAG, MEESTE_WOORDEN_VRAAG, Vraag

INGEKORT = f"Wij zochten op de eerste {MEESTE_WOORDEN_VRAAG} woorden."
BSN = "Op een BSN zoeken kan niet: wij lieten dat nummer weg. Zoek op naam of adres."
GEEN_WOORD = "Hier staat geen woord of nummer in waarop wij kunnen zoeken. Typ een naam, adres of zaaknummer."
NIETS = (
    "Geen zaken gevonden. Typ minder woorden, of alleen het begin van een woord. Woorden als de, het en van tellen niet mee. "
    "Is er wel een vergunning maar nog geen bouwmelding? Kijk dan in Radar."
)
# Where it was found; the kinds of ``zoeken.verzamelen``.
DELEN = {"partij": "Partij", "notitie": "Notitie", "brief": "Brief", "document": "Document", "melding": "Verzoeknummer"}


def maak_zoekbeeld(q: str, vraag: Vraag, uitslag: Uitslag) -> ZoekBeeld:
    """The page for what was typed; ``q`` empty is the page before anything was asked."""
    getypt = q.replace("\0", "").strip()[:MEESTE_TEKENS_VRAAG]
    if not getypt:
        return ZoekBeeld()
    let_op = [zin for zin, geldt in ((INGEKORT, vraag.ingekort), (BSN, vraag.bsn)) if geldt]
    return ZoekBeeld(
        q=getypt,
        gezocht=True,
        uitkomst=_schrijf_uitkomst(vraag, uitslag),
        let_op=tuple(let_op),
        regels=tuple(_maak_regel(treffer) for treffer in uitslag.treffers),
    )


def _schrijf_uitkomst(vraag: Vraag, uitslag: Uitslag) -> str:
    aantal = len(uitslag.treffers)
    if not vraag.woorden:
        return GEEN_WOORD
    if not aantal:
        return NIETS
    if uitslag.meer:
        return f"De nieuwste {MEESTE} zaken. Er zijn er meer: typ een woord erbij."
    return "1 zaak" if aantal == 1 else f"{aantal} zaken, de nieuwste eerst"


def _maak_regel(treffer: Treffer) -> Zoekregel:
    soort, naam = treffer.waar
    return Zoekregel(
        zaaknummer=treffer.zaak["nummer"],
        titel=_noem(treffer.zaak),
        omschrijving=treffer.zaak["omschrijving"][:200],
        fase=FASEN[treffer.zaak["fase"]],
        waar=f"{DELEN[soort]} {naam}".strip() if soort in DELEN else "",
        fragment=tuple(Fragmentdeel(stukje.tekst, stukje.raak) for stukje in treffer.fragment) if soort in DELEN else (),
    )


def _noem(zaak: Mapping[str, Any]) -> str:
    plaats = ", ".join(deel for deel in (zaak["adres"], zaak["woonplaats"]) if deel)
    return plaats or zaak["kadastraal"] or f"Zaak {zaak['nummer']}"
