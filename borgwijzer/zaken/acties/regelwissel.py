"""After an upgrade with other rules every copy of ``stand()`` has to be derived again, whatever day it said to hold until."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from borgwijzer import regels
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken import feiten, verbeterd
from borgwijzer.zaken.acties import stand_bijwerken
from borgwijzer.zaken.models import Zaak


def bepaal_vingerafdruk() -> str:
    """Which rules this program has."""
    som = hashlib.sha256()
    for bron in list_bronnen():
        som.update(bron.name.encode() + b"\0" + bron.read_bytes())
    return som.hexdigest()[:16]


def list_bronnen() -> list[Path]:
    """The files of the rules, and of what makes their input of rows and rows of their outcome."""
    rijen = sorted(Path(feiten.__file__).parent.glob("feiten*.py"))
    return [*sorted(Path(regels.__path__[0]).glob("*.py")), *rijen, Path(verbeterd.__file__), Path(stand_bijwerken.__file__)]


def laat_opnieuw_afleiden(verbinding: BaseDatabaseWrapper) -> bool:
    """Mark every copy as out of date when the rules are others than those it was made with; gives whether that was so.

    ``verbinding`` is of the owner of the tables. The nightly run does the work; which rules were used stands with the table.
    """
    tabel, merk = verbinding.ops.quote_name(Zaak._meta.db_table), f"afgeleid met regels {bepaal_vingerafdruk()}"
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass, 'pg_class')", [Zaak._meta.db_table])
        if cursor.fetchone()[0] == merk:
            return False
        for organisatie_id in Organisatie.objects.using(verbinding.alias).values_list("pk", flat=True):
            with binnen(organisatie_id, using=verbinding.alias):
                Zaak.objects.using(verbinding.alias).exclude(fase="afgesloten").update(geldig_tot_en_met=None)
        cursor.execute(f"COMMENT ON TABLE {tabel} IS '{merk}'")
    return True
