"""Ask for a bundle, stop it, and make it: the worker does the work, and every piece that is in is shown."""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from django.db import transaction
from procrastinate.contrib.django import app

from borgwijzer.bundel.drukken import bind, maak_af
from borgwijzer.bundel.inventaris import DOELEN, Doel, Stuk, list_stukken
from borgwijzer.bundel.models import Bundeltoestand, Dossierbundel
from borgwijzer.bundel.uitvoer import schrijf_map
from borgwijzer.bundel.voorwerk import Gemeten, Omslag, zet_logboek, zet_merken, zet_voorwerk
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import bewaar_ruw, opslag
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.queries import exporteer, list_gebeurtenissen
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_lengte, eis_tekst
from borgwijzer.zaken.models import Zaak

NAAM = "maak_dossierbundel"
BEZIG = (Bundeltoestand.WACHT, Bundeltoestand.BEZIG)
MEESTE_GEBEURTENISSEN = 100_000


@dataclass(frozen=True, slots=True)
class Bundelvraag:
    """``weg``: why a piece stays out, by its kenmerk."""

    doel: str
    toelichting: str
    weg: Mapping[str, str]


class Gestopt(Exception):
    """Somebody stopped the bundle while it was being made."""


@transaction.atomic
def vraag_bundel(zaak_id: int, vraag: Bundelvraag, *, door: Account, moment: datetime.datetime) -> Dossierbundel:
    """Ask the worker for a bundle of all pieces as they are now, without those that stay out.

    Raises ``Geweigerd`` while another of this zaak is being made, without pieces, and for a piece that stays out without a reason.
    """
    eis_recht(door, Daad.MAAK_BUNDEL)
    zaak = Zaak.objects.select_for_update(of=("self",)).get(pk=zaak_id)
    if vraag.doel not in set(Doel):
        raise Geweigerd("doel_ontbreekt", "Kies voor wie de bundel is.")
    if Dossierbundel.objects.filter(zaak=zaak, toestand__in=BEZIG).exists():
        raise Geweigerd("al_bezig", "Er wordt al een bundel van deze zaak gemaakt: wacht tot die klaar is, of stop hem.")
    eis_lengte(vraag.toelichting)
    stukken = {stuk.kenmerk: stuk for stuk in list_stukken(zaak)}
    for kenmerk, reden in vraag.weg.items():
        if kenmerk not in stukken:
            raise Geweigerd("stuk_onbekend", "Een van de gekozen stukken is er niet meer: kies opnieuw.")
        eis_tekst(reden, "reden_ontbreekt", f"Schrijf waarom '{stukken[kenmerk].naam}' niet in de bundel komt.")
    if len(vraag.weg) == len(stukken):
        raise Geweigerd("geen_stukken", "Er blijft geen stuk over: laat ten minste één stuk in de bundel.")
    bundel = Dossierbundel.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, doel=vraag.doel, toelichting=vraag.toelichting.strip()[:300],
        weggelaten=[{"kenmerk": k, "naam": stukken[k].naam, "reden": reden.strip()} for k, reden in vraag.weg.items()],
        totaal=len(stukken) - len(vraag.weg), gevraagd_op=moment, gevraagd_door=door, gevraagd_naam=door.naam,
    )  # fmt: skip
    _log("bundel_gevraagd", bundel, door, moment, {"doel": bundel.doel, "weggelaten": bundel.weggelaten})
    app.configure_task(NAAM, allow_unknown=True).defer(organisatie_id=bundel.organisatie_id, bundel_id=bundel.pk)
    return bundel


@transaction.atomic
def stop_bundel(bundel_id: int, *, door: Account, moment: datetime.datetime) -> Dossierbundel:
    """Stop a bundle that waits or is being made. Raises ``Geweigerd`` when there is nothing to stop any more."""
    eis_recht(door, Daad.MAAK_BUNDEL)
    bundel = Dossierbundel.objects.select_for_update().get(pk=bundel_id)
    if bundel.toestand not in BEZIG:
        raise Geweigerd("niet_bezig", "Deze bundel wordt niet meer gemaakt.")
    bundel.toestand = Bundeltoestand.GESTOPT
    bundel.save(update_fields=["toestand"])
    _log("bundel_gestopt", bundel, door, moment, {})
    return bundel


def _log(soort: str, bundel: Dossierbundel, door: Account | None, moment: datetime.datetime, gegevens: dict[str, Any]) -> None:
    leg_vast(
        soort, organisatie_id=bundel.organisatie_id, zaak_id=bundel.zaak_id, door=door, tijdstip=moment,
        gegevens={"bundel": bundel.pk, **gegevens},
    )  # fmt: skip


def maak_bundel(bundel_id: int) -> Dossierbundel:
    """Make it. Doing it twice changes nothing; a worker that was killed begins anew, for the pieces never change."""
    bundel = Dossierbundel.objects.select_related("zaak__organisatie").get(pk=bundel_id)
    if bundel.toestand not in BEZIG:
        return bundel
    try:
        with tempfile.TemporaryDirectory() as map_:
            _druk(bundel, Path(map_))
    except Gestopt:
        bundel.refresh_from_db()
    except Geweigerd as fout:
        Dossierbundel.objects.filter(pk=bundel.pk, toestand__in=BEZIG).update(toestand=Bundeltoestand.MISLUKT, fout=fout.zin)
        bundel.refresh_from_db()
    return bundel


def _druk(bundel: Dossierbundel, map_: Path) -> None:
    weg = {deel["kenmerk"] for deel in bundel.weggelaten}
    # What came after the question is not in: whoever asked saw the list as it was.
    stukken = [s for s in list_stukken(bundel.zaak) if s.kenmerk not in weg and s.op <= bundel.gevraagd_op]
    _meld_voortgang(bundel, 0, len(stukken))
    paden = [
        {"pad": str(opslag().pad(s.bestand.sha256)), "soort": s.bestand.soort or "pdf", "uit": str(map_ / f"stuk-{nummer}.pdf")}
        for nummer, s in enumerate(stukken)
    ]
    bladen = maak_af(paden, meld=lambda gedaan: _meld_voortgang(bundel, gedaan, len(stukken)))
    omslag = maak_omslag(bundel, len(stukken))
    gebeurtenissen = list_gebeurtenissen(bundel.zaak_id, aantal=MEESTE_GEBEURTENISSEN)[::-1]
    opdracht = _zet_voorwerk(omslag, stukken, bladen, bundel, gebeurtenissen, map_)
    opdracht["stukken"] = [pad["uit"] for pad, (aantal, _) in zip(paden, bladen, strict=True) if aantal]
    aantal = bind(opdracht)
    _meld_voortgang(bundel, len(stukken), len(stukken))
    _rond_af(bundel, stukken, Path(opdracht["uit"]), aantal, map_)


def maak_omslag(bundel: Dossierbundel, aantal: int) -> Omslag:
    """What the cover says."""
    zaak = bundel.zaak
    plek = ", ".join(deel for deel in (zaak.adres, zaak.postcode, zaak.woonplaats) if deel) or zaak.kadastraal
    kop = [("Zaak", zaak.nummer), ("Plek", plek or "niet bekend"), ("Wat", zaak.omschrijving or "niet omschreven"),
           ("Bestemd", DOELEN[Doel(bundel.doel)]), ("Stukken", str(aantal)), ("Gemaakt door", bundel.gevraagd_naam)]  # fmt: skip
    if bundel.toelichting:
        kop.append(("Toelichting", bundel.toelichting))
    titel = f"Dossier van zaak {zaak.nummer}"
    return Omslag(gemeente=zaak.organisatie.naam, zaak=zaak.nummer, titel=titel, kop=kop, moment=bundel.gevraagd_op,
                  oefening=zaak.organisatie.demo)  # fmt: skip


def _zet_voorwerk(
    omslag: Omslag, stukken: Sequence[Stuk], bladen: Sequence[tuple[int, str]], bundel: Dossierbundel,
    gebeurtenissen: Sequence[Any], map_: Path,
) -> dict[str, Any]:  # fmt: skip
    """The job of the press: contents name pages, and how long they are is only known when they have been set once."""
    midden = sum(aantal for aantal, _ in bladen)

    def zet(begin: int, totaal: int) -> tuple[list[Gemeten], bytes, bytes]:
        plekken = meet_plekken(stukken, bladen, begin)
        voor = zet_voorwerk(omslag, plekken, bundel.weggelaten, totaal=totaal)
        return plekken, voor, zet_logboek(omslag, gebeurtenissen, vanaf=begin + midden, totaal=totaal)

    _, voor, na = zet(1, 1)
    begin = tel_bladen(voor) + 1
    totaal = begin - 1 + midden + tel_bladen(na)
    plekken, voor, na = zet(begin, totaal)
    delen = {"voor": voor, "na": na, "merken": zet_merken(plekken, omslag, totaal=totaal)}
    for naam, pdf in delen.items():
        (map_ / f"{naam}.pdf").write_bytes(pdf)
    wijzers = [{"titel": f"{p.nummer}. {p.soort}: {p.naam}"[:120], "blad": p.vanaf - 1} for p in plekken if p.bladen]
    return {
        **{naam: str(map_ / f"{naam}.pdf") for naam in delen}, "uit": str(map_ / "bundel.pdf"),
        "bladwijzers": [{"titel": "Inhoud", "blad": 1}, *wijzers, {"titel": "Logboek", "blad": begin - 1 + midden}],
    }  # fmt: skip


def tel_bladen(pdf: bytes) -> int:
    """How many pages a PDF of our own has."""
    with pikepdf.open(io.BytesIO(pdf)) as gelezen:
        return len(gelezen.pages)


def meet_plekken(stukken: Sequence[Stuk], bladen: Sequence[tuple[int, str]], begin: int) -> list[Gemeten]:
    """Each piece with its first page, the first of all being ``begin``."""
    plekken = []
    for nummer, (stuk, (aantal, reden)) in enumerate(zip(stukken, bladen, strict=True), start=1):
        noot = f"{reden} Het staat alleen in de map." if reden else ""
        plekken.append(Gemeten(nummer, stuk.soort, stuk.naam, stuk.op, aantal, begin, noot))
        begin += aantal
    return plekken


def _meld_voortgang(bundel: Dossierbundel, gedaan: int, totaal: int) -> None:
    rijen = Dossierbundel.objects.filter(pk=bundel.pk, toestand__in=BEZIG)
    if not rijen.update(toestand=Bundeltoestand.BEZIG, gedaan=gedaan, totaal=totaal):
        raise Gestopt


def _rond_af(bundel: Dossierbundel, stukken: Sequence[Stuk], pdf: Path, bladen: int, map_: Path) -> None:
    with transaction.atomic():
        regels = list(exporteer(bundel.zaak_id))
    zip_ = map_ / "map.zip"
    schrijf_map(zip_, stukken, zaak=bundel.zaak.nummer, pdf=pdf, logboek=regels, winkel=opslag())
    moment = nu()
    with transaction.atomic():
        bestanden = {naam: _bewaar(pad, bundel, moment) for naam, pad in (("pdf", pdf), ("map", zip_))}
        klaar = Dossierbundel.objects.select_for_update().get(pk=bundel.pk)
        if klaar.toestand not in BEZIG:
            raise Gestopt
        klaar.pdf, klaar.map = bestanden["pdf"], bestanden["map"]
        klaar.toestand, klaar.bladen, klaar.klaar_op, klaar.gedaan = Bundeltoestand.KLAAR, bladen, moment, len(stukken)
        klaar.save()
        _log("bundel_gemaakt", klaar, None, moment, {"bladen": bladen, "stukken": len(stukken), "pdf": bestanden["pdf"].sha256,
             "map": bestanden["map"].sha256})  # fmt: skip
    bundel.refresh_from_db()


def _bewaar(pad: Path, bundel: Dossierbundel, moment: datetime.datetime) -> Bestand:
    return bewaar_ruw(pad, organisatie_id=bundel.organisatie_id, moment=moment)
