"""A request to supplement a melding, before and after it was made, for staff and for the sender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.urls import reverse

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.poorten import Reden
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.herstel import AanvullenBeeld, HerstelBeeld, Herstelpunt
from borgwijzer.web.beelden.onderdelen import Daad, Status, Tekstveld
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_zin, schrijf_datums
from borgwijzer.web.vullen.delen import noem_van_deel
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.herstel import Punt
from borgwijzer.zaken.models import Herstelverzoek, Melding

WACHT = Status("Nog niet ontvangen", "wacht")


@dataclass(frozen=True, slots=True)
class Herstelwerk:
    """Everything the staff page is made from. ``uiterlijk`` is the last day to answer, None when the kader has none.

    ``getypt``: answers that could not be taken in, by the place of their item.
    """

    melding: Melding
    punten: Sequence[Punt]
    uiterlijk: date | None
    verzoek: Herstelverzoek | None = None
    brief: Brief | None = None
    brieffout: Geweigerd | None = None
    opgeslagen: OpgeslagenBrief | None = None
    beletselen: Sequence[Reden] = ()
    nog_open: int = 0
    getypt: Mapping[int, str] = field(default_factory=dict)


def maak_herstel(werk: Herstelwerk, *, mag: bool, fout: str = "") -> HerstelBeeld:
    """The staff page; ``mag``: this person may ask and take in."""
    melding, verzoek = werk.melding, werk.verzoek
    wacht = verzoek is not None and verzoek.ontvangen_op is None and not melding.oordeel
    return HerstelBeeld(
        zaaknummer=melding.zaak.nummer,
        zaak_titel=noem_zaak(melding.zaak),
        melding_id=str(melding.pk),
        titel=f"Aanvulling van de {MELDINGEN[melding.soort].lower()}{noem_van_deel(melding)}",
        versie=str(melding.toets.versie),
        punten=maak_punten(werk.punten, vragen=verzoek is None, antwoorden=wacht and mag, getypt=werk.getypt),
        gevraagd=schrijf_voluit(verzoek.gevraagd_op) if verzoek else "",
        uiterlijk=schrijf_voluit(werk.uiterlijk) if werk.uiterlijk else "",
        adres=maak_adres(verzoek) if verzoek and wacht else "",
        daad=_maak_daad(werk) if mag and verzoek is None else None,
        brief=maak_brief(werk.brief) if werk.brief else None,
        brief_uitleg=schrijf_datums(werk.brieffout.zin) if werk.brieffout else "",
        brief_id=str(werk.opgeslagen.pk) if werk.opgeslagen else "",
        waarschuwing=_waarschuw(werk),
        fout=fout,
    )


def maak_adres(verzoek: Herstelverzoek) -> str:
    """The address on which the sender answers, as it stands in the letter."""
    return settings.ADRES + reverse("aanvullen", args=[verzoek.melding.zaak.organisatie.slug, verzoek.code])


def _waarschuw(werk: Herstelwerk) -> str:
    if werk.verzoek or not werk.nog_open:
        return ""
    aantal = "1 eis is" if werk.nog_open == 1 else f"{werk.nog_open} eisen zijn"
    return f"{aantal} nog niet beoordeeld. U vraagt maar één keer om aanvulling: ga eerst na of daar ook iets ontbreekt."


def _maak_daad(werk: Herstelwerk) -> Daad:
    beletselen = tuple(maak_beletsel(reden) for reden in werk.beletselen)
    if not beletselen and werk.brieffout:
        beletselen = (maak_beletsel(Reden("brief", werk.brieffout.zin)),)
    naar = f"De brief gaat naar {werk.brief.geadresseerde.naam.rstrip('.')}. U vraagt dit één keer." if werk.brief else ""
    return Daad(
        waarde="vraag_herstel", tekst="Vraag om aanvulling en verstuur de brief", toelichting=naar, soort="hoofd",
        beletselen=beletselen,
    )  # fmt: skip


def maak_punten(
    punten: Sequence[Punt], *, vragen: bool, antwoorden: bool, getypt: Mapping[int, str] | None = None
) -> tuple[Herstelpunt, ...]:
    """The items: with a field for the question before the request, with one for the answer while it waits."""
    eerder = getypt or {}
    return tuple(
        _maak_punt(plaats, punt, eerder.get(plaats, ""), vragen=vragen, antwoorden=antwoorden) for plaats, punt in enumerate(punten)
    )


def _noem_onleesbaar(namen: Sequence[str]) -> str:
    if not namen:
        return ""
    wat = f"Dit bestand is ontvangen, maar niet te openen: {namen[0]}."
    if len(namen) > 1:
        wat = f"Deze bestanden zijn ontvangen, maar niet te openen: {', '.join(namen)}."
    return f"{wat} Stuur dit opnieuw, bijvoorbeeld als PDF zonder wachtwoord."


def _maak_punt(plaats: int, punt: Punt, getypt: str, *, vragen: bool, antwoorden: bool) -> Herstelpunt:
    vraag = Tekstveld(naam=f"vraag-{plaats}", etiket="Wat vraagt u?", waarde=punt["vraag"], verplicht=True, regels=2)
    antwoord = Tekstveld(naam=f"tekst-{plaats}", etiket="Toelichting", waarde=getypt, regels=2)
    op = punt["ontvangen_op"]
    return Herstelpunt(
        plaats=str(plaats),
        wat=maak_zin(punt["wat"]),
        vraag_tekst="" if vragen else punt["vraag"],
        vraag=vraag if vragen else None,
        antwoord=antwoord if antwoorden else None,
        status=None if vragen else Status(f"Ontvangen op {schrijf_kort(date.fromisoformat(op))}", "goed") if op else WACHT,
        antwoorden=tuple(regel for regel in punt["antwoord"].splitlines() if regel),
        onleesbaar=_noem_onleesbaar([een["naam"] for een in punt.get("onleesbaar", ())]),
    )


def maak_aanvullen(
    verzoek: Herstelverzoek, uiterlijk: date | None, *, gesloten: str = "", fout: str = "", getypt: Mapping[int, str] | None = None
) -> AanvullenBeeld:
    """The page of the sender: what is asked and where it is about, and nothing else of the zaak."""
    zaak, fase = verzoek.melding.zaak, verzoek.melding.fase
    return AanvullenBeeld(
        gemeente=zaak.organisatie.naam,
        plek=f"{noem_zaak(zaak)} ({fase.naam})" if fase else noem_zaak(zaak),
        soort=verzoek.melding.soort,
        kenmerk=zaak.nummer,
        uiterlijk=schrijf_voluit(uiterlijk) if uiterlijk else "",
        punten=maak_punten(verzoek.punten, vragen=False, antwoorden=not gesloten, getypt=getypt),
        gesloten=gesloten,
        fout=fout,
        oefening=zaak.organisatie.demo,
    )
