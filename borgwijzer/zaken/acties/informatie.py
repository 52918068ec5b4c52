"""Ask for data during the works: draw up a request, send it, remind, and end it. What comes in: ``informatie_ontvangst``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht, mag
from borgwijzer.regels.informatieverzoek import GRONDEN, Verzoekdaad, verzoekbeletselen
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.herstel import maak_code
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van, maak_verzoekfeit
from borgwijzer.zaken.models import Betrokkene, Informatieverzoek, Melding, Zaak

PUNTEN_MEEST = 20
GEEN_TOEZICHTHOUDER = (
    "Alleen wie als toezichthouder is aangewezen, mag dit vragen (Awb 5:11): laat een collega met de rol toezichthouder het doen."
)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One item: what is asked, about which works, and about which moment or day; the last two may be empty."""

    wat: str
    werk: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Opzet:
    """A request as somebody wrote it. ``soort`` is one of ``GRONDEN``, ``betrokkene`` the id of a party of the zaak."""

    soort: str
    betrokkene: int
    reden: str
    punten: Sequence[Gevraagd]
    uiterlijk: datetime.date


@transaction.atomic
def stel_verzoek_op(zaak_id: int, opzet: Opzet, *, door: Account, moment: datetime.datetime) -> Informatieverzoek:
    """Keep a concept. Raises ``Geweigerd`` for a closed zaak, for what is unknown, and without the right for this soort."""
    eis_recht_voor(opzet.soort, door)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    verzoek = Informatieverzoek(
        organisatie_id=zaak.organisatie_id, zaak=zaak, melding=_zoek_melding(zaak), code=maak_code(),
        opgesteld_op=dag_van(moment), opgesteld_door=door,
    )  # fmt: skip
    _vul(verzoek, opzet)
    verzoek.save()
    log("informatieverzoek_opgesteld", verzoek, door, moment)
    return verzoek


@transaction.atomic
def wijzig_verzoek(verzoek_id: int, opzet: Opzet, *, versie: int, door: Account, moment: datetime.datetime) -> Informatieverzoek:
    """Change a concept. Raises ``Geweigerd`` when it was sent already, or changed by somebody else."""
    verzoek, zaak = neem_verzoek(verzoek_id, versie)
    eis_recht_voor(verzoek.soort, door)
    eis_recht_voor(opzet.soort, door)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    if verzoek.verzonden_op or verzoek.beeindigd_op:
        raise Geweigerd("al_verzonden", "Dit verzoek is verzonden of beëindigd: maak een nieuw verzoek.")
    _vul(verzoek, opzet)
    verzoek.save()
    log("informatieverzoek_gewijzigd", verzoek, door, moment)
    return verzoek


@transaction.atomic
def verzend_verzoek(verzoek_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> Informatieverzoek:
    """Send it: from now the term runs. Raises ``Geweigerd`` with what the rules say is missing."""
    verzoek, zaak = neem_verzoek(verzoek_id, versie)
    eis_recht_voor(verzoek.soort, door)
    eis_mogelijk(verzoek, zaak, "verzend", dag_van(moment))
    verzoek.verzonden_op, verzoek.verzonden_naam = dag_van(moment), door.naam
    verzoek.save()
    log("informatieverzoek_verzonden", verzoek, door, moment, {"uiterlijk": verzoek.uiterlijk.isoformat()})
    werk_stand_bij(zaak, dag_van(moment))
    return verzoek


@transaction.atomic
def herinner_verzoek(
    verzoek_id: int, uiterlijk: datetime.date, *, versie: int, door: Account, moment: datetime.datetime
) -> Informatieverzoek:
    """Remind once, with a new last day (inclusive) that lies after today."""
    verzoek, zaak = neem_verzoek(verzoek_id, versie)
    eis_recht_voor(verzoek.soort, door)
    peildatum = dag_van(moment)
    eis_mogelijk(verzoek, zaak, "herinner", peildatum)
    eis_jaar(uiterlijk)
    if uiterlijk <= peildatum:
        raise Geweigerd("uiterlijk_voorbij", "De nieuwe laatste dag moet na vandaag liggen: kies een latere dag.")
    verzoek.herinnerd_op, verzoek.uiterlijk_na_herinnering = peildatum, uiterlijk
    verzoek.save()
    log("informatieverzoek_herinnerd", verzoek, door, moment, {"uiterlijk": uiterlijk.isoformat()})
    werk_stand_bij(zaak, peildatum)
    return verzoek


@transaction.atomic
def beeindig_verzoek(verzoek_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Informatieverzoek:
    """End a request that needs no answer any more, or drop a concept."""
    verzoek, zaak = neem_verzoek(verzoek_id, versie)
    eis_recht_voor(verzoek.soort, door)
    eis_mogelijk(verzoek, zaak, "beeindig", dag_van(moment))
    verzoek.beeindigd_op = dag_van(moment)
    verzoek.beeindigd_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom het verzoek niet meer nodig is.")
    verzoek.save()
    log("informatieverzoek_beeindigd", verzoek, door, moment, reden=verzoek.beeindigd_reden)
    werk_stand_bij(zaak, dag_van(moment))
    return verzoek


def eis_recht_voor(soort: str, door: Account) -> None:
    """Raise ``Geweigerd`` when this person may not ask on this ground."""
    eis_recht(door, Daad.VRAAG_INFORMATIE)
    grond = GRONDEN.get(soort)  # type: ignore[call-overload]
    if grond is None:
        raise Geweigerd("soort_onbekend", "Kies op welke grond u vraagt.")
    if grond.toezicht and not mag(door, Daad.GEBRUIK_TOEZICHT):
        raise Geweigerd("geen_recht", GEEN_TOEZICHTHOUDER)


def neem_verzoek(verzoek_id: int, versie: int | None) -> tuple[Informatieverzoek, Zaak]:
    """Hold the zaak. Raises ``Geweigerd`` (code ``ingehaald``) when somebody changed the request after ``versie``; None: any."""
    zaak = Zaak.objects.select_for_update().get(informatieverzoeken=verzoek_id)
    verzoek = Informatieverzoek.objects.select_related("melding").get(pk=verzoek_id)
    verzoek.zaak = zaak
    if versie is not None and verzoek.versie != versie:
        raise Geweigerd("ingehaald", "Iemand anders wijzigde dit verzoek intussen: bekijk hoe het nu staat en doe het opnieuw.")
    verzoek.versie += 1
    return verzoek, zaak


def eis_mogelijk(verzoek: Informatieverzoek, zaak: Zaak, daad: Verzoekdaad, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` with what stands in the way of this deed, or of any deed in this zaak."""
    eis_daad(zaak, "leg_feit_vast", peildatum)
    if redenen := verzoekbeletselen(maak_verzoekfeit(verzoek), daad, kader_van(zaak), peildatum):
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)


def _zoek_melding(zaak: Zaak) -> Melding | None:
    """The melding that a letter refers to: the newest bouwmelding that counts, when there is one."""
    rijen = Melding.objects.filter(zaak=zaak, soort="bouwmelding", vervangen_door__isnull=True, ingetrokken_op__isnull=True)
    return rijen.order_by("-ontvangen_op", "-pk").first()


def _vul(verzoek: Informatieverzoek, opzet: Opzet) -> None:
    partij = Betrokkene.objects.filter(pk=opzet.betrokkene, zaak_id=verzoek.zaak_id).first()
    if partij is None:
        raise Geweigerd("partij_onbekend", "Kies aan wie u het vraagt: een van de partijen van deze zaak.")
    if len(opzet.punten) > PUNTEN_MEEST:
        raise Geweigerd("te_veel_punten", f"Vraag ten hoogste {PUNTEN_MEEST} dingen tegelijk.")
    eis_jaar(opzet.uiterlijk)
    for tekst in (opzet.reden, *(deel for punt in opzet.punten for deel in (punt.wat, punt.werk, punt.moment))):
        eis_lengte(tekst)
    if any(not punt.wat.strip() for punt in opzet.punten):
        raise Geweigerd("punt_leeg", "Schrijf bij elk punt wat u vraagt.")
    verzoek.soort, verzoek.reden, verzoek.uiterlijk = opzet.soort, opzet.reden.strip(), opzet.uiterlijk
    verzoek.betrokkene, verzoek.aan, verzoek.aan_naam = partij, partij.rol, partij.naam
    verzoek.punten = [
        {"werk": punt.werk.strip(), "wat": punt.wat.strip(), "moment": punt.moment.strip(), "ontvangsten": []}
        for punt in opzet.punten
    ]  # fmt: skip


def log(
    soort: str, verzoek: Informatieverzoek, door: Account | None, moment: datetime.datetime,
    gegevens: dict[str, Any] | None = None, reden: str = "",
) -> None:  # fmt: skip
    """Write the event of a deed with a request."""
    vast = {"verzoek": verzoek.pk, "soort": verzoek.soort, "aan": verzoek.aan, "punten": len(verzoek.punten)}
    leg_vast(
        soort, organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens=vast | (gegevens or {}),
    )  # fmt: skip
