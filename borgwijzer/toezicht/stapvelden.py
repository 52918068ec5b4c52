"""What is asked at each step of an interventie: one list for the form, the check and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Veldsoort = Literal["tekst", "lang", "keuze", "getal", "regels"]
AFSPRAKEN_MEEST, TEKENS_KORT, TEKENS_LANG, BEZOEKEN_MEEST = 4, 300, 4_000, 60
AAN_STRAFRECHT = {
    "politie": "Politie",
    "openbaar_ministerie": "Openbaar ministerie",
    "boa": "Boa",
}
AAN_TOELATING = {"toelatingsorganisatie": "Toelatingsorganisatie (TloKB)", "instrumentaanbieder": "Instrumentaanbieder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapveld:
    """``soort`` regels: one item per line. ``bij``: the uitslagen for which it is asked, none for all.

    ``alleen_afwijkend``: asked only where the step is no ordinary sequel, such as an invitation for the second time.
    """

    naam: str
    etiket: str
    soort: Veldsoort = "lang"
    verplicht: bool = True
    uitleg: str = ""
    keuzes: Mapping[str, str] | None = None
    bij: tuple[str, ...] = ()
    alleen_afwijkend: bool = False
    begin: str = ""

    def geldt(self, uitslag: str, *, gewoon: bool) -> bool:
        """Whether this step must hold it."""
        return (not self.bij or uitslag in self.bij) and not (self.alleen_afwijkend and gewoon)


def _reden(etiket: str) -> Stapveld:
    return Stapveld(naam="reden", etiket=etiket, uitleg="Dit staat in de brief.")


_GEZIEN = Stapveld(naam="bevinding", etiket="Wat zag u?", uitleg="Dit staat in de brief. Schrijf alleen wat u zelf zag.")
_GEHOORD = Stapveld(naam="bevinding", etiket="Wat liet men weten?")
_TE_DOEN = Stapveld(
    naam="te_doen", etiket="Wat moet de overtreder doen?", soort="regels", uitleg="Een punt per regel. Dit staat in de brief."
)
_GEVOLG = (
    "Is de overtreding dan niet hersteld? Dan kiezen wij een zwaarder middel. Dat kan een last onder dwangsom zijn: dan moet u "
    "betalen zolang u niet herstelt."
)
# Step -> what it keeps beside its day, its last day and its uitslag. The same words mean the same in every interventie.
STAPVELDEN: dict[tuple[str, str], tuple[Stapveld, ...]] = {
    ("signaalgesprek", "uitnodiging"): (
        Stapveld(naam="tijd", etiket="Hoe laat?", soort="tekst", uitleg="Bijvoorbeeld 10.00 uur."),
        Stapveld(naam="plaats", etiket="Waar?", soort="tekst", uitleg="Bijvoorbeeld: op de bouwplaats."),
        Stapveld(naam="met", etiket="Wie zijn er van de gemeente bij?", soort="tekst"),
        Stapveld(naam="waarover", etiket="Waarover gaat het gesprek?", uitleg="Dit staat in de brief."),
        Stapveld(naam="reden", etiket="Waarom nodigt u opnieuw uit?", uitleg="Dit staat in de brief.", alleen_afwijkend=True),
    ),
    ("signaalgesprek", "gesprek"): (
        Stapveld(naam="aanwezigen", etiket="Wie waren erbij?", soort="regels", uitleg="Een naam per regel, met de functie.",
                 bij=("afspraken", "geen_afspraken")),
        Stapveld(naam="verslag", etiket="Wat is er besproken?", uitleg="Dit staat in het verslag dat alle aanwezigen krijgen."),
    ),
    ("signaalgesprek", "nakoming"): (_GEZIEN,),
    ("signaalgesprek", "uitstel"): (_reden("Waarom krijgt de overtreder meer tijd?"),),
    ("waarschuwing", "waarschuwing"): (
        _TE_DOEN, Stapveld(naam="gevolg", etiket="Wat gebeurt er als het niet op tijd is hersteld?", begin=_GEVOLG),
    ),
    ("herstelmaatregel", "herstelmaatregel"): (
        _TE_DOEN, Stapveld(naam="gevolg", etiket="Wat gebeurt er als het niet op tijd is hersteld?", begin=_GEVOLG),
    ),
    **{
        (soort, stap): velden
        for soort in ("waarschuwing", "herstelmaatregel")
        for stap, velden in (("hercontrole", (_GEZIEN,)), ("uitstel", (_reden("Waarom krijgt de overtreder meer tijd?"),)))
    },
    ("verscherpt_toezicht", "aankondiging"): (
        Stapveld(naam="aantal", etiket="Hoeveel bezoeken?", soort="getal"),
        Stapveld(naam="reden", etiket="Waarom verscherpt toezicht?", uitleg="Dit staat in de brief."),
    ),
    ("verscherpt_toezicht", "verlenging"): (
        Stapveld(naam="aantal", etiket="Hoeveel bezoeken in totaal?", soort="getal"), _reden("Waarom verlengt u het?"),
    ),
    ("verscherpt_toezicht", "einde"): (
        Stapveld(naam="bevinding", etiket="Wat leverden de bezoeken op?", uitleg="Dit staat in de brief."),
    ),
    ("strafrecht", "overdracht"): (
        Stapveld(naam="aan", etiket="Aan wie?", soort="keuze", keuzes=AAN_STRAFRECHT),
        Stapveld(naam="ontvanger", etiket="Naam van de organisatie of het team", soort="tekst"),
        Stapveld(naam="adres", etiket="Adres", soort="regels", verplicht=False, uitleg="Een regel per deel van het adres."),
        Stapveld(naam="persoon", etiket="Met wie sprak u?", soort="tekst"),
        Stapveld(naam="referentie", etiket="Hun nummer", soort="tekst", verplicht=False),
        Stapveld(naam="samenvatting", etiket="Waarom draagt u de zaak over?", uitleg="Dit staat in de brief."),
        Stapveld(naam="stukken", etiket="Wat stuurt u mee?", soort="regels", uitleg="Een stuk per regel."),
    ),
    ("strafrecht", "navraag"): (Stapveld(naam="bevinding", etiket="Bij wie vroeg u na, en wat hoorde u?"),),
    ("strafrecht", "terugkoppeling"): (
        Stapveld(naam="referentie", etiket="Hun nummer", soort="tekst", verplicht=False), _GEHOORD,
    ),
    ("signaal_toelating", "signaal"): (
        Stapveld(naam="aan", etiket="Aan wie?", soort="keuze", keuzes=AAN_TOELATING),
        Stapveld(naam="ontvanger", etiket="Naam van de organisatie", soort="tekst"),
        Stapveld(naam="adres", etiket="Adres", soort="regels", verplicht=False, uitleg="Een regel per deel van het adres."),
        Stapveld(naam="kwaliteitsborger", etiket="Over welke kwaliteitsborger?", soort="tekst", verplicht=False),
        Stapveld(naam="instrument", etiket="Over welk instrument?", soort="tekst", verplicht=False),
        Stapveld(naam="waarover", etiket="Wat wilt u laten weten?",
                 uitleg="Dit staat in de brief. Noem geen namen van bewoners of andere mensen: die heeft de ontvanger niet nodig."),
        Stapveld(naam="vraag", etiket="Wat vraagt u van de ontvanger?"),
    ),
    ("signaal_toelating", "navraag"): (Stapveld(naam="bevinding", etiket="Bij wie vroeg u na, en wat hoorde u?"),),
    ("signaal_toelating", "antwoord"): (_GEHOORD,),
}  # fmt: skip
UITSLAGEN = {
    "afspraken": "Het gesprek is geweest, en er zijn afspraken", "geen_afspraken": "Het gesprek is geweest, zonder afspraken",
    "niet_verschenen": "De overtreder kwam niet", "nagekomen": "De afspraken zijn nagekomen",
    "niet_nagekomen": "De afspraken zijn niet of niet alle nagekomen", "hersteld": "De overtreding is hersteld",
    "niet_hersteld": "De overtreding is niet hersteld", "nageleefd": "De regels werden nageleefd",
    "niet_nageleefd": "De regels werden niet nageleefd", "loopt": "De zaak loopt nog bij hen", "afgedaan": "De zaak is daar klaar",
    "opgepakt": "Men doet er iets mee", "niet_opgepakt": "Men doet er niets mee",
}  # fmt: skip
