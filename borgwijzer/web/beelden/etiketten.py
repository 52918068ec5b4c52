"""The words in which codes of the rules are shown, in one place; a code without a word is a KeyError on purpose."""

from collections.abc import Iterable

from borgwijzer.web.beelden.onderdelen import Status

MELDINGEN = {
    "bouwmelding": "Bouwmelding",
    "startbouw": "Informatie start bouw",
    "eindebouw": "Informatie einde bouw",
    "gereedmelding": "Gereedmelding",
    "strijdigheid": "Melding strijdigheid",
}
FASEN = {
    "nieuw": Status("Nieuw", "neutraal"),
    "bouwmelding_in_behandeling": Status("Bouwmelding in behandeling", "wacht"),
    "wacht_op_start": Status("Wacht op start bouw", "wacht"),
    "in_uitvoering": Status("In uitvoering", "neutraal"),
    "gereedmelding_in_behandeling": Status("Gereedmelding in behandeling", "wacht"),
    "wacht_op_gebruik": Status("Wacht op gebruik", "wacht"),
    "in_gebruik": Status("In gebruik", "goed"),
    "afgesloten": Status("Afgesloten", "goed"),
    "gestuit": Status("Gestuit", "fout"),
}
OORDELEN = {
    "ja": Status("Ja", "goed"),
    "nee": Status("Nee", "fout"),
    "onder_voorwaarden": Status("Onder voorwaarden", "let_op"),
}
TOETSEN = {
    "volledig": Status("Volledig", "goed"),
    "onvolledig": Status("Onvolledig", "let_op"),
    "niet_gedaan": Status("Geldt als niet gedaan", "fout"),
    "onbeslist": Status("Nog niet beslist", "wacht"),
}
BEVINDINGEN = {
    True: Status("Voldaan", "goed"),
    False: Status("Niet voldaan", "fout"),
    None: Status("Nog beoordelen", "wacht"),
}
REGISTER = {
    "toegelaten": Status("Toegelaten", "goed"),
    "gewaarschuwd": Status("Gewaarschuwd", "let_op"),
    "geschorst": Status("Geschorst", "fout"),
    "ingetrokken": Status("Ingetrokken", "fout"),
    "niet_gevonden": Status("Niet gevonden", "fout"),
    None: Status("Niet te zeggen", "wacht"),
}
TERMIJNEN = {
    "op_schema": Status("Op schema", "goed"),
    "let_op": Status("Let op", "let_op"),
    "te_laat": Status("Te laat", "fout"),
    "gepauzeerd": Status("Gepauzeerd", "gepauzeerd"),
    "niet_begonnen": Status("Nog niet begonnen", "neutraal"),
    "afgerond": Status("Afgerond", "goed"),
}
BESLUITEN = {
    "gebruik_onder_voorwaarden": "Gebruik onder voorwaarden",
    "bouwstop": "Bouwstop",
    "gebruiksverbod": "Gebruiksverbod",
    "handhavingsverzoek": "Besluit op een handhavingsverzoek",
    "dwangsom_niet_tijdig": "Dwangsom omdat wij te laat beslisten",
    "last_onder_dwangsom": "Last onder dwangsom",
    "last_onder_bestuursdwang": "Last onder bestuursdwang",
    "verlenging_begunstiging": "Meer tijd voor een last",
    "invordering": "Invordering van een dwangsom",
    "kostenverhaal": "Kosten van bestuursdwang",
    "besluit_op_verzoek_last": "Besluit op een verzoek over een last",
    "opheffing_last": "Opheffing van een last",
    "beslissing_op_bezwaar": "Beslissing op bezwaar",
    "maatwerkvoorschrift": "Maatwerkvoorschrift voor de ingebruikname",
    "weigering_maatwerkvoorschrift": "Weigering van een maatwerkvoorschrift",
}
AANLEIDINGEN = {
    "gebruik_zonder_gereedmelding": "Gebruik zonder gereedmelding",
    "gebruik_te_vroeg": "Gebruik voordat het mag",
    "gebruik_onder_verbod": "Gebruik terwijl er een gebruiksverbod geldt",
    "signaal": "Een signaal",
    "hercontrole": "Hercontrole na een overtreding",
    "eigen_constatering": "Wat wij zelf zagen",
    "bouwstop": "Toezicht op een bouwstop",
    "radar": "Vergunning zonder bouwmelding",
    "planning": "Volgens de planning van de bouw",
    "handhavingsverzoek": "Een verzoek om handhaving",
}
UITKOMSTEN = {
    "niets_bijzonders": "Niets gezien dat aandacht vraagt",
    "vervolg_nodig": "Gezien wat vervolg nodig heeft",
    "niet_gezien": "Niet kunnen kijken",
}
ADVIEZEN = {
    "niets_doen": "Niets doen, met reden",
    "gebruik_onder_voorwaarden": "Gebruik onder voorwaarden",
    "gebruiksverbod": "Gebruiksverbod",
    "naar_handhaving": "Naar de handhaving",
}
ROLLEN = {
    "intake": "Intake",
    "toezichthouder": "Toezichthouder",
    "handhaver": "Handhaver",
    "jurist": "Jurist",
    "teamleider": "Teamleider",
    "beheerder": "Beheerder",
    "lezer": "Lezer",
}
# What is done with a signal.
AANPAKKEN = {
    "bezoek": "Wij gaan kijken",
    "bezoek_na_beoordeling": "Eerst inhoudelijk beoordelen, dan kijken",
    "bureau": "Op kantoor beoordelen",
    "geen": "Niet opvolgen",
}
# How an interventie ended.
INTERVENTIE_UITKOMSTEN = {
    "hersteld": "De overtreding is hersteld",
    "niet_hersteld_zwaarder": "Niet hersteld: een zwaarder middel is nodig",
    "afgerond": "Klaar",
    "vervallen": "Niet verder: de interventie vervalt",
}
# Short words for a list; the sentence of a taak stands on the page of the zaak.
TAKEN = {
    "bepaal_gevolgklasse": "Bepaal de gevolgklasse",
    "toets_bouwmelding": "Toets de bouwmelding",
    "kies_deel": "Kies het deel",
    "toets_gereedmelding": "Toets de gereedmelding",
    "bouwmelding_vervallen": "Ga na of de zaak dicht kan",
    "controleer_start": "Controleer de start",
    "vraag_einde_bouw": "Vraag naar het einde van de bouw",
    "wijs_bouwmelding_af": "Bereid de afwijzing van de bouwmelding voor",
    "wijs_gereedmelding_af": "Bereid de afwijzing van de gereedmelding voor",
    "bereid_bouwstop_voor": "Bereid een bouwstop voor",
    "beoordeel_signaal": "Beoordeel het signaal",
    "volg_signaal_op": "Handel het signaal af",
    "controleer_gebruik": "Controleer het gebruik",
    "besluit_gebruik": "Beslis over gebruik",
    "stel_rapport_vast": "Stel het rapport vast",
    "geef_juridisch_advies": "Geef juridisch advies",
    "start_handhaving": "Start de handhaving",
    "neem_besluit_gebruik": "Neem een besluit over het gebruik",
    "voer_controle_uit": "Ga kijken",
    "stel_controlerapport_vast": "Stel het rapport van de controle vast",
    "kies_veldrapport": "Kies welk rapport van de controle geldt",
    "bevestig_bouwstop": "Zet de mondelinge bouwstop op papier",
    "beoordeel_verlies_gevolgklasse": "Beoordeel het verlies van gevolgklasse 1",
    "vraag_gereedmelding": "Vraag naar de gereedmelding",
    "beoordeel_kwaliteitsborger": "Beoordeel de status van de kwaliteitsborger",
    "ga_na_kwaliteitsborger": "Ga de wisseling van kwaliteitsborger na",
    "ga_na_initiatiefnemer": "Ga na wie de initiatiefnemer is",
    "controleer_ontvangst": "Controleer wat er binnenkwam",
    "herinner_informatieverzoek": "Stuur een herinnering",
    "handhaaf_informatieverzoek": "Bepaal of u handhaaft",
    "verder_zonder_verduidelijking": "Ga verder zonder verduidelijking",
    "bevestig_handhavingsverzoek": "Bevestig het handhavingsverzoek",
    "beoordeel_belanghebbende": "Beoordeel of de verzoeker belanghebbende is",
    "beoordeel_aanvulling": "Beoordeel het aangevulde handhavingsverzoek",
    "onderzoek_handhavingsverzoek": "Onderzoek het handhavingsverzoek",
    "verleng_handhavingsverzoek": "Verleng de termijn van het handhavingsverzoek",
    "beslis_handhavingsverzoek": "Beslis op het handhavingsverzoek",
    "stel_dwangsom_vast": "Stel de dwangsom vast",
    "weeg_overtreding": "Weeg de overtreding",
    "keur_afweging_goed": "Stel de afweging vast",
    "herzie_afweging": "Herzie de afweging",
    "start_interventie": "Begin met de interventie",
    "zet_interventiestap": "Zet de volgende stap",
    "keur_interventiestap_goed": "Keur de stap goed",
    "bezoek_verscherpt_toezicht": "Doe een bezoek",
    "rond_interventie_af": "Rond de interventie af",
    "weeg_overtreding_opnieuw": "Weeg de overtreding opnieuw",
    "stuur_voornemen_last": "Stuur het voornemen van een last",
    "beantwoord_zienswijze": "Reageer op de zienswijze",
    "bereid_last_voor": "Bereid het besluit over de last voor",
    "bekrachtig_last": "Leg het besluit na spoed voor",
    "hercontroleer_last": "Controleer of aan de last is voldaan",
    "stel_verbeurte_vast": "Stel de verbeurde dwangsom vast",
    "pas_bestuursdwang_toe": "Pas bestuursdwang toe",
    "rond_last_af": "Rond de last af",
    "vorder_dwangsom_in": "Bereid de invordering voor",
    "maan_aan": "Stuur een aanmaning",
    "volg_aanmaning_op": "Volg de aanmaning op",
    "beslis_terugbetaling": "Neem een besluit over terugbetaling",
    "beslis_verzoek_last": "Beslis op het verzoek over de last",
    "stel_kosten_vast": "Stel de kosten vast",
    "bevestig_bezwaar": "Bevestig het bezwaar",
    "beoordeel_te_laat_bezwaar": "Beoordeel het te late bezwaar",
    "vraag_aanvulling_bezwaar": "Vraag het bezwaar aan te vullen",
    "hoor_bezwaarmaker": "Hoor wie bezwaar maakte",
    "beslis_op_bezwaar": "Beslis op het bezwaar",
    "maak_besluit_openbaar": "Maak het besluit openbaar",
    "bevestig_maatwerk": "Bevestig de aanvraag om een maatwerkvoorschrift",
    "verleng_maatwerk": "Verleng de termijn van het maatwerkvoorschrift",
    "beoordeel_maatwerk": "Beoordeel het maatwerkvoorschrift",
    "voornemen_maatwerk": "Stuur het voornemen om te weigeren",
    "beslis_maatwerk": "Beslis op het maatwerkvoorschrift",
    "schrijf_maatwerk_in": "Laat het maatwerkvoorschrift inschrijven",
}
ADRESSATEN = {
    "bouwer": "Wie het bouwwerk bouwt of laat bouwen",
    "uitvoerder": "Wie de bouwwerkzaamheden verricht",
    "gebruiker": "Wie het bouwwerk gebruikt",
    "eigenaar": "De eigenaar van het bouwwerk",
    "anders": "Iemand anders",
}
INTERVENTIES = {
    "signaalgesprek": "Signaalgesprek",
    "waarschuwing": "Waarschuwing",
    "herstelmaatregel": "Herstelmaatregel",
    "last_onder_dwangsom": "Last onder dwangsom",
    "last_onder_bestuursdwang": "Last onder bestuursdwang",
    "strafrecht": "Overdracht aan politie of openbaar ministerie",
    "signaal_toelating": "Signaal aan de toelatingsorganisatie",
    "verscherpt_toezicht": "Verscherpt toezicht",
    "geen": "Niets doen",
}
HERKENNINGEN = {
    "persoon": "zelfde naam", "bedrijf": "zelfde KvK-nummer", "kwaliteitsborger": "zelfde kwaliteitsborger",
    "instrument": "zelfde instrument", "adres": "zelfde adres",
}  # fmt: skip
OVERTREDINGEN = {
    "open": Status("Open", "let_op"),
    "hersteld": Status("Hersteld", "goed"),
    "vervallen": Status("Vervallen", "neutraal"),
}
AFWEGINGEN = {
    "concept": Status("Nog niet af", "wacht"),
    "voorgesteld": Status("Wacht op vaststelling", "wacht"),
    "teruggegeven": Status("Teruggegeven", "let_op"),
    "vastgesteld": Status("Vastgesteld", "goed"),
}
SPOREN = {
    "strafrecht": "Strafrecht",
    "bestuursrecht_bestraffend": "Bestuursrecht, bestraffend",
    "bestuursrecht_ingrijpend": "Bestuursrecht, ingrijpend",
    "bestuursrecht_herstellend": "Bestuursrecht, herstellend",
}
BESCHIKBAAR = {
    "ja": Status("Kan", "goed"),
    "voorwaardelijk": Status("Alleen als de wet het toestaat", "let_op"),
    "nee": Status("Kan hier niet", "fout"),
}


def noem_taak(code: str, anders: str = "taak", deel: int = 0) -> str:
    """The short words of a taak, with the number of the part that it is about."""
    woorden = TAKEN.get(code, anders)
    return f"{woorden} (deel {deel})" if deel and code in TAKEN else woorden


# A vergunning that is open has a word that follows from its days: see ``vullen/radar.py``.
VERGUNNINGEN = {
    "gekoppeld": Status("Gekoppeld", "goed"),
    "bezocht": Status("Bouw begonnen zonder melding", "fout"),
    "afgehandeld": Status("Geen melding nodig", "goed"),
}
VERGUNNINGSOORTEN = {"opa": "Omgevingsplanactiviteit", "bopa": "Buitenplanse omgevingsplanactiviteit"}
OVEREENKOMSTEN = {
    "bag": "Zelfde BAG-object.",
    "adres": "Zelfde postcode en huisnummer.",
    "huisnummer": "Zelfde postcode en huisnummer, maar de toevoeging verschilt.",
}
URGENTIES = {
    "te_laat": Status("Te laat", "fout"),
    "vandaag": Status("Vandaag", "let_op"),
    "deze_week": Status("Deze week", "wacht"),
    "later": Status("Later", "neutraal"),
    "zonder_datum": Status("Zo snel mogelijk", "let_op"),
}


def noem_rollen(rollen: Iterable[str]) -> str:
    """Roles as a sentence reads them: "jurist of teamleider"."""
    return " of ".join(ROLLEN[rol].lower() for rol in rollen)
