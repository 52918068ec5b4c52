"""Sign-in. Template `web/aanmelden.html`; posts `gebruikersnaam`, `wachtwoord`, `volgende` to url `aanmelden`.

A demo account is a button of its own form: it posts `demo_account` with the user name, and nothing else.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Tekstveld


@dataclass(frozen=True, slots=True)
class Demoaccount:
    """One account to try; `kan` says in half a sentence what this role does."""

    gebruikersnaam: str
    naam: str
    rol: str
    kan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldenBeeld:
    """`fout` is one sentence above the form; `verlopen` shows the note that the session ended."""

    gebruikersnaam: Tekstveld
    volgende: str = ""
    fout: str = ""
    verlopen: bool = False
    demoaccounts: tuple[Demoaccount, ...] = ()


def voorbeeld() -> AanmeldenBeeld:
    """After a wrong password, in demo mode."""
    return AanmeldenBeeld(
        gebruikersnaam=Tekstveld(naam="gebruikersnaam", etiket="Gebruikersnaam", waarde="noor", verplicht=True),
        volgende="/werkvoorraad/",
        fout="Deze combinatie kennen wij niet. Controleer uw gebruikersnaam en wachtwoord en probeer het opnieuw.",
        verlopen=True,
        demoaccounts=(
            Demoaccount("noor", "Noor van Dijkhuizen", "Intake", "toetst meldingen en stelt brieven op"),
            Demoaccount("ravi", "Ravi Oudkerk", "Toezichthouder", "toetst meldingen en bezoekt de bouw"),
            Demoaccount("hanna", "Hanna Terpstraten", "Handhaver", "volgt overtredingen op"),
            Demoaccount("joost", "Joost Wilmerdonk", "Jurist", "leest mee en keurt afwijzingen goed"),
            Demoaccount("amal", "Amal Rietvoort", "Teamleider", "verdeelt het werk en keurt goed"),
            Demoaccount("bert", "Bert Zandhoek", "Beheerder", "beheert accounts en kader"),
            Demoaccount("lies", "Lies Oosterveen", "Lezer", "kijkt mee zonder te wijzigen"),
        ),
    )
