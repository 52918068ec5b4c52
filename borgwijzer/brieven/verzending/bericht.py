"""The mail that carries a letter: it says that there is a letter, the letter itself is the PDF."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief, Verzending
from borgwijzer.klok import nu

TEKST = """Geachte heer of mevrouw,

{gemeente} stuurt u een brief. U vindt hem als PDF bij deze e-mail.
Ons kenmerk is {kenmerk}.

Heeft u vragen? Bel {telefoon} of mail naar {email}.
Ontvangt u brieven liever per post? Laat ons dat dan weten.

Met vriendelijke groet,
{team}
{gemeente}
"""


def maak_bericht(verzending: Verzending, pdf: bytes, papier: Briefpapier, van: str) -> bytes:
    """The whole mail, ready to offer. Nothing of what the letter says stands in it: a mail travels less closed than an envelope."""
    brief: OpgeslagenBrief = verzending.brief
    gemeente, kenmerk = _op_een_regel(brief.organisatie.naam), _op_een_regel(brief.kenmerk)
    bericht = EmailMessage(policy=SMTP)
    bericht["From"] = formataddr((gemeente, van))
    bericht["To"] = formataddr((_op_een_regel(verzending.naam)[:200], verzending.adres))
    bericht["Reply-To"] = papier.email
    bericht["Subject"] = f"Brief van {gemeente}, kenmerk {kenmerk}"
    bericht["Message-ID"] = verzending.bericht_id
    bericht["Date"] = format_datetime(nu())
    bericht["Auto-Submitted"] = "auto-generated"
    bericht.set_content(TEKST.format(
        gemeente=gemeente, kenmerk=kenmerk, telefoon=papier.telefoon, email=papier.email, team=_op_een_regel(papier.team),
    ))  # fmt: skip
    bericht.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{kenmerk}.pdf")
    return bericht.as_bytes()


def _op_een_regel(tekst: str) -> str:
    """Without ends of lines and other signs with which a name could begin a header of its own."""
    return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())
