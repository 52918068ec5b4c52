"""What an overtreding can rest on: the controles, signals and documents of its zaak, each as a word and a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.zaken.models import Controle, Document, Documenttoestand, Signaal, Zaak

MEEST = 40
LANGST = 300
KORT = 80


def list_bewijs(zaak: Zaak) -> list[tuple[str, str]]:
    """Word (``controle-3``) and line of all that the zaak has, in three statements."""
    return [(f"{soort}-{pk}", tekst) for soort, pk, tekst in (*_controles(zaak), *_signalen(zaak), *_documenten(zaak))]


def maak_bewijs(zaak: Zaak, gekozen: Sequence[str], anders: str) -> list[dict[str, Any]]:
    """The pieces as the row keeps them. Raises ``Geweigerd`` for one that is not of this zaak, or for too many."""
    regels = [regel.strip() for regel in anders.splitlines() if regel.strip()]
    if len(gekozen) + len(regels) > MEEST:
        raise Geweigerd("te_veel_bewijs", f"Kies ten hoogste {MEEST} bewijsstukken.")
    if any(len(regel) > LANGST for regel in regels):
        raise Geweigerd("bewijs_te_lang", f"Maak elke regel bewijs korter dan {LANGST} tekens.")
    bekend = dict(list_bewijs(zaak)) if gekozen else {}
    if any(woord not in bekend for woord in gekozen):
        raise Geweigerd("bewijs_onbekend", "Een van de bewijsstukken hoort niet bij deze zaak: laad de pagina opnieuw.")
    stukken: list[dict[str, Any]] = []
    for woord in dict.fromkeys(gekozen):
        soort, _, pk = woord.partition("-")
        stukken.append({"soort": soort, "id": int(pk), "tekst": bekend[woord]})
    return [*stukken, *({"soort": "anders", "id": None, "tekst": regel} for regel in regels)]


def _controles(zaak: Zaak) -> Iterator[tuple[str, int, str]]:
    for controle in Controle.objects.filter(zaak=zaak).exclude(gedaan_op=None).order_by("pk"):
        rapport = f", rapport {controle.rapport_kenmerk}" if controle.rapport_kenmerk else ""
        yield "controle", controle.pk, f"controle van {controle.gedaan_op}{rapport}"


def _signalen(zaak: Zaak) -> Iterator[tuple[str, int, str]]:
    for signaal in Signaal.objects.filter(zaak=zaak).order_by("pk"):
        begin = signaal.omschrijving if len(signaal.omschrijving) <= KORT else f"{signaal.omschrijving[:KORT]}…"
        yield "signaal", signaal.pk, f"signaal van {signaal.ontvangen_op}: {begin}"


def _documenten(zaak: Zaak) -> Iterator[tuple[str, int, str]]:
    aanwezig = Document.objects.filter(zaak=zaak, toestand=Documenttoestand.AANWEZIG, vervangen_door=None)
    for document in aanwezig.order_by("pk"):
        yield "document", document.pk, f"document {document.bestandsnaam}"
