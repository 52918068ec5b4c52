"""Join a signal to another that is about the same, without losing anything of it, and undo that."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_tekst
from borgwijzer.zaken.acties.signalen import log_signaal, noem_prioriteit
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Signaal, Zaak


@transaction.atomic
def voeg_signaal_bij(signaal_id: int, met_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Signaal:
    """Let ``signaal_id`` be dealt with at ``met_id``. The row keeps its reporter, photos and day; the onderwerpen count there too.

    Raises ``Geweigerd`` when one of both is closed or joined already, and when it tells of danger of which the other does not:
    then the other one belongs with it.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, met, zaken = _neem(signaal_id, met_id)
    _eis_samen(signaal, met)
    if any(zaak.afgesloten_op for zaak in zaken.values()):
        raise Geweigerd("afgesloten", "Een van beide zaken is gesloten: heropen die zaak eerst.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom deze signalen over hetzelfde gaan.")
    signaal.samengevoegd_met, signaal.samengevoegd_op = met, dag_van(moment)
    signaal.save(update_fields=["samengevoegd_met", "samengevoegd_op"])
    erbij = [naam for naam in signaal.onderwerpen if naam not in met.onderwerpen]
    met.onderwerpen, met.versie = [*met.onderwerpen, *erbij], met.versie + 1
    met.prioriteit = noem_prioriteit(met.onderwerpen, kader_van(zaken[met.zaak_id]))
    met.save(update_fields=["onderwerpen", "versie", "prioriteit"])
    _leg_vast("signaal_samengevoegd", "signaal_gevoegd", signaal, met, zaken, door, moment, reden, {"erbij": erbij})
    return signaal


@transaction.atomic
def maak_signaal_los(signaal_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Signaal:
    """Undo it: the signal stands on its own again, as it came in. What the other one took over in onderwerpen stays there."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    met_id = Signaal.objects.values_list("samengevoegd_met", flat=True).get(pk=signaal_id)
    if met_id is None:
        raise Geweigerd("niet_samengevoegd", "Dit signaal staat al op zichzelf: laad de pagina opnieuw.")
    signaal, met, zaken = _neem(signaal_id, met_id)
    if signaal.samengevoegd_met_id != met_id or signaal.opgelost_op:
        raise Geweigerd("ingehaald", "Dit signaal is intussen losgemaakt of afgehandeld: laad de pagina opnieuw.")
    if zaken[signaal.zaak_id].afgesloten_op:
        raise Geweigerd("afgesloten", "De zaak van dit signaal is gesloten: heropen die zaak eerst.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom deze signalen toch niet over hetzelfde gaan.")
    signaal.samengevoegd_met = signaal.samengevoegd_op = None
    signaal.save(update_fields=["samengevoegd_met", "samengevoegd_op"])
    _leg_vast("signaal_losgemaakt", "signaal_ontvoegd", signaal, met, zaken, door, moment, reden, {})
    return signaal


def _neem(signaal_id: int, met_id: int) -> tuple[Signaal, Signaal, dict[int, Zaak]]:
    """Both signals with their zaken, held in one order whoever comes first."""
    rijen = Signaal.objects.filter(pk__in=(signaal_id, met_id))
    zaken = {zaak.pk: zaak for zaak in Zaak.objects.select_for_update().filter(pk__in=rijen.values("zaak")).order_by("pk")}
    gevonden = rijen.in_bulk()
    if met_id not in gevonden or signaal_id not in gevonden:
        raise Geweigerd("signaal_onbekend", "Dat signaal is er niet: laad de pagina opnieuw en kies uit de lijst.")
    return gevonden[signaal_id], gevonden[met_id], zaken


def _eis_samen(signaal: Signaal, met: Signaal) -> None:
    if signaal.pk == met.pk:
        raise Geweigerd("zelfde_signaal", "Een signaal kan niet bij zichzelf worden gevoegd: kies een ander.")
    if signaal.opgelost_op or met.opgelost_op:
        raise Geweigerd("al_opgelost", "Een van beide signalen is al afgehandeld: laad de pagina opnieuw.")
    if signaal.samengevoegd_met_id or met.samengevoegd_met_id:
        raise Geweigerd("al_samengevoegd", "Een van beide signalen is al bij een ander gevoegd: kies dat andere signaal.")
    if Signaal.objects.filter(samengevoegd_met=signaal).exists():
        raise Geweigerd("heeft_gevoegde", "Bij dit signaal zijn zelf signalen gevoegd: voeg het andere signaal hierbij.")
    if signaal.direct_gevaar and not met.direct_gevaar:
        raise Geweigerd("gevaar", "Dit signaal meldt direct gevaar en het andere niet: voeg het andere signaal hierbij.")


def _leg_vast(  # noqa: PLR0913 - both sides of one deed
    soort: str, soort_met: str, signaal: Signaal, met: Signaal, zaken: dict[int, Zaak], door: Account,
    moment: datetime.datetime, reden: str, erbij: dict[str, list[str]],
) -> None:  # fmt: skip
    """The event on both time lines, and the stand of both zaken."""
    nummers = {pk: zaak.nummer for pk, zaak in zaken.items()}
    log_signaal(soort, signaal, door, moment, {"met": met.pk, "zaak_met": nummers[met.zaak_id]}, reden)
    log_signaal(soort_met, met, door, moment, {"van": signaal.pk, "zaak_van": nummers[signaal.zaak_id], **erbij}, reden)
    for zaak in zaken.values():
        werk_stand_bij(zaak, dag_van(moment))
