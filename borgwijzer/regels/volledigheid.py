"""Volledigheid van een melding: de lijst van het kader en de wettelijke lijst naast elkaar.

Het oordeel van het kader volgt alleen de eisen die het kader zelf stelt; `oordeel_wet` alleen de wettelijke. Beoordeeld
wordt of iets er is, leesbaar is en bij elkaar past; nooit of het technisch klopt (kader 2.1.2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.regels.feiten import Meldingfeit, Oordeel
from borgwijzer.regels.grondslag import Grondslag, Invoerfout, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Eis
from borgwijzer.regels.samenhang import MELDINGEN, verschillen
from borgwijzer.regels.termijnen import bereken

Uitslag = tuple[bool | None, str]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """De uitslag van een eis. `voldaan` None: nog niet vast te stellen. `laag`: kader of wet. `door_mens`: iemand antwoordde."""

    eis: str
    tekst: str
    laag: str
    blok: str
    telt: bool
    voldaan: bool | None
    reden: str
    grondslag: tuple[Grondslag, ...]
    door_mens: bool = False

    def als_dict(self) -> dict[str, Any]:
        return {
            "eis": self.eis, "tekst": self.tekst, "laag": self.laag, "blok": self.blok, "telt": self.telt,
            "voldaan": self.voldaan, "reden": self.reden, "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toetsresultaat:
    """De uitkomst van een toets. `herstel_mogelijk`: het kader laat aanvullen nog toe."""

    oordeel: Oordeel
    oordeel_wet: Oordeel
    bevindingen: tuple[Bevinding, ...]
    kanttekeningen: tuple[Kanttekening, ...]
    herstel_mogelijk: bool

    @property
    def samen(self) -> Oordeel:
        """Wat beide lijsten samen toelaten: een gebrek in een van beide gaat voor een open vraag in een van beide."""
        for oordeel in (self.oordeel, self.oordeel_wet):
            if oordeel in ("onvolledig", "niet_gedaan"):
                return oordeel
        return "onbeslist" if "onbeslist" in (self.oordeel, self.oordeel_wet) else "volledig"

    @property
    def wet_mist_iets(self) -> bool:
        """Of aan een eis van de wet niet is voldaan; anders is wat ontbreekt alleen door het kader gevraagd."""
        return any(b.laag == "wet" and b.telt and b.voldaan is False for b in self.bevindingen)

    def als_vastlegging(self) -> dict[str, Any]:
        """Wat bewaard wordt als het oordeel vaststaat; tekst en grondslag staan in de kaderversie die erbij hoort."""
        return {
            "oordeel": self.oordeel, "oordeel_wet": self.oordeel_wet,
            "bevindingen": [{"eis": b.eis, "voldaan": b.voldaan, "reden": b.reden} for b in self.bevindingen],
        }  # fmt: skip

    def als_dict(self) -> dict[str, Any]:
        return {
            "oordeel": self.oordeel, "oordeel_wet": self.oordeel_wet, "herstel_mogelijk": self.herstel_mogelijk,
            "bevindingen": [bevinding.als_dict() for bevinding in self.bevindingen],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


def aangewezen_kanalen(kader: Kader, soort: str) -> tuple[str, ...]:
    """De kanalen die het kader voor deze soort melding aanwijst; leeg: het wijst er geen aan en elk kanaal is goed."""
    genoemd = [eis.toets.kanaal for eis in kader.eisen.get(soort, ()) if eis.toets and eis.toets.kanaal]
    return tuple(kanaal for kanaal in genoemd[0] if all(kanaal in ander for ander in genoemd)) if genoemd else ()


def kanaaloordeel(melding: Meldingfeit, kader: Kader) -> Bevinding | None:
    """De bevinding dat de melding niet via het juiste kanaal is gedaan; None als het kanaal goed is of niet is aangewezen."""
    eisen = [eis for eis in kader.eisen.get(melding.soort, ()) if eis.toets and eis.toets.kanaal]
    bevindingen = [_bevinding(eis, melding, kader) for eis in eisen]
    return next((bevinding for bevinding in bevindingen if bevinding.voldaan is False), None)


def documentsoorten(kader: Kader, soort: str) -> tuple[str, ...]:
    """De documentsoorten die de eisen aan deze soort melding noemen, elk een keer, in hun volgorde."""
    genoemd = (eis.toets.document for eis in kader.eisen.get(soort, ()) if eis.toets and eis.toets.document)
    return tuple(dict.fromkeys(genoemd))


def toets_volledigheid(melding: Meldingfeit, kader: Kader, peildatum: date | None = None) -> Toetsresultaat:
    """Toets een melding aan beide lijsten. `peildatum` bepaalt alleen of een hersteltermijn voorbij is.

    Stelt het kader voor deze soort zelf geen eisen, dan volgt het oordeel de wettelijke. Kent ook de wet er geen:
    Invoerfout. Bron: kader 2.1.1; Bbl 2.19 en 2.21.
    """
    eisen = kader.eisen.get(melding.soort, ())
    if not eisen:
        raise Invoerfout(f"Het kader {kader.id} stelt geen eisen aan een {melding.soort}: kies een andere soort melding.")
    bevindingen = tuple(_bevinding(eis, melding, kader) for eis in eisen)
    wettelijk = [b for b in bevindingen if b.laag == "wet" and b.telt]
    eigen = [b for b in bevindingen if b.laag == "kader" and b.telt] or wettelijk
    herstel = herstel_mogelijk(melding, kader, peildatum)
    return Toetsresultaat(
        oordeel=_oordeel(eigen, herstel),
        oordeel_wet=_oordeel(wettelijk, herstel_mogelijk(melding, kader.wettelijk, peildatum)),
        bevindingen=bevindingen,
        kanttekeningen=_kanttekeningen(bevindingen, melding, kader),
        herstel_mogelijk=herstel,
    )


def herstel_mogelijk(melding: Meldingfeit, kader: Kader, peildatum: date | None) -> bool:
    """Of het kader aanvullen toestaat en de hersteltermijn van het laatste verzoek niet voorbij is op `peildatum`.

    Ook wat binnen die termijn binnenkwam, kan nog tekortschieten: de termijn loopt dus door tot haar laatste dag.
    """
    regel = kader.inhoud.onvolledig.get(melding.soort)
    if regel is None or regel.wijze == "nieuwe_melding":
        return False
    if peildatum is None or regel.hersteltermijn is None:
        return True
    gevraagd = [herstel.gevraagd_op for herstel in melding.herstel if herstel.gevraagd_op <= peildatum]
    if not gevraagd:
        return True
    laatste = bereken(kader.termijn(regel.hersteltermijn), max(gevraagd), kader.kalender).uitkomst
    return laatste is None or peildatum <= laatste


def _oordeel(bevindingen: list[Bevinding], herstel: bool) -> Oordeel:
    uitslagen = [bevinding.voldaan for bevinding in bevindingen]
    if False in uitslagen:
        return "onvolledig" if herstel else "niet_gedaan"
    return "onbeslist" if None in uitslagen else "volledig"


def _kanttekeningen(bevindingen: tuple[Bevinding, ...], melding: Meldingfeit, kader: Kader) -> tuple[Kanttekening, ...]:
    plekken = [f"toets.{melding.soort}", *(f"eis.{b.eis}" for b in bevindingen)]
    if any(b.voldaan is False for b in bevindingen):
        plekken.append(f"onvolledig.{melding.soort}")
    return kader.kanttekeningen(*plekken)


def _bevinding(eis: Eis, melding: Meldingfeit, kader: Kader) -> Bevinding:
    antwoord = melding.antwoorden.get(eis.id)
    door_mens = antwoord is not None and antwoord.voldaan is not None
    voldaan, reden = (antwoord.voldaan, antwoord.reden) if antwoord and door_mens else _uitslag(eis, melding, kader)
    return Bevinding(
        eis=eis.id, tekst=eis.tekst, laag=kader.laag(eis), blok=eis.blok, telt=eis.telt, voldaan=voldaan,
        reden=reden or ("beoordeeld door een medewerker" if door_mens else ""), grondslag=kader.grondslag(eis), door_mens=door_mens,
    )  # fmt: skip


def _uitslag(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    geldt = _voorwaarde(eis.voorwaarde, melding)
    if geldt is False:
        return True, f"niet van toepassing: {NIET_VAN_TOEPASSING[eis.voorwaarde]}"
    if geldt is None:
        return None, f"nog niet bekend: {NOG_ONBEKEND[eis.voorwaarde]}"
    if eis.toets is None:
        return None, "nog te beoordelen door een medewerker"
    vorm = next(iter(eis.toets.model_fields_set))
    return VORMEN[vorm](eis, melding, kader)


NIET_VAN_TOEPASSING = {
    "gemachtigde": "de melding is niet door een gemachtigde gedaan",
    "elektronisch": "de melding is niet langs elektronische weg gedaan",
    "lokale_omstandigheden": "er zijn geen bijzondere lokale omstandigheden bekend",
    "veiligheidsplan_nodig": "volgens de risicomatrix is geen bouwveiligheidsplan nodig",
    "gelijkwaardigheid": "er zijn geen gelijkwaardige maatregelen toegepast",
    "datum": "de melding noemt geen geplande dag",
}
KANALEN: dict[str, str] = {
    "omgevingsloket": "via het Omgevingsloket", "formulier": "met het formulier op de website", "papier": "op papier",
    "e-mail": "per e-mail", "balie": "aan de balie", "telefoon": "per telefoon",
}  # fmt: skip
NOG_ONBEKEND = {
    "lokale_omstandigheden": "zijn er bijzondere lokale omstandigheden op deze plek?",
    "veiligheidsplan_nodig": "vraagt de risicomatrix om een bouwveiligheidsplan?",
    "gelijkwaardigheid": "zijn er gelijkwaardige maatregelen toegepast?",
}


def _voorwaarde(naam: str, melding: Meldingfeit) -> bool | None:
    if naam == "gemachtigde":
        return melding.gemachtigde is not None
    if naam == "elektronisch":
        return melding.kanaal not in ("papier", "balie", "telefoon")
    if naam == "datum":
        return melding.datum is not None
    return getattr(melding, naam) if naam else True


def _waarde(melding: Meldingfeit, pad: str) -> Any:
    waarde: Any = melding
    for deel in pad.split("."):
        waarde = getattr(waarde, deel, None)
    return waarde.strip() if isinstance(waarde, str) else waarde


def _velden(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    assert eis.toets
    waarden = {pad: _waarde(melding, pad) for pad in eis.toets.velden}
    leeg = [_noem_veld(pad) for pad, waarde in waarden.items() if waarde in (None, "", (), False)]
    return (False, f"ontbreekt: {', '.join(leeg)}") if leeg else (True, "ingevuld")


def _noem_veld(pad: str) -> str:
    """`naam van de kwaliteitsborger` voor `kwaliteitsborger.naam`."""
    *van, veld = pad.replace("_", " ").split(".")
    return f"{veld} van de {van[0]}" if van else veld


def _een_van(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    assert eis.toets
    ingevuld = next((pad for pad in eis.toets.een_van if _waarde(melding, pad)), None)
    return (True, "ingevuld") if ingevuld else (False, "geen van de mogelijkheden is ingevuld")


def _document(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    assert eis.toets
    stukken = [document.naam or document.soort for document in melding.documenten if document.soort == eis.toets.document]
    return (True, f"aanwezig: {', '.join(stukken)}") if stukken else (False, "dit stuk zit niet bij de melding")


def _kanaal(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    assert eis.toets
    if melding.kanaal in eis.toets.kanaal:
        return True, f"ontvangen {KANALEN[melding.kanaal]}"
    kanalen = " of ".join(KANALEN[kanaal] for kanaal in eis.toets.kanaal)
    return False, f"niet via het juiste kanaal: ontvangen {KANALEN[melding.kanaal]}. Doe de melding {kanalen}"


# Wat een eis met `status` van het register vraagt.
REGISTERVRAGEN = {"instrument": ("instrument",), "kwaliteitsborger": ("kwaliteitsborger", "instrument", "toestemming")}


def _status(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    """Het register: `kwaliteitsborger` vraagt ook de toestemming en het instrument, `instrument` alleen de toelating."""
    assert eis.toets
    controle = melding.registercontrole
    if controle is None:
        return None, "het register is nog niet geraadpleegd"
    gevonden = {naam: getattr(controle, naam) for naam in REGISTERVRAGEN[eis.toets.status or "kwaliteitsborger"]}
    van = f" van {dag}" if (dag := controle.stand_op or controle.peildatum) else ""
    fout = [f"{naam} {status.replace('_', ' ')}" for naam, status in gevonden.items()
            if status in ("geschorst", "ingetrokken", "niet_gevonden")]  # fmt: skip
    if fout:
        return False, f"volgens het register{van}: {', '.join(fout)}"
    onbekend = [naam for naam, status in gevonden.items() if status is None]
    if onbekend:
        return None, f"niet bekend uit het register: {', '.join(onbekend)}"
    return True, f"volgens het register{van or ' van onbekende datum'} in orde"


def _leesbaar(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    if not melding.documenten:
        return None, "er zijn nog geen documenten"
    slecht = [document.naam or document.soort for document in melding.documenten if document.leesbaar is False]
    if slecht:
        return False, f"niet leesbaar: {', '.join(slecht)}"
    ongekeurd = sum(document.leesbaar is None for document in melding.documenten)
    return (None, f"nog niet gekeurd: {ongekeurd}") if ongekeurd else (True, f"{len(melding.documenten)} documenten gekeurd")


def _samenhang(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    """Een verschil beslist altijd; dat de meldingen overeenkomen, zegt nog niets over de stukken."""
    gevonden = verschillen(melding.gegevens)
    if gevonden:
        return False, "; ".join(str(verschil) for verschil in gevonden)
    if len(melding.gegevens) < 2:
        return None, "er zijn nog geen gegevens uit de stukken om te vergelijken"
    if all(stuk.bron in MELDINGEN for stuk in melding.gegevens):
        return None, "de meldingen spreken elkaar niet tegen; vergelijk zelf de stukken"
    return True, f"{len(melding.gegevens)} stukken vergeleken, geen verschil gevonden"


def _termijn(eis: Eis, melding: Meldingfeit, kader: Kader) -> Uitslag:
    assert eis.toets and eis.toets.termijn and melding.datum
    vroegste = bereken(kader.termijn(eis.toets.termijn), melding.ontvangen_op, kader.kalender).uitkomst
    if vroegste is not None and melding.datum >= vroegste:
        return True, f"ontvangen op {melding.ontvangen_op}, gepland op {melding.datum}"
    return (
        False,
        f"ontvangen op {melding.ontvangen_op}; de geplande dag {melding.datum} is te vroeg, vroegste dag {vroegste}",
    )


VORMEN: dict[str, Callable[[Eis, Meldingfeit, Kader], Uitslag]] = {
    "velden": _velden, "een_van": _een_van, "document": _document, "kanaal": _kanaal, "status": _status,
    "leesbaar": _leesbaar, "samenhang": _samenhang, "termijn": _termijn,
}  # fmt: skip
