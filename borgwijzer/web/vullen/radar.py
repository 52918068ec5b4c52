"""The radar as a beeld, and the words of its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode

from borgwijzer.radar.models import Bouwtechnisch, Toestand, Vergunning
from borgwijzer.radar.queries import TEL_TOT, Filter, Pagina, Plek
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.radar import bezoek_vanaf
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import VERGUNNINGEN, VERGUNNINGSOORTEN
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld, Status
from borgwijzer.web.beelden.radar import RadarBeeld, Radarregel

KEUZES: dict[str, str] = {"open": "Open: nog geen bezoek gepland", "bezoek": "Bezoek gepland", "alles": "Alles"}
PLEK = re.compile(r"\A(\d{4}-\d{2}-\d{2})~(\d{1,18})\Z", re.ASCII)
NIET_NODIG = Status("Geen melding nodig", "goed")
VOLGENS_BESTAND = "volgens het ingelezen bestand"


def lees_filter(vraag: Mapping[str, str]) -> Filter:
    """What the address asks for; a word that does not exist counts as not asked."""
    toon = vraag.get("toon", "")
    return toon if toon in KEUZES else "open"  # type: ignore[return-value]


def lees_plek(vraag: Mapping[str, str]) -> Plek | None:
    """The place in the list; None, the beginning, when the address has none that can be read."""
    terug = "voor" in vraag
    treffer = PLEK.match(vraag.get("voor" if terug else "na", ""))
    try:
        return Plek(datetime.date.fromisoformat(treffer[1]), int(treffer[2]), terug) if treffer else None
    except ValueError:
        return None


def maak_radar(
    pagina: Pagina, aantal: int | None, keuze: Filter, kader: Kader | None, vandaag: datetime.date, *, mag_inlezen: bool
) -> RadarBeeld:
    """The screen; ``aantal`` None means more than a thousand, ``kader`` None that no kader is in use."""
    return RadarBeeld(
        veld=Keuzeveld("toon", "Toon", tuple(Keuze(code, woord, code == keuze) for code, woord in KEUZES.items())),
        regels=tuple(_maak_regel(vergunning, kader, vandaag) for vergunning in pagina.vergunningen),
        bladeren=_maak_bladeren(pagina, aantal, keuze),
        termijn=schrijf_termijn(kader),
        mag_inlezen=mag_inlezen,
        gefilterd=keuze != "open",
    )


def schrijf_termijn(kader: Kader | None) -> str:
    """From when a visit is needed, as the kader says it."""
    regel = kader.inhoud.radar if kader else None
    if regel is None:
        return "Uw kader noemt geen termijn voor een bezoek."
    weken = "1 week" if regel.bezoek_na == 1 else f"{regel.bezoek_na} weken"
    return f"Na {weken} zonder bouwmelding is een bezoek nodig."


def _maak_regel(vergunning: Vergunning, kader: Kader | None, vandaag: datetime.date) -> Radarregel:
    status, toelichting = bepaal_status(vergunning, kader, vandaag)
    return Radarregel(
        id=str(vergunning.pk),
        adres=noem_vergunning(vergunning),
        omschrijving=vergunning.omschrijving[:200],
        nummer=f"{VERGUNNINGSOORTEN[vergunning.soort]} {vergunning.nummer}",
        verleend=schrijf_kort(vergunning.verleend_op),
        dagen=schrijf_verstreken(vergunning.verleend_op, vandaag),
        status=status,
        toelichting=toelichting,
    )


def noem_vergunning(vergunning: Vergunning) -> str:
    """The place of a vergunning, or else its number."""
    return ", ".join(deel for deel in (vergunning.adres, vergunning.woonplaats) if deel) or f"Vergunning {vergunning.nummer}"


def schrijf_verstreken(dag: datetime.date, vandaag: datetime.date) -> str:
    """`vandaag`, `1 dag geleden`, `112 dagen geleden`."""
    dagen = (vandaag - dag).days
    return "vandaag" if dagen <= 0 else "1 dag geleden" if dagen == 1 else f"{dagen} dagen geleden"


def bepaal_status(vergunning: Vergunning, kader: Kader | None, vandaag: datetime.date) -> tuple[Status, str]:
    """Where it stands, as a word, and what that rests on."""
    if vergunning.toestand == Toestand.BEZOEK_VOORGESTELD:
        return _status_van_bezoek(vergunning, vandaag)
    if vergunning.toestand != Toestand.OPEN:
        return VERGUNNINGEN[vergunning.toestand], f"zaak {vergunning.zaak.nummer}" if vergunning.zaak else ""
    if vergunning.bouwtechnisch == Bouwtechnisch.NEE:
        return NIET_NODIG, VOLGENS_BESTAND
    dag = bezoek_vanaf(vergunning.verleend_op, vergunning.kijk_vanaf, kader) if kader else vergunning.kijk_vanaf
    if dag is None:
        return Status("Open", "neutraal"), ""
    if dag <= vandaag:
        return Status("Bezoek nodig", "let_op"), f"sinds {schrijf_kort(dag)}"
    return Status("Afwachten", "wacht"), f"bezoek nodig vanaf {schrijf_kort(dag)}"


def _status_van_bezoek(vergunning: Vergunning, vandaag: datetime.date) -> tuple[Status, str]:
    dag, wie = vergunning.bezoek_op, vergunning.bezoeker
    wat = f"op {schrijf_kort(dag)}" if dag else ""
    toelichting = f"{wat}, door {wie.naam}" if wie else wat
    if dag and dag < vandaag:
        return Status("Bezoek is te laat", "fout"), toelichting
    return Status("Bezoek gepland", "wacht"), toelichting


def _maak_bladeren(pagina: Pagina, aantal: int | None, keuze: Filter) -> Bladeren:
    rijen = pagina.vergunningen
    return Bladeren(
        schrijf_telling(len(rijen), aantal),
        vorige=schrijf_verwijzing("voor", rijen[0], keuze) if pagina.eerder and rijen else "",
        volgende=schrijf_verwijzing("na", rijen[-1], keuze) if pagina.later and rijen else "",
    )


def schrijf_telling(getoond: int, aantal: int | None) -> str:
    """`12 vergunningen`, `50 van 412 vergunningen`, `50 van meer dan 1.000 vergunningen`."""
    if aantal is None:
        return f"{getoond} van meer dan {TEL_TOT:,} vergunningen".replace(",", ".")
    if not aantal:
        return "Geen vergunningen"
    woord = "vergunning" if aantal == 1 else "vergunningen"
    return f"{aantal} {woord}" if getoond == aantal else f"{getoond} van {aantal:,} {woord}".replace(",", ".")


def schrijf_verwijzing(kant: Literal["voor", "na"], rij: Vergunning, keuze: Filter) -> str:
    """The query string of the page before or after this row (exclusive), with the same choice."""
    return f"?{urlencode({'toon': keuze, kant: f'{rij.verleend_op.isoformat()}~{rij.pk}'})}"
