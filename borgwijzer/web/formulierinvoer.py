"""From the fields of a form to a ``Formulier``, and what of it cannot be read. What was typed stays as it was."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from borgwijzer.koppelingen.formulier.controle import Fout
from borgwijzer.koppelingen.formulier.inhoud import ROLLEN, Formulier, Persoon, Plek, Stuk
from borgwijzer.regels.feiten import Strijdigheid
from borgwijzer.web.formuliervelden import Groepvorm, Veldvorm
from borgwijzer.zaken.feiten import NEDERLAND

PERSOONSVELDEN = tuple(Persoon.model_fields)
PLEKVELDEN = tuple(Plek.model_fields)
# Marks that turn the reading direction of what follows: in a name they could reverse the sentence around it.
RICHTING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
NEDERLANDSE_DAG = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
ISO_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TIJD = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
JA_NEE = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What was typed by field (of boxes to tick: those ticked), the form when all of it can be read, and what cannot."""

    teksten: Mapping[str, str]
    gekozen: Mapping[str, tuple[str, ...]]
    waarden: Mapping[str, Any]
    fouten: tuple[Fout, ...]


def lees_velden(post: QueryDict, groepen: Iterable[Groepvorm]) -> Ingevuld:
    """Read every field of these groups."""
    teksten: dict[str, str] = {}
    gekozen: dict[str, tuple[str, ...]] = {}
    waarden: dict[str, Any] = {}
    fouten: list[Fout] = []
    for veld in (veld for groep in groepen for veld in groep.velden):
        if veld.vorm == "vinkjes":
            waarden[veld.naam] = gekozen[veld.naam] = tuple(schoon(tekst)[:100] for tekst in post.getlist(veld.naam)[:50])
            continue
        tekst = teksten[veld.naam] = schoon(post.get(veld.naam, ""), regels=veld.vorm == "lang")
        waarde, fout = _lees(veld, tekst)
        waarden[veld.naam] = waarde
        fouten += [Fout(veld.naam, fout)] if fout else []
    return Ingevuld(teksten, gekozen, waarden, tuple(fouten))


def schoon(tekst: str, *, regels: bool = False) -> str:
    """Without control characters and marks that turn the reading direction; a text of more lines keeps its lines."""
    heel = tekst.replace("\r\n", "\n").replace("\r", "\n")
    houd = "\n" if regels else ""
    zichtbaar = (teken if teken == houd or unicodedata.category(teken) not in ("Cc", "Cs") else " " for teken in heel)
    return "".join(teken for teken in zichtbaar if teken not in RICHTING).strip()


def _lees(veld: Veldvorm, tekst: str) -> tuple[Any, str]:
    """The value of one field, and a sentence when it cannot be read."""
    leeg = None if veld.vorm in ("dag", "tijd", "keuze") else ""
    if veld.vorm == "vinkje":
        return tekst == "ja", ""
    if not tekst:
        return leeg, f"{VERPLICHT.get(veld.vorm, 'Vul dit in')}: {veld.etiket.rstrip('?')}." if veld.verplicht else ""
    if veld.vorm == "keuze":
        bekend = any(tekst == waarde for waarde, _ in veld.keuzes)
        return (tekst, "") if bekend else (None, f"Kies een van de mogelijkheden bij: {veld.etiket}.")
    if veld.vorm == "dag":
        dag = lees_dag(tekst)
        return dag, "" if dag else "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-12-2026."
    if veld.vorm == "tijd":
        treffer = TIJD.fullmatch(tekst)
        tijd = datetime.time(int(treffer[1]), int(treffer[2])) if treffer else None
        return tijd, "" if tijd else "Schrijf de tijd als uren:minuten, bijvoorbeeld 14:05."
    if len(tekst) > veld.maximum:
        return tekst[: veld.maximum], f"Maak dit korter: hoogstens {veld.maximum} tekens (nu {len(tekst)})."
    return tekst, ""


VERPLICHT = {"keuze": "Maak een keuze", "dag": "Vul de datum in", "tijd": "Vul de tijd in"}


def lees_dag(tekst: str) -> datetime.date | None:
    """A date as a browser sends it (2026-12-31) or as people write it (31-12-2026)."""
    nederlands = NEDERLANDSE_DAG.fullmatch(tekst)
    try:
        if nederlands:
            return datetime.date(int(nederlands[3]), int(nederlands[2]), int(nederlands[1]))
        return datetime.date.fromisoformat(tekst) if ISO_DAG.fullmatch(tekst) else None
    except ValueError:
        return None


def maak_formulier(soort: str, sleutel: str, zaaknummer: str, waarden: Mapping[str, Any], stukken: Iterable[Stuk]) -> Formulier:
    """The form from values that were all readable."""
    gegevens = {naam: waarden.get(naam) for naam in ("dagtekening", "datum")}
    gegevens |= {naam: waarden.get(naam) or "" for naam in ("omschrijving", "instrument")}
    gegevens |= {naam: JA_NEE.get(waarden.get(naam) or "") for naam in ("ondertekend", "gelijkwaardigheid")}
    return Formulier(
        soort=soort,
        sleutel=sleutel,
        kanaal=waarden.get("kanaal") or "formulier",
        ontvangen_op=_ontvangen(waarden),
        zaaknummer=zaaknummer or waarden.get("zaaknummer") or "",
        deel=waarden.get("deel") or "",
        bouwwerken=tuple(dict.fromkeys(_list_regels(waarden.get("bouwwerken") or ""))),
        plek=Plek(**_met_voorvoegsel("plek", PLEKVELDEN, waarden)),
        gebruiksfuncties=tuple(dict.fromkeys(_list_regels(waarden.get("gebruiksfuncties") or ""))),
        hoedanigheid=(waarden.get("hoedanigheid") or "")[:60],
        naam_niet_doorgeven=bool(waarden.get("naam_niet_doorgeven")),
        strijdigheid=_strijdigheid(waarden) if soort == "strijdigheid" else None,
        stukken=tuple(stukken),
        **{rol: Persoon(**_met_voorvoegsel(rol, PERSOONSVELDEN, waarden)) for rol in (*ROLLEN, "melder")},
        **gegevens,
    )


def _list_regels(tekst: str) -> Iterator[str]:
    return (regel.strip()[:300] for regel in tekst.splitlines()[:50] if regel.strip())


def _met_voorvoegsel(voor: str, namen: Iterable[str], waarden: Mapping[str, Any]) -> dict[str, str]:
    return {naam: waarden.get(f"{voor}_{naam}") or "" for naam in namen}


def _ontvangen(waarden: Mapping[str, Any]) -> datetime.datetime | None:
    dag, tijd = waarden.get("ontvangen_dag"), waarden.get("ontvangen_tijd")
    return datetime.datetime.combine(dag, tijd, NEDERLAND) if dag and tijd else None


def _strijdigheid(waarden: Mapping[str, Any]) -> Strijdigheid:
    keuzes = ("blokkeert_verklaring", "direct_gevaar", "herstel_afgesproken")
    return Strijdigheid(
        afwijking=waarden.get("afwijking") or "",
        onderwerpen=waarden.get("onderwerpen") or (),
        herstel_op=waarden.get("herstel_op"),
        **{naam: JA_NEE.get(waarden.get(naam) or "") for naam in keuzes},
    )
