"""The work list as a beeld, and the words of its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import urlencode

from borgwijzer.web.beelden.bewaarde_keuzes import BewaardeKeuzes
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import FASEN, OORDELEN, TAKEN, TERMIJNEN
from borgwijzer.web.beelden.kolommen import Cel, Kolomkeuze
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuzeveld, Status
from borgwijzer.web.beelden.onderdelen import Keuze as Optie
from borgwijzer.web.beelden.werkvoorraad import WerkvoorraadBeeld, Zaakregel
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.kolommen import KOPPEN, cel_behandelaar, cel_dag, cel_fase, cel_kwaliteitsborger
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import GEEN_DATUM
from borgwijzer.zaken.queries import TEL_TOT, Keuze, Pagina, Plek

LET_OP_DAGEN = 3
VAN = {"alle": "Iedereen", "mij": "Ik", "niemand": "Niemand"}
VOLGORDES = {"datum": "Eerstvolgende datum", "nieuwste": "Nieuwste zaak"}
PLEK = re.compile(r"\A([0-9T:.+-]{10,32})~(\d{1,18})\Z", re.ASCII)


def lees_keuze(vraag: Mapping[str, str], account_id: int, ook: tuple[int, ...] = ()) -> Keuze:
    """What the address asks for; a word that does not exist counts as not asked. ``ook``: whom this account replaces."""
    fase = vraag.get("fase", "")
    van: Any = {"mij": account_id, "niemand": "niemand"}.get(vraag.get("behandelaar", ""))
    return Keuze(
        fase=fase if fase in FASEN else "", van=van, volgorde="nieuwste" if vraag.get("volgorde") == "nieuwste" else "datum",
        ook=ook if isinstance(van, int) else (),
    )  # fmt: skip


def lees_plek(vraag: Mapping[str, str], keuze: Keuze) -> Plek | None:
    """The place in the list; None, the beginning, when the address has none that can be read."""
    terug = "voor" in vraag
    tekst = vraag.get("voor" if terug else "na", "")
    treffer = PLEK.match(tekst)
    try:
        return Plek(_lees_waarde(treffer[1], keuze), int(treffer[2]), terug) if treffer else None
    except (ValueError, OverflowError):
        return None


def _lees_waarde(tekst: str, keuze: Keuze) -> datetime.date | datetime.datetime:
    if keuze.volgorde == "datum":
        return datetime.date.fromisoformat(tekst)
    moment = datetime.datetime.fromisoformat(tekst)
    if moment.tzinfo is None:
        raise ValueError("een moment heeft een zone")
    # PostgreSQL knows fewer zones than Python; what has no moment in UTC overflows.
    return moment.astimezone(datetime.UTC)


def maak_werkvoorraad(
    pagina: Pagina, aantal: int | None, keuze: Keuze, vandaag: datetime.date, kolommen: Kolomkeuze
) -> WerkvoorraadBeeld:
    """The screen; ``aantal`` None means more than a thousand."""
    maak_cellen = [CELLEN[kolom.waarde] for kolom in kolommen.gekozen]
    return WerkvoorraadBeeld(
        velden=_maak_velden(keuze),
        regels=tuple(_maak_regel(rij, tuple(maak(rij, vandaag, keuze) for maak in maak_cellen)) for rij in pagina.regels),
        bladeren=_maak_bladeren(pagina, aantal, keuze),
        gefilterd=bool(keuze.fase or keuze.van),
        keuzes=BewaardeKeuzes("werkvoorraad", schrijf_keuze(keuze)),
        kolommen=kolommen,
    )


def _maak_velden(keuze: Keuze) -> tuple[Keuzeveld, ...]:
    fasen = (Optie("", "Alle lopende", not keuze.fase), *(Optie(c, f.woord, c == keuze.fase) for c, f in FASEN.items()))
    van = schrijf_van(keuze)
    return (
        Keuzeveld("fase", "Fase", fasen),
        Keuzeveld("behandelaar", "Behandelaar", tuple(Optie(code, woord, code == van) for code, woord in VAN.items())),
        Keuzeveld("volgorde", "Volgorde", tuple(Optie(c, woord, c == keuze.volgorde) for c, woord in VOLGORDES.items())),
    )


def schrijf_van(keuze: Keuze) -> str:
    """The code of the field behandelaar."""
    return "alle" if keuze.van is None else "niemand" if keuze.van == "niemand" else "mij"


def _maak_regel(rij: Mapping[str, Any], cellen: tuple[Cel, ...]) -> Zaakregel:
    plaats = ", ".join(deel for deel in (rij["adres"], rij["woonplaats"]) if deel)
    return Zaakregel(
        zaaknummer=rij["nummer"],
        adres=plaats or rij["kadastraal"] or f"Zaak {rij['nummer']}",
        omschrijving=rij["omschrijving"][:200],
        cellen=cellen,
    )


def _cel_datum(rij: Mapping[str, Any], vandaag: datetime.date) -> Cel:
    datum = rij["volgende_op"]
    if datum == GEEN_DATUM:
        return Cel(KOPPEN["datum"], leeg="Geen datum")
    return Cel(KOPPEN["datum"], (schrijf_kort(datum),), schrijf_datums(rij["volgende_wat"]), bepaal_status(datum, vandaag))


# Code of a column -> its cell, from the row, the day of today, and the choice of the list.
CELLEN: dict[str, Callable[[Mapping[str, Any], datetime.date, Keuze], Cel]] = {
    "fase": lambda rij, _, __: cel_fase(rij["fase"]),
    "datum": lambda rij, vandaag, _: _cel_datum(rij, vandaag),
    "behandelaar": lambda rij, _, keuze: cel_behandelaar(rij["behandelaar__naam"], namens=rij["behandelaar_id"] in keuze.ook),
    "taken": lambda rij, _, __: Cel(KOPPEN["taken"], tuple(TAKEN[c] for c in dict.fromkeys(rij["taakcodes"])), leeg="Niets"),
    "mag_starten": lambda rij, _, __: Cel(KOPPEN["mag_starten"], status=OORDELEN[rij["mag_starten"]]),
    "mag_in_gebruik": lambda rij, _, __: Cel(KOPPEN["mag_in_gebruik"], status=OORDELEN[rij["mag_in_gebruik"]]),
    "kwaliteitsborger": lambda rij, _, __: cel_kwaliteitsborger(rij),
    "geplande_start": lambda rij, _, __: cel_dag("geplande_start", rij["geplande_start"]),
    "geplande_ingebruikname": lambda rij, _, __: cel_dag("geplande_ingebruikname", rij["geplande_ingebruikname"]),
    "geopend": lambda rij, _, __: cel_dag("geopend", dag_van(rij["geopend_op"])),
}


def bepaal_status(datum: datetime.date, vandaag: datetime.date) -> Status:
    """How urgent a last day is: over, within three days, or later."""
    if datum < vandaag:
        return TERMIJNEN["te_laat"]
    return TERMIJNEN["let_op" if (datum - vandaag).days <= LET_OP_DAGEN else "op_schema"]


def _maak_bladeren(pagina: Pagina, aantal: int | None, keuze: Keuze) -> Bladeren:
    return Bladeren(
        schrijf_telling(len(pagina.regels), aantal),
        vorige=schrijf_verwijzing("voor", pagina.regels[0], keuze) if pagina.eerder and pagina.regels else "",
        volgende=schrijf_verwijzing("na", pagina.regels[-1], keuze) if pagina.later and pagina.regels else "",
    )


def schrijf_telling(getoond: int, aantal: int | None, een: str = "zaak", meer: str = "zaken") -> str:
    """`12 zaken`, `50 van 412 zaken`, `50 van meer dan 1.000 zaken`."""
    if aantal is None:
        return f"{getoond} van meer dan {TEL_TOT:,} {meer}".replace(",", ".")
    if not aantal:
        return f"Geen {meer}"
    woord = een if aantal == 1 else meer
    return f"{aantal} {woord}" if getoond == aantal else f"{getoond} van {aantal:,} {woord}".replace(",", ".")


def schrijf_verwijzing(kant: Literal["voor", "na"], rij: Mapping[str, Any], keuze: Keuze) -> str:
    """The query string of the page before or after this row (exclusive), with the same choices."""
    waarde = rij["volgende_op" if keuze.volgorde == "datum" else "geopend_op"]
    plek = f"{waarde.isoformat()}~{rij['id']}"
    return f"?{schrijf_keuze(keuze)}&{urlencode({str(kant): plek})}"


def schrijf_keuze(keuze: Keuze) -> str:
    """The choice as a query string without a question mark."""
    delen = {"fase": keuze.fase, "behandelaar": schrijf_van(keuze), "volgorde": keuze.volgorde}
    return urlencode({naam: waarde for naam, waarde in delen.items() if waarde})
