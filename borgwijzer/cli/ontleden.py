"""De vorm van de opdrachtregel: welke opdrachten er zijn en welke argumenten zij nemen."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from borgwijzer.cli import beheer, brieven, gemeente, radar, regels, register, stukken
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.termijnen import Pauze

Uitvoering = Callable[[argparse.Namespace], tuple[Any, int]]
VERTALING = (
    (r"the following arguments are required: (.*)", r"Er ontbreekt: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 kent \2 niet; kies een van \3"),
    (r"argument (.*?): expected .*", r"Bij \1 ontbreekt een waarde"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\2 is geen goede waarde voor \1"),
    (r"unrecognized arguments: (.*)", r"Onbekend: \1"),
    (r"argument (.*?): (.*)", r"\2"),
)


class Ontleder(argparse.ArgumentParser):
    """Een argparse die fouten als Nederlandse zin geeft."""

    def error(self, message: str) -> NoReturn:
        for patroon, zin in VERTALING:
            if re.fullmatch(patroon, message):
                message = re.sub(patroon, zin, message)
                break
        raise Invoerfout(f"{message}. Zie '{self.prog} --help'.".replace("..", "."))


def datum(tekst: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
            return date.fromisoformat(tekst)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{tekst} is geen bestaande datum: schrijf een datum als 2026-03-02")


def pauze(tekst: str) -> Pauze:
    van, dubbele_punt, tot = tekst.partition(":")
    if not dubbele_punt:
        raise argparse.ArgumentTypeError(f"{tekst} is geen pauze: schrijf 2026-05-01:2026-05-04, of 2026-05-01: als zij nog loopt")
    try:
        return Pauze(datum(van), datum(tot) if tot else None)
    except Invoerfout as fout:
        raise argparse.ArgumentTypeError(str(fout)) from None


class Boom:
    """Bouwt opdrachten van een of twee woorden, elk met haar uitvoering en --json."""

    def __init__(self) -> None:
        self.wortel = Ontleder(prog="borgwijzer", description="Borgwijzer voert het uitvoeringskader Wkb uit.")
        self._takken: dict[str, Any] = {"": self.wortel.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")}

    def opdracht(self, naam: str, hulp: str, voer_uit: Uitvoering) -> argparse.ArgumentParser:
        tak, _, eigen = naam.rpartition(" ")
        if tak not in self._takken:
            groep = self._takken[""].add_parser(tak, help=f"opdrachten over {tak}")
            self._takken[tak] = groep.add_subparsers(dest="deel", required=True, metavar="OPDRACHT")
        ontleder: argparse.ArgumentParser = self._takken[tak].add_parser(eigen, help=hulp, description=hulp)
        ontleder.add_argument("--json", action="store_true", help="antwoord als JSON")
        ontleder.set_defaults(voer_uit=voer_uit)
        return ontleder


def maak_ontleder() -> Ontleder:
    """De hele opdrachtregel."""
    boom = Boom()
    _regelopdrachten(boom)
    _kaderopdrachten(boom)
    _stukopdrachten(boom)
    _registeropdrachten(boom)
    _beheeropdrachten(boom)
    return boom.wortel


def _kader(ontleder: argparse.ArgumentParser, *, verplicht: bool = True) -> None:
    ontleder.add_argument(
        "--kader", required=verplicht, default=None if verplicht else "landelijk", metavar="K", help="id, id@JJJJ-MM-DD of pad"
    )


def _regelopdrachten(boom: Boom) -> None:
    o = boom.opdracht("kalender feestdagen", "feestdagen van een jaar, met bron", regels.feestdagen)
    o.add_argument("jaar", type=int, metavar="JAAR")
    _kader(o, verplicht=False)

    o = boom.opdracht("termijn bereken", "een termijn met het bewijs per dag", regels.termijn)
    _kader(o)
    o.add_argument("--soort", required=True, metavar="ID")
    o.add_argument("--vanaf", required=True, type=datum, metavar="D")
    o.add_argument("--pauze", action="append", default=[], type=pauze, metavar="D:D")

    o = boom.opdracht("gevolgklasse", "beslislijst gevolgklasse 1 (1: niet GK1)", regels.gevolgklasse)
    _kader(o, verplicht=False)
    o.add_argument("--peildatum", type=datum, metavar="D")
    o.add_argument("--feiten", required=True, metavar="F", help="JSON-bestand, of - voor stdin")

    o = boom.opdracht("toets", "is een melding volledig (1: niet volledig)", regels.toets)
    _kader(o)
    o.add_argument("--melding", required=True, choices=regels.MELDINGEN, metavar="SOORT")
    o.add_argument("--feiten", required=True, metavar="F")

    o = boom.opdracht("prioriteit", "bijlage 1 bij een of meer onderwerpen", regels.prioriteit)
    _kader(o)
    o.add_argument("--onderwerp", required=True, action="append", metavar="ID")

    o = boom.opdracht("interventie", "cel, opties en ladder bij een overtreding", regels.interventie)
    _kader(o)
    o.add_argument("--gevolg", required=True, type=int, choices=(1, 2, 3, 4))
    o.add_argument("--gedrag", required=True, choices=("A", "B", "C", "D"))
    o.add_argument("--herhaling", action="store_true")
    o.add_argument("--weigering", action="store_true")
    o.add_argument("--ernst", choices=("licht", "matig", "ernstig"))

    o = boom.opdracht("stand", "waar een zaak staat en wat mag", regels.stand)
    _kader(o)
    o.add_argument("--feiten", required=True, metavar="F")
    o.add_argument("--peildatum", required=True, type=datum, metavar="D")

    boom.opdracht("feiten schema", "het JSON Schema van een feitenbestand", regels.schema)


def _kaderopdrachten(boom: Boom) -> None:
    o = boom.opdracht("kader controleer", "controleer een kaderbestand (1: fouten)", regels.controleer_kader)
    o.add_argument("bestand", metavar="FILE")
    o = boom.opdracht("kader vergelijk", "verschillen van A naar B", regels.vergelijk_kaders)
    o.add_argument("oud", metavar="A")
    o.add_argument("nieuw", metavar="B")
    o = boom.opdracht("brief controleer", "wat een kader aan brieven vervangt (1: er klopt iets niet)", brieven.controleer)
    o.add_argument("kader", metavar="KADER", nargs="?", default="landelijk")
    o = boom.opdracht("kader lezingen", "de eigen lezingen van een kader, voor de jurist", regels.lezingen)
    o.add_argument("kader", metavar="K")
    o = boom.opdracht("kader toon", "een kader zoals het na erven geldt", regels.toon_kader)
    o.add_argument("kader", metavar="K")


def _stukopdrachten(boom: Boom) -> None:
    o = boom.opdracht("intake herken", "herken een soort bericht", stukken.herken)
    o.add_argument("--activiteit", required=True, metavar="IMOW")
    o.add_argument("--type", required=True, metavar="T")
    o = boom.opdracht("intake lees", "neem een STAM-bericht in (1: geweigerd); kan zonder het woord lees", stukken.neem_in)
    o.add_argument("bericht", metavar="BERICHT.xml")
    o.add_argument("--documenten", metavar="MAP")
    o.add_argument(
        "--organisatie", metavar="SLUG", help="zonder: die van de OIN in het bericht; is die onbekend of onleesbaar, dan de eerste"
    )
    o = boom.opdracht("document keur", "keur een bestand (1: blokkerende bevinding)", stukken.keur)
    o.add_argument("bestand", metavar="FILE")


def _registeropdrachten(boom: Boom) -> None:
    hulp = "lees een CSV-bestand van het register van de toelatingsorganisatie in"
    o = boom.opdracht("register lees", hulp, register.lees)
    o.add_argument("bestand", metavar="FILE")
    o.add_argument("--peildatum", required=True, type=datum, metavar="D", help="de dag waarop het register zo was")
    o.add_argument("--bron", required=True, metavar="TEKST", help="waar het bestand vandaan komt")
    o.add_argument("--organisatie", metavar="SLUG", help="nodig als er meer dan een organisatie is")


def _beheeropdrachten(boom: Boom) -> None:
    o = boom.opdracht("logboek controleer", "controleer de ketens van het logboek (1: verbroken)", beheer.controleer_logboek)
    o.add_argument("export", nargs="?", metavar="EXPORT")
    hulp = "schrijf de keten van een zaak, voor logboek controleer EXPORT (regels JSON, met en zonder --json dezelfde)"
    o = boom.opdracht("logboek exporteer", hulp, beheer.exporteer_logboek)
    o.add_argument("zaaknummer", metavar="ZAAKNUMMER")
    o.add_argument("--organisatie", metavar="SLUG", help="nodig als meer dan een organisatie een zaak met dit nummer heeft")
    boom.opdracht(
        "afweging herbereken", "geeft elke bewaarde afweging nog hetzelfde advies (1: een niet)", beheer.herbereken_afwegingen
    )
    o = boom.opdracht("radar lees", "lees een CSV-bestand met verleende vergunningen in (1: geweigerd)", radar.lees)
    o.add_argument("bestand", metavar="FILE")
    o.add_argument("--organisatie", required=True, metavar="SLUG")
    o = boom.opdracht("zoek herindexeer", "maak wat te vinden is opnieuw, van alle zaken", beheer.herindexeer_zoeken)
    o.add_argument("--organisatie", metavar="SLUG", help="alleen deze organisatie")
    o = boom.opdracht("gemeente inrichten", "zet een gemeente klaar: briefpapier, accounts en kader", gemeente.richt_in)
    o.add_argument("bestand", metavar="BESTAND.toml")
    o = boom.opdracht("gemeente wachtwoord", "geef een account een wachtwoord (van stdin)", gemeente.stel_wachtwoord_in)
    o.add_argument("email", metavar="EMAIL")
    o.add_argument("--organisatie", required=True, metavar="SLUG")
    boom.opdracht("migreer", "breng de database op de juiste vorm", beheer.migreer)
    o = boom.opdracht("oefenomgeving maak", "geef een gemeente een plek om te oefenen", beheer.maak_oefenomgeving)
    o.add_argument("--organisatie", required=True, metavar="SLUG", help="de gemeente")
    hulp = "leeg een oefenomgeving en vul haar opnieuw; wat er geoefend is, gaat verloren"
    o = boom.opdracht("oefenomgeving opnieuw", hulp, beheer.begin_oefenomgeving_opnieuw)
    o.add_argument("--organisatie", required=True, metavar="SLUG", help="de oefenomgeving")
    boom.opdracht("demo", "laad het demodorp", beheer.laad_demo)
    o = boom.opdracht("start", "start database, werker en web", beheer.start)
    o.add_argument("--poort", type=int, default=8000)
    o.add_argument("--zonder-demo", action="store_true", help="laad het demodorp niet")
