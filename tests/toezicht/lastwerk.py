"""A zaak with an overtreding and an afweging that was fixed, as rows, and the words of each step of a last."""

from __future__ import annotations

import datetime
from dataclasses import replace

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.lastdaden import Lastdaad
from borgwijzer.toezicht.acties.lastbesluiten import neem_lastbesluit, stel_lastbesluit_voor
from borgwijzer.toezicht.acties.lasten import begin_last, zet_laststap
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Besluit, Interventie, Interventiestap, Overtreding, Zaak
from tests.zaken.zaakwerk import MOMENT

NORM = "artikel 2.18 lid 1 van het Besluit bouwwerken leefomgeving"
DWANGSOM, BESTUURSDWANG = "last_onder_dwangsom", "last_onder_bestuursdwang"
OVERTREDER = {"naam": "Bouwbedrijf De Knotwilg", "adres": "Dijk 4, 9999 ZB Wilgenmeer", "email": "info@knotwilg.example.org"}
LAST = "Leg de bouw stil en doe een bouwmelding."
EVENREDIG = "Een waarschuwing van 2 februari 2026 hielp niet."
_DWANGSOM = {"eenheid": "per week", "bedrag_reden": "Het is meer dan wat doorbouwen oplevert."}


def na(dagen: int) -> datetime.datetime:
    """The moment so many days after ``MOMENT`` (2 March 2026)."""
    return MOMENT + datetime.timedelta(days=dagen)


def dag(dagen: int) -> datetime.date:
    return na(dagen).date()


VOORNEMEN = Stapinvoer(
    "voornemen", uiterlijk=dag(14), dagen=28, bedrag=1000, maximum=2500,
    teksten={"last": LAST, "evenredig": EVENREDIG, **_DWANGSOM},
)  # fmt: skip
ZONDER = Stapinvoer("zonder_zienswijze", teksten={"uitslag": "spoed", "reden": "Er wordt morgen beton gestort."})
ZIENSWIJZE = Stapinvoer("zienswijze", teksten={"uitslag": "mondeling", "van": "De heer Wilg", "tekst": "Hij dacht dat het mocht."})
REACTIE = Stapinvoer("reactie", teksten={"tekst": "Dat hij het niet wist, maakt de overtreding niet ongedaan."})
BESLUIT = Stapinvoer(
    "besluit", uiterlijk=dag(30), bedrag=1000, maximum=2500,
    teksten={"last": LAST, "evenredig": EVENREDIG, "motivering": "Er wordt gebouwd zonder bouwmelding.",
             "termijn_reden": "Een melding doen kost enkele dagen.", **_DWANGSOM},
)  # fmt: skip
BOUWSTOP = Stapinvoer(
    "mondelinge_bouwstop",
    teksten={"tijd": "10.15 uur", "aan": "de uitvoerder", "wat": "Al het werk aan de fundering.", "reden": "De bouwput zakt in."},
)  # fmt: skip
UITGEVOERD = Stapinvoer("bestuursdwang", teksten={"wat": "De bouwput is gestut.", "reden": "De weg dreigde in te zakken."})
NIET_VOLDAAN = Stapinvoer("hercontrole", teksten={"uitslag": "niet_voldaan", "waarnemingen": "Er werd gemetseld."})
VOLDAAN = replace(NIET_VOLDAAN, teksten={"uitslag": "voldaan", "waarnemingen": "Het werk ligt stil, de melding is gedaan."})
VERBEURING = Stapinvoer("verbeuring")
INVORDERING = Stapinvoer("invordering", teksten={"motivering": "De dwangsom is niet betaald."})
AANMANING = Stapinvoer("aanmaning")
KOSTEN = Stapinvoer("kosten", bedrag=2300, teksten={"motivering": "Hij wilde niet.", "specificatie": "Stutwerk: 2300 euro."})
VERZOEK = Stapinvoer("verzoek", teksten={"uitslag": "opheffen", "van": "De heer Wilg", "tekst": "De melding is gedaan."})
OP_VERZOEK = Stapinvoer("besluit_op_verzoek", teksten={"uitslag": "opgeheven", "motivering": "Er is een jaar niets verbeurd."})
VERLENGING = Stapinvoer("verlenging", uiterlijk=dag(60), teksten={"motivering": "De leverancier is te laat."})
OPHEFFING = Stapinvoer("opheffing", teksten={"motivering": "Aan de last is voldaan."})


def maak_overtreding(zaak: Zaak, wie: Account, **anders: object) -> Overtreding:
    vast = {
        "norm": NORM, "feiten": "Op 27 februari 2026 werd de fundering gestort. Er is geen bouwmelding.",
        "geconstateerd_op": dag(-3), "overtreder": OVERTREDER, "overtreder_rol": "uitvoerder",
        "overtreder_reden": "Hij voert het werk uit.", "vastgesteld_op": dag(-3), "vastgesteld_door": wie,
        "vastgesteld_naam": wie.naam, "bewijs": [{"soort": "anders", "id": "", "tekst": "Foto van de fundering"}],
    }  # fmt: skip
    return Overtreding.objects.create(organisatie_id=zaak.organisatie_id, zaak=zaak, **{**vast, **anders})


def maak_afweging(overtreding: Overtreding, keuze: str, wie: Account, **anders: object) -> Afweging:
    zaak = overtreding.zaak
    vast = {
        "toestand": Afwegingtoestand.VASTGESTELD, "keuze": keuze, "begonnen_op": dag(-2), "vastgesteld_op": dag(-1),
        "vastgesteld_door": wie, "vastgesteld_naam": wie.naam, "invoer": {"gevolg": 3, "gedrag": "C"},
        "redenen": {"gevolg": "De fundering is niet gekeurd.", "gedrag": "Hij ging na een waarschuwing door."},
        "lichter": [{"trede": "waarschuwing", "reden": "Die is al gegeven."}],
        "keuze_reden": "Alleen een last maakt een einde aan het bouwen.",
    }  # fmt: skip
    return Afweging.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=overtreding, kaderversie=zaak.kaderversie, **{**vast, **anders}
    )


def begin(zaak: Zaak, wie: Account, soort: str = DWANGSOM) -> Interventie:
    """A last that just began."""
    return begin_last(maak_afweging(maak_overtreding(zaak, wie), soort, wie).pk, door=wie, moment=MOMENT)


def zet(last: Interventie, invoer: Stapinvoer, wie: Account, dagen: int = 0) -> Interventiestap:
    """Set a step so many days after the beginning."""
    last.refresh_from_db(fields=["versie"])
    return zet_laststap(last.pk, invoer, versie=last.versie, door=wie, moment=na(dagen))


def stel_voor(last: Interventie, invoer: Stapinvoer, wie: Account, dagen: int = 0) -> Besluit:
    last.refresh_from_db(fields=["versie"])
    return stel_lastbesluit_voor(last.pk, invoer, versie=last.versie, door=wie, moment=na(dagen))


def besluit(last: Interventie, invoer: Stapinvoer, mensen: tuple[Account, Account], dagen: int = 0) -> Besluit:
    """Propose and take; ``mensen`` are who proposes and who takes."""
    return neem_lastbesluit(stel_voor(last, invoer, mensen[0], dagen).pk, door=mensen[1], moment=na(dagen))


def leg_op(last: Interventie, mensen: tuple[Account, Account]) -> Interventie:
    """A last that was imposed on the first day, with a term until the thirtieth."""
    zet(last, ZONDER, mensen[0])
    besluit(last, BESLUIT, mensen)
    return last


def laat_verbeuren(last: Interventie, mensen: tuple[Account, Account], dagen: int = 31) -> Interventie:
    leg_op(last, mensen)
    zet(last, NIET_VOLDAAN, mensen[0], dagen)
    zet(last, VERBEURING, mensen[0], dagen)
    return last


def daden(organisatie: Organisatie) -> list[Lastdaad]:
    """The steps that were set so far, of every last of the organisatie."""
    return list(Interventiestap.objects.filter(organisatie=organisatie).order_by("pk").values_list("soort", flat=True))


def zet_op(last: Interventie, invoer: Stapinvoer, wie: Account, moment: datetime.datetime) -> Interventiestap:
    """Set a step at a moment."""
    last.refresh_from_db(fields=["versie"])
    return zet_laststap(last.pk, invoer, versie=last.versie, door=wie, moment=moment)


def besluit_op(
    last: Interventie, invoer: Stapinvoer, mensen: tuple[Account, Account], moment: datetime.datetime, uiterlijk: datetime.date
) -> Besluit:
    """Propose and take at a moment, with its own last day."""
    last.refresh_from_db(fields=["versie"])
    voorstel = replace(invoer, uiterlijk=uiterlijk)
    gemaakt = stel_lastbesluit_voor(last.pk, voorstel, versie=last.versie, door=mensen[0], moment=moment)
    return neem_lastbesluit(gemaakt.pk, door=mensen[1], moment=moment)
