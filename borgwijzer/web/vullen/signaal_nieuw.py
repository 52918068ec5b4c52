"""The form of a new signal, and the signals around its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from borgwijzer.koppelingen.formulier.verwerk import NIEUW
from borgwijzer.regels.gelijke_signalen import Gelijkenis
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.signaal_nieuw import Gelijke, NieuwBeeld
from borgwijzer.web.signaalvelden import SOORTEN, maak_vormen
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.formulier import Toestand, maak_beeld, maak_groepen, maak_zaakkeuze
from borgwijzer.web.vullen.signalen import bepaal_status
from borgwijzer.web.vullen.triage_bericht import ANDERS
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.signalen import STUKKEN_MEEST
from borgwijzer.zaken.models import Signaal, Zaak

INLEIDING = "Voor elk signaal: van de kwaliteitsborger, de aannemer, een buur of van uzelf. Wat u niet weet, laat u leeg."
UITLEG = (
    f"Ten hoogste {STUKKEN_MEEST} tegelijk. Wij bewaren elk bestand zoals het is. Is een foto niet te openen, dan staat dat erbij: "
    "vraag dan om een nieuwe."
)
TEKENS = 120


@dataclass(frozen=True, slots=True)
class Nieuwwerk:
    """What the page is made from; ``rond`` are the signals around the zaak, ``gelijke`` which of them look alike."""

    toestand: Toestand
    kader: Kader
    zaak: Zaak | None
    nummer: str
    gelijke: Sequence[Gelijkenis]
    rond: Sequence[Signaal]
    let_op: str
    adres: str


def maak_nieuw(werk: Nieuwwerk) -> NieuwBeeld:
    """The page."""
    in_lijst = any(kandidaat.zaak.nummer == werk.nummer for kandidaat in werk.toestand.kandidaten)
    gekozen = NIEUW if werk.nummer == NIEUW else ANDERS if werk.nummer else ""
    anders = "" if werk.nummer == NIEUW or in_lijst else werk.nummer
    keuze = replace(
        maak_zaakkeuze("signaal", werk.nummer if in_lijst else gekozen, anders, werk.toestand), nieuw=bool(werk.toestand.kandidaten)
    )
    vormen = maak_vormen(werk.kader, plek_open=werk.zaak is None)
    beeld = maak_beeld(
        "Een signaal opnemen", "Neem het signaal op", maak_groepen(vormen, werk.toestand, werk.kader),
        werk.toestand, SOORTEN, inleiding=INLEIDING, let_op=werk.let_op, soort="signaal", stukken_uitleg=UITLEG, zaak=keuze,
    )  # fmt: skip
    return NieuwBeeld(
        formulier=beeld, zaaknummer=werk.zaak.nummer if werk.zaak else "", zaak_titel=noem_zaak(werk.zaak) if werk.zaak else "",
        gelijke=tuple(maak_gelijke(werk.gelijke, werk.rond)),
    )  # fmt: skip


def maak_gelijke(gelijke: Iterable[Gelijkenis], rond: Sequence[Signaal], *, open_signaal: Signaal | None = None) -> list[Gelijke]:
    """The signals that look alike; with ``open_signaal`` each of them to which that one can be joined."""
    rijen = {str(signaal.pk): signaal for signaal in rond}
    return [_maak_gelijke(gelijkenis, rijen[gelijkenis.id], open_signaal) for gelijkenis in gelijke]


def _maak_gelijke(gelijkenis: Gelijkenis, ander: Signaal, open_signaal: Signaal | None) -> Gelijke:
    kan = open_signaal is not None and ander.opgelost_op is None and ander.samengevoegd_met_id is None
    tekst = ander.omschrijving if len(ander.omschrijving) <= TEKENS else f"{ander.omschrijving[:TEKENS]}…"
    return Gelijke(
        url=reverse("signaal", args=[ander.zaak.nummer, ander.pk]), zaaknummer=ander.zaak.nummer,
        tekst=maak_zin(tekst),
        wanneer=schrijf_kort(ander.ontvangen_op), status=bepaal_status(ander),
        waarin=", ".join(gelijkenis.redenen), sterk=gelijkenis.sterk,
        daad=f"voegsamen-{ander.pk}" if kan else "",
    )  # fmt: skip
