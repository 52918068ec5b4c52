"""The forms of a last: only those of deeds that can be done now, the one that is needed first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from borgwijzer.brieven.lastbrief import schrijf_euro
from borgwijzer.organisaties.bevoegd import is_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import Lastbesluitdaad, Lastdaad, Laststap
from borgwijzer.regels.lastgeld import EENHEDEN
from borgwijzer.regels.lastprocedure import HOORGRONDEN, Lastzicht, lastbeletselen, zonder_invordering
from borgwijzer.regels.mandaat import noem_laststap
from borgwijzer.toezicht.acties.lastbesluiten import UITKOMSTEN
from borgwijzer.toezicht.acties.laststappen import GEVRAAGD, RESTANT, STUITINGEN, UITSLAGEN, VORMEN, WIJZEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.last import Lastformulier
from borgwijzer.web.vullen.lastvelden import Lastvelden, stel_dag_voor, vraag_dag, vraag_getal

KIES = {"": "Maak een keuze"}
NIET_IN_TABEL = "Geen regel van de tabel past"
ZONDER_TABEL = "Dit kader heeft geen sanctietabel: u kiest het bedrag zelf, met een reden."
MET_BRIEF: tuple[Lastdaad, ...] = ("voornemen", "hercontrole", "verbeuring", "aanmaning")
# Which deed is needed at which step; the rest of what can be done is folded up below.
NODIG: dict[Laststap, tuple[Lastdaad, ...]] = {
    "voornemen": ("voornemen",),
    "zienswijze": ("zienswijze",),
    "reactie": ("reactie",),
    "besluit": ("besluit",),
    "bekrachtigen": ("besluit",),
    "begunstiging": ("hercontrole",),
    "hercontrole": ("hercontrole",),
    "verbeuring": ("verbeuring",),
    "bestuursdwang": ("bestuursdwang",),
    "niet_voldaan": ("hercontrole",),
    "uitgevoerd": ("kosten",),
    "voldaan": ("opheffing",),
    "opgeheven": ("afronden",),
}


def maak_lastformulieren(velden: Lastvelden, account: Account) -> tuple[str, tuple[Lastformulier, ...], tuple[Lastformulier, ...]]:
    """The heading and the forms that are needed now, and the others, for this person."""
    mogelijk = [daad for daad in FORMULIEREN if _mag(daad, account, velden.zicht.kader) and not lastbeletselen(velden.zicht, daad)]
    eerst = _eerst(velden.zicht, mogelijk)
    nu = tuple(_maak(velden, daad, open_=True) for daad in mogelijk if daad in eerst)
    ook = tuple(_maak(velden, daad) for daad in mogelijk if daad not in eerst)
    return FORMULIEREN[eerst[0]].titel if eerst else "", nu, ook


def _eerst(zicht: Lastzicht, mogelijk: Sequence[Lastdaad]) -> list[Lastdaad]:
    """Money that is due and a request go before what the step itself asks."""
    if "terugbetaling" in mogelijk:
        return ["terugbetaling"]
    if zicht.open_verzoek and "besluit_op_verzoek" in mogelijk:
        return ["besluit_op_verzoek"]
    for daad in ("invordering", "aanmaning"):
        if daad in mogelijk and (daad == "invordering" or not zicht.laatste("aanmaning")):
            return [daad]
    return [daad for daad in NODIG.get(zicht.stap, ()) if daad in mogelijk]


def _mag(daad: Lastdaad, account: Account, kader: Kader) -> bool:
    if daad in get_args(Lastbesluitdaad):
        return mag(account, Daad.STEL_BESLUIT_VOOR)
    recht = VORMEN[daad].recht if daad in VORMEN else Daad.VOER_INTERVENTIE_UIT
    return is_bevoegd(account, recht, kader, noem_laststap(daad))


def _maak(velden: Lastvelden, daad: Lastdaad, *, open_: bool = False) -> Lastformulier:
    vorm = FORMULIEREN[daad]
    waarde = f"{daad}-{velden.last.versie}"
    getypt = velden.getypt
    onder_handen = getypt.daad in (waarde, f"bekijk-{velden.last.versie}-{daad}") or getypt.daad.startswith(f"{daad}-")
    formulier = getypt.formulier(waarde, vorm.titel, vorm.velden(velden), vorm.knop, uitleg=vorm.uitleg(velden))
    bekijk = f"bekijk-{velden.last.versie}-{daad}" if daad in MET_BRIEF else ""
    return Lastformulier(formulier=formulier, bekijk=bekijk, open=open_ or onder_handen)


def _dwangsom(velden: Lastvelden, daad: str) -> list[Invoerveld]:
    """The fields of a dwangsom; a kader with a table lets one of its rows be chosen."""
    if not velden.zicht.is_dwangsom:
        return []
    getypt, tabel = velden.getypt, velden.kader.inhoud.sanctie
    eenheden = KIES | {een: een for een in EENHEDEN}
    velden_ = [
        vraag_getal(
            velden,
            f"{daad}-bedrag",
            "Hoe hoog is de dwangsom?",
            ZONDER_TABEL if not tabel else "In hele euro's.",
            velden.eerder("bedrag"),
        ),
        getypt.keuze(f"{daad}-eenheid", "Waarvoor geldt dat bedrag?", eenheden, velden.eerder("eenheid")),
        vraag_getal(velden, f"{daad}-maximum", "Tot welk bedrag samen?", anders=velden.eerder("maximum")),
        getypt.tekst(
            f"{daad}-bedrag_reden",
            "Waarom past dit bedrag?",
            "Het moet helpen, en niet hoger zijn dan nodig.",
            velden.eerder("bedrag_reden"),
        ),
    ]
    if not tabel:
        return velden_
    regels = {
        een.id: f"{een.overtreding}: {schrijf_euro(een.bedrag)} {een.eenheid}, ten hoogste {schrijf_euro(een.maximum)}"
        for een in tabel
    }
    keuze = getypt.keuze(
        f"{daad}-sanctie", "Welke regel van de sanctietabel past?", {**regels, "": NIET_IN_TABEL}, velden.eerder("sanctie")
    )
    afwijking = getypt.tekst(
        f"{daad}-afwijking",
        "Waarom wijkt u af van de tabel?",
        "Alleen als u afwijkt. Hoger dan de tabel kan niet.",
        velden.eerder("afwijking"),
        verplicht=False,
    )
    return [keuze, *velden_, afwijking]


def _voornemen(velden: Lastvelden) -> list[Invoerveld]:
    getypt, vandaag = velden.getypt, velden.zicht.peildatum
    return [
        getypt.tekst("voornemen-last", "Wat moet de overtreder doen?", "Een opdracht die te controleren is. Dit komt in de brief."),
        vraag_getal(velden, "voornemen-dagen", "Hoeveel dagen krijgt hij daarvoor?", "Lang genoeg om te kunnen voldoen.", "28"),
        *_dwangsom(velden, "voornemen"),
        getypt.tekst("voornemen-evenredig", "Waarom is dit nodig, en is lichter niet genoeg?"),
        getypt.dag(
            "voornemen-uiterlijk",
            "Tot en met welke dag kan hij reageren?",
            f"{stel_dag_voor(velden.kader, 'zienswijze', vandaag):%d-%m-%Y}",
        ),
    ]


def _besluit(velden: Lastvelden) -> list[Invoerveld]:
    getypt, vandaag = velden.getypt, velden.zicht.peildatum
    dagen = velden.eerder("dagen")
    einde = vandaag + timedelta(days=int(dagen)) if dagen else stel_dag_voor(velden.kader, "begunstiging", vandaag)
    spoed = not velden.zicht.is_dwangsom
    return [
        getypt.tekst("besluit-last", "Wat moet de overtreder doen?", "Dit komt in de brief.", velden.eerder("last")),
        getypt.dag(
            "besluit-uiterlijk",
            "Tot en met welke dag heeft hij de tijd?",
            "" if velden.zicht.stap == "bekrachtigen" else f"{einde:%d-%m-%Y}",
            verplicht=not spoed,
            uitleg="Laat leeg als er bij spoed geen tijd is." if spoed else "",
        ),
        getypt.tekst("besluit-termijn_reden", "Waarom is dat lang genoeg?", verplicht=not spoed),
        *_dwangsom(velden, "besluit"),
        getypt.tekst("besluit-evenredig", "Waarom is dit nodig, en is lichter niet genoeg?", anders=velden.eerder("evenredig")),
        getypt.tekst("besluit-motivering", "Waarom dit besluit?", "De feiten, de regel en de afweging komen er vanzelf bij."),
    ]


def _zonder(velden: Lastvelden) -> list[Invoerveld]:
    gronden = KIES | {code: f"{tekst} ({artikel})" for code, (tekst, artikel) in HOORGRONDEN.items()}
    return [
        velden.getypt.keuze("zonder_zienswijze-uitslag", "Op welke grond?", gronden),
        velden.getypt.tekst("zonder_zienswijze-reden", "Waarom geldt dat hier?", "Dit komt in het besluit."),
    ]


def _bouwstop(velden: Lastvelden) -> list[Invoerveld]:
    getypt = velden.getypt
    return [
        vraag_dag(velden, "mondelinge_bouwstop"),
        getypt.tekst("mondelinge_bouwstop-tijd", "Hoe laat?", "Bijvoorbeeld 10.15 uur.", soort="tekst"),
        getypt.tekst("mondelinge_bouwstop-aan", "Tegen wie is het gezegd?", soort="tekst"),
        getypt.tekst("mondelinge_bouwstop-wat", "Wat moest er stoppen?"),
        getypt.tekst("mondelinge_bouwstop-reden", "Waarom kon dit niet wachten?"),
        getypt.tekst("mondelinge_bouwstop-getuigen", "Wie waren erbij?", verplicht=False, soort="tekst"),
    ]


def _bestuursdwang(velden: Lastvelden) -> list[Invoerveld]:
    return [
        vraag_dag(velden, "bestuursdwang"),
        velden.getypt.tekst("bestuursdwang-wat", "Wat deed de gemeente, of liet zij doen?"),
        velden.getypt.tekst("bestuursdwang-reden", "Waarom was dat nodig?"),
    ]


def _zienswijze(velden: Lastvelden) -> list[Invoerveld]:
    getypt = velden.getypt
    return [
        vraag_dag(velden, "zienswijze"),
        getypt.keuze("zienswijze-uitslag", "Hoe kwam zij binnen?", KIES | WIJZEN),
        getypt.tekst("zienswijze-van", "Van wie?", soort="tekst"),
        getypt.tekst("zienswijze-tekst", "Wat zegt de zienswijze?", "Bij een gesprek: uw verslag."),
    ]


def _reactie(velden: Lastvelden) -> list[Invoerveld]:
    return [velden.getypt.tekst("reactie-tekst", "Wat vindt u ervan?", "Dit komt in het besluit, na de zienswijze.")]


def _hercontrole(velden: Lastvelden) -> list[Invoerveld]:
    getypt = velden.getypt
    vast = {str(een.pk): f"Controle van {schrijf_kort(een.gedaan_op)}" for een in velden.controles if een.gedaan_op}
    keuze = [getypt.keuze("hercontrole-controle", "Hoort er een controle bij?", {"": "Nee", **vast})] if vast else []
    return [
        vraag_dag(velden, "hercontrole"),
        getypt.keuze("hercontrole-uitslag", "Is aan de last voldaan?", KIES | UITSLAGEN),
        getypt.tekst("hercontrole-waarnemingen", "Wat zag u?", "Schrijf alleen op wat u zelf zag of hoorde."),
        *keuze,
    ]


def _verbeuring(velden: Lastvelden) -> list[Invoerveld]:
    return [velden.getypt.tekst("verbeuring-toelichting", "Toelichting voor de overtreder", verplicht=False)]


def _betaling(velden: Lastvelden) -> list[Invoerveld]:
    return [vraag_dag(velden, "betaling"), vraag_getal(velden, "betaling-bedrag", "Hoeveel is er betaald?")]


def _geen(velden: Lastvelden) -> list[Invoerveld]:
    return []


def _stuiting(velden: Lastvelden) -> list[Invoerveld]:
    return [
        vraag_dag(velden, "stuiting"),
        velden.getypt.keuze("stuiting-uitslag", "Waardoor is de verjaring gestuit?", KIES | STUITINGEN),
        velden.getypt.tekst("stuiting-reden", "Waaruit blijkt dat?"),
    ]


def _uitstel(velden: Lastvelden) -> list[Invoerveld]:
    return [
        velden.getypt.dag("uitstel-uiterlijk", "Tot en met welke dag is er uitstel?"),
        velden.getypt.tekst("uitstel-reden", "Waarom, en hoe weet de schuldenaar dat?"),
    ]


def _terugbetaling(velden: Lastvelden) -> list[Invoerveld]:
    return [
        vraag_getal(velden, "terugbetaling-bedrag", "Hoeveel betaalt u terug?", "In hele euro's. Niets: vul 0 in."),
        velden.getypt.keuze("terugbetaling-uitslag", "Wat gebeurt er met wat nog open staat?", KIES | RESTANT),
        velden.getypt.tekst("terugbetaling-reden", "Waarom besluit u dit?", "De brief hierover schrijft u zelf."),
    ]


def _verzoek(velden: Lastvelden) -> list[Invoerveld]:
    getypt = velden.getypt
    gevraagd = {code: f"De last {tekst}" for code, tekst in GEVRAAGD.items()}
    return [
        vraag_dag(velden, "verzoek"),
        getypt.keuze("verzoek-uitslag", "Wat wordt er gevraagd?", KIES | gevraagd),
        getypt.tekst("verzoek-van", "Van wie?", soort="tekst"),
        getypt.tekst("verzoek-tekst", "Wat staat er, en waarom?"),
    ]


def _op_verzoek(velden: Lastvelden) -> list[Invoerveld]:
    getypt = velden.getypt
    lager = [
        getypt.tekst("besluit_op_verzoek-bedrag", "Nieuw bedrag", "Alleen bij verlagen.", verplicht=False, soort="tekst"),
        getypt.tekst("besluit_op_verzoek-maximum", "Nieuw maximum", "Alleen bij verlagen.", verplicht=False, soort="tekst"),
    ]
    return [
        getypt.keuze("besluit_op_verzoek-uitslag", "Wat stelt u voor?", KIES | UITKOMSTEN),
        getypt.dag(
            "besluit_op_verzoek-uiterlijk", "Stil tot en met welke dag?", verplicht=False, uitleg="Alleen bij tijdelijk stilzetten."
        ),
        *(lager if velden.zicht.is_dwangsom else []),
        _motivering(velden, "besluit_op_verzoek"),
    ]


def _motivering(velden: Lastvelden, daad: str) -> Invoerveld:
    return velden.getypt.tekst(f"{daad}-motivering", "Waarom dit besluit?", "Dit komt in de brief.")


def _verlenging(velden: Lastvelden) -> list[Invoerveld]:
    return [velden.getypt.dag("verlenging-uiterlijk", "Wat wordt de laatste dag?"), _motivering(velden, "verlenging")]


def _kosten(velden: Lastvelden) -> list[Invoerveld]:
    return [
        vraag_getal(velden, "kosten-bedrag", "Hoeveel kosten betaalt de overtreder?"),
        velden.getypt.tekst("kosten-specificatie", "Waaruit bestaan de kosten?", "Elke post op een regel, met zijn bedrag."),
        _motivering(velden, "kosten"),
    ]


def _afronden(velden: Lastvelden) -> list[Invoerveld]:
    uitleg = "Laat leeg als de overtreding er nog is."
    return [
        velden.getypt.dag("afronden-hersteld", "Sinds wanneer is de overtreding voorbij?", verplicht=False, uitleg=uitleg),
        velden.getypt.tekst("afronden-reden", "Waarom eindigt de last zo?"),
    ]


def _leg_verbeurte_uit(velden: Lastvelden) -> str:
    verbeurte, gezien = velden.zicht.verbeurte, velden.zicht.hercontrole
    if not verbeurte or not gezien:
        return ""
    bedrag = schrijf_euro(verbeurte.bedrag)
    return f"Verbeurd op {schrijf_voluit(gezien.op)}: {bedrag}. Dat volgt uit de last en uit wat al verbeurd is."


def _leg_invordering_uit(velden: Lastvelden) -> str:
    bedrag = sum(een.open for een in zonder_invordering(velden.zicht))
    return f"Te vorderen: {schrijf_euro(bedrag)}. Iemand met mandaat neemt het besluit. Dat bent u niet zelf."


MANDAAT = "Iemand met mandaat neemt het besluit. Dat bent u niet zelf."


@dataclass(frozen=True, slots=True)
class Formuliervorm:
    """A form: its heading, its fields, its button, and what is said above it."""

    titel: str
    velden: Callable[[Lastvelden], list[Invoerveld]]
    knop: str
    tekst: str = ""
    vertel: Callable[[Lastvelden], str] | None = None

    def uitleg(self, velden: Lastvelden) -> str:
        return self.vertel(velden) if self.vertel else self.tekst


FORMULIEREN: dict[Lastdaad, Formuliervorm] = {
    "voornemen": Formuliervorm("Het voornemen versturen", _voornemen, "Verstuur het voornemen"),
    "zonder_zienswijze": Formuliervorm(
        "Geen zienswijze vragen", _zonder, "Leg vast waarom niet", "Alleen op een grond die de wet noemt."
    ),
    "mondelinge_bouwstop": Formuliervorm(
        "Een mondelinge bouwstop vastleggen",
        _bouwstop,
        "Leg de bouwstop vast",
        "Daarna volgt zo snel mogelijk het besluit op papier.",
    ),
    "zienswijze": Formuliervorm("Een zienswijze vastleggen", _zienswijze, "Leg de zienswijze vast"),
    "reactie": Formuliervorm("Reageren op de zienswijze", _reactie, "Bewaar de reactie"),
    "besluit": Formuliervorm("Het besluit voorstellen", _besluit, "Leg het voorstel voor", MANDAAT),
    "bestuursdwang": Formuliervorm("Vastleggen dat bestuursdwang is toegepast", _bestuursdwang, "Leg vast"),
    "hercontrole": Formuliervorm("Een hercontrole vastleggen", _hercontrole, "Leg de hercontrole vast"),
    "verbeuring": Formuliervorm(
        "De verbeurde dwangsom vaststellen", _verbeuring, "Stel vast en schrijf de overtreder", vertel=_leg_verbeurte_uit
    ),
    "verlenging": Formuliervorm("Meer tijd voorstellen", _verlenging, "Leg het voorstel voor", MANDAAT),
    "betaling": Formuliervorm("Een betaling vastleggen", _betaling, "Leg de betaling vast"),
    "invordering": Formuliervorm(
        "De invordering voorstellen",
        lambda velden: [_motivering(velden, "invordering")],
        "Leg het voorstel voor",
        vertel=_leg_invordering_uit,
    ),
    "aanmaning": Formuliervorm(
        "Een aanmaning versturen", _geen, "Verstuur de aanmaning", "De brief noemt het bedrag en de laatste dag."
    ),
    "stuiting": Formuliervorm("De verjaring stuiten", _stuiting, "Leg de stuiting vast", "Daarna begint de verjaring opnieuw."),
    "uitstel": Formuliervorm(
        "Uitstel van betaling vastleggen",
        _uitstel,
        "Leg het uitstel vast",
        "Zolang is er geen aanmaning, en de verjaring wordt zoveel langer. Een brief hierover schrijft u zelf.",
    ),
    "kosten": Formuliervorm("De kosten voorstellen", _kosten, "Leg het voorstel voor", MANDAAT),
    "verzoek": Formuliervorm("Een verzoek over de last vastleggen", _verzoek, "Leg het verzoek vast"),
    "besluit_op_verzoek": Formuliervorm("Het besluit op het verzoek voorstellen", _op_verzoek, "Leg het voorstel voor", MANDAAT),
    "opheffing": Formuliervorm(
        "De opheffing voorstellen", lambda velden: [_motivering(velden, "opheffing")], "Leg het voorstel voor", MANDAAT
    ),
    "terugbetaling": Formuliervorm("Het besluit over terugbetaling vastleggen", _terugbetaling, "Leg het besluit vast"),
    "afronden": Formuliervorm("De last afronden", _afronden, "Rond de last af", "Daarna kan er niets meer bij."),
}
