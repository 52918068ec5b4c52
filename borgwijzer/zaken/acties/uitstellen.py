"""Put a taak aside until a day, with a reason; and take that back."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.taakdagen import bepaal_uitstelgrens
from borgwijzer.zaken.acties.eisen import eis_lengte
from borgwijzer.zaken.acties.toewijzen import eis_eigen
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Uitstel, Zaak


@transaction.atomic
def stel_uit(  # noqa: PLR0913 - which taak (code and part), until when and why, by whom and when
    zaak_id: int, code: str, *, tot: datetime.date, reden: str, door: Account, moment: datetime.datetime, deel: int = 0
) -> Uitstel:
    """Keep the taak out of the list until ``tot``; on that day it is back. A second time replaces the first.

    Raises ``Geweigerd`` without a reason, for a day that is not after today or beyond the last day of the taak, when the
    taak is no longer there, and for the zaak of a colleague.
    """
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    peildatum = dag_van(moment)
    zaak = _neem(zaak_id, door, peildatum)
    taak = Taak.objects.filter(zaak=zaak, code=code, deel=deel).order_by("uiterlijk", "id").first()
    if taak is None:
        raise Geweigerd("taak_weg", "Deze taak is er niet meer: ze is intussen gedaan of vervallen. Ga terug naar uw taken.")
    _eis_dag(taak, tot, peildatum)
    if not reden.strip():
        raise Geweigerd("reden_ontbreekt", "Schrijf waarom de taak kan wachten: uw collega's lezen dat in de lijst.")
    eis_lengte(reden)
    uitstel, _ = Uitstel.objects.update_or_create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, code=code, deel=deel,
        defaults={"uiterlijk": taak.uiterlijk, "tot": tot, "reden": reden.strip(), "door": door, "sinds": moment},
    )  # fmt: skip
    leg_vast(
        "taak_uitgesteld", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={**_noem(code, deel), "tot": tot.isoformat()}, reden=reden.strip(),
    )  # fmt: skip
    return uitstel


@transaction.atomic
def hef_uitstel_op(zaak_id: int, code: str, *, door: Account, moment: datetime.datetime, deel: int = 0) -> None:
    """Show the taak in the list again from now; when it is not put aside, nothing happens."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    zaak = _neem(zaak_id, door, dag_van(moment))
    uitstel = Uitstel.objects.filter(zaak=zaak, code=code, deel=deel).first()
    if uitstel is None:
        return
    uitstel.delete()
    leg_vast(
        "uitstel_opgeheven", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={**_noem(code, deel), "tot": uitstel.tot.isoformat()},
    )  # fmt: skip


def _noem(code: str, deel: int) -> dict[str, Any]:
    return {"taak": code, "deel": deel} if deel else {"taak": code}


def _neem(zaak_id: int, door: Account, peildatum: datetime.date) -> Zaak:
    zaak = Zaak.objects.select_for_update(of=("self",)).select_related("behandelaar").get(pk=zaak_id)
    eis_eigen(zaak, door, peildatum)
    return zaak


def _eis_dag(taak: Taak, tot: datetime.date, peildatum: datetime.date) -> None:
    uiterlijk = None if taak.uiterlijk == GEEN_DATUM else taak.uiterlijk
    grens = bepaal_uitstelgrens(uiterlijk, peildatum)
    if grens is None:
        raise Geweigerd(
            "uitstel_te_laat",
            f"Deze taak moet uiterlijk {taak.uiterlijk} klaar zijn: uitstellen kan niet meer. Doe haar nu of draag over.",
        )
    if tot <= peildatum:
        raise Geweigerd("uitstel_voorbij", "Kies een dag na vandaag: tot die dag blijft de taak uit de lijst.")
    if tot > grens and uiterlijk is None:
        raise Geweigerd("uitstel_te_lang", f"Deze taak moet zo snel mogelijk: kies een dag tot en met {grens}.")
    if tot > grens:
        raise Geweigerd("uitstel_te_lang", f"De taak moet uiterlijk {grens} klaar zijn: kies die dag of een eerdere.")
