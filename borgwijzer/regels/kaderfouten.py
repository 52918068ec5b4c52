"""Fouten in een kaderbestand: in welk bestand, op welke regel, wat er mis is en hoe het te herstellen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from borgwijzer.regels.kaderverwijzingen import losse_verwijzingen
from borgwijzer.regels.mandaat import MANDAATDADEN

if TYPE_CHECKING:
    from borgwijzer.regels.kaderinhoud import Kaderinhoud

Pad = tuple[str | int, ...]
KOP = re.compile(r"^\s*(\[\[|\[)\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
SLEUTEL = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]+\")((?:\.[A-Za-z0-9_-]+)*)\s*=")


@dataclass(frozen=True, slots=True)
class Kaderfout:
    """Een fout met haar plaats; `regel` telt vanaf 1."""

    bestand: str
    regel: int
    melding: str

    @classmethod
    def uit_toml(cls, bestand: str, tekst: str, laatste: int) -> Kaderfout:
        """`laatste`: het nummer van de laatste regel, voor een fout die pas aan het einde blijkt."""
        gevonden = re.search(r"line (\d+)", tekst)
        kaal = re.sub(r"\s*\(at .*\)$", "", tekst)
        regel = int(gevonden.group(1)) if gevonden else laatste
        return cls(bestand, regel, f"Dit is geen geldige TOML ({kaal}): herstel deze regel.")

    def als_dict(self) -> dict[str, Any]:
        return {"bestand": self.bestand, "regel": self.regel, "melding": self.melding}

    def __str__(self) -> str:
        return f"{self.bestand}, regel {self.regel}: {self.melding}"


class Kaderfouten(ValueError):
    """Een kader dat niet gebruikt kan worden, met al zijn fouten."""

    def __init__(self, fouten: list[Kaderfout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = fouten


def regelnummers(tekst: str) -> dict[Pad, int]:
    """Van elke sectie en sleutel in een TOML-tekst het regelnummer, met lijstregels genummerd vanaf 0."""
    nummers: dict[Pad, int] = {}
    tellers: dict[Pad, int] = {}
    sectie: Pad = ()
    in_tekst = ""
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if in_tekst:
            in_tekst = "" if in_tekst in regel else in_tekst
            continue
        kop = KOP.match(regel)
        if kop:
            sectie = _sectiepad(kop.group(2), kop.group(1) == "[[", tellers)
            nummers.setdefault(sectie, nummer)
        elif sleutel := SLEUTEL.match(regel):
            namen = (sleutel.group(1).strip('"'), *filter(None, sleutel.group(2).split(".")))
            nummers.setdefault((*sectie, *namen), nummer)
        in_tekst = next((q for q in ('"""', "'''") if regel.count(q) == 1), "")
    return nummers


def _sectiepad(naam: str, is_lijst: bool, tellers: dict[Pad, int]) -> Pad:
    pad: Pad = ()
    delen = [deel.strip().strip('"') for deel in naam.split(".")]
    for plaats, deel in enumerate(delen):
        pad = (*pad, deel)
        laatste = plaats == len(delen) - 1
        if is_lijst and laatste:
            tellers[pad] = tellers.get(pad, -1) + 1
            pad = (*pad, tellers[pad])
        elif pad in tellers:
            pad = (*pad, tellers[pad])
    return pad


@dataclass(frozen=True)
class Plaatsen:
    """Waar elk pad in het bestand staat; `herkomst` rekent plaatsen in een samengestelde lijst terug."""

    bestand: str
    nummers: Mapping[Pad, int]
    herkomst: Mapping[tuple[str, int], int] | None = None

    def met_herkomst(self, herkomst: Mapping[tuple[str, int], int] | None) -> Plaatsen:
        return Plaatsen(self.bestand, self.nummers, herkomst)

    def regel(self, pad: Pad) -> int:
        """De regel van dit pad, of van het langste deel ervan dat in het bestand staat; anders 1."""
        if self.herkomst is not None and len(pad) > 1 and isinstance(pad[1], int):
            eigen = self.herkomst.get((str(pad[0]), pad[1]))
            pad = () if eigen is None else (pad[0], eigen, *pad[2:])
        while pad and pad not in self.nummers:
            pad = pad[:-1]
        return self.nummers.get(pad, 1)


def vertaal_fouten(fout: ValidationError, plaatsen: Plaatsen) -> list[Kaderfout]:
    """Elke fout van de vormcontrole als Nederlandse zin met haar regel en de remedie."""
    vertaald = []
    for een in fout.errors():
        pad: Pad = tuple(een["loc"])
        melding, verwijzing = _melding(een["type"], str(een.get("ctx", {}).get("error", "")) or een["msg"], pad, een)
        vertaald.append(Kaderfout(plaatsen.bestand, plaatsen.regel(verwijzing or pad), melding))
    return sorted(vertaald, key=lambda kaderfout: kaderfout.regel)


def verwijsfouten(inhoud: Kaderinhoud, plaatsen: Plaatsen) -> list[Kaderfout]:
    """Elke verwijzing naar een regel die er niet is."""
    return [
        Kaderfout(
            plaatsen.bestand, plaatsen.regel(pad),
            f"{pad[0]} verwijst naar {naar}, maar dat staat niet in het kader: voeg het toe, of kies {er_is}.",
        )
        for pad, naar, er_is in losse_verwijzingen(inhoud)
    ]  # fmt: skip


def _melding(soort: str, tekst: str, pad: Pad, fout: Any) -> tuple[str, Pad]:
    naam = ".".join(str(deel) for deel in pad) or "het kader"
    invoer = fout.get("input")
    if soort == "value_error":
        return _eigen_melding(tekst, naam)
    if soort == "extra_forbidden":
        return f"Onbekende sleutel {pad[-1]} in {naam}: {_bedoeld(str(pad[-1]))}", ()
    if soort == "missing":
        return f"{naam} ontbreekt: voeg {pad[-1]} toe.", ()
    if soort == "literal_error":
        return f"{naam} is {invoer!r}; kies een van {fout['ctx']['expected'].replace(' or ', ', ')}.", ()
    if soort == "too_short":
        return f"{naam} is leeg: noem er ten minste een, of laat de regel weg.", ()
    if soort in ("greater_than_equal", "less_than_equal"):
        grens = fout["ctx"].get("ge", fout["ctx"].get("le"))
        woord = "ten minste" if soort == "greater_than_equal" else "ten hoogste"
        return f"{naam} is {invoer}; dat moet {woord} {grens} zijn.", ()
    return (
        f"{naam} heeft geen bruikbare waarde ({invoer!r}): controleer het soort waarde (tekst, getal, datum of lijst).",
        (),
    )


def _eigen_melding(tekst: str, naam: str) -> tuple[str, Pad]:
    soort, _, rest = tekst.partition(":")
    vaste = {
        "bron_ontbreekt": f"{naam} heeft geen bron: noem de paragraaf van het kader (bron) of het wetsartikel (wet).",
        "terug_zonder_atw": f"{naam} telt terug: haal atw weg en kies als betekenis 'laatste dag waarop het kan'.",
        "toets_een_vorm": f"{naam} heeft geen of meer dan een vorm van toetsing: kies er precies een.",
        "veld_onbekend": f"{naam} noemt het veld {rest}, maar een melding heeft dat niet: zie 'borgwijzer feiten schema'.",
        "toets_bij_automatisch": f"{naam}: een automatische eis heeft een toets nodig, een eis voor een mens juist niet.",
        "matrix_gat": f"De matrix heeft een gat of een onbekende cel ({rest}): vul de zestien cellen 1A tot en met 4D.",
        "gebied_past_niet": f"{naam}: geef bij 'lijst' plaatsen of postcodes, bij 'vlakken' vlakken, en anders geen van beide.",
        "vlak_te_klein": f"{naam}: elk vlak heeft ten minste drie verschillende hoekpunten nodig.",
        "keuzes_bij_keuze": f"{naam}: geef ten minste twee keuzes bij de soort keuze, en anders geen.",
        "eenheid_bij_getal": f"{naam}: geef een eenheid bij de soort getal, en anders geen.",
        "assen": f"{naam} omschrijft niet alle gevolgen 1 tot en met 4 en gedragingen A tot en met D: vul aan wat ontbreekt.",
        "bevoegdheid_ontbreekt": f"{naam} is een last: noem bij bevoegdheid de artikelen, of kies een andere vorm.",
        "daad_onbekend": f"{naam} noemt de daad {rest}, maar die bestaat niet: {_lijkt_op(rest)}",
        "optie_onbekend": f"De cel noemt een optie die in dat spoor niet bestaat ({rest}): voeg haar toe of herstel de code.",
    }
    verwijzing: Pad = ()
    if soort in ("matrix_gat", "optie_onbekend"):
        verwijzing = ("lhso", "cel", rest.split(",")[0].strip())
    return vaste.get(soort, f"{naam}: {tekst}"), verwijzing


def _lijkt_op(daad: str) -> str:
    namen = difflib.get_close_matches(daad, MANDAATDADEN, n=2)
    return f"bedoelde u {' of '.join(namen)}?" if namen else "kies een daad uit de lijst in docs/beheer.md."


def _bedoeld(sleutel: str) -> str:
    """Een gok naar de bedoelde sleutel, uit alle sleutels die een kader kan hebben."""
    from borgwijzer.regels import kaderinhoud  # hier, want kaderinhoud is groot en alleen bij een fout nodig

    bekend = {naam for model in vars(kaderinhoud).values() if isinstance(model, type) and issubclass(model, BaseModel)
              for naam in model.model_fields}  # fmt: skip
    lijkt = difflib.get_close_matches(sleutel, bekend - {"herkomst"}, n=1)
    return f"bedoelde u {lijkt[0]}? Herstel of verwijder haar." if lijkt else "verwijder haar."
