"""The list of supervision and enforcement on the page of a zaak: each kind of row gives its own lines and buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from borgwijzer.organisaties.models import Account
from borgwijzer.web.beelden.toezichtblok import Toezichtblok, Toezichtknop, Toezichtregel
from borgwijzer.web.vullen.bezwaarregels import list_bezwaarknoppen, list_bezwaarregels
from borgwijzer.web.vullen.interventieregels import list_beginknoppen, list_interventieregels
from borgwijzer.web.vullen.maatwerkregels import list_maatwerkknoppen, list_maatwerkregels
from borgwijzer.web.vullen.overtreding import list_overtredingknoppen, list_overtredingregels
from borgwijzer.web.vullen.toezicht_controles import list_controleknoppen, list_controleregels
from borgwijzer.web.vullen.toezichtlast import list_lastknoppen, list_lastregels
from borgwijzer.web.vullen.verzoekregels import list_verzoekknoppen, list_verzoekregels
from borgwijzer.zaken.queries import Zaakdossier

# Lines from the rows of a zaak on a day; buttons for who may begin something, for a zaak that is not closed.
Regelbron = Callable[[Zaakdossier, date], tuple[Toezichtregel, ...]]
Knopbron = Callable[[Zaakdossier, Account], tuple[Toezichtknop, ...]]
REGELS: tuple[Regelbron, ...] = (
    list_controleregels, list_overtredingregels, list_interventieregels, list_lastregels, list_verzoekregels,
    list_bezwaarregels, list_maatwerkregels,
)  # fmt: skip
KNOPPEN: tuple[Knopbron, ...] = (
    list_controleknoppen, list_overtredingknoppen, list_beginknoppen, list_lastknoppen, list_verzoekknoppen,
    list_maatwerkknoppen,
)  # fmt: skip
# What may also be begun in a zaak that is closed.
OOK_DICHT: tuple[Knopbron, ...] = (list_bezwaarknoppen,)


def maak_toezichtblok(dossier: Zaakdossier, account: Account, vandaag: date) -> Toezichtblok:
    """What is open first, in the order of ``REGELS`` within."""
    regels = [regel for bron in REGELS for regel in bron(dossier, vandaag)]
    mag_beginnen = dossier.zaak.afgesloten_op is None
    bronnen = (*KNOPPEN, *OOK_DICHT) if mag_beginnen else OOK_DICHT
    knoppen = [knop for bron in bronnen for knop in bron(dossier, account)]
    return Toezichtblok(tuple(sorted(regels, key=lambda regel: not regel.open)), tuple(knoppen))
