"""Granted permits for the radar of a village: some have a zaak, most wait for a bouwmelding, some need none."""

from __future__ import annotations

import csv
import datetime
import io

from borgwijzer.demo.namen import STRATEN, noem_plaats
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.radar.acties.inlezen import lees_in
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak

KOLOMMEN = (
    "nummer", "soort", "verleend op", "omschrijving", "adres", "postcode", "woonplaats", "BAG-id", "aanvrager", "bouwmelding nodig",
)  # fmt: skip
MET_ZAAK = 3
# Days since each was granted: from just now to long overdue.
DAGEN = (4, 20, 45, 75, 110, 160, 210, 280, 340, 420, 500)
PLANNEN = (
    "Nieuwbouw woning (verzonnen)", "Uitbouw met verdieping (verzonnen)", "Nieuwbouw loods (verzonnen)",
    "Bijgebouw met dakterras (verzonnen)",
)  # fmt: skip


def lees_demovergunningen(organisatie: Organisatie, moment: datetime.datetime) -> None:
    """Read them in as a file, the way an employee does; the same file a second time changes nothing."""
    bestand = io.StringIO()
    tabel = csv.writer(bestand, delimiter=";")
    tabel.writerow(KOLOMMEN)
    tabel.writerows(_list_regels(organisatie, dag_van(moment)))
    lees_in(bestand.getvalue().encode(), organisatie=organisatie, door=None, moment=moment)


def _list_regels(organisatie: Organisatie, dag: datetime.date) -> list[list[str]]:
    plaats = noem_plaats(organisatie)
    zaken = list(Zaak.objects.exclude(bag_id="").exclude(fase__in=["afgesloten", "in_gebruik"]).order_by("-geopend_op", "-id"))
    regels = [
        [f"VERZONNEN-{nummer + 1:03d}", "opa", f"{dag - datetime.timedelta(days=dagen):%d-%m-%Y}", PLANNEN[nummer % len(PLANNEN)],
         f"{STRATEN[nummer * 3 % len(STRATEN)]} {nummer * 7 + 2}", f"9999 R{'ABCDEFGHJKL'[nummer]}", plaats,
         f"99990199{nummer + 1:08d}", f"Verzonnen aanvrager {nummer + 1}", "nee" if nummer == 1 else "ja"]
        for nummer, dagen in enumerate(DAGEN)
    ]  # fmt: skip
    regels += [
        [f"VERZONNEN-{len(DAGEN) + nummer + 1:03d}", "bopa", f"{zaak.geopend_op - datetime.timedelta(days=30):%d-%m-%Y}",
         "Nieuwbouw buiten het omgevingsplan (verzonnen)", zaak.adres, zaak.postcode, zaak.woonplaats, zaak.bag_id,
         "Verzonnen aanvrager", "ja"]
        for nummer, zaak in enumerate(zaken[:MET_ZAAK])
    ]  # fmt: skip
    return regels
