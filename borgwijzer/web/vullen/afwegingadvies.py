"""What the kader says about scores, drawn and in words; and the cases that were like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse

from borgwijzer.regels.afweging import Antwoord, Opzet, Weging
from borgwijzer.regels.interventie import GEDRAG, SPOREN, Beschikbaarheid
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Cel
from borgwijzer.toezicht.queries_afweging import Treffer, Vergelijking, noem_uitkomst
from borgwijzer.web.beelden.afweging import (
    Adviesvak,
    Geval,
    Matrix,
    Matrixcel,
    Matrixrij,
    Optieregel,
    Schaal,
    Schaaloptie,
    Treffervak,
    Vergelijkvak,
)
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESCHIKBAAR, HERKENNINGEN, INTERVENTIES, OVERTREDINGEN
from borgwijzer.web.beelden.etiketten import SPOREN as SPOORNAMEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.overtreding import Alinea
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin
from borgwijzer.zaken.models import Afweging

CELBREEDTE, CELHOOGTE = 151, 70
BOTST = ("botsen", "past gedrag A niet", "past volgens de koppeling niet")
Fouten = Mapping[str, str]


def maak_advies(weging: Weging, opzet: Opzet, kader: Kader, fouten: Fouten, *, mag: bool) -> Adviesvak:
    """The cell lit, what it holds, the ladder, and what does not fit together; with questions for who may answer them."""
    advies = weging.advies
    botsing = [noot for noot in advies.kanttekeningen if any(woord in noot.tekst for woord in BOTST)]
    ander = [noot for noot in advies.kanttekeningen if noot not in botsing]
    sporen = {code: SPOORNAMEN[spoor] for spoor in SPOREN for code in getattr(advies.opties, spoor)}
    geldt = advies.verschoven_cel or advies.cel
    zin = (
        f"Cel {advies.cel} van de matrix."
        if geldt == advies.cel
        else f"Cel {advies.cel} verschuift volgens het kader naar {geldt}."
    )
    return Adviesvak(
        zin=zin,
        matrix=_maak_matrix(weging, kader),
        opties=tuple(_maak_optie(een, sporen[een.optie], opzet, fouten, mag=mag) for een in advies.beschikbaarheid),
        ladder=tuple(Alinea(trede.naam, trede.reden) for trede in advies.ladder),
        botsing=tuple(noot.tekst for noot in botsing),
        bronnen=maak_bronnen(advies.grondslag),
        kanttekeningen=maak_kanttekeningen(ander, kader),
    )


def _maak_matrix(weging: Weging, kader: Kader) -> Matrix:
    lhso = kader.inhoud.lhso
    assert lhso
    geldt = weging.advies.verschoven_cel or weging.advies.cel
    rijen = []
    for hoogte, gevolg in enumerate("4321"):
        cellen = tuple(
            _maak_cel(f"{gevolg}{gedrag}", (plaats, hoogte), lhso.cel, weging.advies.cel, geldt)
            for plaats, gedrag in enumerate(GEDRAG)
        )
        rijen.append(Matrixrij(f"{gevolg}. {lhso.gevolg[gevolg]}", cellen))
    return Matrix(tuple(rijen), tuple(f"{gedrag}. {lhso.gedrag[gedrag].split(' (')[0]}" for gedrag in GEDRAG))


def _maak_cel(naam: str, plek: tuple[int, int], cellen: Mapping[str, Cel], gescoord: str, geldt: str) -> Matrixcel:
    soort, merk = (
        ("geldt", "deze cel geldt") if naam == geldt else ("gescoord", "zo gescoord") if naam == gescoord else ("leeg", "")
    )
    per_spoor = ["/".join(getattr(cellen[naam], spoor)) for spoor in SPOREN]
    straf = " · ".join(deel for deel in per_spoor[:2] if deel)
    bestuur = " · ".join(deel for deel in per_spoor[2:] if deel)
    regels = tuple(deel for deel in (straf, bestuur) if deel)
    return Matrixcel(naam, plek[0] * CELBREEDTE, plek[1] * CELHOOGTE, soort, regels, merk)


def _maak_optie(optie: Beschikbaarheid, spoor: str, opzet: Opzet, fouten: Fouten, *, mag: bool) -> Optieregel:
    antwoord = opzet.mogelijk.get(optie.optie, Antwoord())
    vraag = mag and optie.beschikbaar == "voorwaardelijk"
    anders = f" In plaats daarvan: {optie.in_plaats_daarvan}" if optie.in_plaats_daarvan else ""
    naam = f"mogelijk-{optie.optie}"
    return Optieregel(
        code=optie.optie,
        spoor=spoor,
        naam=optie.naam,
        status=BESCHIKBAAR[optie.beschikbaar],
        toelichting=f"{optie.toelichting}{anders}",
        bronnen=maak_bronnen(optie.grondslag),
        vraag=maak_ja_nee(naam, "Is dit hier mogelijk?", antwoord, "Hoe weet u dat?", fouten) if vraag else None,
        antwoord="" if vraag else _schrijf(antwoord, "Hier mogelijk", "Hier niet mogelijk"),
    )


def maak_ja_nee(naam: str, vraag: str, antwoord: Antwoord, waarom: str, fouten: Fouten) -> Schaal:
    """A question with yes and no, and a short reason."""
    veld = Invoerveld(
        naam=f"{naam}-reden",
        etiket=waarom,
        soort="tekst",
        waarde=antwoord.reden,
        fout=fouten.get(f"{naam}-reden", ""),
        verplicht=True,
    )
    return Schaal(naam=naam, vraag=vraag, opties=kies_ja_nee(antwoord.waarde), reden=veld, fout=fouten.get(naam, ""))


def kies_ja_nee(waarde: bool | None) -> tuple[Schaaloptie, ...]:
    return (Schaaloptie("ja", "Ja", gekozen=waarde is True), Schaaloptie("nee", "Nee", gekozen=waarde is False))


def _schrijf(antwoord: Antwoord, ja: str, nee: str) -> str:
    if antwoord.waarde is None:
        return ""
    return f"{ja if antwoord.waarde else nee}: {maak_zin(antwoord.reden)}"


def maak_treffers(treffers: Sequence[Treffer], opzet: Opzet, fouten: Fouten, *, mag: bool) -> tuple[Treffervak, ...]:
    """Each earlier overtreding with what it was, what was done, and how it went."""
    return tuple(_maak_treffer(een, opzet, fouten, mag) for een in treffers)


def _maak_treffer(treffer: Treffer, opzet: Opzet, fouten: Fouten, mag: bool) -> Treffervak:
    een = treffer.overtreding
    antwoord = opzet.recidive.get(str(een.pk), Antwoord())
    feiten = (
        f"Gezien op {schrijf_voluit(een.geconstateerd_op)}",
        f"Overtreder: {een.overtreder.get('naam', 'onbekend')}",
        f"Gedaan: {INTERVENTIES[treffer.interventie].lower() if treffer.interventie else 'nog niet gewogen'}",
        f"Nu: {OVERTREDINGEN[treffer.uitkomst].woord.lower()}",
    )
    return Treffervak(
        id=str(een.pk),
        titel=f"{een.norm} in zaak {een.zaak.nummer}",
        url=reverse("overtreding", args=[een.zaak.nummer, een.pk]),
        waarop=f"Overeenkomst: {', '.join(HERKENNINGEN[soort] for soort in treffer.waarop)}.",
        feiten=feiten,
        vraag=maak_ja_nee(f"recidive-{een.pk}", "Telt deze mee als herhaling?", antwoord, "Waarom wel of niet?", fouten)
        if mag
        else None,
        antwoord="" if mag else _schrijf(antwoord, "Telt mee", "Telt niet mee"),
    )


def maak_vergelijking(gevonden: Vergelijking, weging: Weging) -> Vergelijkvak:
    """How often what was chosen in the same cell, and the last cases with how they went."""
    totaal = sum(gevonden.aantallen.values())
    cel = weging.advies.cel
    zin = f"Bij dezelfde regel of hetzelfde onderwerp in cel {cel} koos de gemeente {totaal} keer eerder:"
    if not totaal:
        zin = f"Er is nog geen vastgesteld geval met dezelfde regel of hetzelfde onderwerp in cel {cel}."
        zin += " Hieronder staan gevallen met ander gedrag." if gevonden.laatste else ""
    return Vergelijkvak(zin, tuple(_tellen(gevonden.aantallen)), tuple(maak_geval(een) for een in gevonden.laatste))


def _tellen(aantallen: Mapping[str, int]) -> Iterator[str]:
    for keuze, aantal in sorted(aantallen.items(), key=lambda paar: -paar[1]):
        yield f"{aantal} keer: {INTERVENTIES[keuze].lower()}"


def maak_geval(afweging: Afweging) -> Geval:
    """One case as a row."""
    zaak = afweging.zaak
    return Geval(
        zaaknummer=zaak.nummer,
        url=reverse("overtreding", args=[zaak.nummer, afweging.overtreding_id]),
        wanneer=schrijf_voluit(afweging.vastgesteld_op) if afweging.vastgesteld_op else "",
        cel=f"{afweging.gevolg}{afweging.gedrag}",
        keuze=INTERVENTIES[afweging.keuze or "geen"],
        uitkomst=OVERTREDINGEN[noem_uitkomst(afweging.overtreding)],
    )
