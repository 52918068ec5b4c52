"""Correct a step of a handhavingsverzoek that was written down wrong. The wrong step stays as it is, and counts no more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.handhavingsverzoek import is_geldige_ingebrekestelling
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.handhavingsverzoek import beschrijf, eis_dag, houd_vast
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_verzoek import maak_handhavingsverzoekfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Handhavingsverzoek, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort
from borgwijzer.zaken.verbeterd import list_geldend

# What can be corrected, with the right that setting it asks.
VERBETERBAAR: dict[str, Daad] = {
    Soort.AANVULLING_ONTVANGEN: Daad.LEG_FEIT_VAST, Soort.INGESTEMD: Daad.BEHANDEL_VERZOEK,
    Soort.ONDERZOCHT: Daad.BEHANDEL_VERZOEK, Soort.INGEBREKESTELLING: Daad.LEG_FEIT_VAST, Soort.INGETROKKEN: Daad.LEG_FEIT_VAST,
}  # fmt: skip
WAAROM_NIET = {
    Soort.BEVESTIGD: "De bevestiging ging op die dag: daaraan is niets te verbeteren.",
    Soort.BELANGHEBBENDE: "Beoordeel opnieuw of de verzoeker belanghebbende is: het laatste oordeel telt.",
    Soort.AANVULLING_GEVRAAGD: "Hierover ging een brief. Vraag opnieuw om aanvulling: dan gaat er een brief met de juiste dag.",
    Soort.VERLENGD: "Hierover ging een brief. Verleng opnieuw: dan gaat er een brief met de juiste dag.",
}
BESLUIT = "Dit hoort bij een besluit: dat verandert alleen door een nieuw besluit, of door een beslissing op bezwaar."
# What only counts until there is a besluit; a notice of default counts after it too.
NA_BESLUIT = frozenset({Soort.INGEBREKESTELLING})


@dataclass(frozen=True, slots=True)
class Verzoekstapverbetering:
    """What a step must be. ``op`` None: it did not happen, and lapses. ``schriftelijk``: of a notice of default."""

    stap: int
    op: datetime.date | None
    reden: str
    tekst: str = ""
    uiterlijk: datetime.date | None = None
    schriftelijk: bool = True


@transaction.atomic
def verbeter_verzoekstap(verzoek_id: int, verbetering: Verzoekstapverbetering, wie: Wie) -> Verzoekstap:
    """Put a right step in the place of a wrong one. Raises ``Geweigerd`` with what to do when that cannot be."""
    reden = eis_tekst(verbetering.reden, "reden_ontbreekt", "Schrijf wat er niet klopte.")
    verzoek = houd_vast(verzoek_id, wie)
    eis_daad(verzoek.zaak, "leg_feit_vast", wie.dag)
    stappen = list_geldend(Verzoekstap.objects.filter(verzoek=verzoek).order_by("pk"))
    fout = _zoek_stap(stappen, verbetering.stap)
    eis_recht(wie.door, VERBETERBAAR[fout.soort])
    _eis_open(verzoek, stappen, fout)
    nieuw = Verzoekstap(
        organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, verzoek=verzoek, soort=fout.soort,
        op=verbetering.op or fout.op, uiterlijk=fout.uiterlijk, tekst=verbetering.tekst.strip() or fout.tekst,
        gegevens=dict(fout.gegevens), verbetert=fout, kenmerk=wie.kenmerk if verbetering.op else "", vastgelegd_op=wie.moment,
        vastgelegd_door=wie.door, vastgelegd_naam=wie.door.naam,
    )  # fmt: skip
    nieuw.gegevens |= {"verbeter_reden": reden} | ({} if verbetering.op else {"vervalt": True})
    if verbetering.op:
        _vul_in(nieuw, verbetering, stappen, wie)
    return _bewaar(nieuw, fout, reden, wie)


def waarom_niet(soort: str) -> str:
    """Why a step of this kind is not corrected, and what to do; empty when it can be."""
    return "" if soort in VERBETERBAAR else WAAROM_NIET.get(soort, BESLUIT)  # type: ignore[call-overload]


def _zoek_stap(stappen: list[Verzoekstap], gezocht: int) -> Verzoekstap:
    fout = next((stap for stap in stappen if stap.pk == gezocht), None)
    if fout is None:
        raise Geweigerd("al_verbeterd", "Deze stap is al verbeterd of hoort niet bij dit verzoek: laad de pagina opnieuw.")
    if zin := waarom_niet(fout.soort):
        raise Geweigerd("niet_te_verbeteren", zin)
    return fout


def _eis_open(verzoek: Handhavingsverzoek, stappen: list[Verzoekstap], fout: Verzoekstap) -> None:
    """What was decided on a step is not undone by correcting it."""
    if Besluit.objects.filter(verzoekstappen__verzoek=verzoek, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("voorstel_ligt_er", "Er ligt een voorstel voor een besluit: laat dat eerst terugsturen.")
    soorten = {stap.soort for stap in stappen}
    if Soort.DWANGSOM_VASTGESTELD in soorten or (Soort.BESLOTEN in soorten and fout.soort not in NA_BESLUIT):
        raise Geweigerd("besloten", "Hierop is al een besluit genomen: verander dat met een nieuw besluit, of in bezwaar.")


def _vul_in(nieuw: Verzoekstap, verbetering: Verzoekstapverbetering, stappen: list[Verzoekstap], wie: Wie) -> None:
    """The days and what follows from them, held against the steps before."""
    eis_dag(nieuw.op, nieuw.verzoek, wie.dag)
    fout = nieuw.verbetert
    assert fout
    eerder = stappen[: stappen.index(fout)]
    gevraagd = [stap.op for stap in eerder if stap.soort == Soort.AANVULLING_GEVRAAGD]
    if nieuw.soort == Soort.AANVULLING_ONTVANGEN and gevraagd and nieuw.op < gevraagd[-1]:
        raise Geweigerd("datum_voor_vraag", f"Om aanvulling is gevraagd op {gevraagd[-1]}: kies een dag vanaf toen.")
    if nieuw.soort == Soort.INGESTEMD:
        nieuw.uiterlijk = verbetering.uiterlijk or fout.uiterlijk
        assert nieuw.uiterlijk
        eis_jaar(nieuw.uiterlijk)
        if nieuw.uiterlijk <= nieuw.op:
            raise Geweigerd("uiterlijk_voorbij", "Uitstel moet eindigen na de dag van de instemming: kies een latere dag.")
    if nieuw.soort == Soort.INGEBREKESTELLING:
        feit, kader = maak_handhavingsverzoekfeit(nieuw.verzoek, eerder), kader_van(nieuw.verzoek.zaak)
        geldig = is_geldige_ingebrekestelling(feit, nieuw.op, kader, schriftelijk=verbetering.schriftelijk)
        nieuw.gegevens |= {"schriftelijk": verbetering.schriftelijk, "geldig": geldig}


def _bewaar(nieuw: Verzoekstap, fout: Verzoekstap, reden: str, wie: Wie) -> Verzoekstap:
    nieuw.save()
    verzoek = nieuw.verzoek
    verzoek.versie += 1
    verzoek.save(update_fields=["versie"])
    gegevens: dict[str, Any] = {**beschrijf(nieuw), "stap": nieuw.pk, "verbetert": fout.pk, "wat": fout.soort,
                                "was_op": fout.op.isoformat()}  # fmt: skip
    leg_vast(
        "handhavingsverzoek_verbeterd", organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, door=wie.door,
        tijdstip=wie.moment, reden=reden, gegevens=gegevens,
    )  # fmt: skip
    werk_stand_bij(verzoek.zaak, wie.dag)
    return nieuw
