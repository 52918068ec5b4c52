"""Gather what can be found of zaken, from the rows of every part that has something to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.zaken.models import Betrokkene, Document, Melding, Notitie, Zaak
from borgwijzer.zoeken.models import Documenttekst
from borgwijzer.zoeken.woorden import verberg_bsn

# What a fragment can show of one part; the words of the rest are found all the same.
TEKENS_PER_DEEL = 20_000
# Facts of a letter that are no words of it: dates, proofs and codes.
GEEN_TEKST = frozenset({"bewijs", "kleur", "sha256"})


@dataclass(slots=True)
class Zoekbaar:
    """Of one zaak: ``delen`` with what was said where, and the texts of its documents."""

    organisatie_id: int
    delen: list[tuple[str, str, str]] = field(default_factory=list)
    documenten: list[str] = field(default_factory=list)

    def voeg_toe(self, soort: str, naam: str, *teksten: str) -> None:
        tekst = verberg_bsn(" | ".join(deel.replace("\0", " ").strip() for deel in teksten if deel and deel.strip()))
        if tekst:
            self.delen.append((soort, naam, tekst[:TEKENS_PER_DEEL]))


def verzamel(zaken: Sequence[Zaak]) -> dict[int, Zoekbaar]:
    """By zaak, in six statements. The BSN of a party is not read at all."""
    gevonden = {zaak.pk: Zoekbaar(zaak.organisatie_id) for zaak in zaken}
    for zaak in zaken:
        gevonden[zaak.pk].voeg_toe("zaak", "", *_list_zaakvelden(zaak))
    _voeg_partijen_toe(gevonden)
    _voeg_meldingen_toe(gevonden)
    for notitie in Notitie.objects.filter(zaak__in=gevonden).order_by("-pk"):
        gevonden[notitie.zaak_id].voeg_toe("notitie", "", notitie.met_wie, notitie.tekst)
    for brief in OpgeslagenBrief.objects.filter(zaak__in=gevonden).order_by("-pk"):
        gevonden[brief.zaak_id].voeg_toe("brief", brief.onderwerp, brief.onderwerp, brief.kenmerk, *_loop(brief.feiten))
    _voeg_documenten_toe(gevonden)
    return gevonden


def _list_zaakvelden(zaak: Zaak) -> tuple[str, ...]:
    plaats = f"{zaak.postcode} {zaak.woonplaats}".strip()
    return zaak.nummer, zaak.adres, plaats, zaak.kadastraal, zaak.bag_id, zaak.project_id, zaak.omschrijving


def _voeg_partijen_toe(gevonden: dict[int, Zoekbaar]) -> None:
    rijen = Betrokkene.objects.filter(zaak__in=gevonden).defer("bsn").order_by("sinds", "pk")
    for partij in rijen:
        gevonden[partij.zaak_id].voeg_toe("partij", partij.rol, partij.naam, partij.kvk)


def _voeg_meldingen_toe(gevonden: dict[int, Zoekbaar]) -> None:
    gezien = set()
    for zaak_id, nummer in Melding.objects.filter(zaak__in=gevonden).values_list("zaak_id", "verzoeknummer").order_by("pk"):
        if nummer and (zaak_id, nummer) not in gezien:
            gezien.add((zaak_id, nummer))
            gevonden[zaak_id].voeg_toe("melding", "", nummer)


def _voeg_documenten_toe(gevonden: dict[int, Zoekbaar]) -> None:
    documenten = list(
        Document.objects.filter(zaak__in=gevonden).values_list("zaak_id", "bestandsnaam", "bestand_id").order_by("pk")
    )
    teksten = dict(Documenttekst.objects.filter(bestand__in={b for _, _, b in documenten if b}).values_list("bestand_id", "tekst"))
    for zaak_id, naam, bestand_id in documenten:
        gevonden[zaak_id].documenten.append(naam)
        if tekst := teksten.get(bestand_id):
            gevonden[zaak_id].documenten.append(tekst)


def _loop(feiten: Any) -> Iterator[str]:
    """The texts of the facts of a letter that have words in them."""
    if isinstance(feiten, dict):
        for naam, waarde in feiten.items():
            if naam not in GEEN_TEKST:
                yield from _loop(waarde)
    elif isinstance(feiten, list):
        for waarde in feiten:
            yield from _loop(waarde)
    elif isinstance(feiten, str):
        yield feiten
