"""De vorm van een kaderbestand: welke secties en sleutels een kader heeft, en wat er niet mag ontbreken.

Een regel zonder bron, een onbekende sleutel of een gat in de matrix is een fout. Deze module beschrijft alleen de vorm;
lezen, erven en vergelijken staan in `kader`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, Field, field_validator, model_validator

from borgwijzer.regels.besluitsoorten import Besluitsoort
from borgwijzer.regels.feiten import Meldingfeit, Meldingsoort
from borgwijzer.regels.kaderbesluit import Besluitregel, Gebruiksroute, Herinneringregel, Openbaarmakingsregel
from borgwijzer.regels.kadercontrole import Controlepunt
from borgwijzer.regels.kaderhandhaving import (
    Argument,
    Interventie,
    Interventieloop,
    Lastregel,
    Lhso,
    Maatregel,
    Norm,
    Samenhang,
    Sanctie,
    Verjaringregel,
    Weegregels,
)
from borgwijzer.regels.kadermaatwerk import Maatwerkregel
from borgwijzer.regels.kaderplek import Postcodes, Punt, keur_gebied
from borgwijzer.regels.kaderregel import Deel, Id, Regel
from borgwijzer.regels.kadersignaal import DirectGevaar, GelijkeSignalen
from borgwijzer.regels.kaderverzoek import NietTijdigregel, Verzoekregel
from borgwijzer.regels.mandaat import MANDAATDADEN
from borgwijzer.regels.termijnen import EERSTE_DAG
from borgwijzer.regels.toezichtfeiten import Interventiesoort

Prioriteit = Literal["hoog", "midden", "laag", "geen"]
Bezoek = Literal["altijd", "na_beoordeling", "nooit"]
Gebruik = Literal["verboden", "onder_voorwaarden"]
Wijze = Literal["nieuwe_melding", "aanvullen_nieuwe_termijn", "opschorten"]
Grensplek = Literal["toets", "signaal", "bezoek"]
Voorwaarde = Literal[
    "", "gemachtigde", "elektronisch", "lokale_omstandigheden", "veiligheidsplan_nodig", "gelijkwaardigheid", "datum"
]


class Kop(Deel):
    id: Id
    naam: str
    geldig_vanaf: date
    gecontroleerd_op: date
    gemeente: str = ""
    erft: str = ""
    status: str = ""
    tekstbron: str = ""
    voorbehoud: str = ""
    lezing: str = ""


class Wet(Deel):
    afkorting: str
    naam: str
    url: str
    tekst_van: date | None = None
    gecontroleerd_op: date


class Dag(Regel):
    datum: date
    naam: str


class Kalenderdeel(Deel):
    gelijkgesteld_is_werkdag: bool = False
    lezing: str = ""


class Reikwijdte(Regel):
    gevolgklassen: tuple[int, ...]
    verbouw_vanaf: date | None = None


class Functieregel(Regel):
    letter: Id
    tekst: str
    max_bouwlagen: int | None = None
    max_hoogte: float | None = None
    max_overspanning: float | None = None
    gebruiksmelding_boven: int | None = None
    beperking: str = ""


class Gevolgklasseregel(Regel):
    id: Id
    tekst: str
    vraag: str


class Termijnregel(Regel):
    naam: str
    lengte: int = Field(ge=1, le=400)
    eenheid: Literal["dagen", "werkdagen", "weken", "maanden", "jaren"]
    vangt_aan: str
    richting: Literal["vooruit", "terug"] = "vooruit"
    begin: Literal["exclusief", "inclusief"] = "exclusief"
    atw: bool = False
    betekenis: Literal["eerste dag waarop het mag", "laatste dag waarop het kan"] = "laatste dag waarop het kan"

    @model_validator(mode="after")
    def _past(self) -> Termijnregel:
        if self.richting == "terug" and (self.atw or self.betekenis == EERSTE_DAG):
            raise ValueError("terug_zonder_atw")
        return self


def _veld_bestaat(model: type[BaseModel], delen: list[str]) -> bool:
    """Of een melding dit veld heeft, tot en met het laatste deel: initiatiefnemer.telefoon."""
    veld = model.model_fields.get(delen[0])
    if veld is None or len(delen) == 1:
        return veld is not None
    dieper = (soort for soort in get_args(veld.annotation) if isinstance(soort, type) and issubclass(soort, BaseModel))
    return any(_veld_bestaat(soort, delen[1:]) for soort in dieper)


class Toets(Deel):
    """Hoe een automatische eis wordt nagegaan; precies een van deze vormen."""

    velden: tuple[str, ...] = ()
    een_van: tuple[str, ...] = ()
    document: str = ""
    kanaal: tuple[str, ...] = ()
    status: Literal["", "kwaliteitsborger", "instrument"] = ""
    leesbaar: bool = False
    samenhang: bool = False
    termijn: Id | None = None

    @model_validator(mode="after")
    def _een_vorm(self) -> Toets:
        if len(self.model_fields_set) != 1:
            raise ValueError("toets_een_vorm")
        for pad in (*self.velden, *self.een_van):
            if not _veld_bestaat(Meldingfeit, pad.split(".")):
                raise ValueError(f"veld_onbekend:{pad}")
        return self


class Eis(Regel):
    """Een punt op een controlelijst. `telt`: bepaalt het oordeel over de melding; anders alleen een bevinding.

    `gebrek`: hoe de brief het zegt als niet aan de eis is voldaan; zonder gebrek staat daar de eis zelf.
    """

    id: Id
    melding: Meldingsoort
    tekst: str
    soort: Literal["automatisch", "mens"]
    blok: Literal["compleet", "leesbaar_en_relevant", "samenhang"] = "compleet"
    toets: Toets | None = None
    voorwaarde: Voorwaarde = ""
    telt: bool = True
    gebrek: str = ""
    hulp: str = ""

    @model_validator(mode="after")
    def _toets_past(self) -> Eis:
        if (self.soort == "automatisch") != (self.toets is not None):
            raise ValueError("toets_bij_automatisch")
        return self


class Onvolledig(Regel):
    """Wat er gebeurt met een onvolledige melding. `woord`: hoe het kader het noemt."""

    wijze: Wijze
    hersteltermijn: Id | None = None
    woord: str


class Poort(Regel):
    """Wat er nodig is om te starten of te gebruiken, naast de melding zelf.

    `vereist`: meldingen die er moeten zijn; `termijn_telt`: hun termijn moet ook verstreken zijn; `acceptatie_nodig`: de
    gemeente moet de melding hebben beoordeeld. Zonder dat laatste volgt het oordeel uit de feiten (de wet kent geen acceptatie).
    """

    vereist: tuple[Meldingsoort, ...] = ()
    termijn_telt: bool = False
    acceptatie_nodig: bool = False


class Onderwerp(Regel):
    id: Id
    naam: str
    prioriteit: Prioriteit
    gebruik: Gebruik
    samen_onderzoeken: bool = False


class Prioriteitregel(Regel):
    bezoek: Bezoek
    opvolging: bool
    tekst: str


class Signaalbron(Regel):
    """Van wie een signaal komt. `openbaar`: iemand kan dit op de website van zichzelf zeggen."""

    naam: str
    openbaar: bool = True
    beoordeling: Literal["altijd", "alleen_bij_risico"]


class LokaleOmstandigheid(Regel):
    """Een bijzondere lokale omstandigheid (Bbl 2.19 lid 2) en waar zij geldt: overal, op een lijst, of in vlakken.

    `plaatsen` zijn woonplaatsen; `postcodes` losse (9999AB), cijfers (9999) of een reeks (9999AA-9999CZ, 9990-9994);
    `vlakken` zijn veelhoeken in het Rijksdriehoekstelsel, in meters, elk met ten minste drie hoekpunten.
    """

    id: Id
    naam: str
    omschrijving: str
    gebied: Literal["hele_gemeente", "lijst", "vlakken"] = "hele_gemeente"
    plaatsen: tuple[str, ...] = ()
    postcodes: tuple[Postcodes, ...] = ()
    vlakken: tuple[tuple[Punt, ...], ...] = ()

    @model_validator(mode="after")
    def _past(self) -> LokaleOmstandigheid:
        if fout := keur_gebied(self.gebied, (*self.plaatsen, *self.postcodes), self.vlakken):
            raise ValueError(fout)
        return self


class Briefregel(Regel):
    naam: str
    rechtsmiddel: bool = False
    tweede_paar_ogen: bool = False
    functie: str = ""
    namens: str = ""
    teksten: dict[str, str] = {}


class Rol(Regel):
    naam: str


Mandaatrol = Literal["intake", "toezichthouder", "handhaver", "jurist", "teamleider"]


class Mandaat(Regel):
    """Wie een daad namens het college mag doen: per daad ten minste een rol. Zonder de daad gelden de rechten van de rol."""

    daden: dict[str, Annotated[tuple[Mandaatrol, ...], Field(min_length=1)]] = {}

    @field_validator("daden")
    @classmethod
    def _bekend(cls, daden: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Een tikfout in een naam zou stil niets beperken."""
        for daad in daden:
            if daad not in MANDAATDADEN:
                raise ValueError(f"daad_onbekend:{daad}")
        return daden


class Evaluatie(Regel):
    voor: date
    criteria: tuple[str, ...]


class Bewaren(Regel):
    na: str
    termijn: str


class Gefaseerd(Regel):
    methode: Literal["wacht_op_geheel", "gegevens_per_fase", "melding_per_fase"]


class Radarregel(Regel):
    """Toezicht op bouwen zonder bouwmelding. `bezoek_na`: weken na het verlenen van een opa of bopa."""

    tekst: str
    bezoek_na: int = Field(ge=1, le=104)


class NietTaak(Regel):
    """Iets wat de gemeente niet doet, in de woorden van het kader. `bij`: waar in het werk dat gezegd moet worden.

    `onderwerpen`: onderwerpen van bijlage 1 waarvan de inhoud hierom buiten de taak valt.
    """

    id: Id
    tekst: str
    bij: tuple[Grensplek, ...] = Field(min_length=1)
    onderwerpen: tuple[Id, ...] = ()


class Notitie(Regel):
    """Een juridische kanttekening bij regels van het kader; `bij` noemt ze als sectie.id."""

    id: Id
    bij: tuple[str, ...]
    tekst: str
    andere_uitkomst: bool = False


class Kaderinhoud(Deel):
    """Een heel kader, na het erven."""

    kader: Kop
    wet: tuple[Wet, ...] = ()
    kalender: Kalenderdeel = Kalenderdeel()
    gelijkgestelde_dag: tuple[Dag, ...] = ()
    reikwijdte: Reikwijdte
    gevolgklasse_functie: tuple[Functieregel, ...] = ()
    gevolgklasse_regel: tuple[Gevolgklasseregel, ...] = ()
    eis: tuple[Eis, ...] = ()
    termijn: dict[Id, Termijnregel]
    onvolledig: dict[Meldingsoort, Onvolledig] = {}
    poort: dict[Literal["start", "gebruik"], Poort] = {}
    onderwerp: tuple[Onderwerp, ...] = ()
    prioriteit: dict[Prioriteit, Prioriteitregel] = {}
    signaalbron: dict[Id, Signaalbron] = {}
    gelijke_signalen: GelijkeSignalen | None = None
    direct_gevaar: DirectGevaar | None = None
    lhso: Lhso | None = None
    interventie: tuple[Interventie, ...] = ()
    samenhang: Samenhang | None = None
    norm: tuple[Norm, ...] = ()
    argument: tuple[Argument, ...] = ()
    maatregel: dict[Interventiesoort, Maatregel] = {}
    afweging: Weegregels | None = None
    sanctie: tuple[Sanctie, ...] = ()
    interventieloop: Interventieloop | None = None
    last: Lastregel | None = None
    verjaring: Verjaringregel | None = None
    lokale_omstandigheid: tuple[LokaleOmstandigheid, ...] = ()
    brief: dict[Id, Briefregel] = {}
    besluit: dict[Besluitsoort, Besluitregel] = {}
    toch_in_gebruik: Gebruiksroute | None = None
    handhavingsverzoek: Verzoekregel | None = None
    niet_tijdig: NietTijdigregel | None = None
    maatwerkvoorschrift: Maatwerkregel | None = None
    herinnering: Herinneringregel | None = None
    openbaarmaking: Openbaarmakingsregel | None = None
    rol: dict[Id, Rol] = {}
    mandaat: Mandaat | None = None
    evaluatie: Evaluatie | None = None
    bewaren: dict[Id, Bewaren] = {}
    gefaseerd: Gefaseerd | None = None
    radar: Radarregel | None = None
    niet_taak: tuple[NietTaak, ...] = ()
    controlepunt: tuple[Controlepunt, ...] = ()
    kanttekening: tuple[Notitie, ...] = ()
