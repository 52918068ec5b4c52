"""What a person does with a message in triage: place it, or refuse it with a reason."""

from __future__ import annotations

import datetime

from django.db import transaction
from pydantic import ValidationError

from borgwijzer.documenten.opnemen import opslag
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.koppelingen.dso.gebrek import Berichtfout
from borgwijzer.koppelingen.dso.herken import SOORTEN
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.vertaling import Vertaald, vertaal
from borgwijzer.koppelingen.dso.verwerk import BIJ_EEN_MELDING, PAST_NIET, Triage, Verwerking, plaats_bij_melding, plaats_melding
from borgwijzer.koppelingen.formulier.inhoud import DOEL, SIGNAAL, Formulier, lees_formulier
from borgwijzer.koppelingen.formulier.verwerk import plaats_formulier, plaats_signaal
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.zaken.acties.eisen import eis_lengte
from borgwijzer.zaken.models import Melding, Zaak


def lees_bericht(bericht: Bericht) -> Vertaald | None:
    """The stored message in our words; None when it cannot be read."""
    if bericht.doel == DOEL:
        return None
    with opslag().open_lezen(bericht.sha256) as stroom:
        try:
            return vertaal(lees(stroom.read()))
        except Berichtfout:
            return None


def lees_als_formulier(bericht: Bericht) -> Formulier | None:
    """The stored form; None when this is another kind of message."""
    if bericht.doel != DOEL:
        return None
    with opslag().open_lezen(bericht.sha256) as stroom:
        return lees_formulier(stroom.read())


@transaction.atomic
def plaats_bericht(
    bericht_id: int, *, soort: str, zaak: Zaak | None, door: Account, moment: datetime.datetime, bron: str = ""
) -> Verwerking:
    """Register a message from triage as ``soort``, in ``zaak`` or in a new one. Only a bouwmelding opens a new zaak.

    ``bron``: of a signal, from whom it comes in the words of the kader.
    """
    eis_recht(door, Daad.TRIAGEER)
    bericht = _neem(bericht_id)
    formulier = lees_als_formulier(bericht)
    soort = SIGNAAL if formulier and formulier.soort == SIGNAAL else soort
    if soort not in (*SOORTEN, SIGNAAL):
        raise Geweigerd("soort_onbekend", f"Kies wat dit bericht is: {', '.join(SOORTEN)}.")
    if zaak is None and soort not in ("bouwmelding", SIGNAAL):
        raise Geweigerd("zaak_ontbreekt", f"Een {soort} hoort bij een bestaande zaak: kies die zaak.")
    try:
        if formulier:
            if soort == SIGNAAL:
                plaats_signaal(bericht, formulier, bron=bron, zaak=zaak, door=door, moment=moment)
            else:
                plaats_formulier(bericht, formulier, soort=soort, zaak=zaak, door=door, moment=moment)
            return _beschrijf(bericht)
        return _plaats_bericht(bericht, soort, zaak, door, moment)
    except ValidationError as fout:
        raise Geweigerd("past_niet", PAST_NIET) from fout
    except (Triage, Invoerfout) as fout:
        raise Geweigerd("past_niet", str(fout)) from fout


def _plaats_bericht(bericht: Bericht, soort: str, zaak: Zaak | None, door: Account, moment: datetime.datetime) -> Verwerking:
    vertaald = lees_bericht(bericht)
    if vertaald is None or soort not in SOORTEN:
        raise Geweigerd("onleesbaar", "Dit bericht is niet te lezen: weiger het en vraag de indiener om het opnieuw te sturen.")
    bericht.soort = soort
    if vertaald.doel in BIJ_EEN_MELDING:
        return plaats_bij_melding(bericht, vertaald, _vind_in_zaak(zaak, soort), moment=moment, door=door)
    return plaats_melding(bericht, vertaald, door.organisatie, zaak=zaak, moment=moment, door=door)


def _beschrijf(bericht: Bericht) -> Verwerking:
    assert bericht.zaak
    return Verwerking(bericht.verzoeknummer, bericht.uitkomst, bericht.soort, bericht.zaak.nummer, bericht.reden, bericht.pk)


def _vind_in_zaak(zaak: Zaak | None, soort: str) -> Melding:
    """The melding of this soort that still counts in the zaak: what an aanvulling replaces and an intrekking withdraws."""
    gevonden = Melding.objects.select_related("zaak").filter(
        zaak=zaak, soort=soort, vervangen_door__isnull=True, ingetrokken_op__isnull=True
    )
    melding = gevonden.order_by("-ontvangen_op", "-pk").first() if zaak else None
    if melding is None:
        raise Geweigerd("melding_ontbreekt", f"Dit bericht hoort bij een eerdere {soort}: kies de zaak waar die in staat.")
    return melding


@transaction.atomic
def toon_melder(bericht_id: int, *, door: Account, moment: datetime.datetime) -> Formulier:
    """The form with the name of who does not want it passed on; the event names who looked, never the name."""
    eis_recht(door, Daad.ZIE_MELDER)
    bericht = Bericht.objects.filter(pk=bericht_id).first()
    formulier = lees_als_formulier(bericht) if bericht else None
    if bericht is None or formulier is None or not formulier.naam_niet_doorgeven:
        raise Geweigerd("niet_afgeschermd", "Van dit bericht is geen naam afgeschermd: laad de pagina opnieuw.")
    leg_vast(
        "melder_getoond", organisatie_id=bericht.organisatie_id, zaak_id=bericht.zaak_id, door=door, tijdstip=moment,
        gegevens={"bericht": bericht.pk},
    )  # fmt: skip
    return formulier


@transaction.atomic
def weiger_bericht(bericht_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Bericht:
    """Refuse a message in triage; the message itself stays stored."""
    eis_recht(door, Daad.TRIAGEER)
    bericht = _neem(bericht_id)
    if not reden.strip():
        raise Geweigerd("reden_ontbreekt", "Schrijf waarom u het bericht weigert.")
    eis_lengte(reden)
    bericht.uitkomst, bericht.reden = Uitkomst.GEWEIGERD, reden.strip()
    bericht.save(update_fields=["uitkomst", "reden"])
    leg_vast(
        "bericht_geweigerd", organisatie_id=bericht.organisatie_id, door=door, tijdstip=moment, reden=bericht.reden,
        gegevens={"bericht": bericht.pk, "verzoeknummer": bericht.verzoeknummer, "sha256": bericht.sha256},
    )  # fmt: skip
    return bericht


def _neem(bericht_id: int) -> Bericht:
    bericht = Bericht.objects.select_for_update().filter(pk=bericht_id).first()
    if bericht is None:
        raise Geweigerd("bericht_onbekend", "Dit bericht bestaat niet: ga terug naar de triage.")
    if bericht.uitkomst != Uitkomst.TRIAGE:
        raise Geweigerd("al_behandeld", f"Dit bericht is intussen behandeld ({bericht.uitkomst}): ga terug naar de triage.")
    return bericht
