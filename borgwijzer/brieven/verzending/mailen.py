"""Send what waits for the mail server: each mail once, and never called sent before the server said so."""

from __future__ import annotations

import datetime
from functools import partial

from django.conf import settings

from borgwijzer.brieven.models import Verzending, Verzendstand
from borgwijzer.brieven.verzamelen import zoek_briefpapier
from borgwijzer.brieven.verzending import acties
from borgwijzer.brieven.verzending.bericht import maak_bericht
from borgwijzer.brieven.verzending.postbode import NietAangenomen, Onzeker, bied_aan
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.omgeving import Smtp

# So many in one round; the next round is a minute later.
TEGELIJK = 200
ACHTERGELATEN = "Het versturen werd onderbroken terwijl de e-mail werd aangeboden."


def verstuur_wachtende(*, moment: datetime.datetime) -> int:
    """Offer every mail of this organisatie whose turn it is; how many the server took. Hands back what was left behind."""
    for verzending in acties.zoek_achtergelaten(moment):
        acties.meld_onzeker(verzending, ACHTERGELATEN, moment=moment)
    if settings.SMTP is None:
        return 0
    rijen = Verzending.objects.filter(toestand=Verzendstand.KLAAR, uitgaand__volgende_poging_op__lte=moment).order_by("pk")
    return sum(verstuur(pk, moment=moment) for pk in list(rijen.values_list("pk", flat=True)[:TEGELIJK]))


def verstuur(verzending_id: int, *, moment: datetime.datetime) -> bool:
    """One try for one mail; whether the server took it."""
    verzending = acties.neem_poging(verzending_id, moment=moment)
    if verzending is None:
        return False
    smtp: Smtp | None = settings.SMTP
    assert smtp
    bericht = _maak(verzending, smtp.afzender)
    try:
        antwoord = bied_aan(smtp, verzending.adres, bericht, vlak_ervoor=partial(acties.begin_aanbieden, verzending, moment=moment))
    except acties.Ingehaald:
        return False
    except NietAangenomen as fout:
        acties.meld_niet_aangenomen(verzending, fout.antwoord, definitief=fout.definitief, moment=moment)
        return False
    except Onzeker as fout:
        acties.meld_onzeker(verzending, str(fout), moment=moment)
        return False
    acties.meld_verzonden(verzending, antwoord, moment=moment)
    return True


def _maak(verzending: Verzending, van: str) -> bytes:
    brief = verzending.brief
    with opslag().open_lezen(brief.bestand.sha256) as inhoud:
        pdf = inhoud.read()
    return maak_bericht(verzending, pdf, zoek_briefpapier(brief.organisatie_id), van)
