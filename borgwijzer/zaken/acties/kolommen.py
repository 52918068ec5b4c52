"""Keep which columns a person wants to see in a list. It is personal, so the logboek does not hold it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht

# More of them do not fit beside each other; the first column, what the row is about, is always there.
HOOGSTENS = 6
# Screen -> its columns, in the order of the screen.
KOLOMMEN = {
    "werkvoorraad": (
        "fase", "datum", "behandelaar", "taken", "mag_starten", "mag_in_gebruik", "kwaliteitsborger", "geplande_start",
        "geplande_ingebruikname", "geopend",
    ),
    "taken": ("uiterlijk", "behandelaar", "rol", "fase", "kwaliteitsborger", "geplande_ingebruikname"),
}  # fmt: skip
GEWOON = {"werkvoorraad": ("fase", "datum", "behandelaar", "taken"), "taken": ("uiterlijk", "behandelaar")}


def kolommen_van(account: Account, scherm: str) -> tuple[str, ...]:
    """The columns of a list for this person, in the order of the screen."""
    eigen = account.kolommen.get(scherm)
    return GEWOON[scherm] if eigen is None else tuple(code for code in KOLOMMEN[scherm] if code in eigen)


@transaction.atomic
def bewaar_kolommen(scherm: str, codes: Sequence[str] | None, *, door: Account) -> None:
    """Keep the columns that ``door`` wants to see in a list; None: the usual ones again. Unknown words fall away.

    Raises ``Geweigerd`` for more than fit.
    """
    eis_recht(door, Daad.ZIE_ZAAK)
    if scherm not in KOLOMMEN:
        raise Geweigerd("scherm_onbekend", "Deze lijst heeft geen kolommen om te kiezen: ga terug naar de lijst.")
    gekozen = None if codes is None else [code for code in KOLOMMEN[scherm] if code in codes]
    if gekozen and len(gekozen) > HOOGSTENS:
        raise Geweigerd("te_veel_kolommen", f"Kies ten hoogste {HOOGSTENS} kolommen: meer past niet naast elkaar.")
    rij = Account.objects.select_for_update().get(pk=door.pk)
    rest = {naam: waarde for naam, waarde in rij.kolommen.items() if naam != scherm}
    rij.kolommen = rest if gekozen is None else {**rest, scherm: gekozen}
    rij.save(update_fields=["kolommen"])
