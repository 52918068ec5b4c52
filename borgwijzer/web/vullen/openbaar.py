"""The public pages of one organisatie: what can be done, and what a bouwmelding still lacks."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from borgwijzer.brieven.verzamelen import KANALEN
from borgwijzer.klok import vandaag
from borgwijzer.koppelingen.formulier.inhoud import Formulier, als_meldingfeit
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.volledigheid import Bevinding, aangewezen_kanalen, toets_volledigheid
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.formulier import KeuzeBeeld, Soortkeuze
from borgwijzer.web.beelden.omlijsting import Omlijsting
from borgwijzer.web.beelden.ontvangen import Punt, VoorbereidBeeld
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin, schrijf_kader, schrijf_wettekst

FORMULIER = "formulier"
NVT = "niet van toepassing"
OMGEVINGSLOKET = "https://omgevingswet.overheid.nl/home"
ALTIJD = ("strijdigheid", "signaal")
TITELS = {
    **{soort: f"{naam} doen" for soort, naam in MELDINGEN.items()},
    "strijdigheid": "Een strijdigheid melden",
    "signaal": "Een onregelmatigheid melden",
    "voorbereiden": "Een bouwmelding voorbereiden",
}
INLEIDINGEN = {
    "strijdigheid": "Voor kwaliteitsborgers: iets is niet volgens de regels gebouwd. Is er gevaar? Bel ons dan ook.",
    "signaal": "Ziet u bij een bouwwerk iets wat niet klopt? Vertel het ons. Is er direct gevaar? Bel dan 112.",
    "voorbereiden": "Ga na of uw bouwmelding compleet is. Wij bewaren hier niets, en dit is nog geen melding.",
}
UITLEG_STUKKEN = "Hoogstens 20 bestanden, samen hoogstens 50 MB."


def list_te_doen(kader: Kader) -> tuple[str, ...]:
    """What can be filed here: a report always, a melding only where the kader names the form as a channel."""
    meldingen = tuple(s for s in MELDINGEN if s not in ALTIJD and FORMULIER in aangewezen_kanalen(kader, s))
    return (*ALTIJD, *meldingen)


def schrijf_inleiding(soort: str) -> str:
    """What the form is for."""
    return INLEIDINGEN.get(soort, "Vul het formulier in. Een medewerker bekijkt uw melding en u krijgt een ontvangstbewijs.")


def maak_omlijsting(organisatie: Organisatie, kader: Kader) -> Omlijsting:
    """The frame of a public page: the name of the organisatie, which rules apply, and nobody signed in."""
    noot = f"{schrijf_kader(kader)}. {kader.inhoud.kader.voorbehoud}".strip()
    wettekst = schrijf_wettekst(kader)
    return Omlijsting(organisatie=organisatie.naam, gebruiker=None, kader=noot, wettekst=wettekst, demo=organisatie.demo)


def maak_begin(slug: str, naam: str, kader: Kader) -> KeuzeBeeld:
    """The forms of this organisatie."""
    keuzes = [
        Soortkeuze(TITELS[soort], schrijf_inleiding(soort), reverse("openbaar_formulier", args=[slug, soort]))
        for soort in list_te_doen(kader)
    ]
    voorbereiden = Soortkeuze(TITELS["voorbereiden"], INLEIDINGEN["voorbereiden"], reverse("openbaar_voorbereiden", args=[slug]))
    return KeuzeBeeld("Bouwen en melden", f"Wat wilt u doen bij {naam}?", (*keuzes, voorbereiden))


def maak_voorbereiding(formulier: Formulier, heeft: Iterable[str], kader: Kader, slug: str) -> VoorbereidBeeld:
    """Every eis of the kader that counts, held against what somebody has; the same toets as after filing."""
    kanalen = aangewezen_kanalen(kader, "bouwmelding") or ("omgevingsloket",)
    feit = als_meldingfeit(formulier, kanaal=kanalen[0], ontvangen_op=vandaag(), documenten=heeft)
    bevindingen = [b for b in toets_volledigheid(feit, kader).bevindingen if b.telt]
    return VoorbereidBeeld(
        gemist=_list_punten(b for b in bevindingen if b.voldaan is False),
        in_orde=_list_punten(b for b in bevindingen if b.voldaan is True and not b.reden.startswith(NVT)),
        later=_list_punten(b for b in bevindingen if b.voldaan is None),
        waar=" of ".join(KANALEN[kanaal] for kanaal in kanalen),
        waar_url=OMGEVINGSLOKET if "omgevingsloket" in kanalen else "",
        terug_url=reverse("openbaar_begin", args=[slug]),
    )


def _list_punten(bevindingen: Iterable[Bevinding]) -> tuple[Punt, ...]:
    """An eis of kader and wet that say the same is shown once."""
    punten: dict[str, Punt] = {}
    for bevinding in bevindingen:
        punten.setdefault(bevinding.tekst, Punt(bevinding.tekst, maak_zin(bevinding.reden), maak_bronnen(bevinding.grondslag)))
    return tuple(punten.values())
