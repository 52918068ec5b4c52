"""The time line of a zaak: each event of the logboek as a sentence. An event without a sentence is shown by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from borgwijzer.logboek.models import Gebeurtenis as Rij
from borgwijzer.logboek.queries import Gebeurteniskeuze
from borgwijzer.regels.register import SOORTEN as REGISTERSOORTEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.etiketten import ADVIEZEN, BESLUITEN, MELDINGEN, TOETSEN, noem_taak
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld
from borgwijzer.web.beelden.zaak import Gebeurtenis
from borgwijzer.web.vullen.bronnen import schrijf_dag_en_jaar, schrijf_datums
from borgwijzer.web.vullen.tijdlijn_bezwaar import BEZWAREN
from borgwijzer.web.vullen.tijdlijn_brieven import BRIEVEN
from borgwijzer.web.vullen.tijdlijn_bundel import BUNDELS
from borgwijzer.web.vullen.tijdlijn_controles import CONTROLES
from borgwijzer.web.vullen.tijdlijn_handhavingsverzoek import HANDHAVINGSVERZOEKEN
from borgwijzer.web.vullen.tijdlijn_interventies import INTERVENTIES
from borgwijzer.web.vullen.tijdlijn_lasten import LASTEN
from borgwijzer.web.vullen.tijdlijn_maatwerk import MAATWERKZINNEN
from borgwijzer.web.vullen.tijdlijn_overtreding import OVERTREDINGSZINNEN
from borgwijzer.web.vullen.tijdlijn_signalen import SIGNALEN
from borgwijzer.web.vullen.tijdlijn_verzoeken import VERZOEKEN
from borgwijzer.zaken.feiten import NEDERLAND
from borgwijzer.zaken.models import Notitiesoort

Gegevens = Mapping[str, Any]
PROGRAMMA = "Borgwijzer"
OVERIG = "overig"
# The filter: its word in the address, how it is called, and the kinds of ``SOORTEN`` below that belong to it.
FILTERS: dict[str, tuple[str, frozenset[str]]] = {
    "meldingen": ("Meldingen en berichten", frozenset({"Melding", "Bericht"})),
    "brieven": ("Brieven", frozenset({"Brief"})),
    "oordelen": ("Toetsen, oordelen en besluiten", frozenset({"Toets", "Oordeel", "Besluit", "Advies"})),
    "notities": ("Notities", frozenset({"Notitie"})),
    "inzage": ("Inzage in persoonsgegevens", frozenset({"Inzage"})),
}


@dataclass(frozen=True, slots=True)
class Tijdlijnkeuze:
    """What the address asks of the time line: a word of ``FILTERS`` or 'overig', and the id of an account."""

    soort: str = ""
    door_id: int | None = None

    def als_gebeurteniskeuze(self) -> Gebeurteniskeuze:
        """The same in the words of the logboek; 'overig' is all that no other filter shows."""
        if self.soort == OVERIG:
            return Gebeurteniskeuze(behalve=frozenset().union(*map(_list_gebeurtenissen, FILTERS)), door_id=self.door_id)
        return Gebeurteniskeuze(_list_gebeurtenissen(self.soort) if self.soort else frozenset(), door_id=self.door_id)

    def schrijf_meer(self, volgnummer: int) -> str:
        """The query string for the events before this one, with the same choices."""
        delen = {"tijdlijn_soort": self.soort, "tijdlijn_door": self.door_id, "tijdlijn": volgnummer}
        return f"?{urlencode({naam: waarde for naam, waarde in delen.items() if waarde})}#tijdlijn"


ALLES = Tijdlijnkeuze()


def _list_gebeurtenissen(filter_: str) -> frozenset[str]:
    return frozenset(naam for naam, (soort, _, _) in SOORTEN.items() if soort in FILTERS[filter_][1])


def lees_tijdlijnkeuze(vraag: Mapping[str, str]) -> Tijdlijnkeuze:
    """What the address asks for; a word that does not exist counts as not asked."""
    soort = vraag.get("tijdlijn_soort", "")
    return Tijdlijnkeuze(soort if soort in {*FILTERS, OVERIG} else "", lees_getal(vraag.get("tijdlijn_door", "")))


def lees_getal(tekst: str) -> int | None:
    """A whole number of an address, as the database can hold it; None for anything else."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 18 else None


def maak_filter(keuze: Tijdlijnkeuze, rijen: Iterable[Rij], mensen: Mapping[int, str]) -> tuple[Keuzeveld, ...]:
    """The two fields. ``mensen`` are the people known at this zaak; whoever did one of the events shown comes along."""
    bekend = {**mensen, **{rij.door_id: rij.door_naam for rij in rijen if rij.door_id is not None}}
    if keuze.door_id is not None:
        bekend.setdefault(keuze.door_id, "De gekozen persoon")
    soorten = [("", "Alles"), *((naam, woord) for naam, (woord, _) in FILTERS.items()), (OVERIG, "Overig")]
    personen = [("", "Iedereen"), *((str(pk), naam) for pk, naam in sorted(bekend.items(), key=lambda wie: (wie[1], wie[0])))]
    return (
        Keuzeveld("tijdlijn_soort", "Soort", _maak_keuzes(soorten, keuze.soort)),
        Keuzeveld("tijdlijn_door", "Door", _maak_keuzes(personen, "" if keuze.door_id is None else str(keuze.door_id))),
    )


def _maak_keuzes(namen: Sequence[tuple[str, str]], gekozen: str) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde, tekst, waarde == gekozen) for waarde, tekst in namen)


def maak_tijdlijn(rijen: Iterable[Rij]) -> tuple[Gebeurtenis, ...]:
    """Events in the order given."""
    return tuple(_maak_gebeurtenis(rij) for rij in rijen)


def _maak_gebeurtenis(rij: Rij) -> Gebeurtenis:
    soort, icoon, schrijf = SOORTEN.get(rij.soort, ("Gebeurtenis", "info", _noem(rij.soort)))
    tekst = schrijf(rij.gegevens)
    if rij.reden and rij.soort not in ZONDER_REDEN:
        tekst = f"{tekst.rstrip('.')}. Reden: {rij.reden}"
    return Gebeurtenis(schrijf_moment(rij.tijdstip.astimezone(NEDERLAND)), soort, icoon, tekst, rij.door_naam or PROGRAMMA)


def _noem(soort: str) -> Callable[[Gegevens], str]:
    return lambda gegevens: soort.replace("_", " ").capitalize()


def _melding(gegevens: Gegevens) -> str:
    return MELDINGEN.get(gegevens.get("soort", ""), "Melding")


def _ontvangen(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("documenten", ()))
    stukken = "zonder documenten" if not aantal else "met 1 document" if aantal == 1 else f"met {aantal} documenten"
    return f"{_melding(gegevens)} ontvangen, {stukken}"


def _aangevuld(gegevens: Gegevens) -> str:
    return f"{_melding(gegevens)} aangevuld; deze versie vervangt de vorige"


def _nagekomen(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("documenten", ()))
    return f"{aantal} {'document' if aantal == 1 else 'documenten'} nagekomen bij de {_melding(gegevens).lower()}"


def _beantwoord(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("antwoorden", ()))
    return f"Toets van de {_melding(gegevens).lower()} bijgewerkt: {aantal} {'antwoord' if aantal == 1 else 'antwoorden'}"


def _geoordeeld(gegevens: Gegevens) -> str:
    oordeel = TOETSEN.get(gegevens.get("oordeel", ""))
    return f"{_melding(gegevens)} beoordeeld: {oordeel.woord.lower() if oordeel else 'onbekend'}"


def _notitie(gegevens: Gegevens) -> str:
    soort = gegevens.get("soort", "")
    woord = Notitiesoort(soort).label if soort in Notitiesoort.values else "Notitie"
    return f"{woord} verbeterd" if gegevens.get("vervangt") else f"{woord} vastgelegd"


def _behandelaar(gegevens: Gegevens) -> str:
    naam = gegevens.get("behandelaar")
    return f"Behandelaar is nu {naam}" if naam else "De zaak heeft geen behandelaar meer"


def _besluit(gegevens: Gegevens) -> str:
    return BESLUITEN.get(gegevens.get("soort", ""), "onbekend").lower()


def _voorwaarde(gegevens: Gegevens) -> str:
    return f"Voorwaarde {'voldaan' if gegevens.get('voldaan') else 'niet meer voldaan'}: {gegevens.get('voorwaarde', '')}"


def _dag(wat: str) -> Callable[[Gegevens], str]:
    def schrijf(gegevens: Gegevens) -> str:
        datum = gegevens.get("datum")
        return f"{wat}: {schrijf_datums(datum)}" if datum else f"{wat}: datum weggehaald"

    return schrijf


def _op(gegevens: Gegevens, naam: str) -> str:
    return schrijf_kort(date.fromisoformat(gegevens[naam]))


def _gekoppeld(gegevens: Gegevens) -> str:
    hoe = "vanzelf, om hetzelfde BAG-object" if gegevens["waarom"] == "bag" else "met de hand"
    return f"Vergunning {gegevens['nummer']} gekoppeld aan zaak {gegevens['zaak']} ({hoe})"


def _niet_begonnen(gegevens: Gegevens) -> str:
    return f"Bezoek van {_op(gegevens, 'op')}: nog niet begonnen; kijk opnieuw vanaf {_op(gegevens, 'opnieuw_op')}"


def _begonnen(gegevens: Gegevens) -> str:
    begin = f"bouw begonnen op {_op(gegevens, 'begonnen_op')} zonder bouwmelding"
    return f"Bezoek van {_op(gegevens, 'op')} na vergunning {gegevens['nummer']}: {begin}"


def _register(gegevens: Gegevens) -> str:
    na = gegevens.get("na") or {}
    gevonden = [f"{vraag} {str(na[vraag]).replace('_', ' ')}" for vraag in REGISTERSOORTEN if na.get(vraag)]
    uitkomst = ", ".join(gevonden) or "geen uitkomst, een mens moet kijken"
    return f"Register geraadpleegd voor de {_melding(gegevens).lower()}: {uitkomst}"


def _registerstatus(gegevens: Gegevens) -> str:
    delen = [
        f"{w['vraag']} {str(w['nu']).replace('_', ' ')}"
        + (f" sinds {schrijf_datums(w['sinds'])}" if w["sinds"] else "")
        + (f" (eerder {w['eerder'].replace('_', ' ')})" if w["eerder"] else "")
        for w in gegevens["wijzigingen"]
    ]
    return f"Gewijzigd in het register van {_op(gegevens, 'op')}: {', '.join(delen)}"


def _overgedragen(gegevens: Gegevens) -> str:
    van = gegevens.get("van")
    return f"Zaak overgedragen{f' van {van}' if van else ''} aan {gegevens.get('behandelaar', 'een collega')}"


def _uitgesteld(gegevens: Gegevens) -> str:
    return f"Taak uitgesteld tot {schrijf_datums(str(gegevens.get('tot', '')))}: {_taak(gegevens)}"


def _taak(gegevens: Gegevens) -> str:
    return noem_taak(gegevens.get("taak", ""), deel=gegevens.get("deel", 0))


def _ingedeeld(gegevens: Gegevens) -> str:
    return f"Project verdeeld in delen: {', '.join(str(deel.get('naam', '')) for deel in gegevens.get('delen', ()))}"


def _bij_deel(wat: str, gegevens: Gegevens) -> str:
    return f"{wat} gaat over {gegevens.get('naam') or 'het hele project'}"


def _advies(gegevens: Gegevens) -> str:
    return ADVIEZEN.get(gegevens.get("soort", ""), "onbekend").lower()


def _herinnerd(gegevens: Gegevens) -> str:
    return f"{'het begin' if gegevens.get('soort') == 'start' else 'het einde'} van de bouw"


def _noem_kader(versie: str) -> str:
    """`het kader landelijk, versie van 1 januari 2024` for `landelijk@2024-01-01`."""
    naam, _, dag = versie.partition("@")
    if not dag:
        return naam or "een onbekend kader"
    return f"het kader {naam}, versie van {schrijf_dag_en_jaar(date.fromisoformat(dag))}"


def _overgezet(gegevens: Gegevens) -> str:
    return f"Zaak overgezet van {_noem_kader(gegevens.get('van', ''))} naar {_noem_kader(gegevens.get('naar', ''))}"


def _leerstap(gegevens: Gegevens) -> str:
    stap = gegevens.get("stap", "")
    return f"stap {stap}" if stap.isdecimal() else stap or "een stap"


SOORTEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "zaak_geopend": ("Zaak", "inbox", lambda g: f"Zaak geopend onder {_noem_kader(g.get('kader', ''))}"),
    "melding_ontvangen": ("Melding", "inbox", _ontvangen),
    "melding_aangevuld": ("Melding", "inbox", _aangevuld),
    "documenten_nagekomen": ("Melding", "file-text", _nagekomen),
    "melding_ingetrokken": ("Melding", "undo-2", lambda g: f"{_melding(g)} ingetrokken"),
    "bericht_zaak": ("Bericht", "file-code", lambda g: f"Bericht {g.get('verzoeknummer', '')} verwerkt"),
    "brief_gemaakt": ("Brief", "mail", lambda g: f"Brief gemaakt: {g.get('onderwerp', '')}"),
    "eisen_beantwoord": ("Toets", "list-checks", _beantwoord),
    "register_geraadpleegd": ("Register", "scale", _register),
    "melding_geaccepteerd": ("Oordeel", "check", _geoordeeld),
    "afwijzing_voorgesteld": ("Oordeel", "scale", lambda g: f"Afwijzing van de {_melding(g).lower()} voorgesteld"),
    "afwijzing_goedgekeurd": ("Oordeel", "check", _geoordeeld),
    "afwijzing_teruggegeven": ("Oordeel", "undo-2", lambda g: f"Voorstel om de {_melding(g).lower()} af te wijzen teruggestuurd"),
    "herstel_gevraagd": ("Oordeel", "mail", lambda g: f"Om aanvulling van de {_melding(g).lower()} gevraagd"),
    "herstel_deels_ontvangen": ("Melding", "inbox", lambda g: f"Deel van de aanvulling van de {_melding(g).lower()} ontvangen"),
    "herstel_ontvangen": ("Melding", "inbox", lambda g: f"Aanvulling van de {_melding(g).lower()} ontvangen"),
    **VERZOEKEN,
    **BUNDELS,
    **HANDHAVINGSVERZOEKEN,
    **MAATWERKZINNEN,
    **CONTROLES,
    **OVERTREDINGSZINNEN,
    **INTERVENTIES,
    **LASTEN,
    **BRIEVEN,
    **BEZWAREN,
    "besluit_voorgesteld": ("Besluit", "scale", lambda g: f"Besluit voorgesteld: {_besluit(g)}"),
    "besluit_genomen": ("Besluit", "check", lambda g: f"Besluit genomen: {_besluit(g)}"),
    "besluit_geweigerd": ("Besluit", "undo-2", lambda g: f"Besluit niet genomen: {_besluit(g)}"),
    "besluit_beeindigd": ("Besluit", "undo-2", lambda g: f"Besluit beëindigd: {_besluit(g)}"),
    "voorwaarde_afgevinkt": ("Besluit", "list-checks", _voorwaarde),
    **SIGNALEN,
    "start_vastgesteld": ("Feit", "calendar-days", _dag("Start van de bouw")),
    "einde_vastgesteld": ("Feit", "calendar-days", _dag("Einde van de bouw")),
    "ingebruikname_vastgesteld": ("Feit", "calendar-days", _dag("Ingebruikname")),
    "gevolgklasse_verloren": ("Feit", "triangle-alert", _dag("Geen gevolgklasse 1 meer")),
    "planning_vastgelegd": ("Feit", "calendar-days", _dag("Planning")),
    "gevolgklasse_bepaald": ("Feit", "scale", lambda g: "Gevolgklasse bevestigd"),
    "delen_ingedeeld": ("Deel", "list-checks", _ingedeeld),
    "deel_gewijzigd": ("Deel", "pencil", lambda g: f"Deel {g.get('deel', '')} heet nu {g.get('naam', '')}"),
    "deel_vervallen": ("Deel", "undo-2", lambda g: f"{g.get('naam', 'Deel')} is geen apart deel meer"),
    "deel_in_gebruik": ("Deel", "calendar-days", lambda g: _dag(f"Ingebruikname van {g.get('naam', 'een deel')}")(g)),
    "melding_bij_deel": ("Melding", "link", lambda g: _bij_deel(_melding(g), g)),
    "signaal_bij_deel": ("Signaal", "link", lambda g: _bij_deel("Signaal", g)),
    "zaak_afgesloten": ("Zaak", "lock", lambda g: "Zaak afgesloten"),
    "kader_gewisseld": (
        "Zaak",
        "scale",
        _overgezet,
    ),
    "wisseling_vastgelegd": ("Partij", "users", lambda g: f"Wisseling van {g['rol']} vastgelegd, sinds {_op(g, 'sinds')}"),
    "wisseling_vervallen": ("Partij", "undo-2", lambda g: f"Wisseling van {g['rol']} teruggenomen"),
    "partij_verbeterd": ("Partij", "pencil", lambda g: f"Bereikbaarheid van de {g['rol']} verbeterd: {', '.join(g['velden'])}"),
    "registerstatus_gewijzigd": ("Register", "triangle-alert", _registerstatus),
    "registerstatus_beoordeeld": ("Register", "check", lambda g: "Beoordeeld wat de wijziging in het register betekent"),
    "zaak_heropend": ("Zaak", "undo-2", lambda g: "Zaak heropend"),
    "behandelaar_gewijzigd": ("Zaak", "user", _behandelaar),
    "vergunning_gekoppeld": ("Radar", "link", _gekoppeld),
    "vergunning_losgemaakt": ("Radar", "undo-2", lambda g: f"Vergunning {g['nummer']} is niet meer gekoppeld aan zaak {g['zaak']}"),
    "vergunning_heropend": ("Radar", "undo-2", lambda g: f"Vergunning {g['nummer']} staat weer in de radar"),
    "vergunning_zonder_melding": ("Radar", "check", lambda g: f"Voor vergunning {g['nummer']} is geen bouwmelding nodig"),
    "bezoek_voorgesteld": ("Bezoek", "calendar-days", lambda g: f"Bezoek gepland op {_op(g, 'op')}, door {g['bezoeker']}"),
    "bezoek_niet_begonnen": ("Bezoek", "eye", _niet_begonnen),
    "bouw_begonnen_zonder_melding": ("Bezoek", "triangle-alert", _begonnen),
    "zaak_overgedragen": ("Zaak", "users", _overgedragen),
    "taak_uitgesteld": ("Taak", "clock", _uitgesteld),
    "uitstel_opgeheven": ("Taak", "clock", lambda g: f"Taak weer in de lijst gezet: {_taak(g)}"),
    "herinnering_verstuurd": ("Brief", "mail", lambda g: f"Herinnering aan {_herinnerd(g)} verstuurd"),
    "controle_gepland": ("Controle", "calendar-days", lambda g: f"Controle gepland op {_op(g, 'op')}"),
    "controle_gedaan": ("Controle", "eye", lambda g: f"Controle gedaan op {_op(g, 'op')}"),
    "controle_verbeterd": ("Controle", "pencil", lambda g: "Wat er bij de controle is gezien, is verbeterd"),
    "rapport_vastgesteld": ("Controle", "lock", lambda g: f"Rapport {g.get('kenmerk', '')} vastgesteld"),
    "advies_gegeven": ("Advies", "scale", lambda g: f"Juridisch advies gegeven: {_advies(g)}"),
    "advies_opgevolgd": ("Advies", "check", lambda g: f"Juridisch advies gevolgd: {_advies(g)}"),
    "advies_afgewezen": ("Advies", "undo-2", lambda g: f"Juridisch advies teruggestuurd: {_advies(g)}"),
    "handhaving_gestart": ("Advies", "scale", lambda g: "De zaak is naar de handhaving"),
    "melder_getoond": ("Inzage", "eye", lambda g: "Naam van een afgeschermde melder bekeken"),
    "notitie_gemaakt": ("Notitie", "pencil", _notitie),
    "notitie_vervangen": ("Notitie", "pencil", _notitie),
    "oefenzaak_begonnen": ("Zaak", "info", lambda g: f"Oefenzaak begonnen; wat hiervoor staat, is ingevuld. {g.get('uitleg', '')}"),
    "proefproject_aangewezen": ("Zaak", "info", lambda g: f"Proefproject: {g.get('naam', '')}"),
    "proefproject_beeindigd": ("Zaak", "undo-2", lambda g: f"Geen proefproject meer: {g.get('naam', '')}"),
    "leernotitie_gemaakt": ("Notitie", "pencil", lambda g: f"Leernotitie bij {_leerstap(g)}"),
    "leernotitie_ingetrokken": ("Notitie", "undo-2", lambda g: f"Leernotitie bij {_leerstap(g)} ingetrokken"),
    "bsn_getoond": ("Inzage", "eye", lambda g: f"BSN van de {g.get('rol', 'betrokkene')} bekeken"),
}
# What their reden says, the sentence says already.
ZONDER_REDEN = frozenset({"bericht_zaak"})
