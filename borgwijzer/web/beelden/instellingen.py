"""My settings: replacement, calendar, saved choices. Template `web/instellingen.html`, url `instellingen`.

The forms post `daad`: `vervang` (voor, vervanger, van, tot_en_met), `vervang_niet` (vervanging), `agenda_aan` (met_adres) or
`agenda_uit`; a saved choice posts to `filter_wijzigen`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld
from borgwijzer.web.beelden.taak import Dagveld


@dataclass(frozen=True, slots=True)
class Vervangingsregel:
    """Ready text: who replaces whom and when; `loopt` says that it is under way."""

    id: str
    voor: str
    vervanger: str
    dagen: str
    loopt: bool = False


@dataclass(frozen=True, slots=True)
class Filterregel:
    """A saved choice and its address."""

    id: str
    naam: str
    lijst: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstellingenBeeld:
    """`link` is the address of the calendar, shown once after it was made; `heeft_link` says that there is one."""

    naam: str
    rollen: str
    mag_behandelen: bool
    fout: str = ""
    vervangingen: tuple[Vervangingsregel, ...] = ()
    voor: Keuzeveld | None = None
    vervanger: Keuzeveld
    van: Dagveld
    tot_en_met: Dagveld
    heeft_link: bool = False
    met_adres: bool = False
    link: str = ""
    filters: tuple[Filterregel, ...] = ()


def voorbeeld() -> InstellingenBeeld:
    """A teamleider who just made a link."""
    return InstellingenBeeld(
        naam="Amal Rietvoort", rollen="Teamleider", mag_behandelen=True, fout="De laatste dag ligt voor de eerste.",
        vervangingen=(Vervangingsregel("1", "Amal Rietvoort", "Ravi Oudkerk", "ma 4 mei tot en met vr 15 mei 2026", True),),
        voor=Keuzeveld("voor", "Voor wie", (Keuze("1", "Mijzelf", True), Keuze("2", "Noor van Dijkhuizen"))),
        vervanger=Keuzeveld("vervanger", "Vervanger", (Keuze("3", "Ravi Oudkerk"),)),
        van=Dagveld("van", "Eerste dag", "2026-05-04"), tot_en_met=Dagveld("tot_en_met", "Laatste dag", "2026-05-15"),
        heeft_link=True, met_adres=True, link="https://borgwijzer.example.org/agenda/abc.ics",
        filters=(Filterregel("4", "Deze week klaar", "Taken", "/taken/?wanneer=deze_week"),),
    )  # fmt: skip


def voorbeeld_lezer() -> InstellingenBeeld:
    """Somebody who only reads and saved nothing."""
    return InstellingenBeeld(
        naam="Lies Oosterveen", rollen="Lezer", mag_behandelen=False, vervanger=Keuzeveld("vervanger", "Vervanger", ()),
        van=Dagveld("van", "Eerste dag"), tot_en_met=Dagveld("tot_en_met", "Laatste dag"),
    )  # fmt: skip
