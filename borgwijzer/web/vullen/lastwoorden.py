"""The words of a last: its steps in the chain, in the list, and what it waits for."""

from __future__ import annotations

from borgwijzer.regels.lastdaden import Laststap
from borgwijzer.regels.lastprocedure import GESCHORST, Lastzicht
from borgwijzer.regels.lastwerk import taken_van
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.zaken.models import Besluit

TITELS = {"last_onder_dwangsom": "Last onder dwangsom", "last_onder_bestuursdwang": "Last onder bestuursdwang"}
STAPNAMEN = {
    "voornemen": "Voornemen verstuurd",
    "zonder_zienswijze": "Geen zienswijze gevraagd",
    "zienswijze": "Zienswijze gekregen",
    "reactie": "Reactie op de zienswijze",
    "mondelinge_bouwstop": "Mondelinge bouwstop",
    "besluit": "Besluit genomen",
    "bestuursdwang": "Bestuursdwang toegepast",
    "verlenging": "Meer tijd gegeven",
    "hercontrole": "Hercontrole gedaan",
    "verbeuring": "Dwangsom verbeurd",
    "betaling": "Betaling ontvangen",
    "invordering": "Besluit tot invordering",
    "aanmaning": "Aanmaning verstuurd",
    "stuiting": "Verjaring gestuit",
    "uitstel": "Uitstel van betaling",
    "kosten": "Kosten vastgesteld",
    "verzoek": "Verzoek gekregen",
    "besluit_op_verzoek": "Besluit op het verzoek",
    "opheffing": "Last opgeheven",
    "terugbetaling": "Besluit over terugbetaling",
}
# What is written with a step, in the order of the page.
TEKSTNAMEN = {
    "last": "Opdracht",
    "motivering": "Motivering",
    "evenredig": "Waarom deze maatregel",
    "bedrag_reden": "Waarom dit bedrag",
    "afwijking": "Waarom anders dan de sanctietabel",
    "termijn_reden": "Waarom deze termijn",
    "reden": "Waarom",
    "van": "Van",
    "tekst": "Wat er staat",
    "tijd": "Tijd",
    "aan": "Gezegd tegen",
    "wat": "Wat",
    "getuigen": "Getuigen",
    "waarnemingen": "Wat er is gezien",
    "toelichting": "Toelichting",
    "specificatie": "Kosten",
    "verbeter_reden": "Verbetering, omdat",
}
UITSLAGEN = {
    "voldaan": "Voldaan",
    "niet_voldaan": "Niet voldaan",
    "schriftelijk": "Schriftelijk",
    "mondeling": "Mondeling",
    "spoed": "Spoed",
    "eerder_gehoord": "Eerder gehoord",
    "doel": "Het doel wordt anders niet bereikt",
    "geen_gegevens": "Gaf verplichte gegevens niet",
    "opheffen": "Opheffen",
    "opschorten": "Tijdelijk stilzetten",
    "verminderen": "Verlagen",
    "opgeheven": "Opgeheven",
    "opgeschort": "Tijdelijk stilgezet",
    "verminderd": "Verlaagd",
    "afgewezen": "Afgewezen",
    "herroepen": "Het besluit is herroepen",
    "kwijt": "Wat open stond, vervalt",
    "blijft": "Wat open stond, blijft verschuldigd",
    "aanmaning": "Door een aanmaning",
    "erkenning": "De schuld is erkend",
    "rechtszaak": "Door een rechtszaak",
    "dwangbevel": "Door een dwangbevel",
}
WACHT, LOOPT, LET_OP = Status("In voorbereiding", "wacht"), Status("Loopt", "wacht"), Status("Niet voldaan", "fout")
STATUSSEN: dict[Laststap, Status] = {
    "voornemen": WACHT,
    "zienswijze": Status("Wacht op zienswijze", "wacht"),
    "reactie": WACHT,
    "besluit": WACHT,
    "bekrachtigen": Status("Besluit volgt op spoed", "let_op"),
    "begunstiging": LOOPT,
    "hercontrole": Status("Hercontrole nodig", "let_op"),
    "verbeuring": LET_OP,
    "bestuursdwang": LET_OP,
    "niet_voldaan": LET_OP,
    "geschorst": Status("Geschorst", "wacht"),
    "uitgevoerd": Status("Uitgevoerd", "goed"),
    "voldaan": Status("Voldaan", "goed"),
    "opgeheven": Status("Opgeheven", "goed"),
    "afgerond": Status("Afgerond", "goed"),
}
EINDEN = {
    "voldaan": "Aan de last is voldaan",
    "opgeheven": "De last is opgeheven",
    "uitgevoerd": "De last is uitgevoerd",
    "afgezien": "Van de last is afgezien",
}


def schrijf_zin(zicht: Lastzicht, voorstel: Besluit | None = None) -> str:
    """Where the last stands and what must happen, before when."""
    if voorstel:
        return f"Er ligt een voorstel klaar: {BESLUITEN[voorstel.soort].lower()}. Iemand met mandaat beslist."
    if zicht.stap == "afgerond" and not zicht.te_herzien:
        return "Deze last is afgerond."
    taken = taken_van(zicht)
    if taken:
        eerste = taken[-1] if zicht.open_vorderingen or zicht.open_verzoek else taken[0]
        zin = maak_zin(eerste.tekst.partition(": ")[2])
        return f"{zin[:1].upper()}{zin[1:]}" + (f" Uiterlijk op {schrijf_voluit(eerste.uiterlijk)}." if eerste.uiterlijk else "")
    return _schrijf_wachten(zicht)


def _schrijf_wachten(zicht: Lastzicht) -> str:
    """There is nothing to do: what is waited for."""
    voornemen, geldt = zicht.laatste("voornemen"), zicht.voorwaarden
    if zicht.stap == "zienswijze" and voornemen and voornemen.uiterlijk:
        return f"De overtreder kan reageren tot en met {schrijf_voluit(voornemen.uiterlijk)}. Beslis daarna."
    if zicht.stap == "geschorst":
        return f"{GESCHORST} Er wordt niets verbeurd, en een termijn die nog liep, staat stil."
    if zicht.stap == "begunstiging" and geldt:
        return f"De overtreder heeft tijd tot en met {schrijf_voluit(geldt.einde)}. Ga daarna kijken."
    dagen = [een.betalen.uitkomst for een in zicht.open_vorderingen if een.betalen.uitkomst]
    return f"Wacht op betaling, uiterlijk {schrijf_voluit(max(dagen))}." if dagen else "Er is nu niets te doen."
