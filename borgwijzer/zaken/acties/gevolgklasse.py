"""Stap 0: answer the decision list of gevolgklasse 1; the outcome follows, and a person confirms it."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.regels.gevolgklasse import Gevolgklasse, bepaal_gevolgklasse
from borgwijzer.zaken.acties.eisen import eis_daad
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Zaak


@transaction.atomic
def bevestig_gevolgklasse(
    zaak_id: int, antwoorden: Gevolgklassefeiten, *, door: Account, moment: datetime.datetime
) -> Gevolgklasse:
    """Keep the answers and give the outcome. Raises ``Geweigerd`` while the list has no outcome yet, or for a closed zaak."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum, kader = dag_van(moment), kader_van(zaak)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    bepaald = bepaal_gevolgklasse(antwoorden, kader, peildatum)
    if bepaald.uitkomst == "ONVOLDOENDE_GEGEVENS":
        raise Geweigerd("vragen_open", bepaald.toelichting)
    was, zaak.gevolgklasse = zaak.gevolgklasse, antwoorden.model_dump(mode="json")
    zaak.save(update_fields=["gevolgklasse"])
    leg_vast(
        "gevolgklasse_bepaald", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=bepaald.toelichting,
        gegevens={
            "uitkomst": bepaald.uitkomst, "gewijzigd": was is not None, "kader": kader.versie,
            "regels": [{"regel": regel.regel, "voldaan": regel.voldaan, "reden": regel.reden} for regel in bepaald.regels],
        },
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return bepaald
