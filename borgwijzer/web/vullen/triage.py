"""The list of messages that wait for a person."""

from __future__ import annotations

import datetime

from borgwijzer.koppelingen.models import Bericht
from borgwijzer.koppelingen.queries import Triagepagina
from borgwijzer.regels.kalender import DAG, Kalender
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.onderdelen import Bladeren, Status
from borgwijzer.web.beelden.triage import TriageBeeld, Triageregel
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.zaken.feiten import NEDERLAND, dag_van

GEEN_ADRES = "Geen adres in het bericht"


def maak_triage(
    pagina: Triagepagina, aantal: int, *, tot: int, vandaag: datetime.date, kalender: Kalender, mag_toevoegen: bool
) -> TriageBeeld:
    """The screen; ``aantal`` was counted up to and including ``tot``."""
    berichten = pagina.berichten
    telling = f"Meer dan {tot - 1} berichten" if aantal >= tot else "1 bericht" if aantal == 1 else f"{aantal} berichten"
    bladeren = Bladeren(
        telling if aantal else "Geen berichten",
        vorige=f"?voor={berichten[0].pk}" if pagina.eerder and berichten else "",
        volgende=f"?na={berichten[-1].pk}" if pagina.later and berichten else "",
    )
    return TriageBeeld(tuple(_maak_regel(b, vandaag, kalender) for b in berichten), bladeren, mag_toevoegen)


def _maak_regel(bericht: Bericht, vandaag: datetime.date, kalender: Kalender) -> Triageregel:
    return Triageregel(
        id=str(bericht.pk),
        verzoeknummer=bericht.verzoeknummer or "zonder verzoeknummer",
        ontvangen=schrijf_moment(bericht.ontvangen_op.astimezone(NEDERLAND)),
        activiteit=noem_activiteit(bericht),
        adres=bericht.adres or GEEN_ADRES,
        reden=schrijf_datums(bericht.reden),
        status=bepaal_status(bericht, vandaag, kalender),
    )


def noem_activiteit(bericht: Bericht) -> str:
    """What the message is, as far as it says: the melding that was recognised, or else its type."""
    if bericht.soort in MELDINGEN:
        return MELDINGEN[bericht.soort]
    return bericht.type or "Onbekend bericht"


def bepaal_status(bericht: Bericht, vandaag: datetime.date, kalender: Kalender) -> Status:
    """How long the message waits, in werkdagen after the day of receipt; another content for one number is an alarm."""
    if bericht.alarm:
        return Status("Alarm: andere inhoud", "fout")
    dag, wacht = dag_van(bericht.ontvangen_op), 0
    while dag < vandaag and wacht < 100:
        dag += DAG
        wacht += kalender.is_werkdag(dag)
    if not wacht:
        return Status("Nieuw", "neutraal")
    dagen = "1 werkdag" if wacht == 1 else f"{wacht} werkdagen" if wacht < 100 else "meer dan 99 werkdagen"
    return Status(f"Wacht {dagen}", "let_op")
