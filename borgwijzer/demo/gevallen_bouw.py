"""Cases during the works: requests for data at each stage, and meldingen that name another party or no part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borgwijzer.demo.delen import NAMEN, maak_gereedmelding
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.zaken.acties.delen import Nieuwdeel, deel_in
from borgwijzer.zaken.acties.herinneren import herinner
from borgwijzer.zaken.acties.herstel import Aangevuld
from borgwijzer.zaken.acties.informatie import (
    Gevraagd,
    Opzet,
    beeindig_verzoek,
    herinner_verzoek,
    stel_verzoek_op,
    verzend_verzoek,
)
from borgwijzer.zaken.acties.informatie_ontvangst import controleer_ontvangst, neem_informatie_op
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.wisselingen import Opvolger, leg_wisseling_vast
from borgwijzer.zaken.models import Betrokkene, Informatieverzoek, Zaak

TEKENING = Gevraagd("De tekening van de fundering", "Storten van de fundering", "de dag voor het storten")
ANTWOORD = "Hierbij de tekening waar u om vroeg."
# Per ground: to whom, why, and what is asked.
VRAGEN: Mapping[str, tuple[str, str, tuple[Gevraagd, ...]]] = {
    "bouwwerkzaamheden": (
        "kwaliteitsborger", "De woning staat dicht bij een oude kade.", (TEKENING, Gevraagd("De dag van het storten", "Fundering")),
    ),
    "inlichtingen": ("initiatiefnemer", "Er is gebouwd op een dag die niet in de planning stond.", (Gevraagd("Wie bouwde er?"),)),
    "verduidelijking": (
        "kwaliteitsborger", "In het borgingsplan staat niet wanneer de ventilatie wordt bekeken.", (Gevraagd("Het moment"),),
    ),
}  # fmt: skip


def _vraag(zaak: Zaak, plek: Werkplek, soort: str, *, dagen: int, termijn: int = 14) -> Informatieverzoek:
    """A request that was sent so many days ago."""
    aan, reden, punten = VRAGEN[soort]
    partij = Betrokkene.objects.filter(zaak=zaak, rol=aan).order_by("pk")[0]
    opzet = Opzet(soort, partij.pk, reden, punten, plek.dag(dagen - termijn))
    wie, moment = plek.mensen[Rol.TOEZICHTHOUDER], plek.terug(dagen)
    verzoek = stel_verzoek_op(zaak.pk, opzet, door=wie, moment=moment)
    return verzend_verzoek(verzoek.pk, versie=verzoek.versie, door=wie, moment=moment)


def _herinner(zaak: Zaak, plek: Werkplek, soort: str) -> Informatieverzoek:
    """A request whose reminder went unanswered too."""
    verzoek, wie = _vraag(zaak, plek, soort, dagen=40), plek.mensen[Rol.TOEZICHTHOUDER]
    return herinner_verzoek(verzoek.pk, plek.dag(10), versie=verzoek.versie, door=wie, moment=plek.terug(20))


def _beantwoord(zaak: Zaak, plek: Werkplek) -> Informatieverzoek:
    """A request to which everything came in, from the page of the addressee."""
    verzoek = _vraag(zaak, plek, "bouwwerkzaamheden", dagen=25)
    stuk = Aangevuld([("tekening fundering.pdf", plek.bestanden["constructie"])], ANTWOORD)
    return neem_informatie_op(verzoek.pk, {0: stuk, 1: Aangevuld(tekst="Op een dinsdag.")}, door=None, moment=plek.terug(14))


def _goedgekeurd(zaak: Zaak, plek: Werkplek) -> None:
    verzoek = _beantwoord(zaak, plek)
    for plaats in range(len(verzoek.punten)):
        verzoek = controleer_ontvangst(
            verzoek.pk, plaats, goed=True, toelichting="", versie=verzoek.versie, door=plek.mensen[Rol.TOEZICHTHOUDER],
            moment=plek.terug(12),
        )  # fmt: skip


def _beeindigd(zaak: Zaak, plek: Werkplek) -> None:
    verzoek, wie = _vraag(zaak, plek, "inlichtingen", dagen=25), plek.mensen[Rol.TOEZICHTHOUDER]
    reden = "De initiatiefnemer belde en legde het uit."
    beeindig_verzoek(verzoek.pk, reden=reden, versie=verzoek.versie, door=wie, moment=plek.terug(20))


def _ander_meldt_gereed(zaak: Zaak, plek: Werkplek) -> None:
    """The building was sold during the works, and nobody said so."""
    _meld_gereed(zaak, plek, initiatiefnemer={"naam": "Stichting Wonen aan het Riet", "adres": "Zeggehof 3, 9999 ZA Oeverzegge"})


def _andere_borger(zaak: Zaak, plek: Werkplek) -> None:
    """The gereedmelding names a kwaliteitsborger of whom nobody said that it took over."""
    naam, kvk, instrument = _kies_opvolger(zaak)
    _meld_gereed(zaak, plek, kwaliteitsborger={"naam": naam, "kvk": kvk}, instrument=instrument)


def _wissel_gemeld(zaak: Zaak, plek: Werkplek) -> None:
    """The kwaliteitsborger was followed by another, and the initiatiefnemer said so in time."""
    naam, kvk, instrument = _kies_opvolger(zaak)
    opvolger = Opvolger("kwaliteitsborger", naam, plek.dag(8), plek.dag(9), "Brief van de initiatiefnemer.", kvk, instrument)
    leg_wisseling_vast(zaak.pk, opvolger, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(6))


def _deel_onbekend(zaak: Zaak, plek: Werkplek) -> None:
    """A gereedmelding in a project with parts does not say about which part it is."""
    delen = [Nieuwdeel(naam) for naam in NAMEN]
    deel_in(zaak.pk, delen, door=plek.mensen[Rol.TEAMLEIDER], moment=plek.terug(30))
    _meld_gereed(zaak, plek)


# In the example register, both without a remark.
OPVOLGERS = (
    ("Peilborg Kwaliteitsborgers", "90000504", "Instrument Stapborg Demonstratie"),
    ("Wilgenborg Bouwkwaliteit", "90000501", "Instrument Woonborg Demonstratie"),
)


def _kies_opvolger(zaak: Zaak) -> tuple[str, str, str]:
    eigen = Betrokkene.objects.filter(zaak=zaak, rol="kwaliteitsborger").order_by("pk")[0]
    return next(borger for borger in OPVOLGERS if borger[0] != eigen.naam)


def _meld_gereed(zaak: Zaak, plek: Werkplek, **anders: Any) -> None:
    ontvangen = plek.terug(5)
    registreer_melding(zaak, maak_gereedmelding(zaak, ontvangen, plek.bestanden, **anders), moment=ontvangen)


def _loopt(zaak: Zaak, plek: Werkplek) -> None:
    _vraag(zaak, plek, "bouwwerkzaamheden", dagen=4)


def _te_laat(zaak: Zaak, plek: Werkplek) -> None:
    _vraag(zaak, plek, "bouwwerkzaamheden", dagen=25)


def _te_handhaven(zaak: Zaak, plek: Werkplek) -> None:
    _herinner(zaak, plek, "inlichtingen")


def _onduidelijk_gebleven(zaak: Zaak, plek: Werkplek) -> None:
    _herinner(zaak, plek, "verduidelijking")


def _te_controleren(zaak: Zaak, plek: Werkplek) -> None:
    _beantwoord(zaak, plek)


def _herinnerd(zaak: Zaak, plek: Werkplek) -> None:
    """A letter asked whether the works began."""
    herinner(zaak.pk, "start", reden="", door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(1))


# The cases that ask something of people come first: a small village has no zaak for every case.
INFORMATIE: tuple[Geval, ...] = (_te_laat, _te_controleren, _te_handhaven, _onduidelijk_gebleven, _loopt, _goedgekeurd, _beeindigd)
MELDINGEN: tuple[Geval, ...] = (_andere_borger, _ander_meldt_gereed, _deel_onbekend, _wissel_gemeld)
NIET_GEMELD: tuple[Geval, ...] = (_herinnerd, _herinnerd)
