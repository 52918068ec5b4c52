"""Cases of signals: with a photo and a shielded name, joined to another, direct danger, and sent on to another authority."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

from borgwijzer.brieven.acties_signaal import bevestig_signaal, zend_door_en_verstuur
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.toezicht.acties.doorzenden import Doorzending
from borgwijzer.toezicht.acties.gevaar import Gevaar, meld_gevaar
from borgwijzer.toezicht.acties.signaalsamenvoeging import voeg_signaal_bij
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Signaal, Zaak

GISTEREN = 2
BUUR: Mapping[str, str] = {"naam": "P. Duinker", "adres": "Rietkraag 10, 9999 ZB Wilgenmeer", "telefoon": "06 0000 0000"}
DIENST = Doorzending(
    "Omgevingsdienst Waterland", ("Postbus 12", "9999 ZE Wilgenmeer"), "Toezicht op het slopen van asbest ligt bij deze dienst.",
    ook_hier=True,
)  # fmt: skip


def _bron(zaak: Zaak, liefst: str) -> str:
    """A signaalbron of this kader: the one that fits best, or else its first."""
    bronnen = kader_van(zaak).inhoud.signaalbron
    return liefst if liefst in bronnen else next(iter(bronnen), liefst)


def maak_foto() -> bytes:
    """A small drawing of a wall with a crack, as a JPEG."""
    beeld = Image.new("RGB", (320, 240), "#c9b79c")
    pen = ImageDraw.Draw(beeld)
    for hoogte in range(0, 240, 24):
        pen.line((0, hoogte, 320, hoogte), fill="#a8957a", width=2)
    pen.line((150, 0, 170, 70, 140, 130, 175, 190, 160, 240), fill="#33291f", width=4)
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", quality=80)
    return uit.getvalue()


def _neem_foto(zaak: Zaak, plek: Werkplek) -> Bestand:
    (foto,) = neem_bestanden_op(
        [Inhoud("scheur.jpg", maak_foto())], organisatie_id=zaak.organisatie_id, moment=plek.terug(GISTEREN)
    )  # fmt: skip
    return foto


def _neem_op(zaak: Zaak, plek: Werkplek, bron: str, tekst: str, **anders: object) -> Signaal:
    binnen = Binnengekomen(bron=_bron(zaak, bron), omschrijving=tekst, ontvangen_op=plek.dag(GISTEREN), **anders)  # type: ignore[arg-type]
    return neem_signaal_op(zaak.pk, binnen, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(GISTEREN))


def _met_foto(zaak: Zaak, plek: Werkplek) -> None:
    """A neighbour who does not want his name passed on; he got a letter."""
    signaal = _neem_op(
        zaak, plek, "belanghebbende", "In de zijgevel zit een scheur.", kanaal="e-mail", melder=BUUR, melder_afgeschermd=True,
        stukken=[("scheur.jpg", _neem_foto(zaak, plek))],
    )  # fmt: skip
    bevestig_signaal(signaal.pk, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(GISTEREN))


def _samengevoegd(zaak: Zaak, plek: Werkplek) -> None:
    """The aannemer says what was known already."""
    eerste = Signaal.objects.filter(zaak=zaak, opgelost_op=None).order_by("pk")[0]
    tweede = _neem_op(zaak, plek, "aannemer", f"Ook gezien: {eerste.omschrijving}", onderwerpen=eerste.onderwerpen)
    wie = plek.mensen[Rol.TOEZICHTHOUDER]
    voeg_signaal_bij(tweede.pk, eerste.pk, reden="Het gaat over hetzelfde.", door=wie, moment=plek.terug(GISTEREN))


def _gevaar(zaak: Zaak, plek: Werkplek) -> None:
    """Somebody of the municipality saw it himself, today."""
    gevaar = Gevaar("De steiger hangt los boven de stoep.", _bron(zaak, "eigen_constatering"))
    meld_gevaar(zaak.pk, gevaar, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(1))


def _doorgezonden(zaak: Zaak, plek: Werkplek) -> None:
    """For a part it is for another authority."""
    signaal = _neem_op(zaak, plek, "derde", "Bij het slopen van het dak komt veel stof vrij.", melder=BUUR)
    zend_door_en_verstuur(signaal.pk, DIENST, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(GISTEREN))


SIGNAALGEVALLEN: tuple[Geval, ...] = (_samengevoegd, _met_foto, _gevaar, _doorgezonden)
