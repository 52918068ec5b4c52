"""What holds in an organisatie to practise in, for every part above this one."""

from __future__ import annotations

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Oefenronde, Oefenstap, Organisatie

# Stands in calendars and exports of a practice organisatie; its pages say more.
OEFENWOORD = "OEFENING"
# The name under which the job waits; it never changes.
TAAK = "vul_oefenomgeving"


def eis_oefening(organisatie: Organisatie) -> None:
    """Raise ``Geweigerd`` outside a practice organisatie: what is made up never stands between real zaken."""
    if not organisatie.demo:
        raise Geweigerd("geen_oefenomgeving", "Dit kan alleen in een oefenomgeving: vraag uw beheerder of die er is.")


def find_laatste_ronde(organisatie: Organisatie) -> Oefenronde | None:
    """The last time that this organisatie was filled, or is being filled now."""
    return Oefenronde.objects.filter(organisatie=organisatie).order_by("-id").first()


def is_bezig(ronde: Oefenronde | None) -> bool:
    """Whether the worker still has to finish it."""
    return ronde is not None and ronde.stap != Oefenstap.KLAAR
