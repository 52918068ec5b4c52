"""Two versions of a melding as a beeld: readable names for fields and values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.vergelijking import Stukregel, Veldregel, VergelijkingBeeld
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Document, Melding
from borgwijzer.zaken.vergelijken import Stuk, vergelijk_inhoud, vergelijk_stukken

TOESTANDEN = {
    "gewijzigd": Status("Gewijzigd", "let_op"), "nieuw": Status("Nieuw", "goed"), "weg": Status("Niet meer erbij", "fout"),
    "gelijk": Status("Gelijk", "neutraal"),
}  # fmt: skip
# Fields of ``regels.feiten.Meldingfeit`` that are not their own word.
VELDEN = {
    "kvk": "KvK-nummer", "bag_id": "BAG-nummer", "email": "e-mailadres", "adres": "adres", "kadastraal": "kadastrale aanduiding",
    "coordinaten": "coördinaten", "gelijkwaardigheid": "gelijkwaardige maatregelen", "ondertekend": "akkoord van de indiener",
    "datum": "datum waarover de melding gaat", "locatie": "plaats",
}  # fmt: skip


def maak_vergelijking(zaaknummer: str, oud: Melding, nieuw: Melding, documenten: dict[int, list[Document]]) -> VergelijkingBeeld:
    """The page; ``documenten`` by the id of their melding."""
    return VergelijkingBeeld(
        zaaknummer=zaaknummer,
        melding=MELDINGEN[nieuw.soort],
        oud=schrijf_kort(dag_van(oud.ontvangen_op)),
        nieuw=schrijf_kort(dag_van(nieuw.ontvangen_op)),
        velden=tuple(
            Veldregel(noem_veld(verschil.pad), schrijf_waarde(verschil.oud), schrijf_waarde(verschil.nieuw))
            for verschil in vergelijk_inhoud(oud.inhoud, nieuw.inhoud)
        ),
        stukken=_maak_stukken(documenten.get(oud.pk, ()), documenten.get(nieuw.pk, ())),
    )


def _maak_stukken(oud: Iterable[Document], nieuw: Iterable[Document]) -> tuple[Stukregel, ...]:
    verschillen = vergelijk_stukken([_maak_stuk(document) for document in oud], [_maak_stuk(document) for document in nieuw])
    return tuple(
        Stukregel(
            TOESTANDEN[verschil.toestand], verschil.nieuw or verschil.oud, noem_veld((verschil.soort,)),
            verschil.oud if verschil.nieuw and verschil.oud != verschil.nieuw else "",
        )
        for verschil in verschillen
    )  # fmt: skip


def _maak_stuk(document: Document) -> Stuk:
    return Stuk(document.bestandsnaam, document.soort, document.bestand.sha256 if document.bestand else "")


def noem_veld(pad: tuple[str, ...]) -> str:
    """`Initiatiefnemer, KvK-nummer`."""
    woorden = ", ".join(VELDEN.get(naam, naam.replace("_", " ")) for naam in pad)
    return woorden[:1].upper() + woorden[1:]


def schrijf_waarde(waarde: Any) -> str:
    """A value as a person reads it; empty for nothing."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "; ".join(schrijf_waarde(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return ", ".join(f"{noem_veld((naam,)).lower()} {schrijf_waarde(deel)}" for naam, deel in waarde.items())
    try:
        return schrijf_kort(datetime.date.fromisoformat(waarde)) if isinstance(waarde, str) and len(waarde) == 10 else str(waarde)
    except ValueError:
        return str(waarde)
