"""Take a file of the register in, as a snapshot that never changes."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from django.db import transaction
from procrastinate.contrib.django import app

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.register.lezen import MERK, Inhoud, lees_bestand, list_soorten
from borgwijzer.register.models import Registerregel, Registerstand

STAPEL = 2_000
NACONTROLE = "controleer_borgers"
TEKENS = 200
# The law on which the register rests is of later years; an earlier day is a typing mistake.
EERSTE_DAG = datetime.date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Levering:
    """A file of the register; ``peildatum``: the day on which the register was so; ``bron``: where the file came from."""

    ruw: bytes
    peildatum: datetime.date
    bron: str
    bestandsnaam: str = ""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """``nieuw``: False when this file for this day was here already; then nothing happened."""

    stand: Registerstand
    nieuw: bool
    ongebruikt: tuple[str, ...] = ()


def lees_register_in(
    organisatie: Organisatie, levering: Levering, *, vandaag: datetime.date, moment: datetime.datetime, door: Account | None = None
) -> Ingelezen:
    """Store the file as a snapshot with its event; the same file for the same day is one snapshot.

    ``door`` is None on the command line. Raises ``Onleesbaar`` for a bad file and ``Geweigerd`` for a day after ``vandaag``
    or a missing source; then nothing was stored.
    """
    if door is not None:
        eis_recht(door, Daad.BEHEER_REGISTER)
    _eis_bruikbaar(levering, vandaag)
    inhoud = lees_bestand(levering.ruw)
    stand, nieuw = _bewaar(organisatie, levering, inhoud, moment, door)
    return Ingelezen(stand, nieuw, inhoud.ongebruikt)


def _eis_bruikbaar(levering: Levering, vandaag: datetime.date) -> None:
    if levering.peildatum > vandaag:
        raise Geweigerd("peildatum_toekomst", "De peildatum ligt na vandaag: vul de dag in waarop het register zo was.")
    if levering.peildatum < EERSTE_DAG:
        raise Geweigerd("peildatum_oud", f"De peildatum ligt voor {EERSTE_DAG.year}: controleer de datum.")
    if not levering.bron.strip():
        raise Geweigerd(
            "bron_ontbreekt", "Vul in waar het bestand vandaan komt, bijvoorbeeld de naam van de lijst op register.tlokb.nl."
        )
    if len(levering.bron.strip()) > TEKENS:
        raise Geweigerd("bron_te_lang", f"Maak de bron korter dan {TEKENS} tekens.")
    if not levering.bron.strip().isprintable():
        raise Geweigerd("bron_teken", "De bron bevat een onzichtbaar teken: typ haar opnieuw.")


@transaction.atomic
def _bewaar(
    organisatie: Organisatie, levering: Levering, inhoud: Inhoud, moment: datetime.datetime, door: Account | None
) -> tuple[Registerstand, bool]:
    bron = levering.bron.strip()
    if inhoud.verzonnen and MERK not in bron:
        bron = f"{MERK}: {bron}"[:TEKENS]
    stand, nieuw = Registerstand.objects.get_or_create(
        organisatie=organisatie, peildatum=levering.peildatum, sha256=hashlib.sha256(levering.ruw).hexdigest(),
        defaults={
            "bron": bron, "bestandsnaam": "".join(filter(str.isprintable, levering.bestandsnaam))[:TEKENS],
            "ingelezen_door": door, "ingelezen_op": moment, "aantallen": dict(list_soorten(inhoud.regels)),
        },
    )  # fmt: skip
    if not nieuw:
        return stand, False
    Registerregel.objects.bulk_create(
        (
            Registerregel(
                organisatie=organisatie, stand=stand, soort=r.soort, naam=r.naam, kvk=r.kvk, instrument=r.instrument,
                nummer=r.nummer, status=r.status, vanaf=r.vanaf,
            )
            for r in inhoud.regels
        ), batch_size=STAPEL,
    )  # fmt: skip
    leg_vast(
        "register_ingelezen", organisatie_id=organisatie.pk, door=door, tijdstip=moment,
        gegevens={
            "stand": stand.pk, "peildatum": stand.peildatum.isoformat(), "bron": stand.bron, "sha256": stand.sha256,
            "bestandsnaam": stand.bestandsnaam, "aantallen": stand.aantallen,
        },
    )  # fmt: skip
    # The zaken lie above this part: the job that looks at those under way is asked for by its name.
    app.configure_task(NACONTROLE, allow_unknown=True).defer(organisatie_id=organisatie.pk, stand_id=stand.pk)
    return stand, True
