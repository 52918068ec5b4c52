"""Cases of interventies without a last: one of each kind, and one at every point at which somebody must do something.

The overtreding and its afweging are written as the rows that the colleagues before left; all that follows is a deed.
"""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.brieven.acties_interventie import keur_stap_goed_en_verstuur, rond_af_en_verstuur, zet_stap_en_verstuur
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.toezicht.acties.interventies import Afloop, begin_interventie, vraagt_tweede
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.toezicht.acties.stapvoorstellen import leg_stap_klaar
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Overtreding, Zaak

NORM, GEZIEN = "Bbl 7.5", "Het hek langs de bouwput stond op twee plaatsen open. Voorbijgangers konden in de put vallen."
OVERTREDER = {"naam": "Bouwbedrijf De Wilgenroos", "adres": "Griendweg 4, 9999 ZD Wilgenmeer", "email": "", "kvk": ""}
HERSTEL = {"te_doen": "Sluit de bouwplaats aan alle kanten af.\nZet het hek zo vast dat het niet kan omvallen.",
           "gevolg": "Is de overtreding dan niet hersteld? Dan kiezen wij een zwaarder middel."}  # fmt: skip
UITNODIGING = {"tijd": "10.00 uur", "plaats": "Op de bouwplaats, in de keet.", "met": "De toezichthouder.",
               "waarover": "Hoe u de bouwplaats afsluit, ook in het weekend."}  # fmt: skip


def kies_middel(zaak: Zaak, plek: Werkplek, keuze: str, terug: int) -> Afweging:
    """An overtreding with an afweging that was fixed, so many days ago."""
    dag, wie, jurist = plek.dag(terug), plek.mensen[Rol.TOEZICHTHOUDER], plek.mensen[Rol.JURIST]
    gedeeld = {"organisatie_id": zaak.organisatie_id, "zaak": zaak}
    overtreding = Overtreding.objects.create(
        **gedeeld, norm=NORM, feiten=GEZIEN, geconstateerd_op=dag, overtreder=OVERTREDER, overtreder_rol="uitvoerder",
        overtreder_reden="Hij voert het werk uit en sluit de bouwplaats af.", vastgesteld_op=dag, vastgesteld_door=wie,
        vastgesteld_naam=wie.naam,
    )  # fmt: skip
    return Afweging.objects.create(
        **gedeeld, overtreding=overtreding, kaderversie_id=zaak.kaderversie_id, toestand=Afwegingtoestand.VASTGESTELD, keuze=keuze,
        keuze_reden="Dit middel past bij wat er is gezien, en een lichter middel helpt niet.", begonnen_op=dag, voorgesteld_op=dag,
        voorgesteld_door=wie, voorgesteld_naam=wie.naam, vastgesteld_op=dag, vastgesteld_door=jurist, vastgesteld_naam=jurist.naam,
    )  # fmt: skip


class Uitvoering:
    """One interventie, carried out by the teamleider, who may do every step under every kader."""

    def __init__(self, zaak: Zaak, plek: Werkplek, soort: str, terug: int) -> None:
        self.plek, self.wie, self.kader = plek, plek.mensen[Rol.TEAMLEIDER], kader_van(zaak)
        afweging = kies_middel(zaak, plek, soort, terug)
        self.pk = begin_interventie(afweging.pk, soort, door=self.wie, moment=plek.terug(terug)).pk

    def zet(self, stap: str, terug: int, **waarden: Any) -> None:
        """Set a step so many days ago, with its letter; a handhaver lays it ready first where the kader asks two people for it.

        ``tot``: the last day, in days from today.
        """
        moment = self.plek.terug(terug)
        if vraagt_tweede(self.kader, self.rij.soort, stap):
            self.leg_klaar(stap, terug, **waarden)
            keur_stap_goed_en_verstuur(self.pk, versie=self.rij.versie, door=self.wie, moment=moment)
            return
        gezet = self._vul_in(stap, terug, **waarden)
        zet_stap_en_verstuur(self.pk, gezet, versie=self.rij.versie, door=self.wie, moment=moment)

    def leg_klaar(self, stap: str, terug: int, **waarden: Any) -> None:
        """Lay a step before the teamleider so many days ago; a kader that asks nobody else for it refuses that."""
        wie = self.plek.mensen.get(Rol.HANDHAVER, self.plek.mensen[Rol.TOEZICHTHOUDER])
        gezet = self._vul_in(stap, terug, **waarden)
        leg_stap_klaar(self.pk, gezet, versie=self.rij.versie, door=wie, moment=self.plek.terug(terug))

    def _vul_in(self, stap: str, terug: int, *, tot: int | None = None, **waarden: Any) -> Gezet:
        uiterlijk = self.plek.dag(-tot) if tot is not None else None
        return Gezet(stap, op=self.plek.dag(terug), uiterlijk=uiterlijk, **waarden)

    def rond_af(self, uitkomst: str, reden: str, terug: int, *, hersteld: datetime.date | None = None) -> None:
        """End it so many days ago, with a letter."""
        moment, afloop = self.plek.terug(terug), Afloop(uitkomst, reden, hersteld)
        rond_af_en_verstuur(self.pk, afloop, brief=True, versie=self.rij.versie, door=self.wie, moment=moment)

    @property
    def rij(self) -> Interventie:
        return Interventie.objects.get(pk=self.pk)


def _gekozen(zaak: Zaak, plek: Werkplek) -> None:
    """A choice was fixed; nobody began."""
    kies_middel(zaak, plek, "waarschuwing", 2)


def _spreek(zaak: Zaak, plek: Werkplek) -> Uitvoering:
    loop = Uitvoering(zaak, plek, "signaalgesprek", 30)
    loop.zet("uitnodiging", 30, tot=-20, velden=UITNODIGING)
    verslag = {"verslag": "Het hek is door de wind omgevallen.", "aanwezigen": "De uitvoerder\nDe toezichthouder"}
    afspraken = [("De aannemer zet het hek vast met betonblokken", plek.dag(6))]
    loop.zet("gesprek", 20, uitslag="afspraken", velden=verslag, afspraken=afspraken)
    return loop


def _gesprek(zaak: Zaak, plek: Werkplek) -> None:
    """A talk with agreements, of which the days are over."""
    _spreek(zaak, plek)


def _gesprek_klaar(zaak: Zaak, plek: Werkplek) -> None:
    """A talk of which the agreements were kept: the overtreding is over."""
    loop = _spreek(zaak, plek)
    loop.zet("nakoming", 5, velden={"bevinding": "Het hek staat vast aan betonblokken."}, nagekomen=[0])
    loop.rond_af("hersteld", "Op de bouwplaats gezien dat het hek vaststaat.", 4, hersteld=plek.dag(5))


def _hercontrole(zaak: Zaak, plek: Werkplek) -> None:
    """A waarschuwing of which the term is over."""
    Uitvoering(zaak, plek, "waarschuwing", 40).zet("waarschuwing", 40, tot=-10, velden=HERSTEL)


def _niet_hersteld(zaak: Zaak, plek: Werkplek) -> None:
    """After the hercontrole: it is to be ended."""
    loop = Uitvoering(zaak, plek, "herstelmaatregel", 40)
    loop.zet("herstelmaatregel", 40, tot=-10, velden=HERSTEL)
    loop.zet("hercontrole", 8, uitslag="niet_hersteld", velden={"bevinding": "Het hek stond weer open."})


def _zwaarder(zaak: Zaak, plek: Werkplek) -> None:
    """It did not help: a new afweging is to be made."""
    loop = Uitvoering(zaak, plek, "herstelmaatregel", 40)
    loop.zet("herstelmaatregel", 40, tot=-12, velden=HERSTEL)
    loop.zet("hercontrole", 9, uitslag="niet_hersteld", velden={"bevinding": "Er is niets veranderd."})
    loop.rond_af("niet_hersteld_zwaarder", "De termijn is voorbij en het hek staat nog open.", 8)


def _klaargelegd(zaak: Zaak, plek: Werkplek) -> None:
    """A step that waits for a second person; not under a kader that asks none."""
    Uitvoering(zaak, plek, "waarschuwing", 3).leg_klaar("waarschuwing", 2, tot=40, velden=HERSTEL)


def _verscherpt(zaak: Zaak, plek: Werkplek) -> None:
    """Visits were announced, and none was made yet."""
    loop = Uitvoering(zaak, plek, "verscherpt_toezicht", 20)
    loop.zet("aankondiging", 20, tot=70, velden={"aantal": "4", "reden": "Het hek stond binnen een maand drie keer open."})


def _strafrecht(zaak: Zaak, plek: Werkplek) -> None:
    loop = Uitvoering(zaak, plek, "strafrecht", 35)
    velden = {"aan": "politie", "ontvanger": "Politie, basisteam Wilgenmeer", "adres": "Griendplein 2\n9999 ZE Wilgenmeer",
              "persoon": "De wijkagent", "samenvatting": "De uitvoerder haalde het hek na twee waarschuwingen zelf weer weg.",
              "stukken": "Het rapport van de controle\nDrie foto's"}  # fmt: skip
    loop.zet("overdracht", 35, tot=21, velden=velden)


def _toelating(zaak: Zaak, plek: Werkplek) -> None:
    loop = Uitvoering(zaak, plek, "signaal_toelating", 25)
    velden = {"aan": "instrumentaanbieder", "ontvanger": "Stichting Borging Rietland", "kwaliteitsborger": "Borgburo Rietveld",
              "waarover": "De verklaring noemt een controle toen de fundering al dicht was.",
              "vraag": "Ga na of de controle is gedaan zoals de verklaring zegt."}  # fmt: skip
    loop.zet("signaal", 25, tot=17, velden=velden)


INTERVENTIES: tuple[Geval, ...] = (
    _gekozen, _hercontrole, _niet_hersteld, _zwaarder, _klaargelegd, _verscherpt, _gesprek, _gesprek_klaar, _strafrecht, _toelating,
)  # fmt: skip
