"""The letters about a signal: the receipt as it would go, and the form with which it is sent on."""

from __future__ import annotations

from dataclasses import dataclass

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.signaal_bericht import BerichtBeeld
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Signaal, Zaak


@dataclass(frozen=True, slots=True)
class Berichtwerk:
    """What the page is made from; each letter as it would be now, or why it cannot be made."""

    zaak: Zaak
    signaal: Signaal
    ontvangst: Brief | Geweigerd
    doorzending: Brief | None
    getypt: Getypt
    mag: bool


def maak_bericht(werk: Berichtwerk, fout: str = "") -> BerichtBeeld:
    """The page."""
    gezegd = _zeg_bevestigd(werk.signaal)
    dicht = _zeg_dicht(werk.signaal)
    return BerichtBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        signaal_id=str(werk.signaal.pk),
        afgeschermd=werk.signaal.melder_afgeschermd,
        ontvangst=maak_brief(werk.ontvangst) if isinstance(werk.ontvangst, Brief) and not gezegd else None,
        ontvangst_uitleg=gezegd or (schrijf_datums(werk.ontvangst.zin) if isinstance(werk.ontvangst, Geweigerd) else ""),
        velden=() if dicht or not werk.mag else tuple(_maak_velden(werk.getypt)),
        velden_uitleg=dicht,
        doorzending=maak_brief(werk.doorzending) if werk.doorzending and not dicht else None,
        brief=werk.getypt.brieven.maak("doorzenden"),
        mag=werk.mag,
        fout=fout,
    )


def _zeg_bevestigd(signaal: Signaal) -> str:
    return f"De melder kreeg al bericht op {schrijf_kort(signaal.bevestigd_op)}." if signaal.bevestigd_op else ""


def _zeg_dicht(signaal: Signaal) -> str:
    if signaal.doorgezonden_op:
        return f"Dit signaal is op {schrijf_kort(signaal.doorgezonden_op)} doorgezonden aan {signaal.doorgezonden_aan}."
    if signaal.opgelost_op:
        return "Dit signaal is al afgehandeld: doorzenden kan niet meer."
    return "Dit signaal is bij een ander gevoegd: zend dat andere signaal door." if signaal.samengevoegd_met_id else ""


def _maak_velden(getypt: Getypt) -> list[Invoerveld]:
    return [
        getypt.tekst("aan", "Aan welke organisatie?", "Bijvoorbeeld de omgevingsdienst of het waterschap.", soort="tekst"),
        getypt.tekst("adres", "Adres", "Elke regel van het adres op een eigen regel."),
        getypt.tekst("reden", "Waarom is dit signaal voor hen?", "Dit lezen zij en de melder."),
        Invoerveld(
            naam="ook_hier", etiket="Een deel is ook voor ons: het signaal blijft hier open", soort="vinkje",
            waarde=getypt.waarde("ook_hier"),
        ),
    ]  # fmt: skip
