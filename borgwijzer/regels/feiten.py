"""Feiten: wat er in een zaak gebeurd is, in gewone waarden. De enige invoer van de regelkern naast kader en peildatum.

Datums zijn kalenderdagen in Nederland. `None` betekent: niet bekend; een lege lijst betekent: er is er geen.
Wat hier niet in staat, weegt niet mee: een oordeel dat alleen in iemands hoofd zit, is geen feit.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from borgwijzer.regels.besluitsoorten import EENMALIG, Besluitsoort
from borgwijzer.regels.bezwaarfeiten import Schorsing
from borgwijzer.regels.feitvorm import Feit, Tekst
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.toezichtfeiten import Toezicht

Meldingsoort = Literal["bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid"]
Deelmelding = Literal["gereedmelding", "eindebouw"]  # wat over een deel kan gaan; Bbl 2.21 en 7.7 lid 2 gaan over een bouwwerk
Oordeel = Literal["volledig", "onvolledig", "niet_gedaan", "onbeslist"]
Status = Literal["toegelaten", "gewaarschuwd", "geschorst", "ingetrokken", "niet_gevonden"]
Functie = Literal["a", "b", "c", "d", "e", "f", "g", "anders"]
Kanaal = Literal["omgevingsloket", "formulier", "papier", "e-mail", "balie", "telefoon"]
Wisselrol = Literal["kwaliteitsborger", "initiatiefnemer"]
Verzoeksoort = Literal["bouwwerkzaamheden", "inlichtingen", "inzage", "verduidelijking"]
Herinneringsoort = Literal["start", "einde"]
Aanpak = Literal["bezoek", "bezoek_na_beoordeling", "bureau", "geen"]  # van een signaal
Gebruiksaanleiding = Literal["gebruik_zonder_gereedmelding", "gebruik_te_vroeg", "gebruik_onder_verbod"]
Bezoekaanleiding = Literal["signaal", "hercontrole", "eigen_constatering", "bouwstop", "radar", "planning", "handhavingsverzoek"]
Aanleiding = Literal[Gebruiksaanleiding, Bezoekaanleiding]
Adviessoort = Literal["niets_doen", "gebruik_onder_voorwaarden", "gebruiksverbod", "naar_handhaving"]


class Partij(Feit):
    """Iemand met een rol in de zaak."""

    naam: Tekst = ""
    adres: Tekst = ""
    telefoon: Tekst = ""
    email: Tekst = ""
    kvk: Tekst = Field("", description="nummer in het handelsregister, acht cijfers")


class Locatie(Feit):
    """Waar gebouwd wordt; een van adres, kadastrale aanduiding of coördinaten is genoeg (Bbl 2.19 lid 1 onder e)."""

    adres: Tekst = ""
    bag_id: Tekst = Field("", description="nummeraanduiding in de BAG, zestien cijfers")
    kadastraal: Tekst = ""
    coordinaten: Tekst = Field("", description="x y in het Rijksdriehoekstelsel, in meters")


class Documentfeit(Feit):
    """Een document bij een melding; `soort` is een documentsoort van het kader, zoals borgingsplan."""

    soort: str
    naam: Tekst = ""
    leesbaar: bool | None = Field(None, description="volgens de keuring; null: nog niet gekeurd")


class Registerfeit(Feit):
    """Wat het register van de toelatingsorganisatie zei over de situatie op `peildatum`; None: niet te zeggen, een mens kijkt."""

    peildatum: date | None = None
    stand_op: date | None = Field(None, description="de dag waarop het register zo was; niet later dan de peildatum")
    bron: Tekst = Field("", description="waar de ingelezen stand vandaan kwam")
    kwaliteitsborger: Status | None = None
    instrument: Status | None = None
    toestemming: Status | None = Field(None, description="toestemming van deze kwaliteitsborger voor dit instrument")
    redenen: dict[str, Tekst] = Field({}, description="per vraag waar de uitkomst vandaan komt")
    sinds: dict[str, date] = Field({}, description="per vraag vanaf wanneer de uitkomst geldt, als het register dat zegt")


class Antwoord(Feit):
    """Het antwoord van een mens op een eis; gaat voor op de automatische uitkomst en moet dan een reden hebben."""

    voldaan: bool | None = None
    reden: Tekst = ""


class Oordeelfeit(Feit):
    """Het vastgestelde oordeel van de gemeente over een melding; `wet`: wat de wettelijke lijst toen zei."""

    oordeel: Oordeel
    wet: Oordeel | None = None
    op: date


class Herstel(Feit):
    """Een herstelverzoek bij een gereedmelding. `ontvangen_op`: de dag waarop het laatste ontbrekende stuk binnen was."""

    gevraagd_op: date
    ontvangen_op: date | None = None


class Gegevens(Feit):
    """Wat een stuk over de zaak zegt, om stukken met elkaar te vergelijken (`bron`: bijvoorbeeld borgingsplan)."""

    bron: Tekst
    adres: Tekst = ""
    bag_id: Tekst = ""
    instrument: Tekst = ""
    kwaliteitsborger: Tekst = ""
    kvk: Tekst = ""
    initiatiefnemer: Tekst = ""
    versie: Tekst = ""
    dagtekening: date | None = None


class Strijdigheid(Feit):
    """Wat de kwaliteitsborger meldt als het werk afwijkt van de regels; `onderwerpen` zijn die van het kader (bijlage 1)."""

    afwijking: Tekst = ""
    onderwerpen: tuple[Tekst, ...] = ()
    blokkeert_verklaring: bool | None = Field(None, description="de verklaring kan niet worden afgegeven tot het is opgelost")
    direct_gevaar: bool | None = None
    herstel_afgesproken: bool | None = None
    herstel_op: date | None = Field(None, description="de dag waarop het hersteld moet zijn")


class Meldingfeit(Feit):
    """Een ontvangen melding of informatie, met wat erin stond en wat de gemeente ervan vond."""

    soort: Meldingsoort
    ontvangen_op: date
    id: str = ""
    kanaal: Kanaal = "omgevingsloket"
    ingetrokken_op: date | None = None
    initiatiefnemer: Partij | None = None
    gemachtigde: Partij | None = None
    kwaliteitsborger: Partij | None = None
    instrument: Tekst = ""
    locatie: Locatie | None = None
    overige_locaties: tuple[Locatie, ...] = Field((), description="de andere bouwwerken die deze melding noemt (Bbl 2.18 lid 3)")
    omschrijving: Tekst = ""
    gebruiksfuncties: tuple[Tekst, ...] = ()
    dagtekening: date | None = None
    ondertekend: bool | None = None
    datum: date | None = Field(None, description="de dag waarover de melding gaat: begin, einde, of geplande ingebruikname")
    gelijkwaardigheid: bool | None = Field(None, description="gelijkwaardige maatregelen toegepast")
    veiligheidsplan_nodig: bool | None = Field(None, description="volgens de risicomatrix of een maatwerkvoorschrift")
    lokale_omstandigheden: bool | None = Field(None, description="bijzondere lokale omstandigheden bekend voor deze plek")
    documenten: tuple[Documentfeit, ...] = ()
    registercontrole: Registerfeit | None = None
    gegevens: tuple[Gegevens, ...] = ()
    antwoorden: dict[str, Antwoord] = Field({})
    oordeel: Oordeelfeit | None = None
    herstel: tuple[Herstel, ...] = ()
    strijdigheid: Strijdigheid | None = None
    geheel_gekozen: bool = Field(False, description="iemand koos dat zij over het hele project gaat, hoewel er delen zijn")
    melder: Partij | None = Field(None, description="wie de melding feitelijk deed, als dat een ander is dan de partijen")
    naam_niet_doorgeven: bool = Field(False, description="de melder wil niet dat zijn naam aan anderen wordt doorgegeven")


class Gebruiksfunctie(Feit):
    """Een gebruiksfunctie van het bouwwerk, met de letter van Bbl 2.17 lid 3, of `anders`."""

    letter: Functie
    bouwlagen: int | None = Field(None, ge=0, le=200)
    hoogte: float | None = Field(None, ge=0, description="in meters")
    overspanning: float | None = Field(None, ge=0, description="in meters")
    personen: int | None = Field(None, ge=0, description="het aantal personen dat er tegelijk kan zijn")
    aan_beperking_voldaan: bool | None = Field(None, description="de overige beperkingen die de letter in de wet heeft")


class Gevolgklassefeiten(Feit):
    """De vragen van Bbl 2.16 en 2.17. Begrippen uit Bbl bijlage I vult een mens in; er wordt niets uit tekst afgeleid."""

    verbouw: bool | None = None
    monument: bool | None = Field(None, description="rijks-, provinciaal, gemeentelijk of voorbeschermd monument")
    functies: tuple[Gebruiksfunctie, ...] = ()
    gelijkwaardig_constructief: bool | None = None
    gelijkwaardig_brandveilig: bool | None = None
    nen_6060_6079: bool | None = Field(None, description="NEN 6060 of NEN 6079 gebruikt voor een brandcompartiment")
    milieubelastend: bool | None = Field(None, description="hoort bij een vergunningplichtige milieubelastende activiteit")
    ander_bevoegd_gezag: bool = Field(False, description="gedeputeerde staten bevoegd (Bbl 2.2)")
    onder_vergunninggrens: bool = Field(False, description="bouwwerk dat zonder de Wkb ook vergunningvrij zou zijn")


class Signaalfeit(Feit):
    """Een signaal van een onregelmatigheid, met onderwerpen van het kader (bijlage 1)."""

    onderwerpen: tuple[str, ...]
    ontvangen_op: date
    opgelost_op: date | None = None
    bron: Tekst = Field("", description="signaalbron van het kader")
    direct_gevaar: bool = False
    risico: bool | None = Field(None, description="wijst op een risico voor veiligheid of gezondheid; None: niet bekeken")
    aanpak: Aanpak | None = Field(None, description="wat een mens koos")
    beoordeeld_op: date | None = None
    gevaar_op: date | None = Field(None, description="de dag waarop het gevaar bekend werd, als dat later was")
    herstel_op: date | None = Field(None, description="de dag waarop het hersteld zou zijn, zoals is afgesproken")
    samengevoegd_met: str = Field("", description="id van het signaal waar dit bij is gevoegd")
    samengevoegd_op: date | None = None
    id: str = ""


class Voorwaarde(Feit):
    tekst: Tekst
    voldaan: bool = False


class Besluitfeit(Feit):
    """Een besluit van een gemandateerde. `tot_en_met` None: geldt tot nader order.

    `bekendgemaakt_op`: de dag waarop het is verzonden. Op een dag waarop het geschorst is, geldt het niet.
    """

    soort: Besluitsoort
    vanaf: date
    tot_en_met: date | None = None
    door: Tekst = Field(description="naam en functie van de gemandateerde")
    voorwaarden: tuple[Voorwaarde, ...] = ()
    id: str = ""
    bekendgemaakt_op: date | None = None
    schorsingen: tuple[Schorsing, ...] = ()

    def geldt_op(self, dag: date) -> bool:
        if self.soort in EENMALIG or any(schorsing.bevat(dag) for schorsing in self.schorsingen):
            return False
        return self.vanaf <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


class Ontvangst(Feit):
    """Wat voor een punt van een informatieverzoek binnenkwam. `goed`: het is wat gevraagd was en het is te lezen."""

    ontvangen_op: date
    gecontroleerd_op: date | None = None
    goed: bool | None = Field(None, description="None: nog niet gecontroleerd; nooit een oordeel over de techniek")


class Informatiepunt(Feit):
    """Een gegeven waarom gevraagd is; `ontvangsten` in de volgorde van binnenkomst, de laatste telt."""

    wat: Tekst = ""
    werk: Tekst = Field("", description="de bouwwerkzaamheden waarover het gaat (Bbl 2.20)")
    ontvangsten: tuple[Ontvangst, ...] = ()


class Informatieverzoek(Feit):
    """Een verzoek om gegevens tijdens de bouw. Zonder `verzonden_op` is het een concept en volgt er niets uit.

    `uiterlijk` en `uiterlijk_na_herinnering` koos een mens: de wet zegt alleen dat de termijn redelijk moet zijn.
    """

    id: str = ""
    soort: Verzoeksoort
    aan: Tekst = Field("", description="de rol van de partij die het verzoek kreeg")
    reden: Tekst = ""
    punten: tuple[Informatiepunt, ...] = ()
    uiterlijk: date
    verzonden_op: date | None = None
    herinnerd_op: date | None = None
    uiterlijk_na_herinnering: date | None = None
    beeindigd_op: date | None = None


class Herinneringfeit(Feit):
    """Een brief die vraagt naar het begin of het einde van de bouw."""

    soort: Herinneringsoort
    verstuurd_op: date


class Controlefeit(Feit):
    """Een controle ter plaatse. `gebruik_gezien`: of er gebruik was; `vastgesteld_op`: de dag waarop het rapport vaststond.

    `bouwstop_op`: de dag waarop ter plaatse mondeling de bouw is stilgelegd, tot `bouwstop_vervallen_op`. `botst_op`: de dag waarop
    een tweede rapport binnenkwam dat niet past op wat er staat, zolang niemand koos wat er geldt.
    """

    id: str = ""
    aanleiding: Aanleiding
    opgemaakt_op: date
    signaal: str = Field("", description="id van het signaal waarvoor zij is; leeg zonder")
    gepland_op: date | None = None
    gedaan_op: date | None = None
    gebruik_gezien: bool | None = None
    vastgesteld_op: date | None = None
    vervallen_op: date | None = None
    bouwstop_op: date | None = None
    bouwstop_vervallen_op: date | None = None
    botst_op: date | None = None

    @property
    def over_gebruik(self) -> bool:
        """Of zij hoort bij de route van toch in gebruik nemen (kader 2.1.1 stap 3), en niet bij het andere toezicht."""
        return self.aanleiding in get_args(Gebruiksaanleiding)


class Adviesfeit(Feit):
    """Een juridisch advies op het rapport van een controle; wie beslist, volgt het op of wijst het af."""

    controle: str = Field("", description="id van de controle waarover het gaat")
    soort: Adviessoort
    gegeven_op: date
    afgewezen_op: date | None = None
    opgevolgd_op: date | None = None


class Fase(Feit):
    """Een deel van het project met eigen meldingen en een eigen gebruik. De delen zijn samen het hele project.

    `meldingen`: alleen gereedmeldingen en informatie over het einde van de bouw; de andere gaan over het geheel.
    """

    id: str
    naam: Tekst = ""
    meldingen: tuple[Meldingfeit, ...] = ()
    signalen: tuple[Signaalfeit, ...] = ()
    in_gebruik_op: date | None = None
    vervallen_op: date | None = Field(None, description="de dag waarop dit deel toch geen deel bleek")

    @property
    def noem(self) -> str:
        return self.naam or f"Deel {self.id}"


class Wisseling(Feit):
    """Dat een partij door een andere werd opgevolgd, zoals dat bij de gemeente is gemeld of vastgelegd.

    `sinds`: de eerste dag van de nieuwe partij; `gemeld_op`: de dag waarop de gemeente het wist.
    """

    rol: Wisselrol
    partij: Partij
    instrument: Tekst = ""
    sinds: date
    gemeld_op: date
    id: str = ""


class Nacontrole(Feit):
    """Wat een latere stand van het register over de kwaliteitsborger van een lopende zaak zei, als dat anders was dan eerder.

    `op`: de dag waarop het register zo was. `beoordeeld_op`: de dag waarop een mens vastlegde wat dit voor de zaak betekent.
    """

    op: date
    borger: Partij
    instrument: Tekst = ""
    eerder: Registerfeit | None = None
    uitkomst: Registerfeit
    beoordeeld_op: date | None = None
    id: str = ""


class Feiten(Feit):
    """Alles wat van een zaak vaststaat."""

    kader: str | None = Field(None, description="vaste kaderversie, als id@JJJJ-MM-DD")
    peildatum: date | None = None
    gevolgklasse: Gevolgklassefeiten | None = None
    verlies_gevolgklasse_op: date | None = None
    meldingen: tuple[Meldingfeit, ...] = ()
    geplande_start: date | None = None
    feitelijke_start_op: date | None = None
    beeindigd_op: date | None = Field(None, description="de dag waarop de bouwwerkzaamheden zijn geëindigd")
    geplande_ingebruikname: date | None = None
    in_gebruik_op: date | None = None
    signalen: tuple[Signaalfeit, ...] = ()
    besluiten: tuple[Besluitfeit, ...] = ()
    informatieverzoeken: tuple[Informatieverzoek, ...] = ()
    herinneringen: tuple[Herinneringfeit, ...] = ()
    controles: tuple[Controlefeit, ...] = ()
    adviezen: tuple[Adviesfeit, ...] = ()
    fasen: tuple[Fase, ...] = ()
    afgesloten_op: date | None = None
    wisselingen: tuple[Wisseling, ...] = ()
    nacontroles: tuple[Nacontrole, ...] = ()
    toezicht: Toezicht = Toezicht()
    maatwerkaanvragen: tuple[Maatwerkfeit, ...] = ()

    @property
    def alle_meldingen(self) -> tuple[Meldingfeit, ...]:
        """De meldingen over het geheel en over elk deel."""
        return (*self.meldingen, *(melding for fase in self.fasen for melding in fase.meldingen))

    def deel_van(self, melding: str) -> Fase | None:
        """Het deel waarover de melding met dit id gaat; None: het geheel."""
        return next((fase for fase in self.fasen for een in fase.meldingen if een.id == melding), None)

    @property
    def handhaving_gestart_op(self) -> date | None:
        """De dag waarop de zaak, op advies van een jurist, naar de handhaving ging."""
        dagen = [een.opgevolgd_op for een in self.adviezen if een.soort == "naar_handhaving" and een.opgevolgd_op]
        return max(dagen, default=None)

    def met_oordeel(self, melding: str, oordeel: Oordeelfeit) -> Feiten:
        """Deze feiten, alsof over de melding met dit id zo geoordeeld is: om te zien wat daaruit volgt."""

        def vul(meldingen: tuple[Meldingfeit, ...]) -> tuple[Meldingfeit, ...]:
            return tuple(een.model_copy(update={"oordeel": oordeel}) if een.id == melding else een for een in meldingen)

        fasen = tuple(fase.model_copy(update={"meldingen": vul(fase.meldingen)}) for fase in self.fasen)
        return self.model_copy(update={"meldingen": vul(self.meldingen), "fasen": fasen})
