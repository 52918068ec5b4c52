"""Many zaken at once, written by the database itself: for lists and counts, not for what stands in them."""

from __future__ import annotations

from typing import Any

import psycopg

from borgwijzer.organisaties.models import Account, Organisatie

# Every tenth zaak is nobody's; every seventh has no date; fasen and behandelaars are spread evenly.
ZAKEN = """
INSERT INTO zaken_zaak (
    organisatie_id, nummer, kaderversie_id, omschrijving, adres, postcode, woonplaats, bag_id, kadastraal, project_id,
    behandelaar_id, geopend_op, fase, mag_starten, mag_in_gebruik, volgende_op, volgende_wat, aantal_taken
)
SELECT %(organisatie)s, 'V' || nummer, %(kader)s, 'Nieuwbouw woning', 'Rietlaan ' || nummer, '9999ZZ', 'Wilgenmeer', '', '', '',
    CASE WHEN nummer %% 10 = 0 THEN NULL ELSE (%(accounts)s::bigint[])[1 + nummer / 3 %% %(aantal_accounts)s] END,
    TIMESTAMPTZ '2026-11-01 10:00+00' - nummer * INTERVAL '1 minute' * 7, (%(fasen)s::text[])[1 + nummer / 7 %% 9], 'nee', 'nee',
    CASE WHEN nummer %% 7 = 0 THEN DATE '9999-12-31' ELSE DATE '2026-01-01' + nummer %% 700 END, 'Wachttijd', 1
FROM generate_series(1, %(aantal)s) AS nummer
"""
TAKEN = """
INSERT INTO zaken_taak (organisatie_id, zaak_id, code, tekst, rol, uiterlijk)
SELECT organisatie_id, id, 'toets_bouwmelding', 'Beoordeel de bouwmelding.', 'intake', volgende_op
FROM zaken_zaak WHERE organisatie_id = %(organisatie)s AND nummer LIKE 'V%%'
"""
FASEN = [
    "nieuw", "bouwmelding_in_behandeling", "wacht_op_start", "in_uitvoering", "gereedmelding_in_behandeling",
    "wacht_op_gebruik", "in_gebruik", "afgesloten", "gestuit",
]  # fmt: skip


def maak_zaken(verbinding: psycopg.Connection[Any], organisatie: Organisatie, accounts: list[Account], aantal: int) -> None:
    """Write zaken with a taak each, for an organisatie whose kader is in use, and let the planner count them."""
    vraag = "SELECT max(id) FROM kaders_kaderversie WHERE organisatie_id = %s"
    rij = verbinding.execute(vraag, [organisatie.pk]).fetchone()
    assert rij is not None
    waarden = {
        "organisatie": organisatie.pk, "kader": rij[0], "aantal": aantal, "fasen": FASEN,
        "accounts": [account.pk for account in accounts], "aantal_accounts": len(accounts),
    }  # fmt: skip
    verbinding.execute(ZAKEN, waarden)
    verbinding.execute(TAKEN, waarden)
    verbinding.execute("ANALYZE zaken_zaak, zaken_taak")
