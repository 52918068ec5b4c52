"""Direct danger: whom to call, what the kader says, and the few fields of the form."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.gevaar import Bellen, GevaarBeeld
from borgwijzer.web.beelden.onderdelen import Keuze
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Signaal, Zaak

REGEL = "Er is nu gevaar voor mensen: ga meteen kijken."
# What is chosen beforehand for who stands on the spot, when the kader knows it.
ZELF = "eigen_constatering"


def maak_bellen(kader: Kader) -> Bellen:
    """The number of the kader; without one the page says so."""
    regel = kader.inhoud.direct_gevaar
    if regel is None or not regel.telefoon:
        return Bellen()
    tel = "".join(teken for teken in regel.telefoon if teken.isdigit() or teken == "+")
    return Bellen(regel.telefoon, tel, maak_bronnen(kader.grondslag(regel)))


def maak_bouwstoplink(zaak: Zaak, account: Account, signaal: Signaal | None = None) -> str:
    """The form of a besluit with a bouwstop filled in; empty for who may not propose one."""
    if not mag(account, Daad.STEL_BESLUIT_VOOR) or zaak.afgesloten_op:
        return ""
    vraag = {"voorstel": "bouwstop", **({"signaal": signaal.pk} if signaal else {})}
    return f"{reverse('vastleggen', args=[zaak.nummer])}?{urlencode(vraag)}"


def maak_gevaar(zaak: Zaak, kader: Kader, signaal: Signaal | None, getypt: Getypt, account: Account, fout: str = "") -> GevaarBeeld:
    """The page; with ``signaal`` that one is raised."""
    regel = kader.inhoud.direct_gevaar
    return GevaarBeeld(
        zaaknummer=zaak.nummer,
        zaak_titel=noem_zaak(zaak),
        bellen=maak_bellen(kader),
        regel=regel.tekst if regel else REGEL,
        velden=tuple(_maak_velden(kader, signaal, getypt)),
        sleutel=getypt.waarde("sleutel") or secrets.token_urlsafe(24),
        signaal=str(signaal.pk) if signaal else "",
        versie=getypt.waarde("versie", str(signaal.versie)) if signaal else "",
        over=maak_zin(signaal.omschrijving) if signaal else "",
        bouwstop_url=maak_bouwstoplink(zaak, account, signaal),
        fout=fout,
    )


def _maak_velden(kader: Kader, signaal: Signaal | None, getypt: Getypt) -> list[Invoerveld]:
    velden = [getypt.tekst("wat", "Wat is er gevaarlijk?", "Een paar woorden is genoeg. De rest kan later.")]
    if signaal is not None:
        return velden
    bronnen = {code: bron.naam for code, bron in kader.inhoud.signaalbron.items()}
    onderwerpen = getypt.velden.get("onderwerpen", ())
    keuzes = tuple(Keuze(o.id, o.naam, o.id in onderwerpen) for o in kader.onderwerpen.values())
    eerste = ZELF if ZELF in bronnen else next(iter(bronnen), "")
    velden.append(getypt.keuze("bron", "Wie zag het?", bronnen, eerste))
    velden.append(Invoerveld(naam="onderwerpen", etiket="Waar gaat het over? (mag leeg)", soort="vinkjes", keuzes=keuzes))
    return velden
