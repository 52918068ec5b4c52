"""The words in which codes of the rules are shown, in one place; a code without a word is a KeyError on purpose."""

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
    "beslissing_op_bezwaar": "Beslissing op bezwaar",
}
AANLEIDINGEN = {
    "gebruik_zonder_gereedmelding": "Gebruik zonder gereedmelding",
    "gebruik_te_vroeg": "Gebruik voordat het mag",
    "gebruik_onder_verbod": "Gebruik terwijl er een gebruiksverbod geldt",
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
    "beoordeel_verlies_gevolgklasse": "Beoordeel het verlies van gevolgklasse 1",
    "vraag_gereedmelding": "Vraag naar de gereedmelding",
    "beoordeel_kwaliteitsborger": "Beoordeel de status van de kwaliteitsborger",
    "ga_na_kwaliteitsborger": "Ga de wisseling van kwaliteitsborger na",
    "ga_na_initiatiefnemer": "Ga na wie de initiatiefnemer is",
    "controleer_ontvangst": "Controleer wat er binnenkwam",
    "herinner_informatieverzoek": "Stuur een herinnering",
    "handhaaf_informatieverzoek": "Bepaal of u handhaaft",
    "verder_zonder_verduidelijking": "Ga verder zonder verduidelijking",
    "bevestig_bezwaar": "Bevestig het bezwaar",
    "beoordeel_te_laat_bezwaar": "Beoordeel het te late bezwaar",
    "vraag_aanvulling_bezwaar": "Vraag het bezwaar aan te vullen",
    "hoor_bezwaarmaker": "Hoor wie bezwaar maakte",
    "beslis_op_bezwaar": "Beslis op het bezwaar",
    "maak_besluit_openbaar": "Maak het besluit openbaar",
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
