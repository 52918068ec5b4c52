"""Cases of an overtreding: one at each step from found to fixed, the later ones with an earlier one of the same firm."""

from __future__ import annotations

import datetime
from dataclasses import replace

from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.regels.afweging import Antwoord, Opzet, Overleg, score_van, weeg
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.afwegingen import geef_afweging_terug, keur_afweging_goed, stel_afweging_voor
from borgwijzer.toezicht.acties.overtredingen import Vastlegging, stel_herstel_vast, stel_overtreding_vast
from borgwijzer.toezicht.queries_afweging import list_recidive
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Overtreding, Zaak

NORM = "start-niet-gemeld"
BEDRIJF = {"naam": "Bouwbedrijf De Kievit B.V.", "kvk": "90004321", "adres": "Werkweg 3, Wilgenmeer"}
FEITEN = "Bij een ronde langs de bouwplaats bleek dat de vloer al gestort was. Over het begin van het werk is niets ontvangen."


def _stel_vast(zaak: Zaak, plek: Werkplek, terug: int) -> Overtreding:
    vast = Vastlegging(
        norm=NORM, feiten=FEITEN, geconstateerd_op=plek.dag(terug), overtreder=BEDRIJF, overtreder_rol="uitvoerder",
        overtreder_reden="Dit bedrijf voert het werk uit en moest de gemeente informeren.",
        bewijs_anders="foto van de gestorte vloer",
    )  # fmt: skip
    return stel_overtreding_vast(zaak.pk, vast, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(terug))


def _maak_opzet(overtreding: Overtreding, kader: Kader) -> Opzet:
    """Careless and with limited consequences; the lightest means that fits both cell and ladder."""
    hits = list_recidive(overtreding, kader)
    opzet = Opzet(
        gevolg=2, gedrag="B", ernst="matig" if hits else "licht", herhaling=bool(hits), weigering=False,
        redenen={
            "gevolg": "De gemeente kon niet op tijd kijken; er is geen gevaar.",
            "gedrag": "De uitvoerder zei dat hij er niet aan gedacht had.", "ernst": "De wachttijd was al voorbij.",
        },
        recidive={str(een.overtreding.pk): Antwoord(True, "Hetzelfde bedrijf deed dit eerder.") for een in hits},
        samenloop="De kwaliteitsborger was bij de start aanwezig en heeft niets gemeld.",
        overleg=Overleg(nodig=False, reden="Het gaat om een eenvoudige plicht zonder gevaar."),
        keuze_reden="Zo weet het bedrijf wat het de volgende keer moet doen.",
    )  # fmt: skip
    return _kies(opzet, kader)


def _kies(opzet: Opzet, kader: Kader) -> Opzet:
    score = score_van(opzet, kader)
    if score is None:
        return opzet
    weging = weeg(score, kader)
    voorwaardelijk = [een.optie for een in weging.advies.beschikbaarheid if een.beschikbaar == "voorwaardelijk"]
    mogelijk = {code: Antwoord(False, "Geen grondslag gevonden.") for code in voorwaardelijk}
    passend = [een for een in weging.maatregelen if not een.wijkt_af and een.op_ladder] or list(weging.maatregelen[:1])
    lichter = {trede: "Een gesprek hielp bij dit bedrijf eerder niet." for trede in passend[0].lichter}
    afwijking = "Dit bedrijf doet voor het eerst zaken in deze gemeente." if passend[0].wijkt_af else ""
    return replace(opzet, mogelijk=mogelijk, keuze=passend[0].soort, lichter=lichter, afwijking_reden=afwijking)


def _stel_voor(overtreding: Overtreding, wie: Account, moment: datetime.datetime) -> int:
    opzet = _maak_opzet(overtreding, kader_van(overtreding.zaak))
    return stel_afweging_voor(overtreding.pk, opzet, versie=0, door=wie, moment=moment).versie


def _afgerond(zaak: Zaak, plek: Werkplek) -> None:
    """Fixed and repaired: what a later case finds."""
    overtreding = _stel_vast(zaak, plek, 40)
    versie = _stel_voor(overtreding, plek.mensen[Rol.TOEZICHTHOUDER], plek.terug(38))
    keur_afweging_goed(overtreding.pk, versie=versie, door=plek.mensen[Rol.JURIST], moment=plek.terug(36))
    stel_herstel_vast(
        overtreding.pk, plek.dag(30), reden="Het bedrijf heeft alsnog geïnformeerd.", door=plek.mensen[Rol.TOEZICHTHOUDER],
        moment=plek.terug(30),
    )  # fmt: skip


def _vast(zaak: Zaak, plek: Werkplek) -> None:
    """Fixed: the interventie is to begin."""
    overtreding = _stel_vast(zaak, plek, 12)
    versie = _stel_voor(overtreding, plek.mensen[Rol.TOEZICHTHOUDER], plek.terug(10))
    keur_afweging_goed(overtreding.pk, versie=versie, door=plek.mensen[Rol.JURIST], moment=plek.terug(9))


def _voorgesteld(zaak: Zaak, plek: Werkplek) -> None:
    """Waits for a second person."""
    _stel_voor(_stel_vast(zaak, plek, 6), plek.mensen[Rol.TOEZICHTHOUDER], plek.terug(3))


def _teruggegeven(zaak: Zaak, plek: Werkplek) -> None:
    """Given back, with why."""
    overtreding = _stel_vast(zaak, plek, 8)
    versie = _stel_voor(overtreding, plek.mensen[Rol.TOEZICHTHOUDER], plek.terug(5))
    reden = "Leg uit waarom dit bedrijf de overtreder is en niet de opdrachtgever."
    geef_afweging_terug(overtreding.pk, reden=reden, versie=versie, door=plek.mensen[Rol.JURIST], moment=plek.terug(2))


def _te_wegen(zaak: Zaak, plek: Werkplek) -> None:
    """Found yesterday."""
    _stel_vast(zaak, plek, 1)


OVERTREDINGEN: tuple[Geval, ...] = (_afgerond, _vast, _teruggegeven, _voorgesteld, _te_wegen)
