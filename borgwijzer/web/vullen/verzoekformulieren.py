"""The forms on the page of a handhavingsverzoek: the one that is needed now, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from borgwijzer.brieven.handhavingsverzoek import schrijf_euro
from borgwijzer.kaders.uitgangswaarden import lees_uitgangswaarden
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.handhavingsverzoekwerk import INHOUDELIJK, Verzoekdaad, verzoekbeletselen
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import Termijn, bereken
from borgwijzer.web.beelden.datumtekst import schrijf_invuldag
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_beletsel
from borgwijzer.web.vullen.verzoekregels import UITKOMSTEN
from borgwijzer.web.vullen.verzoekwerk import Verzoekwerk

JA_NEE = {"": "Maak een keuze", "ja": "Ja", "nee": "Nee"}
GRONDEN = {
    "": "Niet van toepassing", "geen_overtreding": "Er is geen overtreding", "al_beeindigd": "De overtreding is al beëindigd",
    "zicht_op_legalisatie": "Er is concreet zicht op legalisatie", "onevenredig": "Optreden is onevenredig",
}  # fmt: skip
UITZONDERINGEN = {
    "": "Geen: wij betalen", "onredelijk_laat": "De ingebrekestelling kwam onredelijk laat",
    "kennelijk": "Het verzoek was kennelijk niet-ontvankelijk of ongegrond",
}  # fmt: skip
KLAAR, VAN_BUITEN = frozenset({"bevestig", "aanvulling"}), frozenset({"gebreke", "aanvulling"})
ERNA = frozenset({"dwangsom", "koppel"})
TERMIJN_AANVULLEN, LANGER = "aanvulling_verzoek", timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class _Soort:
    """A form: its deed for the rules, the right it asks, and how it is made."""

    daad: Verzoekdaad
    recht: Daad
    maak: Callable[[Verzoekwerk, str], tuple[str, Iterable[Invoerveld], str, str]]


def maak_verzoekformulieren(werk: Verzoekwerk, account: Account) -> tuple[Deelformulier | None, tuple[Deelformulier, ...]]:
    """The form that is needed now, and the others that this person may use; what cannot be done says why."""
    if werk.verzoek.zaak.afgesloten_op:
        return None, ()
    rechten = {naam: soort for naam, soort in FORMULIEREN.items() if mag(account, soort.recht)}
    namen = [naam for naam in rechten if _hoort_erbij(werk, naam)]
    namen = [naam for naam in namen if naam not in KLAAR or _past(werk, naam)]
    eerst = next((naam for naam in _list_volgorde(werk) if naam in namen), None)
    ook = tuple(_maak(werk, naam, rechten[naam]) for naam in namen if naam != eerst)
    return (_maak(werk, eerst, rechten[eerst]) if eerst else None), ook


def _past(werk: Verzoekwerk, naam: str) -> bool:
    """Whether a form of ``KLAAR`` has something to do: it is left out when there is nothing, not explained."""
    return not verzoekbeletselen(werk.feit, FORMULIEREN[naam].daad, werk.kader, werk.vandaag)


def _hoort_erbij(werk: Verzoekwerk, naam: str) -> bool:
    """While a besluit waits only what comes from outside is written down; after it only the dwangsom is left."""
    if not werk.stand.is_open:
        vast = werk.voorstel is None and not verzoekbeletselen(werk.feit, "stel_dwangsom_vast", werk.kader, werk.vandaag)
        return vast if naam == "dwangsom" else naam == "koppel" and bool(werk.interventies)
    return naam in VAN_BUITEN if werk.voorstel else naam not in ERNA


def _list_volgorde(werk: Verzoekwerk) -> Iterable[str]:
    """What is needed first."""
    feit = werk.feit
    if not werk.stand.is_open:
        yield "dwangsom"
    if feit.bevestigd_op is None:
        yield "bevestig"
    if feit.belanghebbende is None:
        yield "belang"
    if werk.stand.toestand == "staat_stil":
        yield "aanvulling"
    elif feit.belanghebbende and feit.onderzocht_op is None:
        yield "onderzoek"
    yield "besluit"


def _maak(werk: Verzoekwerk, naam: str, soort: _Soort) -> Deelformulier:
    titel, velden, knop, uitleg = soort.maak(werk, naam)
    redenen = () if naam in ("besluit", "koppel") else _list_redenen(werk, soort.daad)
    return werk.getypt.formulier(
        f"{naam}-{werk.verzoek.versie}", titel, velden, knop, uitleg=uitleg, redenen=tuple(maak_beletsel(een) for een in redenen)
    )


def _list_redenen(werk: Verzoekwerk, daad: Verzoekdaad) -> tuple[Reden, ...]:
    if daad == "stem_in":  # counts from the day on which the verzoeker agreed, which the form asks
        return ()
    return verzoekbeletselen(werk.feit, daad, werk.kader, werk.vandaag, overtreding=bool(werk.overtredingen))


Inhoud = tuple[str, Iterable[Invoerveld], str, str]


def _bevestig(werk: Verzoekwerk, naam: str) -> Inhoud:
    uitleg = "De verzoeker krijgt een brief met de laatste dag waarop wij beslissen. Lees hem onderaan deze pagina."
    return "Bevestig de ontvangst", (), "Bevestig de ontvangst en maak de brief", uitleg


def _belang(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.keuze("belang-ja", "Is de verzoeker belanghebbende?", JA_NEE,
                          uitleg="Merkt hij zelf gevolgen, bijvoorbeeld omdat hij ernaast woont of ernaar kijkt?"),
        werk.getypt.tekst("belang-reden", "Waarom?", "Komt dit in een besluit, dan leest de verzoeker het."),
    )  # fmt: skip
    return "Beoordeel of de verzoeker belanghebbende is", velden, "Leg vast", ""


def _vraag(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.tekst("vraag-wat", "Wat moet de verzoeker aanvullen?", "Een ding per regel."),
        werk.getypt.dag("vraag-dag", "Tot en met welke dag?", schrijf_invuldag(_stel_aanvuldag_voor(werk))),
    )
    uitleg = "De termijn staat stil vanaf morgen, tot de aanvulling er is of deze dag voorbij is."
    return "Vraag om aanvulling", velden, "Vraag om aanvulling en maak de brief", uitleg


def _stel_aanvuldag_voor(werk: Verzoekwerk) -> date:
    """The day that the kader proposes; who asks, chooses."""
    regel = werk.kader.inhoud.termijn.get(TERMIJN_AANVULLEN) or lees_uitgangswaarden().termijn[TERMIJN_AANVULLEN]
    uitkomst = bereken(Termijn(TERMIJN_AANVULLEN, regel.lengte, regel.eenheid), werk.vandaag, werk.kader.kalender).uitkomst
    assert uitkomst  # there is no pause in it
    return uitkomst


def _aanvulling(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("aanvulling-dag", "Op welke dag kwam de aanvulling?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("aanvulling-tekst", "Wat kwam er binnen?"),
    )
    return "Neem de aanvulling op", velden, "Leg vast wat binnenkwam", "De termijn loopt vanaf die dag weer."


def _instemming(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("instemming-dag", "Op welke dag stemde de verzoeker in?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.dag("instemming-tot", "Uitstel tot en met welke dag?"),
        werk.getypt.tekst("instemming-tekst", "Waaruit blijkt dat?", "Instemmen gebeurt schriftelijk."),
    )
    return "De verzoeker stemt in met uitstel", velden, "Leg het uitstel vast", "De termijn staat stil tot en met de laatste dag."


def _verleng(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("verleng-dag", "Wat wordt de nieuwe laatste dag?", schrijf_invuldag(werk.stand.termijn.uiterst + LANGER)),
        werk.getypt.tekst("verleng-reden", "Waarom is er meer tijd nodig?", "De verzoeker leest dit in de brief."),
    )
    uitleg = "Kies een dag waarop u zeker beslist: de wet schuift hem niet op. De voorgestelde dag is zes weken later."
    return "Verleng de termijn", velden, "Verleng en maak de brief", uitleg


def _onderzoek(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("onderzoek-dag", "Op welke dag?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("onderzoek-tekst", "Wat bleek er, en waar berust dat op?", "De verzoeker leest dit in het besluit."),
    )
    uitleg = "Is er een overtreding? Leg haar dan ook vast bij de zaak: daarna kan het verzoek worden toegewezen."
    return "Leg vast wat het onderzoek liet zien", velden, "Leg het onderzoek vast", uitleg


def _gebreke(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("gebreke-dag", "Op welke dag kwam de ingebrekestelling?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.keuze("gebreke-schriftelijk", "Was zij schriftelijk?", JA_NEE, uitleg="Een brief of e-mail is schriftelijk."),
    )
    uitleg = "Ook als zij te vroeg is, legt u haar vast: de verzoeker krijgt een brief die zegt of zij telt."
    return "Registreer een ingebrekestelling", velden, "Leg vast en maak de brief", uitleg


def _besluit(werk: Verzoekwerk, naam: str) -> Inhoud:
    kan = {
        code: woord for code, woord in UITKOMSTEN.items()
        if not verzoekbeletselen(werk.feit, code, werk.kader, werk.vandaag, overtreding=bool(werk.overtredingen))  # type: ignore[arg-type]
    }  # fmt: skip
    keuzes = {"": "Maak een keuze", **{str(een.pk): _noem(een.norm, een.feiten) for een in werk.overtredingen}}
    overtreding = [werk.getypt.keuze("besluit-overtreding", "Tegen welke overtreding treden wij op?", keuzes,
                                     uitleg="Alleen bij toewijzen.")] if werk.overtredingen else []  # fmt: skip
    uitkomsten, kan_niet = {"": "Maak een keuze", **kan}, _schrijf_kan_niet(werk, kan)
    velden = (
        werk.getypt.keuze("besluit-uitkomst", "Wat stelt u voor?", uitkomsten, uitleg=kan_niet),
        werk.getypt.keuze("besluit-grond", "Waarom niet, of niet alles?", GRONDEN, uitleg="Nodig bij (deels) afwijzen."),
        *overtreding,
        werk.getypt.tekst("besluit-motivering", "Waarom is dit het goede besluit?", "De verzoeker leest dit in de brief."),
        werk.getypt.tekst(
            "besluit-bijzonder",
            "Bijzondere omstandigheden",
            "Nodig als wij niet optreden tegen een overtreding.",
            verplicht=False,
        ),
    )
    return "Stel een besluit voor", velden, "Leg het voorstel voor", "Iemand anders met mandaat neemt het besluit."


def _schrijf_kan_niet(werk: Verzoekwerk, kan: dict[str, str]) -> str:
    """Why an outcome is not in the list, once per reason."""
    redenen = {
        reden.tekst: None for code in UITKOMSTEN if code not in kan and code in INHOUDELIJK
        for reden in verzoekbeletselen(
            werk.feit, code, werk.kader, werk.vandaag, overtreding=bool(werk.overtredingen)
        )
    }  # fmt: skip
    return " ".join(redenen)


def _noem(norm: str, feiten: str) -> str:
    return f"{norm}: {feiten[:80]}"


def _intrek(werk: Verzoekwerk, naam: str) -> Inhoud:
    velden = (
        werk.getypt.dag("intrek-dag", "Op welke dag?", schrijf_invuldag(werk.vandaag)),
        werk.getypt.tekst("intrek-reden", "Hoe weet u dat?", "Bijvoorbeeld: een e-mail van de verzoeker."),
    )
    return "De verzoeker trekt het verzoek in", velden, "Leg vast dat het is ingetrokken", ""


def _dwangsom(werk: Verzoekwerk, naam: str) -> Inhoud:
    bedrag = schrijf_euro(werk.dwangsom.bedrag) if werk.dwangsom else ""
    velden = (
        werk.getypt.keuze("dwangsom-uitzondering", "Is er een reden om niets te betalen?", UITZONDERINGEN),
        werk.getypt.tekst("dwangsom-motivering", "Waarom?", "De verzoeker leest dit in de brief."),
    )
    return "Stel de dwangsom vast", velden, "Leg het voorstel voor", f"Volgens de regels is het {bedrag}. Iemand anders beslist."


def _koppel(werk: Verzoekwerk, naam: str) -> Inhoud:
    keuzes = {"": "Maak een keuze", **{str(een.pk): str(een).replace("_", " ") for een in werk.interventies}}
    velden = (werk.getypt.keuze("koppel-interventie", "Welke interventie volgde hierop?", keuzes),)
    return "Leg vast wat hierop volgde", velden, "Leg vast", ""


FORMULIEREN: dict[str, _Soort] = {
    "bevestig": _Soort("bevestig", Daad.LEG_FEIT_VAST, _bevestig),
    "belang": _Soort("belanghebbende", Daad.BEHANDEL_VERZOEK, _belang),
    "onderzoek": _Soort("onderzoek", Daad.BEHANDEL_VERZOEK, _onderzoek),
    "besluit": _Soort("afgewezen", Daad.STEL_BESLUIT_VOOR, _besluit),
    "verleng": _Soort("verleng", Daad.BEHANDEL_VERZOEK, _verleng),
    "vraag": _Soort("vraag_aanvulling", Daad.BEHANDEL_VERZOEK, _vraag),
    "aanvulling": _Soort("ontvang_aanvulling", Daad.LEG_FEIT_VAST, _aanvulling),
    "instemming": _Soort("stem_in", Daad.BEHANDEL_VERZOEK, _instemming),
    "gebreke": _Soort("ingebreke", Daad.LEG_FEIT_VAST, _gebreke),
    "intrek": _Soort("trek_in", Daad.LEG_FEIT_VAST, _intrek),
    "koppel": _Soort("stel_dwangsom_vast", Daad.BEHANDEL_VERZOEK, _koppel),
    "dwangsom": _Soort("stel_dwangsom_vast", Daad.STEL_BESLUIT_VOOR, _dwangsom),
}
