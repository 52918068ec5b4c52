"""Dossiers of a village in which people already did things: made after the village, with the deeds of the product.

The same for the demo and for a practice organisatie. Each case takes a zaak that suits it, as far as there are any: a small
village has fewer, and where nobody has the role nothing is done. What was not played is told, never passed over in silence.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from django.db.models import Max, QuerySet

from borgwijzer.demo.delen import verdeel_projecten
from borgwijzer.demo.gevallen_bezwaar import speel_bezwaren
from borgwijzer.demo.gevallen_bouw import INFORMATIE, MELDINGEN, NIET_GEMELD
from borgwijzer.demo.gevallen_controle import CONTROLES
from borgwijzer.demo.gevallen_gebruik import ROUTE
from borgwijzer.demo.gevallen_interventie import INTERVENTIES
from borgwijzer.demo.gevallen_last import LASTEN, LASTEN_OUD
from borgwijzer.demo.gevallen_overtreding import OVERTREDINGEN
from borgwijzer.demo.gevallen_signalen import SIGNAALGEVALLEN
from borgwijzer.demo.gevallen_verzoek import VERZOEKEN, VERZOEKEN_OUD
from borgwijzer.demo.inrichten import AANTAL_ZAKEN
from borgwijzer.demo.werkplek import GEEN_ZAAK, Geval, Ongespeeld, Werkplek, maak_werkplek, noem, speel
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.register.queries import find_stand
from borgwijzer.zaken.acties.nacontrole import beoordeel_borger, controleer_borgers
from borgwijzer.zaken.models import Nacontrole, Zaak

logger = structlog.get_logger("borgwijzer.demo")
WACHT_OP_JURIST = 8
BEOORDELING = "Gebeld met de initiatiefnemer: de borging gaat door tot er een andere kwaliteitsborger is."


@dataclass(frozen=True, slots=True)
class Beurt:
    """Cases that suit the same ``zaken``, of which the youngest are taken.

    ``stil``: days in which nothing happened there. What people did lies after everything that the village wrote down, or the
    logboek would not be in the order of its days. ``oud``: how many days ago the zaak was opened at the latest.
    """

    gevallen: Sequence[Geval]
    zaken: QuerySet[Zaak]
    stil: int
    oud: int = 0


def speel_gevallen(organisatie: Organisatie, moment: datetime.datetime) -> list[Ongespeeld]:
    """Divide projects, play every case, and look all kwaliteitsborgers up in the newest snapshot of the register.

    Gives the cases that were not played, each with why.
    """
    verdeel_projecten(organisatie, moment)
    plek = maak_werkplek(organisatie, moment)
    niet: list[Ongespeeld] = []
    if {Rol.TOEZICHTHOUDER, Rol.JURIST, Rol.TEAMLEIDER} <= set(plek.mensen):
        for beurt in _list_beurten(plek):
            niet += _speel(beurt, plek)
        niet += speel_bezwaren(plek)
    _controleer_borgers(organisatie, plek)
    _meld(niet)
    return niet


def _meld(niet: Sequence[Ongespeeld]) -> None:
    """Name them in the log of the process: a full village in which a case finds no zaak is not as it should be."""
    vol = Zaak.objects.count() >= AANTAL_ZAKEN
    zeg = logger.warning if vol and any(een.waarom == GEEN_ZAAK for een in niet) else logger.debug
    zeg("gevallen niet gespeeld", aantal=len(niet), gevallen=[f"{een.geval}: {een.waarom}" for een in niet])


def _list_beurten(plek: Werkplek) -> list[Beurt]:
    """Quiet zaken are scarce: the cases that need most of them come first. Each query is run when its turn comes."""
    rustig = Zaak.objects.filter(fase="in_uitvoering", taken=None, fasen=None)
    niet_begonnen = Zaak.objects.filter(taken__code="controleer_start", fase="wacht_op_start", geplande_start__lt=plek.dag(1))
    met_signaal = Zaak.objects.filter(taken__code="beoordeel_signaal").exclude(fase="afgesloten")
    opgevolgd = Zaak.objects.filter(fase="in_uitvoering", taken__code="volg_signaal_op", fasen=None)
    return [
        Beurt(LASTEN_OUD, rustig, stil=90),
        Beurt((*INFORMATIE, *MELDINGEN, *OVERTREDINGEN), rustig, stil=45),
        Beurt(INTERVENTIES, rustig.filter(interventies=None), stil=45),
        Beurt(VERZOEKEN_OUD, rustig.filter(handhavingsverzoeken=None), stil=14, oud=150),
        Beurt(VERZOEKEN, rustig.filter(handhavingsverzoeken=None), stil=14),
        Beurt(LASTEN, rustig.filter(interventies=None), stil=14),
        Beurt(NIET_GEMELD, niet_begonnen, stil=2),
        Beurt(SIGNAALGEVALLEN, met_signaal, stil=3),
        Beurt(CONTROLES, opgevolgd, stil=7),
        Beurt(ROUTE, Zaak.objects.filter(taken__code="controleer_gebruik"), stil=10),
    ]


def _controleer_borgers(organisatie: Organisatie, plek: Werkplek) -> None:
    """What the worker does with a new snapshot; the jurist looked at most of it, and some still wait."""
    stand, jurist = find_stand(organisatie.pk, plek.dag(0)), plek.mensen.get(Rol.JURIST)
    if stand is None or jurist is None:
        return
    controleer_borgers(stand.pk, moment=plek.moment)
    for pk in Nacontrole.objects.order_by("-pk").values_list("pk", flat=True)[WACHT_OP_JURIST:]:
        with suppress(Geweigerd):
            beoordeel_borger(pk, tekst=BEOORDELING, door=jurist, moment=plek.moment)


def _speel(beurt: Beurt, plek: Werkplek) -> list[Ongespeeld]:
    """A zaak per case; then each stands as it is today. Gives the cases that the kader refused, or that found no zaak."""
    zaken = _kies(beurt, plek)
    niet = [Ongespeeld(noem(geval), GEEN_ZAAK) for geval in beurt.gevallen[len(zaken) :]]
    for geval, zaak in zip(beurt.gevallen, zaken, strict=False):
        niet += speel(geval, zaak, zaak, plek)
    return niet


def _kies(beurt: Beurt, plek: Werkplek) -> list[Zaak]:
    """The youngest zaken that suit these cases, one each as far as there are any.

    In three plain queries: as one, with subqueries, the database takes seconds over tables of which it knows no sizes yet.
    """
    oud = list(beurt.zaken.filter(geopend_op__lt=plek.terug(beurt.oud)).values_list("pk", flat=True))
    laatste = Gebeurtenis.objects.filter(zaak_id__in=oud).values("zaak_id").annotate(laatst=Max("tijdstip"))
    stil = [rij["zaak_id"] for rij in laatste if rij["zaak_id"] and rij["laatst"] < plek.terug(beurt.stil)]
    return list(Zaak.objects.filter(pk__in=stil).order_by("-geopend_op", "-pk")[: len(beurt.gevallen)])
