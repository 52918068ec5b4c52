"""Cases of a last onder dwangsom or bestuursdwang: one at each step, from the voornemen to the money."""

from __future__ import annotations

from dataclasses import dataclass, replace

from borgwijzer.brieven.acties_last import neem_lastbesluit_en_verstuur, zet_laststap_en_verstuur
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.toezicht.acties.lastbesluiten import stel_lastbesluit_voor
from borgwijzer.toezicht.acties.lasten import begin_last
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Overtreding, Zaak

DWANGSOM, BESTUURSDWANG = "last_onder_dwangsom", "last_onder_bestuursdwang"
NORM = "artikel 2.18 lid 1 van het Besluit bouwwerken leefomgeving"
LAST = "Stop met het werk aan de fundering, en ga pas verder als de kwaliteitsborger haar heeft gekeurd."
TEKSTEN = {
    "last": LAST, "evenredig": "Een waarschuwing hielp niet: het werk ging door.",
    "motivering": "De regel is overtreden en er is geen zicht op herstel.", "termijn_reden": "Het werk stilleggen kan meteen.",
    "bedrag_reden": "Het is meer dan doorbouwen oplevert, en past bij de omvang van het werk.", "eenheid": "per week",
    "afwijking": "Geen regel van de tabel past precies bij deze overtreding.",
}  # fmt: skip
ZONDER = Stapinvoer("zonder_zienswijze", teksten={"uitslag": "spoed", "reden": "De volgende dag zou er beton worden gestort."})
NIET = Stapinvoer("hercontrole", teksten={"uitslag": "niet_voldaan", "waarnemingen": "Er werd gewerkt aan de fundering."})
WEL = replace(NIET, teksten={"uitslag": "voldaan", "waarnemingen": "Het werk lag stil."})
ZIENSWIJZE = Stapinvoer(
    "zienswijze", teksten={"uitslag": "schriftelijk", "van": "De uitvoerder", "tekst": "Hij dacht dat de keuring al was gedaan."}
)
VERZOEK = Stapinvoer("verzoek", teksten={"uitslag": "opheffen", "van": "De uitvoerder", "tekst": "De fundering is gekeurd."})
BOUWSTOP = Stapinvoer(
    "mondelinge_bouwstop",
    teksten={"tijd": "10.15 uur", "aan": "de uitvoerder", "wat": "Al het werk aan de fundering.", "reden": "De bouwput zakte in."},
)  # fmt: skip
GESTUT = Stapinvoer("bestuursdwang", teksten={"wat": "De bouwput is gestut.", "reden": "De weg dreigde in te zakken."})
INVORDERING = Stapinvoer("invordering", teksten={"motivering": "De dwangsom is niet betaald."})


@dataclass(frozen=True, slots=True)
class Lastloop:
    """A last in the making: each deed so many days ago."""

    last: Interventie
    plek: Werkplek

    def zet(self, invoer: Stapinvoer, terug: int) -> Lastloop:
        """Set a step with its letter."""
        wie = self.plek.mensen[Rol.JURIST if invoer.soort == "reactie" else Rol.TOEZICHTHOUDER]
        self.last.refresh_from_db(fields=["versie"])
        zet_laststap_en_verstuur(self.last.pk, invoer, versie=self.last.versie, door=wie, moment=self.plek.terug(terug))
        return self

    def besluit(self, invoer: Stapinvoer, terug: int) -> Lastloop:
        """Proposed by one and taken by another, on one day."""
        moment, mensen = self.plek.terug(terug), self.plek.mensen
        self.last.refresh_from_db(fields=["versie"])
        voorstel = stel_lastbesluit_voor(
            self.last.pk, invoer, versie=self.last.versie, door=mensen[Rol.TOEZICHTHOUDER], moment=moment
        )
        neem_lastbesluit_en_verstuur(voorstel.pk, door=mensen[Rol.TEAMLEIDER], moment=moment)
        return self

    def leg_op(self, terug: int, dagen: int = 4) -> Lastloop:
        """Impose it without a zienswijze; the term runs so many days."""
        return self.zet(ZONDER, terug).besluit(met_bedrag(self, "besluit", uiterlijk=terug - dagen), terug)

    def verbeur(self, terug: int) -> Lastloop:
        """A term of four days that was not kept."""
        return self.leg_op(terug).zet(NIET, terug - 5).zet(Stapinvoer("verbeuring"), terug - 5)


def met_bedrag(loop: Lastloop, soort: str, uiterlijk: int) -> Stapinvoer:
    """A voornemen or besluit; the amounts stay under the table of the kader, when it has one."""
    tabel = kader_van(loop.last.zaak).inhoud.sanctie
    bedrag, maximum = (min(tabel[0].bedrag, 1000), min(tabel[0].maximum, 5000)) if tabel else (1000, 5000)
    teksten = {**TEKSTEN, "sanctie": tabel[0].id} if tabel else TEKSTEN
    return Stapinvoer(
        "voornemen" if soort == "voornemen" else "besluit", uiterlijk=loop.plek.dag(uiterlijk), dagen=14, bedrag=bedrag,
        maximum=maximum, teksten=teksten,
    )  # fmt: skip


def begin_loop(zaak: Zaak, plek: Werkplek, terug: int, soort: str = DWANGSOM) -> Lastloop:
    """An overtreding with an afweging that somebody else fixed, and the last that it chose."""
    ravi, baas = plek.mensen[Rol.TOEZICHTHOUDER], plek.mensen[Rol.TEAMLEIDER]
    gedeeld = {"organisatie_id": zaak.organisatie_id, "zaak": zaak}
    overtreding = Overtreding.objects.create(
        **gedeeld, norm=NORM, feiten="De toezichthouder zag dat er werd gebouwd op een fundering die niet is gekeurd.",
        geconstateerd_op=plek.dag(terug), overtreder={"naam": "Bouwbedrijf De Knotwilg", "adres": "Dijk 4, 9999 ZB Wilgenmeer"},
        overtreder_rol="uitvoerder", overtreder_reden="Het bedrijf voert het werk uit en kan het stoppen.",
        vastgesteld_op=plek.dag(terug), vastgesteld_door=ravi, vastgesteld_naam=ravi.naam,
    )  # fmt: skip
    afweging = Afweging.objects.create(
        **gedeeld, overtreding=overtreding, kaderversie=zaak.kaderversie, toestand=Afwegingtoestand.VASTGESTELD, keuze=soort,
        redenen={"gevolg": "Een gebrek aan de fundering is later niet te zien.", "gedrag": "Na een waarschuwing ging het door."},
        keuze_reden="Alleen een last maakt er een einde aan.", begonnen_op=plek.dag(terug), voorgesteld_door=ravi,
        voorgesteld_naam=ravi.naam, voorgesteld_op=plek.dag(terug), vastgesteld_op=plek.dag(terug), vastgesteld_door=baas,
        vastgesteld_naam=baas.naam,
    )  # fmt: skip
    return Lastloop(begin_last(afweging.pk, door=ravi, moment=plek.terug(terug)), plek)


def _pas_begonnen(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 2)


def _met_voornemen(zaak: Zaak, plek: Werkplek) -> None:
    """The opinion came in: the jurist is to answer it."""
    loop = begin_loop(zaak, plek, 12)
    loop.zet(met_bedrag(loop, "voornemen", uiterlijk=-2), 12).zet(ZIENSWIJZE, 3)


def _zonder_besluit(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 3).zet(ZONDER, 2)


def _stilgelegd(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 1, BESTUURSDWANG).zet(BOUWSTOP, 1)


def _loopt(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 6).leg_op(6, dagen=20)


def _termijn_voorbij(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 9).leg_op(9)


def _te_verbeuren(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 9).leg_op(9).zet(NIET, 3)


def _niet_gestut(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 9, BESTUURSDWANG).leg_op(9).zet(NIET, 3)


def _gestut(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 11, BESTUURSDWANG).leg_op(11).zet(NIET, 6).zet(GESTUT, 5)


def _voldaan(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 10).leg_op(10).zet(WEL, 2)


def _met_verzoek(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 10).leg_op(10, dagen=30).zet(VERZOEK, 3)


def _niet_betaald(zaak: Zaak, plek: Werkplek) -> None:
    """Six weeks are over and nothing was paid."""
    begin_loop(zaak, plek, 58).verbeur(58)


def _ingevorderd(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 68).verbeur(68).besluit(INVORDERING, 8)


def _aangemaand(zaak: Zaak, plek: Werkplek) -> None:
    begin_loop(zaak, plek, 88).verbeur(88).besluit(INVORDERING, 30).zet(Stapinvoer("aanmaning"), 24)


# Those that began long ago need a zaak in which nothing happened since.
LASTEN_OUD: tuple[Geval, ...] = (_aangemaand, _ingevorderd, _niet_betaald)
LASTEN: tuple[Geval, ...] = (
    _pas_begonnen, _met_voornemen, _zonder_besluit, _stilgelegd, _loopt, _termijn_voorbij, _te_verbeuren, _niet_gestut, _gestut,
    _voldaan, _met_verzoek,
)  # fmt: skip
