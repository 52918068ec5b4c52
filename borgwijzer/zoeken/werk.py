"""Background work on the search index."""

from borgwijzer.beheer.werk import werk
from borgwijzer.zaken.acties.zoekwerk import NAAM
from borgwijzer.zoeken.acties import werk_zoekingangen_bij


@werk(naam=NAAM)
def werk_zoekingang_bij(zaak_id: int) -> None:
    """Bring what can be found of one zaak up to date; asked for by every deed that changes it."""
    werk_zoekingangen_bij([zaak_id])
