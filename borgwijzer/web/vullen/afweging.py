"""The page on which an overtreding is weighed, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.afweging import GEEN, Opzet, Weging, bepaal_herhaling, recidive_vanaf, weegregels
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Argument
from borgwijzer.regels.motivering import schrijf_motivering
from borgwijzer.toezicht.afwegingvorm import maak_eerdere, maak_grond
from borgwijzer.toezicht.queries_afweging import Treffer, Vergelijking
from borgwijzer.toezicht.queries_overtreding import Overtredingdossier
from borgwijzer.web.beelden.afweging import AfwegingBeeld, Argumentveld, Schaal, Schaaloptie
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import AFWEGINGEN, OVERTREDINGEN
from borgwijzer.web.beelden.formulier import Foutregel, Invoerveld
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.overtreding import Alinea
from borgwijzer.web.vullen.afwegingadvies import kies_ja_nee, maak_advies, maak_treffers, maak_vergelijking
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_zin, schrijf_datums
from borgwijzer.web.vullen.taken import noem_zaakplaats

KORT = 160
ERNSTEN = {"licht": "Licht", "matig": "Matig", "ernstig": "Ernstig"}


@dataclass(frozen=True, slots=True)
class Weegwerk:
    """What the page is made from. ``weging`` and ``vergelijk`` are None as long as the scores are not there; ``fouten``: field ->
    what is missing; ``overleg_op``: the day as it was typed.
    """

    dossier: Overtredingdossier
    kader: Kader
    kijker: Account
    vandaag: date
    opzet: Opzet
    treffers: Sequence[Treffer]
    weging: Weging | None
    vergelijk: Vergelijking | None
    overleg_op: str = ""
    versie: str = ""
    fouten: Mapping[str, str] = field(default_factory=dict)
    fout: str = ""


def maak_afweging(werk: Weegwerk) -> AfwegingBeeld:
    """The page; the form for who may weigh as long as nothing lies with a colleague."""
    een, afweging = werk.dossier.overtreding, werk.dossier.open_afweging
    zaak, feiten = een.zaak, een.feiten if len(een.feiten) <= KORT else f"{een.feiten[:KORT]}…"
    redenen = beletselen(werk.dossier.feiten, "weeg_overtreding", werk.kader, werk.vandaag, overtreding=str(een.pk))
    mag_wegen = not redenen and mag(werk.kijker, Daad.WEEG_OVERTREDING)
    terug = afweging.terug_reden if afweging and afweging.terug_op else ""
    stappen = _maak_stappen(werk) if mag_wegen else {}
    return AfwegingBeeld(
        zaaknummer=zaak.nummer,
        zaak_titel=noem_zaakplaats(zaak),
        titel=f"Weeg de overtreding van {een.norm}",
        samenvatting=feiten,
        terug=reverse("overtreding", args=[zaak.nummer, een.pk]),
        adres=reverse("afweging", args=[zaak.nummer, een.pk]),
        status=_status(werk.dossier),
        versie=werk.versie or str(afweging.versie if afweging else 0),
        mag=mag_wegen,
        beletselen=tuple(maak_beletsel(reden) for reden in redenen),
        terug_reden=f"Teruggegeven door {afweging.terug_naam}: {maak_zin(terug)}" if afweging and terug else "",
        treffers=maak_treffers(werk.treffers, werk.opzet, werk.fouten, mag=mag_wegen),
        advies=maak_advies(werk.weging, werk.opzet, werk.kader, werk.fouten, mag=mag_wegen) if werk.weging else None,
        vergelijk=maak_vergelijking(werk.vergelijk, werk.weging) if werk.vergelijk and werk.weging else None,
        motivering=_maak_motivering(werk),
        fout=werk.fout,
        fouten=tuple(Foutregel(zin, veld) for veld, zin in werk.fouten.items()),
        **stappen,
    )


def _status(dossier: Overtredingdossier) -> Status:
    afweging = dossier.open_afweging or dossier.vaste_afweging
    return AFWEGINGEN[afweging.toestand] if afweging else OVERTREDINGEN["open"]


def _maak_motivering(werk: Weegwerk) -> tuple[Alinea, ...]:
    if werk.weging is None or not werk.opzet.keuze:
        return ()
    eerdere = maak_eerdere(werk.treffers, werk.opzet)
    alineas = schrijf_motivering(maak_grond(werk.dossier.overtreding), werk.opzet, werk.weging, werk.kader, eerdere)
    return tuple(Alinea(alinea.kop, schrijf_datums(alinea.tekst)) for alinea in alineas)


def _maak_stappen(werk: Weegwerk) -> dict[str, Any]:
    """The fields of the form."""
    velden: dict[str, Any] = {
        "scores": tuple(_maak_scores(werk)),
        "treffers_zin": _schrijf_zoeken(werk),
        "herhaling": _maak_herhaling(werk),
        "argumenten": tuple(_maak_argument(een, werk) for een in werk.kader.inhoud.argument),
        "argumenten_zin": "Vink aan wat zich voordoet, en schrijf waaruit dat blijkt.",
        "samenloop": _lang(
            werk,
            "samenloop",
            "Wat doet de kwaliteitsborger hieraan?",
            werk.opzet.samenloop,
            "En hoe verhoudt uw optreden zich daartoe?",
        ),
    }
    if werk.weging:
        velden |= {
            **_maak_overleg(werk, werk.weging),
            "keuze": _maak_keuze(werk, werk.weging),
            "lichter": tuple(_maak_lichter(werk, werk.weging)),
            "afwijking": _lang(
                werk,
                "afwijking_reden",
                "Welke bijzondere omstandigheden maken een afwijking nodig?",
                werk.opzet.afwijking_reden,
                "Alleen als uw keuze afwijkt van de matrix of de ladder.",
                verplicht=False,
            ),
        }
    return velden


def _lang(werk: Weegwerk, naam: str, etiket: str, waarde: str, uitleg: str = "", *, verplicht: bool = True) -> Invoerveld:
    fout = werk.fouten.get(naam, "")
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", waarde=waarde, uitleg=uitleg, verplicht=verplicht, fout=fout)


def _reden(werk: Weegwerk, naam: str, etiket: str, *, verplicht: bool = True) -> Invoerveld:
    return _lang(werk, f"{naam}_reden", etiket, werk.opzet.redenen.get(naam, ""), verplicht=verplicht)


def _maak_scores(werk: Weegwerk) -> Iterator[Schaal]:
    """The four questions of step 1, with the criteria of the kader beside them."""
    lhso, opzet, regels = werk.kader.inhoud.lhso, werk.opzet, weegregels(werk.kader)
    if lhso is None:
        return
    criteria = lhso.criteria
    gevolg, gedrag, ernst = (criteria.gevolg, criteria.gedrag, criteria.ernst) if criteria else ({}, {}, {})
    gevolgen = {code: f"{code}. {naam}" for code, naam in sorted(lhso.gevolg.items())}
    yield _schaal(werk, "gevolg", "Hoe groot zijn de (mogelijke) gevolgen?", _kies(gevolgen, gevolg, str(opzet.gevolg)))
    gedragingen = {code: f"{code}. {naam}" for code, naam in sorted(lhso.gedrag.items())}
    zwaar = " en ".join(regels.zwaar_gedrag)
    uitleg = f"Is het gedrag niet vast te stellen? Kies dan {regels.gedrag_onbekend}. Bij {zwaar} is een uitgebreide reden nodig."
    yield _schaal(werk, "gedrag", "Hoe gedraagt de overtreder zich?", _kies(gedragingen, gedrag, opzet.gedrag), uitleg)
    yield _schaal(werk, "ernst", "Hoe ernstig is de overtreding volgens het kader?", _kies(ERNSTEN, ernst, opzet.ernst))
    yield _schaal(werk, "weigering", "Weigert de overtreder mee te werken?", kies_ja_nee(opzet.weigering))


# Score -> the words beside the field for its reason, and whether it is always asked.
REDENEN = {
    "gevolg": ("Waarom dit gevolg?", True), "gedrag": ("Waaruit blijkt dit gedrag?", True), "ernst": ("Waarom deze ernst?", True),
    "weigering": ("Als hij weigert: waaruit blijkt dat?", False),
}  # fmt: skip


def _schaal(werk: Weegwerk, naam: str, vraag: str, opties: tuple[Schaaloptie, ...], uitleg: str = "") -> Schaal:
    etiket, verplicht = REDENEN[naam]
    reden = _reden(werk, naam, etiket, verplicht=verplicht)
    return Schaal(naam=naam, vraag=vraag, opties=opties, uitleg=uitleg, reden=reden, fout=werk.fouten.get(naam, ""))


def _kies(namen: Mapping[str, str], criteria: Mapping[Any, str], gekozen: str) -> tuple[Schaaloptie, ...]:
    return tuple(Schaaloptie(code, naam, criteria.get(code, ""), code == gekozen) for code, naam in namen.items())


def _schrijf_zoeken(werk: Weegwerk) -> str:
    vanaf = recidive_vanaf(werk.kader, werk.dossier.overtreding.geconstateerd_op)
    gevonden = f"Gevonden: {len(werk.treffers)}. Kies van elke of zij meetelt." if werk.treffers else "Er is niets gevonden."
    return f"Gezocht in alle zaken vanaf {schrijf_voluit(vanaf)}, op overtreder, kwaliteitsborger, instrument en adres. {gevonden}"


def _maak_herhaling(werk: Weegwerk) -> Schaal:
    """Begins with what follows from the hits that count."""
    opzet = werk.opzet
    waarde = opzet.herhaling if opzet.herhaling is not None else bepaal_herhaling(opzet) if opzet.recidive else None
    return Schaal(
        naam="herhaling",
        vraag="Is het een herhaling?",
        opties=kies_ja_nee(waarde),
        fout=werk.fouten.get("herhaling", ""),
        reden=_reden(werk, "herhaling", "Als het een herhaling is die hierboven niet staat: hoe weet u dat?", verplicht=False),
    )


def _maak_argument(argument: Argument, werk: Weegwerk) -> Argumentveld:
    verschuift = argument.kolommen or argument.rijen
    naam = f"argument-{argument.id}-reden"
    reden = Invoerveld(
        naam=naam, etiket="Waaruit blijkt dat?", waarde=werk.opzet.argumenten.get(argument.id, ""), fout=werk.fouten.get(naam, "")
    )
    return Argumentveld(
        id=argument.id,
        tekst=argument.tekst,
        gekozen=argument.id in werk.opzet.argumenten,
        reden=reden,
        effect=f"{argument.soort}; {'verschuift de cel' if verschuift else 'weegt mee'}",
    )


def _maak_overleg(werk: Weegwerk, weging: Weging) -> dict[str, Any]:
    overleg, fouten = werk.opzet.overleg, werk.fouten
    zin = f"Overleg is nodig: {' '.join(weging.overleg)}" if weging.overleg else "Het kader vraagt hier geen overleg."
    schaal = Schaal(
        naam="overleg",
        vraag="Is er overlegd?",
        opties=kies_ja_nee(overleg.nodig),
        fout=fouten.get("overleg", ""),
        reden=_lang(werk, "overleg_reden", "Zo nee: waarom is overleg niet nodig?", overleg.reden, verplicht=False),
    )
    op = werk.overleg_op or (f"{overleg.op:%d-%m-%Y}" if overleg.op else "")
    velden = (
        Invoerveld(naam="overleg_met", etiket="Zo ja: met wie?", waarde=overleg.met, fout=fouten.get("overleg_met", "")),
        Invoerveld(
            naam="overleg_op",
            etiket="Op welke dag?",
            soort="dag",
            waarde=op,
            uitleg="Bijvoorbeeld 31-12-2026.",
            fout=fouten.get("overleg_op", ""),
        ),
        _lang(werk, "overleg_uitkomst", "Wat kwam eruit?", overleg.uitkomst, verplicht=False),
    )
    return {"overleg_zin": zin, "overleg": schaal, "overlegvelden": velden}


def _maak_keuze(werk: Weegwerk, weging: Weging) -> Schaal:
    opties = [
        Schaaloptie(een.soort, een.naam, _schrijf_passend(een.in_cel, een.op_ladder), een.soort == werk.opzet.keuze)
        for een in weging.maatregelen
    ]
    opties.append(
        Schaaloptie(GEEN, "Niets doen", "Wijkt altijd af: wie overtreedt, kan rekenen op handhaving.", werk.opzet.keuze == GEEN)
    )
    return Schaal(
        naam="keuze",
        vraag="Kies wat past",
        opties=tuple(opties),
        fout=werk.fouten.get("keuze", ""),
        uitleg="Neem het lichtste middel dat werkt. Wijkt u af, dan is een eigen reden nodig.",
        reden=_lang(
            werk, "keuze_reden", "Waarom past dit?", werk.opzet.keuze_reden, "Waarom het werkt, en niet zwaarder is dan nodig."
        ),
    )


def _schrijf_passend(in_cel: bool | None, op_ladder: bool | None) -> str:
    woorden = []
    if in_cel is not None:
        woorden.append("staat in de cel" if in_cel else "staat niet in de cel")
    if op_ladder is not None:
        woorden.append("past op de ladder" if op_ladder else "past niet op de ladder")
    zin = maak_zin(" en ".join(woorden)) if woorden else "Het kader koppelt dit niet aan matrix of ladder."
    return f"{zin} Dat is een afwijking." if in_cel is False or op_ladder is False else zin


def _maak_lichter(werk: Weegwerk, weging: Weging) -> Iterator[Invoerveld]:
    genoemd = {trede for een in weging.maatregelen for trede in een.lichter}
    for trede in werk.kader.inhoud.interventie:
        if trede.id in genoemd:
            naam = f"lichter-{trede.id}"
            yield _lang(
                werk,
                naam,
                f"Waarom volstaat dit niet: {trede.naam.lower()}?",
                werk.opzet.lichter.get(trede.id, ""),
                verplicht=False,
            )
