"""The fields of every form, per soort: what is asked, in which order, and how it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Vorm = Literal["tekst", "lang", "dag", "tijd", "email", "keuze", "vinkjes", "vinkje", "signaalbron"]
JA_NEE = (("", "Niet bekend"), ("ja", "Ja"), ("nee", "Nee"))
KANALEN = (
    ("", "Kies een kanaal"), ("papier", "Op papier, met de post"), ("e-mail", "Per e-mail"), ("balie", "Aan de balie"),
    ("telefoon", "Per telefoon"), ("formulier", "Met een formulier op de website"), ("omgevingsloket", "Via het Omgevingsloket"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Veldvorm:
    """One field. ``keuzes`` of onderwerpen and signaalbronnen come from the kader. ``autovul`` is the HTML name of own data."""

    naam: str
    etiket: str
    vorm: Vorm = "tekst"
    uitleg: str = ""
    verplicht: bool = False
    maximum: int = 300
    keuzes: tuple[tuple[str, str], ...] = ()
    autovul: str = ""


@dataclass(frozen=True, slots=True)
class Groepvorm:
    """Fields under one heading; ``open`` False: folded up until something in it is filled in."""

    titel: str
    velden: tuple[Veldvorm, ...]
    uitleg: str = ""
    open: bool = True


def _ja_nee(naam: str, etiket: str) -> Veldvorm:
    return Veldvorm(naam=naam, etiket=etiket, vorm="keuze", keuzes=JA_NEE)


def vorm_partij(rol: str, titel: str, *, uitleg: str = "", open: bool = False, verplicht: bool = False) -> Groepvorm:
    velden = (
        Veldvorm(naam=f"{rol}_naam", etiket="Naam", verplicht=verplicht),
        Veldvorm(naam=f"{rol}_adres", etiket="Straat en huisnummer, of postbus"),
        Veldvorm(naam=f"{rol}_postcode", etiket="Postcode", maximum=20),
        Veldvorm(naam=f"{rol}_woonplaats", etiket="Plaats", maximum=100),
        Veldvorm(naam=f"{rol}_telefoon", etiket="Telefoon", maximum=50),
        Veldvorm(naam=f"{rol}_email", etiket="E-mailadres", vorm="email", maximum=254),
        Veldvorm(naam=f"{rol}_kvk", etiket="KvK-nummer", maximum=20),
    )
    return Groepvorm(titel, velden, uitleg, open)


ONTVANGST = Groepvorm(
    "Ontvangst",
    (
        Veldvorm(naam="kanaal", etiket="Hoe kwam de melding binnen?", vorm="keuze", keuzes=KANALEN, verplicht=True),
        Veldvorm(naam="ontvangen_dag", etiket="Dag van ontvangst", vorm="dag", verplicht=True),
        Veldvorm(
            naam="ontvangen_tijd", etiket="Tijd van ontvangst", vorm="tijd", verplicht=True,
            uitleg="Bij post: de tijd waarop u haar openmaakte. Deze tijd staat in de ontvangstbevestiging.",
        ),
    ),
)  # fmt: skip
ONDERTEKENING = (
    Veldvorm(naam="dagtekening", etiket="Dagtekening (datum op de melding)", vorm="dag"),
    _ja_nee("ondertekend", "Is de melding ondertekend?"),
)
PLEK = (
    Veldvorm(naam="plek_adres", etiket="Straat en huisnummer"),
    Veldvorm(naam="plek_postcode", etiket="Postcode", maximum=7),
    Veldvorm(naam="plek_woonplaats", etiket="Plaats", maximum=100),
    Veldvorm(naam="plek_kadastraal", etiket="Kadastrale aanduiding", maximum=200),
    Veldvorm(naam="plek_bag_id", etiket="BAG-nummer", maximum=16, uitleg="Zestien cijfers, als het bekend is."),
)
WERK = (
    Veldvorm(naam="omschrijving", etiket="Wat wordt er gebouwd?", vorm="lang", maximum=10_000),
    Veldvorm(
        naam="gebruiksfuncties", etiket="Gebruiksfuncties", vorm="lang", maximum=3_000,
        uitleg="Eén per regel, bijvoorbeeld: woonfunctie.",
    ),
)  # fmt: skip
INSTRUMENT = Veldvorm(naam="instrument", etiket="Instrument voor kwaliteitsborging")
KWALITEIT = Groepvorm(
    "Kwaliteitsborging en ondertekening",
    (INSTRUMENT, *ONDERTEKENING, _ja_nee("gelijkwaardigheid", "Gelijkwaardige maatregelen toegepast?")),
)
INITIATIEFNEMER = vorm_partij("initiatiefnemer", "Initiatiefnemer", open=True, uitleg="Degene die bouwt of laat bouwen.")
GEMACHTIGDE = vorm_partij("gemachtigde", "Gemachtigde", uitleg="Alleen als iemand anders de melding doet.")
KWALITEITSBORGER = vorm_partij("kwaliteitsborger", "Kwaliteitsborger")
BORGER = vorm_partij(
    "kwaliteitsborger", "Kwaliteitsborger", open=True, uitleg="De ontvangstbevestiging gaat hierheen.", verplicht=True
)
WIE = (
    vorm_partij(
        "initiatiefnemer", "Wie deed de melding?", open=True, uitleg="Is de naam al bekend in de zaak, dan is de naam genoeg."
    ),
    GEMACHTIGDE,
)
STRIJDIGHEID = Groepvorm(
    "Wat wijkt er af?",
    (
        Veldvorm(naam="afwijking", etiket="Wat wijkt er af van de regels?", vorm="lang", verplicht=True, maximum=10_000),
        Veldvorm(naam="onderwerpen", etiket="Waar gaat het over?", vorm="vinkjes"),
        _ja_nee("blokkeert_verklaring", "Kan de verklaring hierdoor niet worden afgegeven?"),
        _ja_nee("direct_gevaar", "Is er nu gevaar?"),
        _ja_nee("herstel_afgesproken", "Is herstel afgesproken?"),
        Veldvorm(naam="herstel_op", etiket="Hersteld op of voor", vorm="dag", uitleg="Alleen als herstel is afgesproken."),
    ),
)
WAAR = Groepvorm("Waar is het?", PLEK[:4])
ZOEK_MEE = Groepvorm("Zaaknummer niet bekend?", PLEK[:3], "Vul in wat u weet. Wij zoeken dan welke zaak erbij past.", open=False)


DEEL = Veldvorm(
    naam="deel", etiket="Deel van het project", maximum=100,
    uitleg="Alleen als deze melding over een deel gaat: de naam of het nummer van dat deel, zoals het bij de zaak staat.",
)  # fmt: skip
BOUWWERKEN = Veldvorm(
    naam="bouwwerken", etiket="Andere bouwwerken in deze melding", vorm="lang", maximum=10_000,
    uitleg="Alleen als de melding over meer bouwwerken gaat: het adres van elk ander bouwwerk, elk op een eigen regel.",
)  # fmt: skip


def _dag(etiket: str, *, verplicht: bool = False, uitleg: str = "") -> Veldvorm:
    return Veldvorm(naam="datum", etiket=etiket, vorm="dag", verplicht=verplicht, uitleg=uitleg)


BEGIN = _dag("Geplande start", uitleg="De dag waarop het werk begint, ook ontgraven.")
MEDEWERKER: dict[str, tuple[Groepvorm, ...]] = {
    "bouwmelding": (
        ONTVANGST,
        Groepvorm("Bouwwerk", (*PLEK, BOUWWERKEN, *WERK, BEGIN)),
        INITIATIEFNEMER,
        GEMACHTIGDE,
        KWALITEITSBORGER,
        KWALITEIT,
    ),
    "startbouw": (
        ONTVANGST,
        Groepvorm("Start van de bouw", (_dag("De bouw begint op", verplicht=True, uitleg="Ook het ontgraven telt als begin."),)),
        *WIE,
        ZOEK_MEE,
    ),
    "eindebouw": (
        ONTVANGST,
        Groepvorm("Einde van de bouw", (_dag("De bouw eindigde op", verplicht=True), DEEL)),
        *WIE,
        ZOEK_MEE,
    ),
    "gereedmelding": (
        ONTVANGST,
        Groepvorm("Bouwwerk", (DEEL, *PLEK, *WERK, _dag("Geplande dag van ingebruikname"))),
        INITIATIEFNEMER,
        GEMACHTIGDE,
        KWALITEITSBORGER,
        KWALITEIT,
    ),
    "strijdigheid": (ONTVANGST, STRIJDIGHEID, BORGER, ZOEK_MEE),
}  # fmt: skip

NUMMER = Veldvorm(
    naam="zaaknummer", etiket="Zaaknummer of projectnummer", maximum=40, uitleg="Als u het weet. Het staat in onze brieven.",
)  # fmt: skip
VERTROUWELIJK = Veldvorm(
    naam="naam_niet_doorgeven", etiket="Geef mijn naam niet door aan anderen", vorm="vinkje",
    uitleg="Wij zien uw naam wel. Soms moet de rechter of de wet ons toch vragen om hem te geven.",
)  # fmt: skip


def _eigen(groep: Groepvorm) -> Groepvorm:
    """The data of whoever fills in the form: a browser may fill these in."""
    html = {"naam": "name", "adres": "street-address", "postcode": "postal-code", "woonplaats": "address-level2", "telefoon": "tel",
            "email": "email"}  # fmt: skip
    velden = tuple(replace(veld, autovul=html.get(veld.naam.rpartition("_")[2], "")) for veld in groep.velden)
    return replace(groep, velden=velden)


_MELDER = _eigen(vorm_partij("melder", "Over u", open=True, uitleg="U hoeft uw naam niet te geven. Wij kunnen u dan niets vragen."))
WAARNEMING = Veldvorm(naam="omschrijving", etiket="Vertel wat u zag", vorm="lang", verplicht=True, maximum=10_000)
HOEDANIGHEID = Veldvorm(
    naam="hoedanigheid", etiket="Wie bent u bij dit bouwwerk?", vorm="signaalbron", uitleg="U hoeft dit niet te zeggen.",
)  # fmt: skip
OPENBAAR: dict[str, tuple[Groepvorm, ...]] = {
    "strijdigheid": (
        replace(WAAR, velden=(NUMMER, *WAAR.velden)),
        STRIJDIGHEID,
        _eigen(replace(BORGER, titel="Over u: de kwaliteitsborger", velden=(*BORGER.velden, VERTROUWELIJK))),
    ),
    "signaal": (
        Groepvorm("Wat zag u?", (WAARNEMING,)),
        replace(WAAR, velden=(*WAAR.velden[:3], NUMMER)),
        replace(_MELDER, velden=(HOEDANIGHEID, *_MELDER.velden[:-1], VERTROUWELIJK)),
    ),
    **{soort: groepen[1:] for soort, groepen in MEDEWERKER.items() if soort in ("bouwmelding", "gereedmelding")},
}  # fmt: skip
for _soort in ("startbouw", "eindebouw"):
    OPENBAAR[_soort] = (replace(WAAR, velden=(NUMMER, *WAAR.velden)), *MEDEWERKER[_soort][1:-1])
OPENBAAR["gereedmelding"] = (Groepvorm("Uw bouwmelding", (NUMMER,)), *OPENBAAR["gereedmelding"])
VOORBEREIDEN = OPENBAAR["bouwmelding"]
