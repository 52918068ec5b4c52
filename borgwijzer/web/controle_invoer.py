"""What the forms of a controle hold, read into what the deeds take. What cannot be read is a ``Geweigerd`` with a remedy."""

from __future__ import annotations

import datetime

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.toezicht.acties.bezoeken import Bevindingen, Bezoekplan, Stuk
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import MondelingeBouwstop
from borgwijzer.toezicht.acties.controlestukken import Beschrijving
from borgwijzer.web.daadpagina import lees_verplichte_dag
from borgwijzer.web.formulierinvoer import TIJD
from borgwijzer.web.herstelinvoer import lees_stukken
from borgwijzer.web.toegang import Verzoek
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.feiten import NEDERLAND
from borgwijzer.zaken.models import Controle, Signaal, Zaak


def lees_signaal(request: Verzoek, zaak: Zaak) -> Signaal | None:
    """The signal of this zaak that the address names, if any."""
    nummer = lees_getal(request.GET.get("signaal", ""))
    return Signaal.objects.filter(pk=nummer, zaak=zaak).first() if nummer else None


def lees_uitvoerder(request: Verzoek) -> int | None:
    """Who is to go and look."""
    return lees_getal(request.POST.get("plan-uitvoerder", ""))


def lees_plan(request: Verzoek, signaal: Signaal | None) -> Bezoekplan:
    """The plan of the form."""
    post = request.POST
    return Bezoekplan(
        aanleiding=post.get("plan-aanleiding", ""), gepland_op=lees_verplichte_dag(request, "plan-dag"),
        uitvoerder=lees_uitvoerder(request), opdracht=post.get("plan-opdracht", ""),
        onderwerpen=post.getlist("plan-onderwerpen"), signaal=signaal.pk if signaal else None,
    )  # fmt: skip


def lees_gezien(request: Verzoek, controle: Controle, moment: datetime.datetime) -> Bevindingen:
    """What was seen, with the files; they are stored and inspected."""
    post = request.POST
    stukken = lees_stukken(request.FILES.getlist("stukken"), organisatie_id=controle.organisatie_id, moment=moment)
    namen = [naam.removeprefix("punt-") for naam in post if naam.startswith("punt-")]
    return Bevindingen(
        gedaan_op=lees_verplichte_dag(request, "gezien-dag"), begonnen_om=lees_tijd(post.get("gezien-van", "")),
        geeindigd_om=lees_tijd(post.get("gezien-tot", "")), plaats=post.get("gezien-plaats", ""),
        aanwezigen=post.get("gezien-aanwezigen", ""), uitkomst=post.get("gezien-uitkomst", ""),
        waarnemingen=post.get("gezien-waarnemingen", ""),
        antwoorden={naam: (post.get(f"punt-{naam}", ""), post.get(f"opm-{naam}", "")) for naam in namen},
        stukken=[Stuk(naam, bestand) for naam, bestand in stukken],
    )  # fmt: skip


def lees_tijd(tekst: str) -> datetime.time | None:
    """A time as people write it; None when there is none."""
    tekst = tekst.strip()
    if not tekst:
        return None
    treffer = TIJD.fullmatch(tekst)
    if treffer is None:
        raise Geweigerd("tijd_onleesbaar", f"'{tekst[:20]}' is geen tijd: schrijf bijvoorbeeld 9:30.")
    return datetime.time(int(treffer[1]), int(treffer[2]))


def lees_bouwstop(request: Verzoek) -> MondelingeBouwstop:
    """The oral bouwstop of the form, in Dutch time."""
    om = lees_tijd(request.POST.get("stop-om", ""))
    if om is None:
        raise Geweigerd("tijd_ontbreekt", "Schrijf hoe laat u de bouw stillegde, bijvoorbeeld 9:30.")
    op = datetime.datetime.combine(lees_verplichte_dag(request, "stop-dag"), om, NEDERLAND)
    post = request.POST
    return MondelingeBouwstop(op, post.get("stop-aan", ""), post.get("stop-reden", ""), post.get("stop-getuigen", ""))


def lees_beschrijvingen(request: Verzoek) -> list[Beschrijving]:
    """Per photo its place, caption, item, and whether it stays out."""
    post = request.POST
    nummers = [nummer for naam in post if naam.startswith("foto-plek-") and (nummer := lees_getal(naam.removeprefix("foto-plek-")))]
    return [
        Beschrijving(
            stuk=nummer, volgnummer=lees_getal(post.get(f"foto-plek-{nummer}", "").strip()) or 0,
            bijschrift=post.get(f"foto-tekst-{nummer}", ""), punt=post.get(f"foto-punt-{nummer}", ""),
            weg=post.get(f"foto-weg-{nummer}") == "ja",
        )
        for nummer in nummers
    ]  # fmt: skip
