"""The inbox of signals as a beeld, and the words of its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.queries_signalen import TEL_TOT, Keuze, Pagina, Plek
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import AANPAKKEN
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuzeveld
from borgwijzer.web.beelden.onderdelen import Keuze as Optie
from borgwijzer.web.beelden.signaleninbox import InboxBeeld, Inboxregel
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.signalen import bepaal_status
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Signaal

TOON: dict[str, str] = {
    "open": "Alle open signalen", "nieuw": "Nog niet beoordeeld", "gevaar": "Direct gevaar",
    "samengevoegd": "Bij een ander signaal gevoegd",
}  # fmt: skip
PRIORITEITEN = {"hoog": "Hoog", "midden": "Midden", "laag": "Laag", "geen": "Geen"}
PLEK = re.compile(r"\A([01])~(\d{4}-\d{2}-\d{2})~(\d{1,18})\Z", re.ASCII)
TEKENS = 160


def lees_keuze(vraag: Mapping[str, str], kader: Kader | None) -> Keuze:
    """What the address asks for; a word that does not exist counts as not asked.

    A bron is not held against the kader of today: an older zaak may have another one.
    """
    toon, onderwerp, prioriteit = (vraag.get(naam, "") for naam in ("toon", "onderwerp", "prioriteit"))
    return Keuze(
        toon=toon if toon in TOON else "open",  # type: ignore[arg-type]
        bron=vraag.get("bron", "")[:60],
        onderwerp=onderwerp if kader and onderwerp in kader.onderwerpen else "",
        prioriteit=prioriteit if prioriteit in PRIORITEITEN else "",
    )


def lees_plek(vraag: Mapping[str, str]) -> Plek | None:
    """The place in the list; None, the beginning, when the address has none that can be read."""
    terug = "voor" in vraag
    treffer = PLEK.match(vraag.get("voor" if terug else "na", ""))
    try:
        return Plek(treffer[1] == "1", datetime.date.fromisoformat(treffer[2]), int(treffer[3]), terug) if treffer else None
    except ValueError:
        return None


def maak_inbox(pagina: Pagina, aantal: int | None, keuze: Keuze, kader: Kader | None, *, mag_opnemen: bool) -> InboxBeeld:
    """The screen; ``aantal`` None means more than a thousand, ``kader`` None that no kader is in use."""
    return InboxBeeld(
        velden=_maak_velden(keuze, kader),
        regels=tuple(_maak_regel(signaal, kader) for signaal in pagina.signalen),
        bladeren=_maak_bladeren(pagina, aantal, keuze),
        gefilterd=keuze != Keuze(),
        mag_opnemen=mag_opnemen,
    )


def _maak_velden(keuze: Keuze, kader: Kader | None) -> tuple[Keuzeveld, ...]:
    bronnen = {code: bron.naam for code, bron in kader.inhoud.signaalbron.items()} if kader else {}
    onderwerpen = {o.id: o.naam for o in kader.onderwerpen.values()} if kader else {}
    return (
        _veld("toon", "Toon", TOON, keuze.toon),
        _veld("bron", "Van wie", {"": "Iedereen", **bronnen}, keuze.bron),
        _veld("onderwerp", "Onderwerp", {"": "Elk onderwerp", **onderwerpen}, keuze.onderwerp),
        _veld("prioriteit", "Prioriteit", {"": "Elke prioriteit", **PRIORITEITEN}, keuze.prioriteit),
    )


def _veld(naam: str, etiket: str, keuzes: Mapping[str, str], gekozen: str) -> Keuzeveld:
    return Keuzeveld(naam, etiket, tuple(Optie(code, tekst, code == gekozen) for code, tekst in keuzes.items()))


def _maak_regel(signaal: Signaal, kader: Kader | None) -> Inboxregel:
    bron = kader.inhoud.signaalbron.get(signaal.bron) if kader else None
    namen = [o.naam if kader and (o := kader.onderwerpen.get(naam)) else naam for naam in signaal.onderwerpen]
    tekst = maak_zin(signaal.omschrijving if len(signaal.omschrijving) <= TEKENS else f"{signaal.omschrijving[:TEKENS]}…")
    return Inboxregel(
        url=reverse("signaal", args=[signaal.zaak.nummer, signaal.pk]),
        plaats=noem_zaak(signaal.zaak),
        zaaknummer=signaal.zaak.nummer,
        tekst=tekst,
        van=bron.naam.lower() if bron else signaal.bron.replace("_", " "),
        onderwerpen=", ".join(namen) or "Nog geen onderwerp",
        ontvangen=schrijf_kort(signaal.ontvangen_op),
        status=bepaal_status(signaal),
        prioriteit=signaal.prioriteit,
        wat="Nog beoordelen" if signaal.beoordeeld_op is None else AANPAKKEN.get(signaal.aanpak, ""),
    )


def _maak_bladeren(pagina: Pagina, aantal: int | None, keuze: Keuze) -> Bladeren:
    rijen = pagina.signalen
    return Bladeren(
        schrijf_telling(len(rijen), aantal),
        vorige=schrijf_verwijzing("voor", rijen[0], keuze) if pagina.eerder and rijen else "",
        volgende=schrijf_verwijzing("na", rijen[-1], keuze) if pagina.later and rijen else "",
    )


def schrijf_telling(getoond: int, aantal: int | None) -> str:
    """`12 signalen`, `50 van 412 signalen`, `50 van meer dan 1.000 signalen`."""
    if aantal is None:
        return f"{getoond} van meer dan {TEL_TOT:,} signalen".replace(",", ".")
    if not aantal:
        return "Geen signalen"
    woord = "signaal" if aantal == 1 else "signalen"
    return f"{aantal} {woord}" if getoond == aantal else f"{getoond} van {aantal:,} {woord}".replace(",", ".")


def schrijf_verwijzing(kant: Literal["voor", "na"], rij: Signaal, keuze: Keuze) -> str:
    """The query string of the page before or after this row (exclusive), with the same choice."""
    gekozen = {"toon": keuze.toon, "bron": keuze.bron, "onderwerp": keuze.onderwerp, "prioriteit": keuze.prioriteit}
    plek = f"{int(rij.direct_gevaar)}~{rij.ontvangen_op.isoformat()}~{rij.pk}"
    return f"?{urlencode({**{naam: waarde for naam, waarde in gekozen.items() if waarde}, kant: plek})}"
