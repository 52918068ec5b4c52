"""Dossiers of a village in which people already did things: made after the village, with the deeds of the product.

The same for the demo and for a practice organisatie. Each case takes a zaak that suits it, as far as there are any: a small
village has fewer, and where nobody has the role nothing is done.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress

from django.db import transaction
from django.db.models import Max, QuerySet

from borgwijzer.demo.delen import verdeel_projecten
from borgwijzer.demo.gevallen_bezwaar import speel_bezwaren
from borgwijzer.demo.gevallen_bouw import INFORMATIE, MELDINGEN, NIET_GEMELD
from borgwijzer.demo.gevallen_controle import CONTROLES
from borgwijzer.demo.gevallen_gebruik import ROUTE
from borgwijzer.demo.gevallen_interventie import INTERVENTIES, STIL_INTERVENTIE
from borgwijzer.demo.gevallen_last import LASTEN, LASTEN_OUD
from borgwijzer.demo.gevallen_overtreding import OVERTREDINGEN
from borgwijzer.demo.gevallen_signalen import SIGNAALGEVALLEN
from borgwijzer.demo.gevallen_verzoek import VERZOEKEN
from borgwijzer.demo.werkplek import Geval, Werkplek, maak_werkplek
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.register.queries import find_stand
from borgwijzer.zaken.acties.nacontrole import beoordeel_borger, controleer_borgers
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.models import Nacontrole, Zaak

WACHT_OP_JURIST = 8
BEOORDELING = "Gebeld met de initiatiefnemer: de borging gaat door tot er een andere kwaliteitsborger is."
# What people did lies after everything that the village wrote down, or the logboek would not be in the order of its days.
STIL_BOUW, STIL_START, STIL_GEBRUIK, STIL_SIGNAAL, STIL_VERZOEK, STIL_CONTROLE = 45, 2, 12, 3, 14, 7
STIL_LAST, STIL_LAST_OUD = 14, 90


def speel_gevallen(organisatie: Organisatie, moment: datetime.datetime) -> None:
    """Divide projects, play every case, and look all kwaliteitsborgers up in the newest snapshot of the register."""
    verdeel_projecten(organisatie, moment)
    plek = maak_werkplek(organisatie, moment)
    if {Rol.TOEZICHTHOUDER, Rol.JURIST, Rol.TEAMLEIDER} <= set(plek.mensen):
        rustig = Zaak.objects.filter(fase="in_uitvoering", taken=None, fasen=None)
        _speel(LASTEN_OUD, rustig, STIL_LAST_OUD, plek)
        _speel((*INFORMATIE, *MELDINGEN, *OVERTREDINGEN), rustig, STIL_BOUW, plek)
        _speel(LASTEN, rustig, STIL_LAST, plek)
        rustig = Zaak.objects.filter(fase="in_uitvoering", taken=None, fasen=None)
        _speel(INTERVENTIES, rustig, STIL_INTERVENTIE, plek)
        _speel(NIET_GEMELD, Zaak.objects.filter(taken__code="controleer_start", fase="wacht_op_start"), STIL_START, plek)
        met_signaal = Zaak.objects.filter(taken__code="beoordeel_signaal").exclude(fase="afgesloten")
        _speel(SIGNAALGEVALLEN, met_signaal, STIL_SIGNAAL, plek)
        _speel(VERZOEKEN, rustig.filter(handhavingsverzoeken=None), STIL_VERZOEK, plek)
        _speel(CONTROLES, Zaak.objects.filter(fase="in_uitvoering", taken__code="volg_signaal_op", fasen=None), STIL_CONTROLE, plek)
        _speel(ROUTE, Zaak.objects.filter(taken__code="controleer_gebruik"), STIL_GEBRUIK, plek)
        speel_bezwaren(plek)
    _controleer_borgers(organisatie, plek)


def _controleer_borgers(organisatie: Organisatie, plek: Werkplek) -> None:
    """What the worker does with a new snapshot; the jurist looked at most of it, and some still wait."""
    stand, jurist = find_stand(organisatie.pk, plek.dag(0)), plek.mensen.get(Rol.JURIST)
    if stand is None or jurist is None:
        return
    controleer_borgers(stand.pk, moment=plek.moment)
    for pk in Nacontrole.objects.order_by("-pk").values_list("pk", flat=True)[WACHT_OP_JURIST:]:
        with suppress(Geweigerd):
            beoordeel_borger(pk, tekst=BEOORDELING, door=jurist, moment=plek.moment)


def _speel(gevallen: Sequence[Geval], zaken: QuerySet[Zaak], stil: int, plek: Werkplek) -> None:
    """A zaak per case, the youngest first, in which nothing happened for ``stil`` days; then each stands as it is today.

    A case that the kader of this organisatie does not allow is left out: it may not stop a village from being made.
    """
    laatste = Gebeurtenis.objects.filter(zaak_id__in=zaken.values("pk")).values("zaak_id").annotate(laatst=Max("tijdstip"))
    ids = laatste.filter(laatst__lt=plek.terug(stil)).values("zaak_id")
    gekozen = list(Zaak.objects.filter(pk__in=ids).order_by("-geopend_op", "-pk")[: len(gevallen)])
    for geval, zaak in zip(gevallen, gekozen, strict=False):
        with suppress(Geweigerd), transaction.atomic():
            geval(zaak, plek)
        zaak.refresh_from_db()
        werk_stand_bij(zaak, plek.dag(0))
