"""Two projects of the demo in parts, made with the deeds of the product: one part may be used, the others may not yet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from borgwijzer.demo.bestanden import neem_voorbeeldbestanden_op
from borgwijzer.demo.verhalen import BIJ_GEREEDMELDING
from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.zaken.acties.delen import Nieuwdeel, deel_in
from borgwijzer.zaken.acties.registreren import Aangeleverd, Binnengekomen, registreer_melding
from borgwijzer.zaken.acties.toetsen import Antwoord, accepteer_melding, beantwoord_eisen
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Melding, Toets, Zaak

AANTAL = 2
LANG_GENOEG = datetime.timedelta(days=35)
NAMEN = ("Woning links", "Woning midden", "Woning rechts")


def verdeel_projecten(organisatie: Organisatie, moment: datetime.datetime) -> list[Zaak]:
    """Divide the first zaken that are being built: of each, the first part is reported ready and judged."""
    wie = Account.objects.filter(organisatie=organisatie, rollen__contains=[Rol.TEAMLEIDER.value]).first()
    zaken = list(Zaak.objects.filter(fase="in_uitvoering").order_by("geopend_op", "pk")[:AANTAL])
    for zaak in zaken if wie else []:
        assert wie
        deel_in(zaak.pk, [Nieuwdeel(naam) for naam in NAMEN], door=wie, moment=moment)
        _meld_eerste_deel_gereed(zaak, wie, moment)
    return zaken


def _meld_eerste_deel_gereed(zaak: Zaak, wie: Account, moment: datetime.datetime) -> None:
    bestanden = neem_voorbeeldbestanden_op(zaak.organisatie_id, dag_van(moment), kader_van(zaak))
    ontvangen = moment - LANG_GENOEG
    einde = Binnengekomen("eindebouw", ontvangen, "omgevingsloket", {"datum": dag_van(ontvangen).isoformat()}, deel=1)
    registreer_melding(zaak, einde, moment=moment)
    melding = registreer_melding(zaak, maak_gereedmelding(zaak, ontvangen, bestanden, deel=1), moment=moment)
    eisen = kader_van(zaak).eisen.get("gereedmelding", ())
    antwoorden = {eis.id: Antwoord(True, "Met de hand nagegaan.") for eis in eisen}
    toets = beantwoord_eisen(Toets.objects.get(melding=melding).pk, antwoorden, versie=0, door=wie, moment=moment)
    if not beletselen(haal_feiten(zaak), "accepteer_gereedmelding", kader_van(zaak), dag_van(moment), melding=str(melding.pk)):
        accepteer_melding(toets.pk, versie=toets.versie, door=wie, moment=moment)


def maak_gereedmelding(
    zaak: Zaak, ontvangen: datetime.datetime, bestanden: Mapping[str, Bestand], *, deel: int = 0, **anders: Any
) -> Binnengekomen:
    """A gereedmelding with every document that says the same as the bouwmelding, except for ``anders``."""
    bouw = Melding.objects.filter(zaak=zaak, soort="bouwmelding", vervangen_door=None).order_by("-ontvangen_op").first()
    inhoud = {naam: waarde for naam, waarde in (bouw.inhoud if bouw else {}).items() if naam != "datum"}
    stukken = [Aangeleverd(f"{soort.replace('_', ' ')}.pdf", soort, bestanden[soort]) for soort in BIJ_GEREEDMELDING]
    return Binnengekomen("gereedmelding", ontvangen, "omgevingsloket", {**inhoud, **anders}, documenten=stukken, deel=deel)
