"""The register for the beheerder: hand in a file, see the snapshots, and one snapshot beside the former.

Templates `web/register.html` (url `register`) and `web/register_stand.html` (url `register_stand`, stand_id). The form posts
(multipart) `bestand`, `peildatum` as JJJJ-MM-DD and `bron`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import REGISTER
from borgwijzer.web.beelden.onderdelen import Status, Tekstveld


@dataclass(frozen=True, slots=True, kw_only=True)
class Standregel:
    """One snapshot in the list; all but `id` is ready text."""

    id: str
    peildatum: str
    bron: str
    telling: str
    ingelezen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBeeld:
    """`fouten` are sentences about a file that was refused; `peildatum` is the value of its field, not later than `vandaag`."""

    grenzen: str
    vandaag: str
    peildatum: str
    bron: Tekstveld
    standen: tuple[Standregel, ...] = ()
    slot: str = ""
    fouten: tuple[str, ...] = ()
    waarschuwing: str = ""


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """Who or what, and the states before and now; None where there is none."""

    wie: str
    soort: str
    eerder: Status | None = None
    nu: Status | None = None


@dataclass(frozen=True, slots=True)
class Verschilgroep:
    """A heading, a sentence with the number, and as many lines as are shown."""

    naam: str
    telling: str
    regels: tuple[Verschilregel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandBeeld:
    """`vergeleken` says with which snapshot; without one there are no groepen."""

    titel: str
    feiten: tuple[tuple[str, str], ...]
    vergeleken: str
    groepen: tuple[Verschilgroep, ...] = ()


GRENZEN = "Een CSV-bestand in UTF-8, ten hoogste 5 MB."


def make_bron(waarde: str = "", fout: str = "") -> Tekstveld:
    """The field for where the file came from."""
    uitleg = "Bijvoorbeeld de naam van de lijst op register.tlokb.nl. Wie een melding toetst, ziet deze tekst."
    return Tekstveld(naam="bron", etiket="Bron", waarde=waarde, uitleg=uitleg, fout=fout, verplicht=True)


def voorbeeld() -> RegisterBeeld:
    """After a file with two faults, and one snapshot that is there."""
    return RegisterBeeld(
        grenzen=GRENZEN,
        vandaag="2026-03-16",
        peildatum="2026-03-15",
        bron=make_bron("register.tlokb.nl"),
        fouten=("Regel 3: status is 'actief'. Kies uit: toegelaten.", "Regel 7: kvk is '9000'. Een KvK-nummer heeft acht cijfers."),
        waarschuwing="De nieuwste stand is 45 dagen oud. Lees een nieuwe in.",
        standen=(
            Standregel(
                id="4",
                peildatum="zondag 1 maart 2026",
                bron="register.tlokb.nl",
                telling="31 kwaliteitsborgers, 6 instrumenten, 52 toestemmingen",
                ingelezen="ma 2 mrt 2026, 9.14 uur, door Bert Zandhoek",
            ),
        ),
        slot="De nieuwste 50 standen.",
    )


def voorbeeld_leeg() -> RegisterBeeld:
    """Before the first file."""
    return RegisterBeeld(grenzen=GRENZEN, vandaag="2026-03-16", peildatum="", bron=make_bron())


def voorbeeld_stand() -> StandBeeld:
    """A snapshot in which somebody was suspended."""
    return StandBeeld(
        titel="Register van zondag 15 maart 2026",
        feiten=(("Bron", "register.tlokb.nl"), ("Regels", "31 kwaliteitsborgers")),
        vergeleken="Vergeleken met de stand van zondag 1 maart 2026.",
        groepen=(
            Verschilgroep(
                "Status gewijzigd",
                "1 regel",
                (Verschilregel("Zekerbouw (KvK 90000502)", "Kwaliteitsborger", REGISTER["toegelaten"], REGISTER["geschorst"]),),
            ),
            Verschilgroep("Nieuw", "Geen."),
        ),
    )
