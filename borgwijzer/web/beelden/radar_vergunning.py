"""One vergunning of the radar. Template `web/radar_vergunning.html`, url `radar_vergunning` (vergunning_id).

Every form posts `versie` and `daad`: koppel (`zaak`, `zaak_anders`), stel_bezoek_voor (`bezoek_op`, `bezoeker`),
leg_bezoek_vast (`bezocht_op`, `bevinding`, `uitkomst` niet_begonnen or begonnen, `opnieuw_op`, `begonnen_op`),
sluit_zonder_melding (`reden`) and heropen (`reden`). A part that is None is not possible now, or not for this person.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status, Tekstveld
from borgwijzer.web.beelden.taakgrens import VOORBEELD as GRENZEN
from borgwijzer.web.beelden.taakgrens import Grens
from borgwijzer.web.beelden.triage_bericht import Feit, Kandidaat
from borgwijzer.web.beelden.zaak import Gebeurtenis


@dataclass(frozen=True, slots=True)
class Koppelen:
    """Choose the zaak with the bouwmelding."""

    kandidaten: tuple[Kandidaat, ...]
    zaak_anders: Tekstveld


@dataclass(frozen=True, slots=True)
class Plannen:
    """Who goes when."""

    bezoek_op: Tekstveld
    bezoeker: Keuzeveld


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastleggen:
    """What was seen, with per outcome the date that goes with it."""

    bezocht_op: Tekstveld
    bevinding: Tekstveld
    niet_begonnen: Keuze
    opnieuw_op: Tekstveld
    begonnen: Keuze
    begonnen_op: Tekstveld
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VergunningBeeld:
    """`stand` says in a sentence where it stands; `zaaknummer` is the zaak it belongs to, or empty."""

    id: str
    versie: str
    titel: str
    omschrijving: str
    status: Status
    stand: str
    feiten: tuple[Feit, ...]
    verloop: tuple[Gebeurtenis, ...]
    bewijs: Bewijs | None = None
    zaaknummer: str = ""
    koppelen: Koppelen | None = None
    plannen: Plannen | None = None
    vastleggen: Vastleggen | None = None
    sluiten: Tekstveld | None = None
    heropenen: Tekstveld | None = None
    grenzen: tuple[Grens, ...] = ()
    fout: str = ""


def voorbeeld() -> VergunningBeeld:
    """A vergunning that waits for a visit."""
    return VergunningBeeld(
        id="7", versie="0", titel="Rietveld 14, Wilgenmeer", omschrijving="Nieuwbouw woning",
        status=Status("Bezoek nodig", "let_op"), stand="Er is nog geen bouwmelding. Een bezoek is nodig sinds maandag 1 juni 2026.",
        feiten=(Feit("Nummer", "2026-014"), Feit("Verleend", "maandag 2 maart 2026, 264 dagen geleden")),
        verloop=(Gebeurtenis("ma 1 jun 2026, 10.00 uur", "Bezoek", "eye", "Bezoek van ma 1 jun 2026: nog niet begonnen", "Ravi"),),
        koppelen=Koppelen(
            (Kandidaat("2026-000012", "Rietveld 14, Wilgenmeer", FASEN["nieuw"], ("Zelfde postcode en huisnummer.",)),),
            Tekstveld(naam="zaak_anders", etiket="Zaaknummer"),
        ),
        plannen=Plannen(Tekstveld(naam="bezoek_op", etiket="Dag"), Keuzeveld("bezoeker", "Wie", (Keuze("3", "Ravi Oudkerk"),))),
        vastleggen=Vastleggen(
            bezocht_op=Tekstveld(naam="bezocht_op", etiket="Dag van het bezoek"),
            bevinding=Tekstveld(naam="bevinding", etiket="Wat zag u?", verplicht=True, regels=3),
            niet_begonnen=Keuze("niet_begonnen", "Er wordt nog niet gebouwd"),
            opnieuw_op=Tekstveld(naam="opnieuw_op", etiket="Kijk opnieuw vanaf"),
            begonnen=Keuze("begonnen", "De bouw is begonnen zonder bouwmelding"),
            begonnen_op=Tekstveld(naam="begonnen_op", etiket="Begonnen op"),
        ),
        sluiten=Tekstveld(naam="reden", etiket="Waarom is er geen bouwmelding nodig?", verplicht=True, regels=2),
        grenzen=GRENZEN,
    )  # fmt: skip


def voorbeeld_gekoppeld() -> VergunningBeeld:
    """A vergunning that found its zaak."""
    return VergunningBeeld(
        id="8", versie="1", titel="Kade 2, Wilgenmeer", omschrijving="", status=Status("Gekoppeld", "goed"),
        stand="De bouwmelding staat in een zaak.", feiten=(Feit("Nummer", "2026-015"),), verloop=(), zaaknummer="2026-000013",
        heropenen=Tekstveld(naam="reden", etiket="Waarom moet deze vergunning terug?", verplicht=True, regels=2),
    )  # fmt: skip
