"""Sign-in. Template `web/aanmelden.html`; posts `email`, `wachtwoord`, `volgende` to url `aanmelden`.

A demo account is a button of its own form: it posts `demo_account` with the e-mail address, and `volgende`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demoaccount:
    """One account to try; `kan` says in half a sentence what this role does. The accounts of a gemeente stand together."""

    email: str
    naam: str
    rol: str
    kan: str
    gemeente: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldenBeeld:
    """`email` is what was typed before; `fout` is one sentence above the form; `verlopen` shows the note that the session ended.

    `bewaard` is the sealed form that was sent after the session had ended; both forms post it.
    """

    email: str = ""
    volgende: str = ""
    fout: str = ""
    verlopen: bool = False
    demoaccounts: tuple[Demoaccount, ...] = ()
    bewaard: str = ""


DORP = "Gemeente Wilgenmeer"


def voorbeeld() -> AanmeldenBeeld:
    """After a wrong password, in demo mode."""
    return AanmeldenBeeld(
        email="noor@wilgenmeer.example.org",
        volgende="/werkvoorraad/",
        fout="Deze combinatie kennen wij niet. Controleer uw e-mailadres en wachtwoord en probeer het opnieuw.",
        verlopen=True,
        demoaccounts=(
            Demoaccount("mila@wilgenmeer.example.org", "Mila Groeneweg", "Intake", "ontvangt meldingen", DORP),
            Demoaccount(
                "noor@wilgenmeer.example.org",
                "Noor van Dijkhuizen",
                "Toezichthouder",
                "toetst meldingen en bezoekt de bouw",
                DORP,
            ),
            Demoaccount("hanna@wilgenmeer.example.org", "Hanna Terpstraten", "Handhaver", "volgt overtredingen op", DORP),
            Demoaccount("joost@wilgenmeer.example.org", "Joost Wilmerdonk", "Jurist", "leest mee en keurt afwijzingen goed", DORP),
            Demoaccount("amal@wilgenmeer.example.org", "Amal Rietvoort", "Teamleider", "verdeelt het werk en keurt goed", DORP),
            Demoaccount("bert@wilgenmeer.example.org", "Bert Zandhoek", "Beheerder", "beheert accounts en kader", DORP),
            Demoaccount("lies@wilgenmeer.example.org", "Lies Oosterveen", "Lezer", "kijkt mee zonder te wijzigen", DORP),
        ),
    )
