"""Keep that somebody looked at a zaak, and tell who did."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import connection

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.models import Zaak

HOEVEEL = 50
# Looking again on the same day writes nothing: no row, no number of the sequence, no wait for the disk.
BEWAAR_EN_LEES = """
WITH erbij AS (
    INSERT INTO zaken_inzage (organisatie_id, zaak_id, account_id, dag)
    SELECT %(organisatie)s, %(zaak)s, %(account)s, %(dag)s
    WHERE NOT EXISTS (
        SELECT FROM zaken_inzage
        WHERE organisatie_id = %(organisatie)s AND zaak_id = %(zaak)s AND dag = %(dag)s AND account_id = %(account)s
    )
    ON CONFLICT DO NOTHING
    RETURNING account_id, dag
)
SELECT account.id, account.naam, gezien.dag
FROM (
    SELECT account_id, dag FROM erbij
    UNION ALL
    (SELECT account_id, dag FROM zaken_inzage WHERE organisatie_id = %(organisatie)s AND zaak_id = %(zaak)s
     ORDER BY dag DESC LIMIT %(hoeveel)s)
) AS gezien
JOIN organisaties_account AS account ON account.id = gezien.account_id
ORDER BY gezien.dag DESC, account.naam, account.id
LIMIT %(hoeveel)s
"""


@dataclass(frozen=True, slots=True)
class Gezien:
    """Somebody looked at the zaak on this day, once or more."""

    account_id: int
    naam: str
    dag: datetime.date


def bewaar_inzage(zaak: Zaak, *, door: Account, dag: datetime.date) -> list[Gezien]:
    """Keep the view, once per person per day, and give the latest views; one statement, and no lock on the zaak."""
    eis_recht(door, Daad.ZIE_ZAAK)
    waarden: dict[str, Any] = {
        "organisatie": zaak.organisatie_id, "zaak": zaak.pk, "account": door.pk, "dag": dag, "hoeveel": HOEVEEL,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(BEWAAR_EN_LEES, waarden)
        return [Gezien(*rij) for rij in cursor.fetchall()]
