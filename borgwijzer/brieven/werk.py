"""Background work on letters."""

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.brieven.verzending.mailen import verstuur_wachtende
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie


@werk(naam="verstuur_mail", pogingen=0)
def verstuur_mail() -> None:
    """Offer the mails of one organisatie; what fails is in the outbox with the moment of its next try."""
    verstuur_wachtende(moment=nu())


@app.periodic(cron="* * * * *")
@app.task(name="plan_mail", queueing_lock="plan_mail")
def plan_mail(timestamp: int) -> None:
    """Every minute: ask for the mail of every real organisatie."""
    for organisatie_id in Organisatie.objects.filter(demo=False).values_list("pk", flat=True):
        verstuur_mail.configure(lock=f"mail-{organisatie_id}", queueing_lock=f"mail-{organisatie_id}").defer(
            organisatie_id=organisatie_id
        )
