"""Keep that a letter asked whether the works began or ended: once, and again only with a reason."""

from __future__ import annotations

import datetime
from typing import cast

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.herinnering import MELDINGEN
from borgwijzer.zaken.acties.eisen import eis_daad, eis_lengte
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Herinnering, Zaak


@transaction.atomic
def herinner(zaak_id: int, soort: str, *, reden: str, door: Account, moment: datetime.datetime) -> Herinnering:
    """Keep a herinnering as sent today. Raises ``Geweigerd`` with a beletsel, or for a second one without a reason."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    if soort not in MELDINGEN:
        raise Geweigerd("soort_onbekend", f"Kies waaraan u herinnert: {', '.join(MELDINGEN)}.")
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, cast(Regeldaad, f"herinner_{soort}"), peildatum)
    eis_lengte(reden)
    eerder = Herinnering.objects.filter(zaak=zaak, soort=soort).order_by("pk").last()
    if eerder and not reden.strip():
        raise Geweigerd(
            "al_herinnerd", f"Er ging al een herinnering op {eerder.verstuurd_op}: schrijf waarom u haar opnieuw verstuurt."
        )
    herinnering = Herinnering.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort=soort, verstuurd_op=peildatum, verstuurd_door=door,
        verstuurd_naam=door.naam, reden=reden.strip(),
    )  # fmt: skip
    leg_vast(
        "herinnering_verstuurd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=herinnering.reden, gegevens={"herinnering": herinnering.pk, "soort": soort, "opnieuw": eerder is not None},
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return herinnering
