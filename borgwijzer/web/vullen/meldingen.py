"""Meldingen of a zaak with the summary of their toets; a former version stands after the one that replaced it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from borgwijzer.kaders.versies import lees_versie
from borgwijzer.regels.beletselen import TE_TOETSEN
from borgwijzer.regels.feiten import Feiten, Meldingfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.volledigheid import Toetsresultaat, toets_volledigheid
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import BEVINDINGEN, MELDINGEN, TOETSEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.zaak import Controlepunt, Meldingsregel
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.zaken.feiten import dag_van, zoek_meldingfeit
from borgwijzer.zaken.models import Melding, Toetstoestand
from borgwijzer.zaken.queries import Zaakdossier

# The meldingen that a person judges; of the others it is enough that they are here.
VERVANGEN = Status("Vervangen door een aanvulling", "neutraal")
INGETROKKEN = Status("Ingetrokken", "neutraal")
ONTVANGEN = Status("Ontvangen", "goed")


@dataclass(frozen=True, slots=True)
class Oordeelspunt:
    """What a finding says, whether it was computed now or kept when the verdict was fixed."""

    tekst: str
    voldaan: bool | None
    reden: str
    telt: bool


def list_meldingen(dossier: Zaakdossier, kader: Kader, vandaag: datetime.date, *, mag_toetsen: bool) -> tuple[Meldingsregel, ...]:
    """Newest first."""
    feiten = dossier.maak_feiten()
    vervangers = {melding.vervangen_door_id for melding in dossier.meldingen}
    namen: dict[int | None, str] = {None: "", **{fase.pk: f" van {fase.naam}" for fase in dossier.fasen}}
    regels = ((melding, _maak_regel(melding, feiten, kader, vandaag, mag_toetsen)) for melding in dossier.meldingen)
    return tuple(
        replace(regel, soort=f"{regel.soort}{namen[melding.fase_id]}", vervangt_vorige=melding.pk in vervangers)
        for melding, regel in regels
    )


def _maak_regel(melding: Melding, feiten: Feiten, kader: Kader, vandaag: datetime.date, mag_toetsen: bool) -> Meldingsregel:
    geldt = melding.vervangen_door_id is None and melding.ingetrokken_op is None
    te_toetsen = melding.soort in TE_TOETSEN
    punten = _list_punten(melding, feiten, kader, vandaag) if te_toetsen and geldt else ()
    return Meldingsregel(
        id=str(melding.pk),
        soort=MELDINGEN[melding.soort],
        ontvangen=schrijf_kort(dag_van(melding.ontvangen_op)),
        status=_bepaal_status(melding),
        samenvatting=vat_samen(punten) if punten else _beschrijf(melding),
        punten=tuple(
            Controlepunt(BEVINDINGEN[p.voldaan], p.tekst, schrijf_datums(p.reden)) for p in punten if p.voldaan is not True
        ),
        bouwwerken=_noem_bouwwerken(melding),
        herstel=_noem_herstel(zoek_meldingfeit(feiten, melding)) if te_toetsen and geldt else "",
        toets_knop=_noem_knop(melding, mag_toetsen) if te_toetsen else "",
    )


def _noem_herstel(feit: Meldingfeit | None) -> str:
    """`Om aanvulling gevraagd op 3 mrt 2026`, and whether everything came."""
    if feit is None or not feit.herstel:
        return ""
    laatste = feit.herstel[-1]
    slot = f"alles ontvangen op {schrijf_kort(laatste.ontvangen_op)}" if laatste.ontvangen_op else "nog niet alles is ontvangen"
    return f"Om aanvulling gevraagd op {schrijf_kort(laatste.gevraagd_op)}: {slot}"


def _noem_bouwwerken(melding: Melding) -> str:
    """All places of a melding about more than one bouwwerk (Bbl 2.18 lid 3)."""
    overige = melding.inhoud.get("overige_locaties") or []
    plekken = [melding.inhoud.get("locatie") or {}, *overige] if overige else []
    namen = [plek.get("adres") or plek.get("kadastraal") or plek.get("coordinaten") or "plek onbekend" for plek in plekken]
    return f"{len(namen)} bouwwerken: {'; '.join(namen)}" if namen else ""


def _bepaal_status(melding: Melding) -> Status:
    if melding.ingetrokken_op:
        return INGETROKKEN
    if melding.vervangen_door_id:
        return VERVANGEN
    if melding.soort not in TE_TOETSEN:
        return ONTVANGEN
    return TOETSEN[melding.oordeel or "onbeslist"]


def _list_punten(melding: Melding, feiten: Feiten, kader: Kader, vandaag: datetime.date) -> tuple[Oordeelspunt, ...]:
    """The findings that count, as fixed with the verdict or else as they are now."""
    toets = getattr(melding, "toets", None)
    if toets and toets.resultaat:
        eisen = {eis.id: eis for eis in lees_versie(toets.kaderversie_id).inhoud.eis if eis.telt}
        bewaard = [b for b in toets.resultaat["bevindingen"] if b["eis"] in eisen]
        return tuple(Oordeelspunt(eisen[b["eis"]].tekst, b["voldaan"], b["reden"], telt=True) for b in bewaard)
    feit = zoek_meldingfeit(feiten, melding)
    return list_tellende(toets_volledigheid(feit, kader, vandaag)) if feit else ()


def list_tellende(resultaat: Toetsresultaat) -> tuple[Oordeelspunt, ...]:
    """The findings that decide the verdict of kader or wet."""
    return tuple(Oordeelspunt(b.tekst, b.voldaan, b.reden, b.telt) for b in resultaat.bevindingen if b.telt)


def vat_samen(punten: Iterable[Oordeelspunt]) -> str:
    """`14 van 14 eisen voldaan`, `5 van 7 eisen voldaan, 1 niet, 1 nog te beoordelen`."""
    uitslagen = [punt.voldaan for punt in punten]
    niet, open_ = uitslagen.count(False), uitslagen.count(None)
    delen = [f"{uitslagen.count(True)} van {len(uitslagen)} eisen voldaan"]
    delen += [f"{niet} niet"] if niet else []
    delen += [f"{open_} nog te beoordelen"] if open_ else []
    return ", ".join(delen)


def _beschrijf(melding: Melding) -> str:
    if melding.ingetrokken_op:
        return f"Ingetrokken op {schrijf_kort(melding.ingetrokken_op)}"
    if melding.vervangen_door_id:
        return "Deze versie telt niet meer mee"
    datum = melding.inhoud.get("datum")
    if not datum:
        return "Ontvangen"
    wat = {"startbouw": "Start gepland op", "eindebouw": "Einde van het werk op"}.get(melding.soort, "Datum")
    return f"{wat} {schrijf_datums(datum)}"


def _noem_knop(melding: Melding, mag_toetsen: bool) -> str:
    beslist = melding.oordeel or melding.vervangen_door_id or melding.ingetrokken_op or not mag_toetsen
    if beslist or melding.toets.toestand == Toetstoestand.VOORGESTELD:
        return "Bekijk de toets"
    return "Ga verder met de toets" if melding.toets.antwoorden else "Begin met de toets"
