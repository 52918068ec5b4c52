"""Gather the named facts of the letters about a gereedmelding and about a herstelverzoek; nothing is reckoned here."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from borgwijzer.brieven.datums import datums_in_zin
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.gereedmelding_oordeel import GereedOnvolledigFeiten, GereedVolledigFeiten
from borgwijzer.brieven.herstelverzoek import Gevraagd, HerstelFeiten
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.verzamelen import (
    LOKET,
    bezwaardeel,
    eis_partijen,
    list_ontbrekend,
    maak_berekening,
    noem_deel,
    oordeel_feiten,
    verzamel_gedeeld,
    zoek_briefpapier,
)
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.feiten import Oordeelfeit
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.poorten import Poortoordeel, wachttijd_na
from borgwijzer.regels.termijnen import Termijnuitkomst, bereken
from borgwijzer.regels.volledigheid import Toetsresultaat
from borgwijzer.zaken.acties.herstel import Punt
from borgwijzer.zaken.acties.toetsen import bekijk_toets
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Melding

# What the reader must do, where the rules say only that something is not there. Other reasons are told as they are.
VOOR_DE_LEZER = {
    "geen_eindebouw": "Laat ons weten dat de bouw klaar is. Doe dat uiterlijk op de eerste werkdag na het einde van het werk.",
}
# The waiting time is what the date is about; a besluit is told by its voorwaarden.
NIET_GENOEMD = frozenset({"wachttijd", "besluit_onder_voorwaarden"})


def gereed_feiten(
    melding: Melding, resultaat: Toetsresultaat, *, moment: datetime.datetime, kenmerk: str, met_bijlage: bool
) -> GereedVolledigFeiten | GereedOnvolledigFeiten:
    """Facts of the letter with the verdict on a gereedmelding. Raises ``Geweigerd`` with what is missing for the letter."""
    partijen = eis_partijen(melding.zaak)
    gedeeld = verzamel_gedeeld(melding, partijen, moment=moment, kenmerk=kenmerk) | {"deel": noem_deel(melding)}
    try:
        if resultaat.samen != "volledig":
            return _onvolledig(melding, resultaat, gedeeld)
        borger = partijen["kwaliteitsborger"].naam if "kwaliteitsborger" in partijen else "naam niet bekend"
        return _volledig(melding, dag_van(moment), gedeeld | {"kwaliteitsborger": borger, "met_bijlage": met_bijlage})
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _volledig(melding: Melding, peildatum: datetime.date, gedeeld: dict[str, Any]) -> GereedVolledigFeiten:
    """What ``stand()`` says of the whole, or of the part that the melding is about, once it is found complete."""
    kader = kader_van(melding.zaak)
    oordeel = Oordeelfeit(oordeel="volledig", wet="volledig", op=peildatum)
    feiten = haal_feiten(melding.zaak).met_oordeel(str(melding.pk), oordeel)
    feit = next(een for een in feiten.alle_meldingen if een.id == str(melding.pk))
    wachttijd = wachttijd_na(feit, kader, met_bewijs=True).beslissend
    assert wachttijd.uitkomst
    bepaald = stand(feiten, kader, peildatum)
    van_deel = {deel.id: deel.mag_in_gebruik for deel in bepaald.fasen}
    gebruik = van_deel[str(melding.fase.volgnummer)] if melding.fase else bepaald.mag_in_gebruik
    laatste = feit.herstel[-1].ontvangen_op if feit.herstel else None
    return GereedVolledigFeiten(
        **gedeeld,
        volledig_op=laatste or feit.ontvangen_op,
        vroegste_gebruik=wachttijd.uitkomst,
        berekening_gebruik=maak_berekening(wachttijd, kader.inhoud.termijn["gereedmelding_wachttijd"].naam),
        eerst_nodig=() if gebruik.oordeel == "onder_voorwaarden" else _list_eerst_nodig(gebruik),
        voorwaarden=gebruik.voorwaarden,
    )


def _list_eerst_nodig(gebruik: Poortoordeel) -> tuple[str, ...]:
    return tuple(
        datums_in_zin(VOOR_DE_LEZER.get(reden.code, reden.tekst)) for reden in gebruik.redenen if reden.code not in NIET_GENOEMD
    )


def _onvolledig(melding: Melding, resultaat: Toetsresultaat, gedeeld: dict[str, Any]) -> GereedOnvolledigFeiten:
    papier, kader = zoek_briefpapier(melding.organisatie_id), kader_van(melding.zaak)
    regel = kader.inhoud.onvolledig["gereedmelding"]
    verzoek = melding.herstelverzoeken.order_by("-pk").first()
    return GereedOnvolledigFeiten(
        **gedeeld,
        **bezwaardeel(kader, melding.organisatie_id, "gereedmelding_onvolledig", gedeeld["datum"]),
        alleen_kader=not resultaat.wet_mist_iets,
        ontbrekend=list_ontbrekend(melding, resultaat.bevindingen),
        meldkanaal=LOKET,
        contactpersoon=papier.team,
        contact_telefoon=papier.telefoon,
        herstel_gevraagd_op=verzoek.gevraagd_op if verzoek else None,
        herstel_uiterlijk_op=bereken_uiterlijk(melding, verzoek.gevraagd_op).uitkomst if verzoek else None,
        kaderwoord=regel.woord if regel.lezing and not kader.is_wettelijk else "",
        lezing=regel.lezing if not kader.is_wettelijk else "",
    )


def herstel_feiten(melding: Melding, punten: list[Punt], code: str, *, moment: datetime.datetime, kenmerk: str) -> HerstelFeiten:
    """Facts of the request to supplement a melding. Raises ``Geweigerd`` with what is missing for the letter."""
    kader, partijen = kader_van(melding.zaak), eis_partijen(melding.zaak)
    uiterlijk = bereken_uiterlijk(melding, dag_van(moment), met_bewijs=True)
    assert uiterlijk.uitkomst
    regel = kader.inhoud.onvolledig[melding.soort]  # type: ignore[index]
    try:
        return HerstelFeiten(
            **verzamel_gedeeld(melding, partijen, moment=moment, kenmerk=kenmerk),
            deel=noem_deel(melding),
            melding=melding.soort,  # type: ignore[arg-type]
            gevraagd=tuple(Gevraagd(punt["wat"], punt["vraag"]) for punt in punten),
            uiterlijk_op=uiterlijk.uitkomst,
            berekening_uiterlijk=maak_berekening(uiterlijk, kader.inhoud.termijn[uiterlijk.termijn.id].naam),
            wachttijd="staat_stil" if regel.wijze == "opschorten" else "begint_opnieuw",
            antwoordadres=settings.ADRES + reverse("aanvullen", args=[melding.zaak.organisatie.slug, code]),
        )
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def bereken_uiterlijk(melding: Melding, gevraagd_op: datetime.date, *, met_bewijs: bool = False) -> Termijnuitkomst:
    """The last day to supplement after a request, as the kader says; ``Geweigerd`` when it knows no such term."""
    kader = kader_van(melding.zaak)
    regel = kader.inhoud.onvolledig.get(melding.soort)  # type: ignore[call-overload]
    if regel is None or regel.hersteltermijn is None:
        raise Geweigerd("herstel_niet_mogelijk", "Dit kader kent geen aanvulling: er is een nieuwe melding nodig.")
    return bereken(kader.termijn(regel.hersteltermijn), gevraagd_op, kader.kalender, met_bewijs=met_bewijs)


def verzamel_oordeel(melding: Melding, *, moment: datetime.datetime, met_bijlage: bool) -> Brieffeiten:
    """Facts of the letter with the verdict on a bouwmelding or gereedmelding, as it would be fixed now."""
    resultaat = bekijk_toets(melding, dag_van(moment))
    verzamel = gereed_feiten if melding.soort == "gereedmelding" else oordeel_feiten
    return verzamel(melding, resultaat, moment=moment, kenmerk=maak_kenmerk(melding.zaak), met_bijlage=met_bijlage)
