"""What every besluit has in common: who may decide on a proposal, and what is kept of the decision."""

from __future__ import annotations

import datetime

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.bevoegd import eis_bevoegd, is_bevoegd, list_bevoegde_rollen, noem_met_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, Rol
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import noem_besluit
from borgwijzer.zaken.acties.eisen import eis_tekst
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand

# The right that deciding asks, when it is not the one of every other besluit.
RECHTEN = {"beslissing_op_bezwaar": Daad.BESLIS_OP_BEZWAAR}


def list_beslissers(soort: str, kader: Kader) -> list[Rol]:
    """The roles that decide on a besluit of this soort, in the order of ``Rol``."""
    return list_bevoegde_rollen(RECHTEN.get(soort, Daad.NEEM_BESLUIT), kader, noem_besluit(soort))


def is_beslisser(door: Account, soort: str, kader: Kader) -> bool:
    """Whether this person may decide on a besluit of this soort; about their own proposal ``find_eigen`` says no."""
    return is_bevoegd(door, RECHTEN.get(soort, Daad.NEEM_BESLUIT), kader, noem_besluit(soort))


def eis_beslisser(door: Account, besluit: Besluit) -> None:
    """Raise ``Geweigerd`` for somebody without the mandate or the right to decide on this besluit, or to end it."""
    soort, kader = besluit.soort, kader_van(besluit.zaak)
    eis_bevoegd(door, RECHTEN.get(soort, Daad.NEEM_BESLUIT), kader, noem_besluit(soort))


def eis_ander(door: Account, besluit: Besluit) -> None:
    """Raise ``Geweigerd`` (code ``eigen_voorstel``) for who proposed this besluit."""
    if fout := find_eigen(besluit, door):
        raise fout


def find_eigen(besluit: Besluit, door: Account) -> Geweigerd | None:
    """Why this person cannot decide on a proposal: it is their own."""
    if besluit.voorgesteld_door_id == door.pk:
        return Geweigerd("eigen_voorstel", "U hebt dit besluit zelf voorgesteld: een ander met mandaat beslist erover.")
    return None


def leg_genomen_vast(besluit: Besluit, door: Account, dag: datetime.date, *, vanaf: datetime.date | None = None) -> None:
    """Keep that it was taken, and by whom in which roles; it holds from ``vanaf``, or from the day that was proposed."""
    besluit.vanaf = vanaf or besluit.vanaf
    _beslis(besluit, Besluittoestand.GENOMEN, door, dag)


def geef_besluit_terug(besluit: Besluit, reden: str, door: Account, dag: datetime.date) -> str:
    """Keep that it was not taken, with the reason that its proposer reads. Gives that reason."""
    besluit.weigering = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom u dit besluit niet neemt: de opsteller leest dat.")
    _beslis(besluit, Besluittoestand.GEWEIGERD, door, dag)
    return besluit.weigering


def _beslis(besluit: Besluit, toestand: Besluittoestand, door: Account, dag: datetime.date) -> None:
    besluit.toestand, besluit.beslist_door, besluit.beslist_op = toestand, door, dag
    besluit.beslist_naam = noem_met_rollen(door)
    besluit.save(update_fields=["toestand", "beslist_door", "beslist_op", "beslist_naam", "vanaf", "weigering"])
