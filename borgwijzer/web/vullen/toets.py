"""The toets screen: every eis with what the computer found, what a person answered, and the papers to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Eis as Regeleis
from borgwijzer.regels.samenhang import Verschil as Regelverschil
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.regels.volledigheid import Bevinding, Toetsresultaat
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import BEVINDINGEN, MELDINGEN, TOETSEN
from borgwijzer.web.beelden.onderdelen import Documentverwijzing, Keuze, Tekstveld
from borgwijzer.web.beelden.signalen import Signaalregel
from borgwijzer.web.beelden.toets import Eis, Eisgroep, ToetsBeeld, Verschil
from borgwijzer.web.beelden.zaak import Oordeel
from borgwijzer.web.toetsinvoer import AUTOMATISCH, WOORDEN, lees_code
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin, schrijf_datums
from borgwijzer.web.vullen.delen import noem_van_deel
from borgwijzer.web.vullen.documenten import verwijs
from borgwijzer.web.vullen.plek import VOORWAARDE, maak_plekvak
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.web.vullen.toetsregister import Registerwerk
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import dag_van, kader_voor
from borgwijzer.zaken.models import Document, Melding, Toetstoestand

BLOKKEN = {
    "compleet": "Is alles er?",
    "leesbaar_en_relevant": "Volledig en leesbaar",
    "samenhang": "Past het bij elkaar?",
}
ALLEEN_WET = "Wat alleen de wet vraagt"
TELT_NIET_MEE = "Dit punt bepaalt het oordeel niet."
ZELF_NAGAAN = "Dit is niet vanzelf vast te stellen: {} Ga het zelf na en schrijf op waar u keek."


@dataclass(frozen=True, slots=True)
class Invulling:
    """What somebody typed and could not be saved: per eis the code and the reason, and the sentence of what is wrong."""

    getypt: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Toetswerk:
    """A melding with the outcome of its toets as it stands, or as it was fixed; the rest is for a gereedmelding alone."""

    melding: Melding
    resultaat: Toetsresultaat
    documenten: Sequence[Document]
    gebruik: Oordeel | None = None
    signalen: tuple[Signaalregel, ...] = ()
    verschillen: Sequence[Regelverschil] = ()

    @property
    def kader(self) -> Kader:
        return kader_voor(self.melding)

    @property
    def eisen(self) -> tuple[Regeleis, ...]:
        return self.kader.eisen.get(self.melding.soort, ())


def mag_wijzigen(melding: Melding, account: Account) -> bool:
    """Whether this person can change the answers now."""
    dicht = melding.vervangen_door_id or melding.ingetrokken_op or melding.toets.toestand != Toetstoestand.OPEN
    return not dicht and mag(account, Daad.TOETS_MELDING)


def maak_toets(
    werk: Toetswerk, account: Account, invulling: Invulling | None = None, register: Registerwerk | None = None
) -> ToetsBeeld:
    """The screen; ``invulling`` is shown instead of what is stored."""
    invulling = invulling or Invulling()
    melding, resultaat = werk.melding, werk.resultaat
    soort = MELDINGEN[melding.soort].lower()
    return ToetsBeeld(
        zaaknummer=melding.zaak.nummer,
        zaak_titel=noem_zaak(melding.zaak),
        melding_id=str(melding.pk),
        titel=f"Toets van de {soort}{noem_van_deel(melding)}",
        ontvangen=schrijf_voluit(dag_van(melding.ontvangen_op)),
        versie=str(melding.toets.versie),
        groepen=_maak_groepen(werk, invulling, register),
        oordeel=TOETSEN[resultaat.oordeel],
        oordeel_zin=schrijf_oordeel(soort, resultaat, _eigen_laag(resultaat)),
        oordeel_wet=TOETSEN[resultaat.oordeel_wet],
        oordeel_wet_zin=schrijf_oordeel(soort, resultaat, "wet"),
        voortgang=_schrijf_voortgang(resultaat),
        kanttekeningen=maak_kanttekeningen(resultaat.kanttekeningen, werk.kader),
        fouten=tuple(invulling.fouten.items()),
        mag_wijzigen=mag_wijzigen(melding, account),
        gebruik=werk.gebruik,
        grenzen=maak_grenzen(grenzen_bij(werk.kader, "toets"), werk.kader),
        signalen=werk.signalen,
        plek=maak_plekvak(melding, account, open_toets=mag_wijzigen(melding, account)),
        register=register.maak_vak(werk.eisen, open_toets=mag_wijzigen(melding, account)) if register else None,
    )


def _schrijf_voortgang(resultaat: Toetsresultaat) -> str:
    """`20 van 22 eisen beoordeeld, 4 tellen niet mee`: the same eisen that the page of the zaak counts."""
    tellen = [bevinding for bevinding in resultaat.bevindingen if bevinding.telt]
    klaar = sum(bevinding.voldaan is not None for bevinding in tellen)
    rest = len(resultaat.bevindingen) - len(tellen)
    slot = f", {rest} {'telt' if rest == 1 else 'tellen'} niet mee" if rest else ""
    return f"{klaar} van {len(tellen)} eisen beoordeeld{slot}"


def _eigen_laag(resultaat: Toetsresultaat) -> str:
    return "kader" if any(bevinding.laag == "kader" for bevinding in resultaat.bevindingen) else "wet"


def schrijf_oordeel(soort: str, resultaat: Toetsresultaat, laag: str) -> str:
    """The verdict of one layer of rules as a sentence with numbers."""
    tellend = [b for b in resultaat.bevindingen if b.telt and b.laag == laag]
    niet = sum(b.voldaan is False for b in tellend)
    wacht = sum(b.voldaan is None for b in tellend)
    if niet:
        eisen = "aan 1 eis is niet voldaan" if niet == 1 else f"aan {niet} eisen is niet voldaan"
        nog = f" Nog {wacht} te beoordelen." if wacht else ""
        return f"De {soort} is niet volledig: {eisen}.{nog}"
    if wacht:
        return f"De {soort} is nog niet beoordeeld: {'1 eis wacht' if wacht == 1 else f'{wacht} eisen wachten'} op u."
    return f"De {soort} is volledig."


def _maak_groepen(werk: Toetswerk, invulling: Invulling, register: Registerwerk | None) -> tuple[Eisgroep, ...]:
    """The eisen of the kader by their blok, then what only the wet asks."""
    eigen_laag = _eigen_laag(werk.resultaat)
    groepen: dict[str, list[Eis]] = {}
    for regel, bevinding in zip(werk.eisen, werk.resultaat.bevindingen, strict=True):
        alleen_wet = bevinding.laag == "wet" and eigen_laag == "kader"
        naam = ALLEEN_WET if alleen_wet else BLOKKEN[regel.blok]
        eis = _maak_eis(regel, bevinding, werk, invulling, alleen_wet)
        groepen.setdefault(naam, []).append(replace(eis, noten=register.maak_noten(regel)) if register else eis)
    return tuple(Eisgroep(naam, tuple(eisen)) for naam, eisen in groepen.items())


def _maak_eis(regel: Regeleis, bevinding: Bevinding, werk: Toetswerk, invulling: Invulling, alleen_wet: bool) -> Eis:
    bewaard = werk.melding.toets.antwoorden.get(regel.id)
    code, reden = invulling.getypt.get(regel.id) or lees_code(bewaard)
    vast = regel.soort == "automatisch" and bevinding.voldaan is not None and not bevinding.door_mens
    fout = invulling.fouten.get(regel.id, "")
    return Eis(
        id=regel.id,
        tekst=maak_zin(regel.tekst),
        status=BEVINDINGEN[bevinding.voldaan],
        uitleg=_leg_uit(regel, bevinding),
        laag="Alleen wet" if alleen_wet else "",
        bronnen=maak_bronnen(bevinding.grondslag),
        uitkomst_reden=maak_zin(bevinding.reden) if vast else "",
        keuzes=_maak_keuzes(regel, code),
        reden=_maak_reden(regel, reden, fout),
        fout=fout,
        door=_schrijf_door(bewaard),
        documenten=tuple(_list_stukken(regel, werk.documenten)),
        afwijken=vast,
        verschillen=_maak_verschillen(werk) if vast and regel.toets and regel.toets.samenhang else (),
    )


def _maak_verschillen(werk: Toetswerk) -> tuple[Verschil, ...]:
    def noem(bron: str) -> str:
        return bron.replace("_", " ").capitalize()

    return tuple(
        Verschil(v.gegeven.capitalize(), noem(v.bron_links), schrijf_datums(v.waarde_links),
                 noem(v.bron_rechts), schrijf_datums(v.waarde_rechts))
        for v in werk.verschillen
    )  # fmt: skip


def _leg_uit(regel: Regeleis, bevinding: Bevinding) -> str:
    zelf = regel.soort == "automatisch" and bevinding.voldaan is None
    delen = (
        "" if bevinding.telt else TELT_NIET_MEE,
        regel.hulp,
        ZELF_NAGAAN.format(schrijf_datums(_sluit_af(bevinding.reden))) if zelf else "",
    )
    return " ".join(deel for deel in delen if deel)


def _sluit_af(reden: str) -> str:
    """A reason that may be a question already, with one mark at its end."""
    return reden if reden.endswith(("?", ".")) else f"{reden}."


def _maak_keuzes(regel: Regeleis, code: str) -> tuple[Keuze, ...]:
    """Three answers, and for an automatic eis the way back to what the computer found."""
    codes = [*("ja", "nee", "nvt"), *([AUTOMATISCH] if regel.soort == "automatisch" else [])]
    gekozen = code or (AUTOMATISCH if regel.soort == "automatisch" else "")
    return tuple(Keuze(naam, WOORDEN[naam], naam == gekozen) for naam in codes)


def _maak_reden(regel: Regeleis, reden: str, fout: str) -> Tekstveld:
    altijd = regel.soort == "automatisch"
    uitleg = "altijd verplicht" if altijd else "verplicht bij nee"
    etiket = "Reden, of het stuk en de bladzijde" if regel.voorwaarde == VOORWAARDE else "Reden"
    return Tekstveld(naam=f"reden-{regel.id}", etiket=etiket, waarde=reden, uitleg=uitleg, fout=fout, verplicht=altijd)


def _schrijf_door(bewaard: Mapping[str, Any] | None) -> str:
    if not bewaard or "door" not in bewaard:
        return ""
    return f"{bewaard['door']}, {schrijf_kort(date.fromisoformat(bewaard['op']))}"


def _list_stukken(regel: Regeleis, documenten: Sequence[Document]) -> list[Documentverwijzing]:
    """The papers to look at for this eis: of the kind that it asks for, or all of them where it is about all."""
    if regel.toets and regel.toets.document:
        return [verwijs(document) for document in documenten if document.soort == regel.toets.document and document.bestand]
    if regel.blok == "leesbaar_en_relevant":
        return [verwijs(document) for document in documenten if document.bestand]
    return []
