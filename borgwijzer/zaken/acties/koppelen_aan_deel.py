"""Say about which part of a project a melding or a signal is."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.delen import BIJ_EEN_DEEL, beletselen_koppelen
from borgwijzer.zaken.acties.delen import leg_zaak_vast
from borgwijzer.zaken.acties.eisen import eis_daad
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Fase, Melding, Signaal, Zaak

GEHEEL = 0
INGEHAALD = Geweigerd("ingehaald", "Iemand anders zette dit intussen bij een ander deel: bekijk het opnieuw en kies dan.")


def find_deel(zaak: Zaak, volgnummer: int) -> Fase | None:
    """The part with this number, None for the whole. Raises ``Geweigerd`` for one that is not there, or lapsed."""
    if volgnummer == GEHEEL:
        return None
    fase = Fase.objects.filter(zaak=zaak, volgnummer=volgnummer, vervallen_op=None).first()
    if fase is None:
        raise Geweigerd("deel_onbekend", "Dit deel hoort niet (meer) bij deze zaak: laad de pagina opnieuw en kies een deel.")
    return fase


def kies_deel(zaak: Zaak, soort: str, volgnummer: int) -> Fase | None:
    """The part about which a melding of this soort comes in. Raises ``Geweigerd`` when such a melding is about the whole."""
    fase = find_deel(zaak, volgnummer)
    if fase and soort not in BIJ_EEN_DEEL:
        raise Geweigerd("niet_per_deel", f"Een {soort} gaat over het hele project: kies geen deel.")
    return fase


@transaction.atomic
def koppel_melding_aan_deel(melding_id: int, deel: int, *, gezien: int, door: Account, moment: datetime.datetime) -> Melding:
    """Put a gereedmelding, or word of the end of the works, with a part; ``GEHEEL`` puts it back with the whole.

    ``gezien`` is the part that the page showed. Raises ``Geweigerd`` with the first beletsel, or after another's change.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(meldingen=melding_id)
    melding = Melding.objects.select_related("fase").get(pk=melding_id)
    redenen = beletselen_koppelen(haal_feiten(zaak), str(melding.pk), kader_van(zaak), dag_van(moment))
    if redenen:
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)
    was, fase = melding.fase.volgnummer if melding.fase else GEHEEL, find_deel(zaak, deel)
    if was != gezien:
        raise INGEHAALD
    if was == deel and (fase or melding.geheel_gekozen):
        return melding
    melding.fase, melding.geheel_gekozen = fase, fase is None
    melding.save(update_fields=["fase", "geheel_gekozen"])
    gegevens = {"melding": melding.pk, "soort": melding.soort, "deel": deel, "naam": fase.naam if fase else "", "was": was}
    leg_zaak_vast("melding_bij_deel", zaak, door, moment, gegevens)
    return melding


@transaction.atomic
def koppel_signaal_aan_deel(signaal_id: int, deel: int, *, gezien: int, door: Account, moment: datetime.datetime) -> Signaal:
    """Say that a signal is about one part, or (``GEHEEL``) about the whole."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(signalen=signaal_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    signaal = Signaal.objects.select_related("fase").get(pk=signaal_id)
    if signaal.opgelost_op:
        raise Geweigerd("al_opgelost", f"Dit signaal is al afgehandeld op {signaal.opgelost_op}: laad de pagina opnieuw.")
    was, fase = signaal.fase.volgnummer if signaal.fase else GEHEEL, find_deel(zaak, deel)
    if was != gezien:
        raise INGEHAALD
    if was == deel:
        return signaal
    signaal.fase = fase
    signaal.save(update_fields=["fase"])
    leg_zaak_vast(
        "signaal_bij_deel", zaak, door, moment,
        {"signaal": signaal.pk, "deel": deel, "naam": fase.naam if fase else "", "was": was},
    )  # fmt: skip
    return signaal
