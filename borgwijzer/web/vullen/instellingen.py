"""The page of my settings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from borgwijzer.organisaties.filters import Keuzefilter
from borgwijzer.organisaties.models import Account, Agendalink, Vervanging
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import ROLLEN
from borgwijzer.web.beelden.instellingen import Filterregel, InstellingenBeeld, Vervangingsregel
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld
from borgwijzer.web.beelden.taak import Dagveld
from borgwijzer.web.vullen.bronnen import schrijf_datums

SCHERMEN = {"werkvoorraad": "Werkvoorraad", "taken": "Taken"}


@dataclass(frozen=True, slots=True)
class Instelwerk:
    """What the page shows of one person; ``nieuwe_link`` is the address of a calendar that was made just now."""

    account: Account
    vandaag: datetime.date
    vervangingen: Sequence[Vervanging]
    collegas: Sequence[Account]
    filters: Sequence[Keuzefilter]
    link: Agendalink | None
    nieuwe_link: str = ""


def maak_instellingen(werk: Instelwerk, ingevuld: Mapping[str, str], fout: str = "") -> InstellingenBeeld:
    """Everything of the page; ``fout`` is the sentence of a refused deed."""
    account = werk.account
    return InstellingenBeeld(
        naam=account.naam,
        rollen=", ".join(ROLLEN[rol] for rol in account.rollen),
        mag_behandelen=mag(account, Daad.BEHANDEL_ZAAK),
        fout=schrijf_datums(fout),
        vervangingen=tuple(_maak_vervanging(rij, werk.vandaag) for rij in werk.vervangingen),
        voor=_maak_voor(werk, ingevuld.get("voor", "")) if mag(account, Daad.VERDEEL_WERK) else None,
        vervanger=_maak_vervanger(werk, ingevuld.get("vervanger", "")),
        van=Dagveld("van", "Eerste dag", ingevuld.get("van", "")[:40]),
        tot_en_met=Dagveld("tot_en_met", "Laatste dag", ingevuld.get("tot_en_met", "")[:40], werk.vandaag.isoformat()),
        heeft_link=werk.link is not None,
        met_adres=werk.link is not None and werk.link.met_adres,
        link=werk.nieuwe_link,
        filters=tuple(_maak_filter(rij) for rij in werk.filters if rij.scherm in SCHERMEN),
    )


def _maak_vervanging(rij: Vervanging, vandaag: datetime.date) -> Vervangingsregel:
    dagen = f"{schrijf_kort(rij.van)} tot en met {schrijf_kort(rij.tot_en_met)}"
    return Vervangingsregel(str(rij.pk), rij.account.naam, rij.vervanger.naam, dagen, rij.van <= vandaag)


def _maak_voor(werk: Instelwerk, gekozen: str) -> Keuzeveld:
    mensen = (Keuze(str(c.pk), c.naam, str(c.pk) == gekozen) for c in werk.collegas if c.pk != werk.account.pk)
    return Keuzeveld("voor", "Voor wie", (Keuze("", "Mijzelf"), *mensen))


def _maak_vervanger(werk: Instelwerk, gekozen: str) -> Keuzeveld:
    mensen = tuple(Keuze(str(c.pk), c.naam, str(c.pk) == gekozen) for c in werk.collegas)
    if not mag(werk.account, Daad.VERDEEL_WERK):
        mensen = tuple(keuze for keuze in mensen if keuze.waarde != str(werk.account.pk))
    return Keuzeveld("vervanger", "Vervanger", (Keuze("", "Kies een collega"), *mensen))


def _maak_filter(rij: Keuzefilter) -> Filterregel:
    return Filterregel(str(rij.id), rij.naam, SCHERMEN[rij.scherm], f"{reverse(rij.scherm)}?{rij.vraag}")
