"""Messages that a person must place. Template `web/triage.html`, url `triage`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Bladeren, Status


@dataclass(frozen=True, slots=True)
class Triageregel:
    """One waiting message; `reden` says why it was not placed by itself."""

    id: str
    verzoeknummer: str
    ontvangen: str
    activiteit: str
    adres: str
    reden: str
    status: Status


@dataclass(frozen=True, slots=True)
class TriageBeeld:
    """At most fifty messages, longest waiting first. `mag_toevoegen` shows the way to `bericht_toevoegen`."""

    regels: tuple[Triageregel, ...]
    bladeren: Bladeren
    mag_toevoegen: bool = True


def voorbeeld() -> TriageBeeld:
    """Three messages with three reasons."""
    return TriageBeeld(
        (
            Triageregel(
                "301",
                "1999202600417",
                "ma 16 mrt 2026, 09.12 uur",
                "Bouwactiviteit (technisch), informatie",
                "Rietveld 14, Wilgenmeer",
                "De vragen passen bij start bouw en bij einde bouw. Kies welke het is.",
                Status("Wacht 2 werkdagen", "let_op"),
            ),
            Triageregel(
                "304",
                "1999202600421",
                "di 17 mrt 2026, 14.40 uur",
                "Bouwactiviteit (technisch), melding",
                "Kade 2, Wilgenmeer",
                "Er zijn twee zaken op dit adres. Kies bij welke zaak de gereedmelding hoort.",
                Status("Nieuw", "neutraal"),
            ),
            Triageregel(
                "305",
                "1999202600388",
                "wo 18 mrt 2026, 08.03 uur",
                "Bouwactiviteit (technisch), melding",
                "Molenlaan 5, Wilgenmeer",
                "Zelfde verzoeknummer als een eerder bericht, maar met een andere inhoud. Vergelijk de berichten.",
                Status("Alarm", "fout"),
            ),
        ),
        Bladeren("3 berichten"),
    )


def voorbeeld_leeg() -> TriageBeeld:
    """Nothing waits."""
    return TriageBeeld((), Bladeren("Geen berichten"))
