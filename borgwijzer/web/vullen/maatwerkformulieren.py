"""The forms on the page of a maatwerkvoorschrift: the one that is needed now, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.maatwerk import (
    bereken_verlenging,
    list_niet_voldaan,
    mist_criteria,
    stel_aanvuldag_voor,
    stel_zienswijzedag_voor,
)
from borgwijzer.regels.maatwerkfeiten import Maatwerkuitkomst
from borgwijzer.regels.maatwerkwerk import Maatwerkdaad, maatwerkbeletselen
from borgwijzer.toezicht.acties.besluitvorming import is_beslisser
from borgwijzer.toezicht.acties.maatwerkbesluit import TOEGEWEZEN
from borgwijzer.web.beelden.datumtekst import schrijf_invuldag, schrijf_voluit
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_beletsel, schrijf_datums
from borgwijzer.web.vullen.maatwerkregels import UITKOMSTEN
from borgwijzer.web.vullen.maatwerkwerk import Maatwerkwerk

JA_NEE = {"": "Maak een keuze", "ja": "Ja", "nee": "Nee"}
# Left out when there is nothing to do, not explained.
KLAAR = frozenset({"bevestig", "aanvulling", "zienswijze", "inschrijven"})
VAN_BUITEN = frozenset({"aanvulling", "zienswijze"})
Inhoud = tuple[str, Iterable[Invoerveld], str, str]
MOGELIJK: tuple[Maatwerkuitkomst, ...] = ("toegewezen", "geweigerd")


@dataclass(frozen=True, slots=True)
class _Soort:
    """A form: its deed for the rules, the right it asks, and how it is made."""

    daad: Maatwerkdaad
    recht: Daad
    maak: Callable[[Maatwerkwerk], Inhoud]


def maak_maatwerkformulieren(werk: Maatwerkwerk, account: Account) -> tuple[Deelformulier | None, tuple[Deelformulier, ...]]:
    """The form that is needed now, and the others that this person may use; what cannot be done says why."""
    if werk.aanvraag.zaak.afgesloten_op:
        return None, ()
    rechten = {naam: soort for naam, soort in FORMULIEREN.items() if mag(account, soort.recht)}
    namen = [naam for naam in rechten if _hoort_erbij(werk, naam) and (naam not in KLAAR or not _list_redenen(werk, naam))]
    eerst = next((naam for naam in _list_volgorde(werk) if naam in namen), None)
    ook = tuple(_maak(werk, naam, rechten[naam]) for naam in namen if naam != eerst)
    return (_maak(werk, eerst, rechten[eerst]) if eerst else None), ook


def _hoort_erbij(werk: Maatwerkwerk, naam: str) -> bool:
    """While a besluit waits only what comes from outside is written down; after it only the registration is left."""
    if not werk.stand.is_open:
        return naam == "inschrijven"
    return naam in VAN_BUITEN if werk.voorstel else naam != "inschrijven"


def _list_volgorde(werk: Maatwerkwerk) -> Iterable[str]:
    """What is needed first."""
    feit = werk.feit
    if not werk.stand.is_open:
        yield "inschrijven"
    if feit.bevestigd_op is None:
        yield "bevestig"
    if werk.stand.toestand == "staat_stil":
        yield "aanvulling"
    if mist_criteria(feit, werk.kader):
        yield "beoordeel"
    if list_niet_voldaan(feit, werk.kader) and feit.voornemen_op is None:
        yield "voornemen"
    if feit.voornemen_op and feit.zienswijze_op is None:
        yield "zienswijze"
    yield "besluit"


def _list_redenen(werk: Maatwerkwerk, naam: str) -> tuple[Beletsel, ...]:
    if naam == "besluit":  # whatever is possible of the two
        per_uitkomst = [maatwerkbeletselen(werk.feit, uitkomst, werk.kader, werk.vandaag) for uitkomst in MOGELIJK]
        redenen = () if not all(per_uitkomst) else tuple(dict.fromkeys(reden for rij in per_uitkomst for reden in rij))
    else:
        redenen = maatwerkbeletselen(werk.feit, FORMULIEREN[naam].daad, werk.kader, werk.vandaag)
    return tuple(maak_beletsel(een) for een in redenen)


def _maak(werk: Maatwerkwerk, naam: str, soort: _Soort) -> Deelformulier:
    if redenen := _list_redenen(werk, naam):
        return werk.getypt.formulier(f"{naam}-{werk.aanvraag.versie}", TITELS[naam], (), "", redenen=redenen)
    titel, velden, knop, uitleg = soort.maak(werk)
    return werk.getypt.formulier(f"{naam}-{werk.aanvraag.versie}", titel, velden, knop, uitleg=uitleg)


def _bevestig(werk: Maatwerkwerk) -> Inhoud:
    uitleg = "De bouwer krijgt een brief met de laatste dag waarop wij beslissen. Lees hem onderaan deze pagina."
    return TITELS["bevestig"], (), "Bevestig de ontvangst en maak de brief", uitleg


def _beoordeel(werk: Maatwerkwerk) -> Inhoud:
    eerder = {True: "ja", False: "nee", None: ""}
    velden = [
        werk.getypt.keuze(f"criterium-{een.id}", een.vraag, JA_NEE, eerder[werk.feit.criteria.get(een.id)])
        for een in werk.regel.criteria
    ]
    reden = werk.getypt.tekst("beoordeel-reden", "Waar berust dat op?", "Noem de stukken en wie adviseerde.")
    return TITELS["beoordeel"], (*velden, reden), "Leg de beoordeling vast", "Toewijzen kan alleen als elk antwoord ja is."


def _vraag(werk: Maatwerkwerk) -> Inhoud:
    velden = (
        werk.getypt.tekst("vraag-wat", "Wat moet de bouwer aanvullen?", "Een ding per regel."),
        werk.getypt.dag("vraag-dag", "Tot en met welke dag?", schrijf_invuldag(stel_aanvuldag_voor(werk.kader, werk.vandaag))),
    )
    uitleg = "De termijn staat stil vanaf morgen, tot de aanvulling er is of deze dag voorbij is."
    return TITELS["vraag"], velden, "Vraag om aanvulling en maak de brief", uitleg


def _aanvulling(werk: Maatwerkwerk) -> Inhoud:
    velden = (
        werk.getypt.dag("aanvulling-dag", "Op welke dag kwam de aanvulling?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("aanvulling-tekst", "Wat kwam er binnen?"),
    )
    return TITELS["aanvulling"], velden, "Leg vast wat binnenkwam", "De termijn loopt vanaf die dag weer."


def _verleng(werk: Maatwerkwerk) -> Inhoud:
    velden = (werk.getypt.tekst("verleng-reden", "Waarom is er meer tijd nodig?", "De bouwer leest dit in de brief."),)
    nieuw = schrijf_voluit(bereken_verlenging(werk.stand.termijn.uiterst, werk.kader))
    return TITELS["verleng"], velden, "Verleng en maak de brief", f"De nieuwe laatste dag wordt {nieuw}."


def _voornemen(werk: Maatwerkwerk) -> Inhoud:
    zienswijzedag = stel_zienswijzedag_voor(werk.kader, werk.vandaag)
    velden = (
        werk.getypt.tekst("voornemen-reden", "Waarom willen wij weigeren?", "De bouwer leest dit in de brief."),
        werk.getypt.dag("voornemen-dag", "Reageren tot en met?", schrijf_invuldag(zienswijzedag)),
    )
    return TITELS["voornemen"], velden, "Stuur het voornemen en maak de brief", "De termijn om te beslissen loopt door."


def _zienswijze(werk: Maatwerkwerk) -> Inhoud:
    velden = (
        werk.getypt.dag("zienswijze-dag", "Op welke dag kwam de reactie?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("zienswijze-tekst", "Wat vindt de bouwer?", "Wil hij niet reageren? Schrijf dat dan op."),
    )
    return TITELS["zienswijze"], velden, "Leg de reactie vast", ""


def _besluit(werk: Maatwerkwerk) -> Inhoud:
    redenen = {uitkomst: maatwerkbeletselen(werk.feit, uitkomst, werk.kader, werk.vandaag) for uitkomst in MOGELIJK}
    keuzes: dict[str, str] = {
        "": "Maak een keuze",
        **{uitkomst: UITKOMSTEN[uitkomst] for uitkomst in MOGELIJK if not redenen[uitkomst]},
    }
    kan_niet = " ".join({schrijf_datums(reden.tekst): None for rij in redenen.values() for reden in rij})
    velden = (
        werk.getypt.keuze("besluit-uitkomst", "Wat stelt u voor?", keuzes, uitleg=kan_niet),
        werk.getypt.tekst("besluit-motivering", "Waarom is dit het goede besluit?", "De bouwer leest dit in de brief."),
        werk.getypt.tekst("besluit-voorschriften", "Onder welke voorschriften?", "Een per regel. Nodig bij toewijzen.",
                          verplicht=False),
        werk.getypt.dag("besluit-tot", "Tot en met welke dag geldt het?", verplicht=False,
                        uitleg="Leeg: tot wij het intrekken. Alleen bij toewijzen."),
    )  # fmt: skip
    return TITELS["besluit"], velden, "Leg het voorstel voor", "Iemand anders met mandaat neemt het besluit."


def _intrek(werk: Maatwerkwerk) -> Inhoud:
    velden = (
        werk.getypt.dag("intrek-dag", "Op welke dag?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("intrek-reden", "Hoe weet u dat?", "Bijvoorbeeld: een e-mail van de bouwer."),
    )
    return TITELS["intrek"], velden, "Leg vast dat zij is ingetrokken", ""


def _inschrijven(werk: Maatwerkwerk) -> Inhoud:
    velden = (
        werk.getypt.dag("inschrijven-dag", "Op welke dag is het ingeschreven?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst(
            "inschrijven-bewijs", "Waaruit blijkt dat?", "Bijvoorbeeld het nummer van de inschrijving.", soort="tekst"
        ),
    )
    uitleg = "Een maatwerkvoorschrift is een beperking bij het perceel: een koper moet het kunnen zien (Wkpb)."
    return TITELS["inschrijven"], velden, "Leg de inschrijving vast", uitleg


TITELS = {
    "bevestig": "Bevestig de ontvangst", "beoordeel": "Beoordeel de aanvraag", "besluit": "Stel een besluit voor",
    "voornemen": "Stuur een voornemen om te weigeren", "zienswijze": "De bouwer reageert op het voornemen",
    "verleng": "Verleng de termijn", "vraag": "Vraag om aanvulling", "aanvulling": "Neem de aanvulling op",
    "intrek": "De bouwer trekt de aanvraag in", "inschrijven": "Leg de inschrijving als beperking vast",
}  # fmt: skip
FORMULIEREN: dict[str, _Soort] = {
    "bevestig": _Soort("bevestig", Daad.LEG_FEIT_VAST, _bevestig),
    "beoordeel": _Soort("beoordeel", Daad.BEHANDEL_VERZOEK, _beoordeel),
    "besluit": _Soort("toegewezen", Daad.STEL_BESLUIT_VOOR, _besluit),
    "vraag": _Soort("vraag_aanvulling", Daad.BEHANDEL_VERZOEK, _vraag),
    "aanvulling": _Soort("ontvang_aanvulling", Daad.LEG_FEIT_VAST, _aanvulling),
    "voornemen": _Soort("voornemen", Daad.BEHANDEL_VERZOEK, _voornemen),
    "zienswijze": _Soort("zienswijze", Daad.LEG_FEIT_VAST, _zienswijze),
    "verleng": _Soort("verleng", Daad.BEHANDEL_VERZOEK, _verleng),
    "intrek": _Soort("trek_in", Daad.LEG_FEIT_VAST, _intrek),
    "inschrijven": _Soort("schrijf_in", Daad.BEHANDEL_VERZOEK, _inschrijven),
}


def list_voorschriftdaden(werk: Maatwerkwerk, account: Account) -> tuple[Deelformulier, ...]:
    """End a voorschrift that holds."""
    if not werk.geldt or werk.aanvraag.zaak.afgesloten_op or not is_beslisser(account, TOEGEWEZEN, werk.kader):
        return ()
    veld = werk.getypt.tekst("einde-reden", "Waarom eindigt het?", "De bouwer leest dit in de brief.")
    daad = f"einde-{werk.aanvraag.versie}"
    return (werk.getypt.formulier(daad, "Het voorschrift intrekken", (veld,), "Trek het voorschrift in en maak de brief"),)
