"""Deeds about signals, each with how to set it up."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.brieven.acties_signaal import bevestig_signaal, zend_door_en_verstuur
from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import doorzenden, gevaar, signaalintake, signaalsamenvoeging
from borgwijzer.zaken.acties import signalen
from borgwijzer.zaken.models import Signaal
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT

DIENST = doorzenden.Doorzending("Omgevingsdienst", ["Postbus 1"], "Asbest is daar belegd.")
MELDER = {"naam": "P. Duinker", "email": "buur@wilgenmeer.example.org"}


def _signaal(s: Situatie) -> Signaal:
    binnen = signalen.Binnengekomen("derde", "Scheur in de wand.", MOMENT.date(), melder=MELDER, melder_afgeschermd=True)
    return signalen.neem_signaal_op(s.melding.zaak_id, binnen, door=s.collega, moment=MOMENT)


def _bij_plaats(s: Situatie) -> Callable[[], object]:
    binnen = signalen.Binnengekomen("derde", "Er wordt gegraven.", MOMENT.date())
    plaats = signaalintake.Plaats("Lisdodde 14", "9999ZX", "Wilgenmeer")
    return lambda: signaalintake.neem_signaal_op_bij_plaats(plaats, binnen, door=s.wie, moment=MOMENT)


def _stukken(s: Situatie) -> Callable[[], object]:
    signaal, foto = _signaal(s), Bestand.objects.create(
        organisatie=s.organisatie, sha256="f" * 64, grootte=3, soort="jpeg", ontvangen_op=MOMENT
    )  # fmt: skip
    return lambda: signalen.voeg_stukken_toe(signaal.pk, [("a.jpg", foto)], door=s.wie, moment=MOMENT)


def _toon_melder(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s)
    return lambda: signalen.toon_melder(signaal.pk, door=s.wie, moment=MOMENT)


def _voeg_bij(s: Situatie) -> Callable[[], object]:
    een, twee = _signaal(s), _signaal(s)
    return lambda: signaalsamenvoeging.voeg_signaal_bij(een.pk, twee.pk, reden="Hetzelfde.", door=s.wie, moment=MOMENT)


def _maak_los(s: Situatie) -> Callable[[], object]:
    een, twee = _signaal(s), _signaal(s)
    signaalsamenvoeging.voeg_signaal_bij(een.pk, twee.pk, reden="Hetzelfde.", door=s.collega, moment=MOMENT)
    return lambda: signaalsamenvoeging.maak_signaal_los(een.pk, reden="Toch niet.", door=s.wie, moment=MOMENT)


def _meld_gevaar(s: Situatie) -> Callable[[], object]:
    wat = gevaar.Gevaar("De steiger hangt los.", "derde")
    return lambda: gevaar.meld_gevaar(s.melding.zaak_id, wat, door=s.wie, moment=MOMENT)


def _maak_gevaarlijk(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s)
    return lambda: gevaar.maak_gevaarlijk(signaal.pk, gevaar.Gevaar("Het valt."), versie=0, door=s.wie, moment=MOMENT)


def _bevestig(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s)
    return lambda: bevestig_signaal(signaal.pk, door=s.wie, moment=MOMENT)


def _zend_door(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s)
    return lambda: zend_door_en_verstuur(signaal.pk, DIENST, door=s.wie, moment=MOMENT)


SIGNAALDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "neem_signaal_op_bij_plaats": (_bij_plaats, signalen, Daad.LEG_FEIT_VAST),
    "voeg_stukken_toe": (_stukken, signalen, Daad.LEG_FEIT_VAST),
    "toon_melder": (_toon_melder, signalen, Daad.ZIE_MELDER),
    "voeg_signaal_bij": (_voeg_bij, signalen, Daad.LEG_FEIT_VAST),
    "maak_signaal_los": (_maak_los, signalen, Daad.LEG_FEIT_VAST),
    "meld_gevaar": (_meld_gevaar, signalen, Daad.LEG_FEIT_VAST),
    "maak_gevaarlijk": (_maak_gevaarlijk, signalen, Daad.LEG_FEIT_VAST),
    "bevestig_signaal": (_bevestig, signalen, Daad.VERSTUUR_BRIEF),
    "zend_signaal_door": (_zend_door, signalen, Daad.VERSTUUR_BRIEF),
}
