"""Take in what answers an informatieverzoek, item by item, and look whether it is what was asked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.informatieverzoek import is_binnen, is_klaar
from borgwijzer.zaken.acties.eisen import eis_lengte, eis_tekst
from borgwijzer.zaken.acties.herstel import Aangevuld
from borgwijzer.zaken.acties.informatie import eis_mogelijk, log, neem_verzoek
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van, maak_verzoekfeit
from borgwijzer.zaken.models import Document, Documenttoestand, Informatieverzoek

INDIENER = "de ontvanger zelf"
DOCUMENTSOORT = "informatie"


@transaction.atomic
def neem_informatie_op(
    verzoek_id: int, antwoorden: Mapping[int, Aangevuld], *, door: Account | None, moment: datetime.datetime
) -> Informatieverzoek:
    """Take in an answer. ``antwoorden``: place of an item -> what came in; ``door`` None is the addressee himself.

    Raises ``Geweigerd`` when there is nothing in it, or when the item waits for nothing.
    """
    if door is not None:
        eis_recht(door, Daad.VRAAG_INFORMATIE)
    verzoek, zaak = neem_verzoek(verzoek_id, None)
    dag = dag_van(moment)
    eis_mogelijk(verzoek, zaak, "ontvang", dag)
    ingevuld = {plaats: deel for plaats, deel in antwoorden.items() if deel.bestanden or deel.tekst.strip()}
    if not ingevuld:
        raise Geweigerd("niets_ontvangen", "Voeg bij ten minste een punt een document of een antwoord toe.")
    stukken = []
    for plaats, deel in ingevuld.items():
        stukken += _vul_aan(verzoek, plaats, deel, door, dag)
    verzoek.save()
    log("informatie_ontvangen", verzoek, door, moment, {"plaatsen": sorted(ingevuld), "documenten": stukken})
    werk_stand_bij(zaak, dag)
    vraag_zoekwerk(zaak)
    return verzoek


def _vul_aan(
    verzoek: Informatieverzoek, plaats: int, deel: Aangevuld, door: Account | None, dag: datetime.date
) -> list[dict[str, Any]]:
    punten = maak_verzoekfeit(verzoek).punten
    if plaats >= len(punten) or is_binnen(punten[plaats]):
        raise Geweigerd("punt_onbekend", "Voor dit punt is al iets binnen, of het bestaat niet: laad de pagina opnieuw.")
    eis_lengte(deel.tekst)
    documenten = [
        Document.objects.create(
            organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, bestand=bestand, bestandsnaam=naam[:200],
            soort=DOCUMENTSOORT, toestand=Documenttoestand.AANWEZIG,
        )
        for naam, bestand in deel.bestanden
    ]  # fmt: skip
    verzoek.punten[plaats]["ontvangsten"].append({
        "op": dag.isoformat(), "door": door.naam if door else INDIENER, "tekst": deel.tekst.strip(),
        "documenten": [document.pk for document in documenten], "goed": None, "toelichting": "",
        "gecontroleerd_op": None, "gecontroleerd_door": "",
    })  # fmt: skip
    return [{"naam": d.bestandsnaam, "sha256": d.bestand.sha256 if d.bestand else None} for d in documenten]


@transaction.atomic
def controleer_ontvangst(  # noqa: PLR0913 - a verdict about one item, and who gives it when
    verzoek_id: int, plaats: int, *, goed: bool, toelichting: str, versie: int, door: Account, moment: datetime.datetime
) -> Informatieverzoek:
    """Say whether what came in for one item is what was asked and can be read. With no, the item waits again."""
    eis_recht(door, Daad.VRAAG_INFORMATIE)
    verzoek, zaak = neem_verzoek(verzoek_id, versie)
    dag = dag_van(moment)
    eis_mogelijk(verzoek, zaak, "controleer", dag)
    ontvangst = _zoek_ontvangst(verzoek, plaats)
    eis_lengte(toelichting)
    if not goed:
        eis_tekst(toelichting, "toelichting_ontbreekt", "Schrijf wat er niet klopt: is het iets anders, of is het niet te lezen?")
    ontvangst.update(goed=goed, toelichting=toelichting.strip(), gecontroleerd_op=dag.isoformat(), gecontroleerd_door=door.naam)
    verzoek.save()
    klaar = is_klaar(maak_verzoekfeit(verzoek))
    log("informatie_gecontroleerd", verzoek, door, moment, {"plaats": plaats, "goed": goed, "klaar": klaar}, toelichting.strip())
    werk_stand_bij(zaak, dag)
    return verzoek


def _zoek_ontvangst(verzoek: Informatieverzoek, plaats: int) -> dict[str, Any]:
    ontvangsten = verzoek.punten[plaats]["ontvangsten"] if 0 <= plaats < len(verzoek.punten) else []
    if not ontvangsten or ontvangsten[-1]["goed"] is not None:
        raise Geweigerd("niets_te_controleren", "Voor dit punt is er niets om te controleren: laad de pagina opnieuw.")
    gevonden: dict[str, Any] = ontvangsten[-1]
    return gevonden
