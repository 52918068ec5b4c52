"""Cases of controles on the spot: one at each step, an oral bouwstop, and a rapport from a device that waits for a choice."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace

from borgwijzer.brieven.veldbrieven import stel_bezoekrapport_vast_en_bewaar
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.toezicht.acties.bezoeken import Bevindingen, Bezoekplan, Stuk, leg_bezoek_vast, plan_bezoek
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import MondelingeBouwstop, leg_bouwstop_ter_plaatse_vast
from borgwijzer.toezicht.acties.veldrapporten import neem_veldrapport_op
from borgwijzer.toezicht.veldvorm import lees_gestuurd
from borgwijzer.zaken.models import Controle, Signaal, Zaak

WAARNEMINGEN = "De sleuf achter het huis staat open. Er werkt nu niemand in. De omgeving is met lint afgezet."
REDEN = "De wand van de sleuf kan instorten terwijl er mensen in werken."


def _plan(zaak: Zaak, plek: Werkplek, terug: int, dag: int) -> Controle:
    """Planned ``terug`` days ago for the day ``dag`` days ago; it follows from a signal of this zaak when there is one."""
    wie, signaal = plek.mensen[Rol.TOEZICHTHOUDER], Signaal.objects.filter(zaak=zaak, opgelost_op=None).order_by("pk").first()
    plan = Bezoekplan(
        aanleiding="signaal" if signaal else "planning", gepland_op=plek.dag(dag), uitvoerder=wie.pk,
        opdracht=signaal.omschrijving if signaal else "Kijk of het werk begonnen is.",
        onderwerpen=signaal.onderwerpen if signaal else (), signaal=signaal.pk if signaal else None,
    )  # fmt: skip
    return plan_bezoek(zaak.pk, plan, door=wie, moment=plek.terug(terug))


def _gezien(zaak: Zaak, plek: Werkplek, dag: int) -> Bevindingen:
    stuk = Stuk("plattegrond bij de controle.pdf", plek.bestanden["gebruiksfuncties"], "Waar de sleuf ligt")
    return Bevindingen(
        gedaan_op=plek.dag(dag), uitkomst="vervolg_nodig", plaats=f"{zaak.adres}, {zaak.woonplaats}", waarnemingen=WAARNEMINGEN,
        aanwezigen="De uitvoerder van het bouwbedrijf", begonnen_om=datetime.time(9, 5), geeindigd_om=datetime.time(9, 40),
        antwoorden={"omgeving-veilig": ("ja", "Met lint"), "ter-plaatse-planning": ("nee", "")}, stukken=[stuk],
    )  # fmt: skip


def _gepland(zaak: Zaak, plek: Werkplek) -> None:
    _plan(zaak, plek, 1, -2)


def _te_laat(zaak: Zaak, plek: Werkplek) -> None:
    _plan(zaak, plek, 6, 2)


def _bezocht(zaak: Zaak, plek: Werkplek) -> Controle:
    controle, wie = _plan(zaak, plek, 6, 4), plek.mensen[Rol.TOEZICHTHOUDER]
    return leg_bezoek_vast(controle.pk, _gezien(zaak, plek, 4), versie=0, door=wie, moment=plek.terug(4))


def _rapport_open(zaak: Zaak, plek: Werkplek) -> None:
    _bezocht(zaak, plek)


def _stilgelegd(zaak: Zaak, plek: Werkplek) -> None:
    """Stopped by word of mouth; the besluit on paper is still to come."""
    controle, wie = _bezocht(zaak, plek), plek.mensen[Rol.TOEZICHTHOUDER]
    stop = MondelingeBouwstop(plek.terug(4), "De uitvoerder van het bouwbedrijf", REDEN, "Een collega-toezichthouder")
    leg_bouwstop_ter_plaatse_vast(controle.pk, stop, versie=controle.versie, door=wie, moment=plek.terug(4))
    controle.refresh_from_db()
    stel_bezoekrapport_vast_en_bewaar(
        controle.pk, versie=controle.versie, ondertekend=True, door=wie, moment=plek.terug(3)
    )  # fmt: skip


def _botst(zaak: Zaak, plek: Werkplek) -> None:
    """A device sent a rapport that was written before a colleague wrote down something else."""
    controle, wie = _bezocht(zaak, plek), plek.mensen[Rol.TOEZICHTHOUDER]
    gezien = replace(_gezien(zaak, plek, 4), waarnemingen="Vanaf de weg was niets te zien.")
    inhoud = {
        "gedaan_op": gezien.gedaan_op.isoformat(), "plaats": gezien.plaats, "uitkomst": "niet_gezien",
        "waarnemingen": gezien.waarnemingen, "ondertekend": True,
    }  # fmt: skip
    sleutel = hashlib.sha256(f"demo-{zaak.nummer}".encode()).hexdigest()[:32]
    gestuurd = lees_gestuurd({"sleutel": sleutel, "controle": controle.pk, "versie": 0, "inhoud": inhoud})
    neem_veldrapport_op(gestuurd, door=wie, moment=plek.terug(2))


CONTROLES: tuple[Geval, ...] = (_gepland, _te_laat, _rapport_open, _stilgelegd, _botst)
