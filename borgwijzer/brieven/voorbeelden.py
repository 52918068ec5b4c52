"""Example facts for each variant of each letter kind: all persons, firms and places are invented.

Tests set every one of them; a preview of the letters can show them.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from borgwijzer.brieven.berekening import Berekening, Rekendag
from borgwijzer.brieven.bouwmelding_oordeel import (
    OnvolledigFeiten,
    VolledigFeiten,
)
from borgwijzer.brieven.feiten import Bezwaar
from borgwijzer.brieven.gereedmelding_oordeel import GereedOnvolledigFeiten, GereedVolledigFeiten
from borgwijzer.brieven.herstelverzoek import Gevraagd, HerstelFeiten
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.informatieverzoek import Gevraagdgegeven, InformatieFeiten, InformatieherinneringFeiten
from borgwijzer.brieven.model import Afzender, Brief, Geadresseerde, Kopie
from borgwijzer.brieven.ontbrekend import OntbrekendDeel
from borgwijzer.brieven.ontvangstbevestiging import OntvangenStuk, OntvangstFeiten
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_bezwaar import BEZWAARVOORBEELDEN
from borgwijzer.brieven.voorbeelden_interventie import INTERVENTIEVOORBEELDEN
from borgwijzer.brieven.voorbeelden_last import LASTVOORBEELDEN
from borgwijzer.brieven.voorbeelden_maatwerk import MAATWERKVOORBEELDEN
from borgwijzer.brieven.voorbeelden_signaal import SIGNAALVOORBEELDEN
from borgwijzer.brieven.voorbeelden_toezicht import TOEZICHTVOORBEELDEN
from borgwijzer.brieven.voorbeelden_verzoek import VERZOEKVOORBEELDEN
from borgwijzer.brieven.voorbeelden_zaak import ZAAKVOORBEELDEN

HUISSTIJL = Huisstijl(naam="Gemeente Wilgenmeer", kleur="#1d4f6e")
AFZENDER = Afzender(
    gemeente="Gemeente Wilgenmeer",
    team="Team Bouwen en Toezicht",
    adresregels=("Dijkgraafplein 1", "9999 ZA Wilgenmeer"),
    telefoon="14 0999",
    email="bouwen@wilgenmeer.example.org",
    ondertekenaar="S. Verlaat",
    functie="Teamleider Bouwen en Toezicht",
    namens="Namens het college van burgemeester en wethouders van Wilgenmeer",
)
GEADRESSEERDE = Geadresseerde(
    naam="Mevrouw T. Oeverdijk",
    adresregels=("Rietkraag 7", "9999 ZB Wilgenmeer"),
    aanhef="Geachte mevrouw Oeverdijk",
)
KOPIEEN = (Kopie("Gemachtigde", "Bouwbedrijf De Knotwilg"), Kopie("Kwaliteitsborger", "Borgburo Waterland"))
KADERNOOT = (
    "Het uitvoeringskader waarmee deze brief is gemaakt, is ontleend aan de openbare tekst; "
    "niet door de gemeente vastgesteld of goedgekeurd."
)
GEDEELD: dict[str, Any] = {
    "kenmerk": "WM-2026-0042",
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "verzoeknummer": "20260302-00042",
    "bouwactiviteit": "het bouwen van een vrijstaande woning",
    "locatie": "Rietkraag 12, Wilgenmeer",
    "ontvangen_op": datetime(2026, 3, 2, 13, 5, tzinfo=UTC),
}


def _bewijs_vroegste_start() -> Berekening:
    ontvangst = date(2026, 3, 2)
    dagen = [Rekendag(ontvangst, False, "dag van de volledige melding")]
    dagen += [Rekendag(ontvangst + timedelta(days=nummer), True, "kalenderdag") for nummer in range(1, 28)]
    dagen.append(Rekendag(date(2026, 3, 30), True, "vier weken voorbij: eerste dag waarop het mag"))
    return Berekening(
        onderwerp="begin van de bouw",
        uitkomst=date(2026, 3, 30),
        betekenis="Eerste dag waarop u mag beginnen met bouwen",
        uitleg=(
            "Tussen een volledige bouwmelding en het begin van de bouw moeten ten minste vier weken zitten. "
            "Dat staat in artikel 2.18 van het Besluit bouwwerken leefomgeving."
        ),
        dagen=tuple(dagen),
    )


ONTVANGST = OntvangstFeiten(
    **GEDEELD,
    datum=date(2026, 3, 2),
    melding="bouwmelding",
    kanaal="het Omgevingsloket",
    stukken=(
        OntvangenStuk("Borgingsplan", "Borgingsplan_Rietkraag-12_versie-3.pdf"),
        OntvangenStuk("Risicobeoordeling", "Risicobeoordeling_woning.pdf"),
        OntvangenStuk("Risicomatrix veiligheid van de omgeving", "risicomatrix.pdf"),
        OntvangenStuk("Tekening van de situatie", "S-01_situatie_2026-02-24.pdf"),
    ),
    oefening=True,
)
STRIJDIGHEID = replace(
    ONTVANGST,
    melding="strijdigheid",
    kanaal="de telefoon",
    geadresseerde=replace(GEADRESSEERDE, naam="Borgburo Waterland, mevrouw T. Oeverdijk"),
    verzoeknummer="2026-000042",
    nummersoort="Zaaknummer",
    stukken=(OntvangenStuk("Foto", "wapening_balk_3.jpg"),),
)
OP_PAPIER = replace(
    ONTVANGST, kanaal="de post", meldkanaal="het Omgevingsloket", verzoeknummer="2026-000042", nummersoort="Zaaknummer"
)
VOLLEDIG = VolledigFeiten(
    **GEDEELD,
    datum=date(2026, 3, 9),
    volledig_op=date(2026, 3, 2),
    vroegste_start=date(2026, 3, 30),
    uiterste_start=date(2027, 3, 2),
    berekening_start=_bewijs_vroegste_start(),
    kwaliteitsborger="Borgburo Waterland",
    informeren_via="het Omgevingsloket",
    kopie_aan=KOPIEEN,
)
ONVOLLEDIG = OnvolledigFeiten(
    **GEDEELD,
    datum=date(2026, 3, 9),
    ontbrekend=(
        OntbrekendDeel(
            "Het borgingsplan ontbreekt.",
            "Bij uw melding zat geen borgingsplan.",
            "In dat plan schrijft uw kwaliteitsborger op wat hij tijdens de bouw controleert. Bij een bouwmelding "
            "hoort altijd een borgingsplan (artikel 2.19 van het Besluit bouwwerken leefomgeving).",
        ),
        OntbrekendDeel(
            "De risicobeoordeling is niet te lezen.",
            "Het bestand ‘risico.pdf’ is beveiligd met een wachtwoord.",
            "Wij moeten de risicobeoordeling kunnen lezen, want die hoort bij elke bouwmelding (artikel 2.19 van het "
            "Besluit bouwwerken leefomgeving).",
        ),
    ),
    herstel="nieuwe_melding",
    meldkanaal="het Omgevingsloket",
    contactpersoon="mevrouw J. Lisdodde",
    contact_telefoon="14 0999",
    kopie_aan=KOPIEEN,
)
RECHTSMIDDEL = Bezwaar(
    uiterlijk_op=date(2026, 4, 20),
    indienen_bij="het college van burgemeester en wethouders, Dijkgraafplein 1, 9999 ZA Wilgenmeer",
)
AANVULLING = replace(
    ONVOLLEDIG,
    herstel="aanvulling",
    aanvullen_uiterlijk_op=date(2026, 3, 23),
    bezwaar=RECHTSMIDDEL,
)
MET_KADERWOORD = replace(
    ONVOLLEDIG,
    kaderwoord="Als de bouwtechnische melding niet volledig is wijzen wij deze af. De bouw mag dan niet starten.",
    lezing="Wij lezen dat zo: de melding is onvolledig en geldt als niet gedaan.",
    kadernoot=KADERNOOT,
    oefening=True,
)
ALLEEN_KADER = replace(
    MET_KADERWOORD,
    ontbrekend=(
        OntbrekendDeel(
            "De verklaring van de kwaliteitsborger over het instrument ontbreekt.",
            "Dit stuk zit niet bij de melding.",
            "Bron: Uitvoeringskader, 2.1.1, stap 1.",
        ),
    ),
    alleen_kader=True,
)


def _bewijs(laatste: date, onderwerp: str, betekenis: str) -> Berekening:
    begin = date(2026, 3, 2)
    dagen = [Rekendag(begin, False, "dag van het verzoek")]
    dagen += [Rekendag(begin + timedelta(days=dag), True, "kalenderdag") for dag in range(1, (laatste - begin).days + 1)]
    uitleg = "De termijn is 2 weken. De regel staat in: kader 2.1.1, stap 3."
    return Berekening(onderwerp=onderwerp, uitkomst=laatste, betekenis=betekenis, uitleg=uitleg, dagen=tuple(dagen))


GEREED = GereedVolledigFeiten(
    **GEDEELD,
    datum=date(2026, 3, 9),
    volledig_op=date(2026, 3, 2),
    vroegste_gebruik=date(2026, 3, 16),
    berekening_gebruik=_bewijs(date(2026, 3, 16), "wachttijd", "Eerste dag waarop u het bouwwerk mag gebruiken"),
    kwaliteitsborger="Borgburo Waterland",
    kopie_aan=KOPIEEN,
)
GEREED_NOG_NIET = replace(
    GEREED,
    eerst_nodig=(
        "Laat ons weten dat de bouw klaar is. Doe dat uiterlijk op de eerste werkdag na het einde van het werk.",
        "Er is een open onregelmatigheid (Constructieve veiligheid): gebruik mag niet.",
    ),
    met_bijlage=False,
    berekeningen=(),
)
GEREED_VOORWAARDEN = replace(
    GEREED,
    voorwaarden=("De nooduitgang aan de achterzijde blijft vrij.", "De drempel bij de voordeur wordt voor 1 mei 2026 verlaagd."),
    met_bijlage=False,
    berekeningen=(),
)
GEREED_ONVOLLEDIG = GereedOnvolledigFeiten(
    **GEDEELD,
    datum=date(2026, 3, 24),
    ontbrekend=(
        OntbrekendDeel(
            "De verklaring van de kwaliteitsborger ontbreekt.",
            "Dit stuk zit niet bij de melding.",
            "Bron: artikel 2.21 lid 2 van het Besluit bouwwerken leefomgeving.",
        ),
    ),
    meldkanaal="het Omgevingsloket",
    contactpersoon="mevrouw J. Lisdodde",
    contact_telefoon="14 0999",
    herstel_gevraagd_op=date(2026, 3, 9),
    herstel_uiterlijk_op=date(2026, 3, 23),
    kopie_aan=KOPIEEN,
)
GEREED_ALLEEN_KADER = replace(
    GEREED_ONVOLLEDIG,
    ontbrekend=(
        OntbrekendDeel(
            "Het definitieve borgingsplan ontbreekt.",
            "Dit stuk zit niet bij de melding.",
            "Bron: Uitvoeringskader, 2.1.1, stap 3.",
        ),
    ),
    alleen_kader=True,
    # Six weeks after 24 March end on Liberation Day, and so a day later (Atw 1).
    bezwaar=replace(RECHTSMIDDEL, uiterlijk_op=date(2026, 5, 6)),
)
HERSTEL = HerstelFeiten(
    **GEDEELD,
    datum=date(2026, 3, 2),
    melding="gereedmelding",
    gevraagd=(
        Gevraagd("De verklaring van de kwaliteitsborger ontbreekt", "Stuur de ondertekende verklaring van uw kwaliteitsborger."),
        Gevraagd("plattegrond.pdf is niet leesbaar", "Stuur dit document opnieuw, in een vorm die te lezen is."),
    ),
    uiterlijk_op=date(2026, 3, 16),
    berekening_uiterlijk=_bewijs(date(2026, 3, 16), "aanvullen van de gereedmelding", "Laatste dag om aan te vullen"),
    wachttijd="staat_stil",
    antwoordadres="https://bouwen.wilgenmeer.example.org/aanvullen/wilgenmeer/K7QF-2M9X-TR4P/",
    kopie_aan=KOPIEEN,
)
INFORMATIE = InformatieFeiten(
    **GEDEELD,
    datum=date(2026, 4, 20),
    grond="bouwwerkzaamheden",
    reden="De woning staat dicht bij de oude kade. Bij het heien kan de kade verzakken.",
    gevraagd=(
        Gevraagdgegeven("Stuur het heiplan", "Heien van de fundering", "de dag waarop het heien begint"),
        Gevraagdgegeven("Schrijf wie de trillingen meet"),
    ),
    uiterlijk_op=date(2026, 5, 6),
    toezichthouder="R. Oudkerk",
    antwoordadres="https://bouwen.wilgenmeer.example.org/beantwoorden/wilgenmeer/K7QF-2M9X-TR4P/",
)
HERINNERING = InformatieherinneringFeiten(
    **{veld.name: getattr(INFORMATIE, veld.name) for veld in fields(INFORMATIE)} | {
        "datum": date(2026, 5, 7), "gevraagd": INFORMATIE.gevraagd[:1], "uiterlijk_op": date(2026, 5, 18),
    },
    verzonden_op=date(2026, 4, 20), eerst_uiterlijk_op=date(2026, 5, 6),
)  # fmt: skip
VERDUIDELIJKING = replace(
    INFORMATIE, grond="verduidelijking", kopie_aan=KOPIEEN,
    reden="Het borgingsplan noemt een slappe laag, maar niet waar zij ligt.",
    gevraagd=(Gevraagdgegeven("Schrijf waar de slappe laag ligt, en waar dat in het plan staat"),),
)  # fmt: skip

VOORBEELDEN: dict[str, Callable[[], Brief]] = {
    **ZAAKVOORBEELDEN,
    **SIGNAALVOORBEELDEN,
    **VERZOEKVOORBEELDEN,
    **MAATWERKVOORBEELDEN,
    **TOEZICHTVOORBEELDEN,
    **INTERVENTIEVOORBEELDEN,
    **LASTVOORBEELDEN,
    **BEZWAARVOORBEELDEN,
    "ontvangstbevestiging-bouwmelding": lambda: stel_op(ONTVANGST),
    "ontvangstbevestiging-gereedmelding": lambda: stel_op(replace(ONTVANGST, melding="gereedmelding")),
    "ontvangstbevestiging-startbouw": lambda: stel_op(replace(ONTVANGST, melding="startbouw", stukken=())),
    "ontvangstbevestiging-eindebouw": lambda: stel_op(replace(ONTVANGST, melding="eindebouw", stukken=())),
    "ontvangstbevestiging-strijdigheid": lambda: stel_op(STRIJDIGHEID),
    "ontvangstbevestiging-verkeerd-kanaal": lambda: stel_op(OP_PAPIER),
    "herstelverzoek-gereedmelding": lambda: stel_op(HERSTEL),
    "herstelverzoek-bouwmelding": lambda: stel_op(replace(HERSTEL, melding="bouwmelding", wachttijd="begint_opnieuw")),
    "informatieverzoek-bouwwerkzaamheden": lambda: stel_op(INFORMATIE),
    "informatieverzoek-inlichtingen": lambda: stel_op(replace(INFORMATIE, grond="inlichtingen")),
    "informatieverzoek-inzage": lambda: stel_op(replace(INFORMATIE, grond="inzage")),
    "informatieverzoek-verduidelijking": lambda: stel_op(VERDUIDELIJKING),
    "informatieverzoek-herinnering-bouwwerkzaamheden": lambda: stel_op(HERINNERING),
    "informatieverzoek-herinnering-inzage": lambda: stel_op(replace(HERINNERING, grond="inzage")),
    "informatieverzoek-herinnering-verduidelijking": lambda: stel_op(replace(HERINNERING, grond="verduidelijking")),
    "gereedmelding-volledig": lambda: stel_op(GEREED),
    "gereedmelding-volledig-nog-niet": lambda: stel_op(GEREED_NOG_NIET),
    "gereedmelding-volledig-voorwaarden": lambda: stel_op(GEREED_VOORWAARDEN),
    "gereedmelding-onvolledig": lambda: stel_op(GEREED_ONVOLLEDIG),
    "gereedmelding-onvolledig-alleen-kader": lambda: stel_op(GEREED_ALLEEN_KADER),
    "gereedmelding-volledig-deel": lambda: stel_op(replace(GEREED, deel="Kade 14")),
    "gereedmelding-onvolledig-deel": lambda: stel_op(replace(GEREED_ONVOLLEDIG, deel="Kade 14")),
    "herstelverzoek-gereedmelding-deel": lambda: stel_op(replace(HERSTEL, deel="Kade 14")),
    "ontvangstbevestiging-gereedmelding-deel": lambda: stel_op(replace(ONTVANGST, melding="gereedmelding", deel="Kade 14")),
    "bouwmelding-volledig": lambda: stel_op(VOLLEDIG),
    "bouwmelding-volledig-zonder-bijlage": lambda: stel_op(replace(VOLLEDIG, met_bijlage=False, berekeningen=())),
    "bouwmelding-volledig-kader-eist-start": lambda: stel_op(replace(VOLLEDIG, kader_eist_start=True)),
    "bouwmelding-onvolledig-nieuwe-melding": lambda: stel_op(ONVOLLEDIG),
    "bouwmelding-onvolledig-aanvulling-bezwaar": lambda: stel_op(AANVULLING),
    "bouwmelding-onvolledig-kaderwoord": lambda: stel_op(MET_KADERWOORD),
    "bouwmelding-onvolledig-alleen-kader": lambda: stel_op(ALLEEN_KADER),
}
