"""The list of taken as a beeld, and the words of its address."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from borgwijzer.organisaties.filters import Keuzefilter
from borgwijzer.regels.taakdagen import bepaal_urgentie
from borgwijzer.web.beelden.bewaarde_keuzes import BewaardeKeuzes, Keuzelink
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.etiketten import ROLLEN, TAKEN, URGENTIES, noem_taak
from borgwijzer.web.beelden.kolommen import Cel, Kolomkeuze
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuzeveld, Status
from borgwijzer.web.beelden.onderdelen import Keuze as Optie
from borgwijzer.web.beelden.taken import Overdrachtregel, Taakregel, TakenBeeld
from borgwijzer.web.vullen.kolommen import KOPPEN, cel_behandelaar, cel_dag, cel_fase, cel_kwaliteitsborger
from borgwijzer.web.vullen.werkvoorraad import schrijf_telling
from borgwijzer.zaken.feiten import NEDERLAND
from borgwijzer.zaken.models import GEEN_DATUM, Overdracht, Zaak
from borgwijzer.zaken.queries import Pagina
from borgwijzer.zaken.taakqueries import LIJSTEN, Taakkeuze, Werker

LIJSTNAMEN = {
    "mij": "Mijn taken", "team": "Van mijn team, nog van niemand", "alle": "Alle taken", "uitgesteld": "Uitgestelde taken",
}  # fmt: skip
GEEN_TREFFER = "Geen taken met deze keuzes: kies een andere rol, taak of tijd."

LEEG = {
    "mij": "U hebt nu geen taken. Werk voor uw rol in zaken van collega's staat bij Alle taken: kies daar uw rol.",
    "team": "Voor uw rol ligt er geen werk dat nog van niemand is.",
    "alle": "Er is nu niets te doen.",
    "uitgesteld": "Er is geen taak uitgesteld.",
}


def lees_taakkeuze(vraag: Mapping[str, str]) -> Taakkeuze:
    """What the address asks for; a word that does not exist counts as not asked."""
    lijst: Any = vraag.get("lijst", "")
    rol, code = vraag.get("rol", ""), vraag.get("code", "")
    wanneer: Any = vraag.get("wanneer", "")
    return Taakkeuze(
        lijst=lijst if lijst in LIJSTEN else "mij",
        rol=rol if rol in ROLLEN else "",
        code=code if code in TAKEN else "",
        wanneer=wanneer if wanneer in URGENTIES else "",
    )


def schrijf_taakkeuze(keuze: Taakkeuze) -> str:
    """The choice as a query string without a question mark."""
    delen = {"lijst": keuze.lijst, "rol": keuze.rol, "code": keuze.code, "wanneer": keuze.wanneer}
    return urlencode({naam: waarde for naam, waarde in delen.items() if waarde})


def maak_taken(
    pagina: Pagina, aantal: int | None, keuze: Taakkeuze, werker: Werker, kolommen: Kolomkeuze, *, mag_behandelen: bool
) -> TakenBeeld:
    """The screen without notes and saved choices; ``aantal`` None means more than a thousand."""
    maak_cellen = [CELLEN[kolom.waarde] for kolom in kolommen.gekozen]
    return TakenBeeld(
        velden=_maak_velden(keuze),
        regels=tuple(_maak_regel(rij, tuple(maak(rij, werker) for maak in maak_cellen), mag_behandelen) for rij in pagina.regels),
        kolommen=kolommen,
        bladeren=_maak_bladeren(pagina, aantal, keuze),
        keuzes=BewaardeKeuzes("taken", schrijf_taakkeuze(keuze)),
        leeg=LEEG[keuze.lijst] if keuze == Taakkeuze(keuze.lijst) else GEEN_TREFFER,
        namens=", ".join(werker.vervangt.values()) if keuze.lijst == "mij" else "",
        uitgesteld=keuze.lijst == "uitgesteld",
        gefilterd=keuze != Taakkeuze(),
        mag_behandelen=mag_behandelen,
    )


def maak_overdrachten(rijen: Sequence[Overdracht]) -> tuple[Overdrachtregel, ...]:
    """The notes that wait, as text."""
    return tuple(
        Overdrachtregel(
            str(rij.pk), rij.zaak.nummer, noem_plaats(rij.zaak.adres, rij.zaak.woonplaats) or rij.zaak.kadastraal,
            rij.van.naam, schrijf_moment(rij.gemaakt_op.astimezone(NEDERLAND)), rij.notitie,
        )
        for rij in rijen
    )  # fmt: skip


def maak_bewaarde_keuzes(scherm: str, vraag: str, filters: Sequence[Keuzefilter]) -> BewaardeKeuzes:
    """The saved choices of one screen; ``vraag`` is the present choice."""
    links = tuple(Keuzelink(rij.naam, f"?{rij.vraag}", rij.vraag == vraag) for rij in filters if rij.scherm == scherm)
    return BewaardeKeuzes(scherm, vraag, links)


def noem_plaats(adres: str, woonplaats: str) -> str:
    """`Kade 2, Wilgenmeer`, or what is known of it."""
    return ", ".join(deel for deel in (adres, woonplaats) if deel)


def noem_zaakplaats(zaak: Zaak) -> str:
    """The place of a zaak, or else its number."""
    return noem_plaats(zaak.adres, zaak.woonplaats) or zaak.kadastraal or f"Zaak {zaak.nummer}"


def bepaal_taakstatus(uiterlijk: datetime.date, vandaag: datetime.date) -> Status:
    """How urgent a last day is, in a word."""
    return URGENTIES[bepaal_urgentie(None if uiterlijk == GEEN_DATUM else uiterlijk, vandaag)]


def _maak_velden(keuze: Taakkeuze) -> tuple[Keuzeveld, ...]:
    def maak(naam: str, etiket: str, opties: Mapping[str, str], gekozen: str) -> Keuzeveld:
        return Keuzeveld(naam, etiket, tuple(Optie(code, woord, code == gekozen) for code, woord in opties.items()))

    wanneer = {code: status.woord for code, status in URGENTIES.items()}
    return (
        maak("lijst", "Welke taken", LIJSTNAMEN, keuze.lijst),
        maak("wanneer", "Wanneer", {"": "Altijd", **wanneer}, keuze.wanneer),
        maak("rol", "Rol", {"": "Alle rollen", **ROLLEN}, keuze.rol),
        maak("code", "Taak", {"": "Alle soorten", **TAKEN}, keuze.code),
    )


def _cel_uiterlijk(rij: Mapping[str, Any], werker: Werker) -> Cel:
    datum = rij["uiterlijk"]
    tekst = () if datum == GEEN_DATUM else (schrijf_kort(datum),)
    return Cel(KOPPEN["uiterlijk"], tekst, status=bepaal_taakstatus(datum, werker.vandaag))


def _cel_behandelaar(rij: Mapping[str, Any], werker: Werker) -> Cel:
    namens = werker.vervangt.get(rij["behandelaar_id"], "")
    return cel_behandelaar(namens or rij["behandelaar__naam"], namens=bool(namens))


# Code of a column -> its cell, from the row and whose list it is.
CELLEN: dict[str, Callable[[Mapping[str, Any], Werker], Cel]] = {
    "uiterlijk": _cel_uiterlijk,
    "behandelaar": _cel_behandelaar,
    "rol": lambda rij, _: Cel(KOPPEN["rol"], (ROLLEN[rij["rol"]],)),
    "fase": lambda rij, _: cel_fase(rij["zaak__fase"]),
    "kwaliteitsborger": lambda rij, _: cel_kwaliteitsborger(rij),
    "geplande_ingebruikname": lambda rij, _: cel_dag("geplande_ingebruikname", rij["zaak__geplande_ingebruikname"]),
}


def _maak_regel(rij: Mapping[str, Any], cellen: tuple[Cel, ...], mag_behandelen: bool) -> Taakregel:
    nummer, tot = rij["zaak__nummer"], rij.get("tot")
    return Taakregel(
        zaaknummer=nummer,
        code=rij["code"],
        wat=noem_taak(rij["code"], rij["tekst"], rij["deel"]),
        deel=str(rij["deel"] or ""),
        plaats=noem_plaats(rij["zaak__adres"], rij["zaak__woonplaats"]) or rij["zaak__kadastraal"] or f"Zaak {nummer}",
        cellen=cellen,
        mag_opnemen=mag_behandelen and rij["behandelaar_id"] is None,
        tot=schrijf_kort(tot) if tot else "",
        reden=rij.get("reden", ""),
        door=rij.get("door__naam", ""),
    )


def _maak_bladeren(pagina: Pagina, aantal: int | None, keuze: Taakkeuze) -> Bladeren:
    return Bladeren(
        schrijf_telling(len(pagina.regels), aantal, "taak", "taken"),
        vorige=_schrijf_verwijzing("voor", pagina.regels[0], keuze) if pagina.eerder and pagina.regels else "",
        volgende=_schrijf_verwijzing("na", pagina.regels[-1], keuze) if pagina.later and pagina.regels else "",
    )


def _schrijf_verwijzing(kant: Literal["voor", "na"], rij: Mapping[str, Any], keuze: Taakkeuze) -> str:
    dag: datetime.date = rij["tot" if keuze.lijst == "uitgesteld" else "uiterlijk"]
    plek = {str(kant): f"{dag.isoformat()}~{rij['id']}"}
    return f"?{schrijf_taakkeuze(keuze)}&{urlencode(plek)}"
