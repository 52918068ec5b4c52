"""Where measurements run: a data folder of their own under build/, made once and kept for the next run.

The name of the folder is a fingerprint of what its content depends on, so that other tables or another kader give a new
folder; the old one is removed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borgwijzer.organisaties.models import Account, Organisatie

WORTEL = Path(__file__).resolve().parents[1]
BEWAARMAP = WORTEL / "build" / "bench-data"
PEILDATUM = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
KADER = "hoeksche-waard"
WEINIG = 1_000
WACHTWOORD = "proefopstelling-2026"


def kies_aantal() -> int:
    """How many zaken the large organisatie has: KLEIN=1 2,000, GROOT=1 1,000,000, else 100,000."""
    if os.environ.get("GROOT"):
        return 1_000_000
    return 2_000 if os.environ.get("KLEIN") else 100_000


def _vingerafdruk() -> str:
    generator = [
        bron for bron in WORTEL.glob("borgwijzer/demo/*.py") if bron.name not in ("__init__.py", "dorp.py", "berichten.py")
    ]
    bronnen = [*generator, *WORTEL.glob("borgwijzer/*/migrations/*.py"), *WORTEL.glob("kaders/*/*.toml")]
    som = hashlib.sha256()
    for bron in sorted(bronnen):
        som.update(bron.relative_to(WORTEL).as_posix().encode() + b"\0" + bron.read_bytes())
    return som.hexdigest()[:12]


def maak_gereed() -> None:
    """Start the database of the bench in this process and bring its tables up to date."""
    datamap = BEWAARMAP / _vingerafdruk()
    for oud in BEWAARMAP.glob("*/") if BEWAARMAP.exists() else ():
        if oud != datamap:
            shutil.rmtree(oud)
    os.environ["BORGWIJZER_DATAMAP"] = str(datamap)
    os.environ.setdefault("BORGWIJZER_LOGNIVEAU", "WARNING")
    datamap.mkdir(parents=True, exist_ok=True)
    from borgwijzer.beheer.voorbereiden import bereid_voor

    bereid_voor()
    from borgwijzer.beheer.migreren import migreer

    migreer()


@dataclass(frozen=True, slots=True)
class Proefgemeente:
    """An organisatie of the bench with one account, who is a behandelaar of its zaken."""

    organisatie: Organisatie
    account: Account


def maak_gemeente(naam: str, nummer: int) -> Proefgemeente:
    """Make an organisatie with a kader, letter paper and accounts, or find it. ``nummer`` 1..999999 makes its OIN."""
    from borgwijzer.beheer.gezag import registreer_organisatie
    from borgwijzer.brieven.models import Briefpapier
    from borgwijzer.kaders.bestanden import zoek_kader
    from borgwijzer.kaders.versies import neem_in_gebruik
    from borgwijzer.organisaties.models import Account
    from borgwijzer.organisaties.rechten import Rol
    from borgwijzer.organisaties.tenant import binnen

    slug = naam.lower().replace(" ", "-")
    organisatie = registreer_organisatie(naam=naam, slug=slug, oin=f"00000001999997{nummer:06d}", kader=KADER, demo=True)
    with binnen(organisatie.pk):
        neem_in_gebruik(zoek_kader(KADER), organisatie_id=organisatie.pk, moment=MOMENT)
        for rol in (Rol.TEAMLEIDER, Rol.INTAKE, Rol.TOEZICHTHOUDER):
            email = f"{rol.value}@{slug}.example.org"
            if not Account.objects.filter(email=email).exists():
                Account.objects.maak(
                    email=email, naam=f"Proef {rol.value}", organisatie=organisatie, rollen=[rol], wachtwoord=WACHTWOORD
                )
        Briefpapier.objects.get_or_create(
            organisatie=organisatie,
            defaults={
                "team": "Team Bouwen", "adresregels": ["Dijkgraafplein 1", "9999 ZA Wilgenmeer"], "telefoon": "14 0999",
                "email": "bouwen@example.org", "ondertekenaar": "A. Proef", "functie": "Teamleider",
            },
        )  # fmt: skip
        account = Account.objects.order_by("pk").first()
    assert account is not None
    return Proefgemeente(organisatie, account)
