"""How a letter goes to everybody who gets it: a part of the page `brief`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendregel:
    """One copy. `hoe` is `e-mail naar …` or `post`; `zin` what the mail server answered or what to do."""

    naam: str
    hoe: str
    status: Status
    zin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendblok:
    """All copies, what to do first as a sentence, and the forms for who may."""

    regels: tuple[Verzendregel, ...]
    zin: str = ""
    formulieren: tuple[Deelformulier, ...] = ()


def voorbeeld() -> Verzendblok:
    """One mail that came back and one copy by post."""
    return Verzendblok(
        zin="Een e-mail kwam niet aan: stuur de brief per post.",
        regels=(
            Verzendregel(
                naam="S. van Lindenhof", hoe="e-mail naar lindenhof@post.example.org", status=Status("Niet aangekomen", "fout"),
                zin="550 postbus bestaat niet",
            ),
            Verzendregel(naam="Kwaliteitsborger: Borgburo Waterland", hoe="post", status=Status("Op de post doen", "wacht")),
        ),
    )  # fmt: skip
