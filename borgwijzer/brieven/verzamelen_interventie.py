"""Gather the named facts of a letter of an interventie from its steps; nothing is reckoned or decided here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.interventiebrief import (
    AfrondingInterventieFeiten,
    Afspraak,
    HerstelmaatregelFeiten,
    HersteltermijnVerlengdFeiten,
    OverdrachtStrafrechtFeiten,
    SignaalToelatingFeiten,
    UitnodigingGesprekFeiten,
    UitslagHercontroleFeiten,
    VerscherptToezichtEindeFeiten,
    VerscherptToezichtFeiten,
    VerslagGesprekFeiten,
    WaarschuwingFeiten,
)
from borgwijzer.brieven.model import Geadresseerde, Kopie
from borgwijzer.brieven.verzamelen import bezwaardeel, maak_zaakdeel
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.besluitgronden import schrijf_artikel
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Interventie, Interventiestap, Overtreding

ROLLEN = ("bouwer", "uitvoerder", "gebruiker", "eigenaar")


@dataclass(frozen=True, slots=True)
class Briefwerk:
    """A step with what its letter is made from. ``eerder``: the steps before it, without those that were corrected.

    ``bezoeken``: how many visits there were since verscherpt toezicht was announced.
    """

    interventie: Interventie
    stap: Interventiestap
    eerder: tuple[Interventiestap, ...]
    moment: datetime.datetime
    kenmerk: str
    bezoeken: int = 0

    @property
    def overtreding(self) -> Overtreding:
        return self.interventie.overtreding

    def vorige(self) -> Interventiestap:
        """The newest step before this one that set a day."""
        return next(stap for stap in reversed(self.eerder) if stap.uiterlijk)


def stap_feiten(werk: Briefwerk) -> Brieffeiten | None:
    """The facts of the letter that goes with a step; None for a step without one. Raises ``Geweigerd`` for what is missing."""
    brief = PROCEDURES[werk.interventie.soort].stappen[werk.stap.soort].brief
    if not brief:
        return None
    return _maak(MAKERS[brief], werk)


def afronding_feiten(interventie: Interventie, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """The facts of the letter that an interventie ended."""
    werk = Briefwerk(interventie, Interventiestap(), (), moment, kenmerk)
    return _maak(_afronding, werk)


def _maak(maak: Callable[[Briefwerk], Brieffeiten], werk: Briefwerk) -> Brieffeiten:
    try:
        return maak(werk)
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _gedeeld(werk: Briefwerk, aan: Geadresseerde) -> dict[str, Any]:
    zaak = werk.interventie.zaak
    gedeeld = maak_zaakdeel(zaak, moment=werk.moment, kenmerk=werk.kenmerk)
    return {**gedeeld, "geadresseerde": aan, "ontvangen_op": zaak.geopend_op, "kopie_aan": ()}


def _aan_overtreder(werk: Briefwerk, brief: str = "") -> dict[str, Any]:
    """What a letter to the overtreder has; with ``brief`` also the remedy clause, when the kader asks it for that letter."""
    overtreder, zaak = werk.overtreding.overtreder, werk.interventie.zaak
    naam = str(overtreder.get("naam", "")).strip()
    if not naam:
        raise Geweigerd("geen_geadresseerde", "Er is niemand om aan te schrijven: vul bij de overtreding in wie de overtreder is.")
    kader = kader_van(zaak)
    return {
        **_gedeeld(werk, Geadresseerde(naam=naam, adresregels=_adresregels(overtreder.get("adres", "")))),
        "norm": schrijf_norm(werk.overtreding),
        **(bezwaardeel(kader, zaak.organisatie_id, brief, dag_van(werk.moment)) if brief else {}),
    }


def schrijf_norm(overtreding: Overtreding) -> str:
    """The rule that is broken, as it reads on after "Het gaat om"; words that are no article stay as they are."""
    kader, norm = kader_van(overtreding.zaak), overtreding.norm.strip()
    bekend = {wet.afkorting for wet in kader.inhoud.wet}
    return schrijf_artikel(norm, kader) if norm.split(" ", 1)[0] in bekend else norm


def _adresregels(adres: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in adres.replace("\n", ",").split(",") if regel.strip())


def _gezien(werk: Briefwerk) -> dict[str, Any]:
    overtreding = werk.overtreding
    rol = overtreding.overtreder_rol if overtreding.overtreder_rol in ROLLEN else "anders"
    return {"gezien": overtreding.feiten, "geconstateerd_op": overtreding.geconstateerd_op, "rol": rol}


def _uitnodiging(werk: Briefwerk) -> Brieffeiten:
    inhoud = werk.stap.gegevens
    return UitnodigingGesprekFeiten(
        **_aan_overtreder(werk), **_gezien(werk), gesprek_op=_eis_dag(werk.stap), tijd=inhoud["tijd"], plaats=inhoud["plaats"],
        met=inhoud["met"], waarover=inhoud["waarover"], opnieuw=inhoud.get("reden", ""),
    )  # fmt: skip


def _verslag(werk: Briefwerk) -> Brieffeiten:
    inhoud, stap = werk.stap.gegevens, werk.stap
    aanwezigen = tuple(inhoud.get("aanwezigen", ()))
    gedeeld = {**_aan_overtreder(werk), "kopie_aan": tuple(Kopie("Aanwezig", naam) for naam in aanwezigen)}
    afspraken = tuple(
        Afspraak(tekst=een["tekst"], op=datetime.date.fromisoformat(een["op"])) for een in inhoud.get("afspraken", ())
    )
    return VerslagGesprekFeiten(
        **gedeeld, gesprek_op=stap.op, verloop=inhoud["uitslag"], verslag=inhoud["verslag"], aanwezigen=aanwezigen,
        afspraken=afspraken, uiterlijk_op=stap.uiterlijk,
    )  # fmt: skip


def _met_hersteltermijn(klasse: Callable[..., Brieffeiten], brief: str) -> Callable[[Briefwerk], Brieffeiten]:
    def maak(werk: Briefwerk) -> Brieffeiten:
        inhoud = werk.stap.gegevens
        return klasse(
            **_aan_overtreder(werk, brief), **_gezien(werk), te_doen=tuple(inhoud["te_doen"]), gevolg=inhoud["gevolg"],
            uiterlijk_op=_eis_dag(werk.stap),
        )  # fmt: skip

    return maak


def _verlengd(werk: Briefwerk) -> Brieffeiten:
    eerste = next(stap for stap in reversed(werk.eerder) if stap.soort not in ("uitstel", "hercontrole", "nakoming"))
    return HersteltermijnVerlengdFeiten(
        **_aan_overtreder(werk), reden=werk.stap.gegevens["reden"], brief_op=dag_van(eerste.vastgelegd_op),
        eerst_uiterlijk_op=_eis_dag(werk.vorige()), uiterlijk_op=_eis_dag(werk.stap),
    )  # fmt: skip


def _hercontrole(werk: Briefwerk) -> Brieffeiten:
    inhoud = werk.stap.gegevens
    return UitslagHercontroleFeiten(
        **_aan_overtreder(werk), gecontroleerd_op=werk.stap.op, uiterlijk_op=_eis_dag(werk.vorige()),
        bevinding=inhoud["bevinding"], uitslag=inhoud["uitslag"],
    )  # fmt: skip


def _verscherpt(werk: Briefwerk) -> Brieffeiten:
    inhoud = werk.stap.gegevens
    return VerscherptToezichtFeiten(
        **_aan_overtreder(werk, "verscherpt_toezicht"), **_gezien(werk), reden=inhoud["reden"], tot_en_met=_eis_dag(werk.stap),
        bezoeken=inhoud["aantal"], verlengd=werk.stap.soort == "verlenging",
    )  # fmt: skip


def _verscherpt_einde(werk: Briefwerk) -> Brieffeiten:
    inhoud = werk.stap.gegevens
    return VerscherptToezichtEindeFeiten(
        **_aan_overtreder(werk), vanaf=werk.eerder[0].op, geeindigd_op=werk.stap.op, bezoeken=werk.bezoeken,
        bevinding=inhoud["bevinding"], uitslag=inhoud["uitslag"],
    )  # fmt: skip


def _buiten(werk: Briefwerk) -> dict[str, Any]:
    """What a letter to somebody else than the overtreder has."""
    inhoud: Mapping[str, Any] = werk.stap.gegevens
    return _gedeeld(werk, Geadresseerde(naam=inhoud["ontvanger"], adresregels=tuple(inhoud.get("adres", ()))))


def _overdracht(werk: Briefwerk) -> Brieffeiten:
    inhoud, overtreder = werk.stap.gegevens, werk.overtreding.overtreder
    wie = ", ".join(str(overtreder[deel]) for deel in ("naam", "adres") if overtreder.get(deel))
    return OverdrachtStrafrechtFeiten(
        **_buiten(werk), norm=schrijf_norm(werk.overtreding), persoon=inhoud["persoon"], referentie=inhoud["referentie"],
        samenvatting=inhoud["samenvatting"], gezien=werk.overtreding.feiten, geconstateerd_op=werk.overtreding.geconstateerd_op,
        overtreder=wie, stukken=tuple(inhoud["stukken"]), antwoord_voor=_eis_dag(werk.stap),
    )  # fmt: skip


def _signaal(werk: Briefwerk) -> Brieffeiten:
    inhoud = werk.stap.gegevens
    return SignaalToelatingFeiten(
        **_buiten(werk), aan=inhoud["aan"], kwaliteitsborger=inhoud["kwaliteitsborger"], instrument=inhoud["instrument"],
        waarover=inhoud["waarover"], vraag=inhoud["vraag"], antwoord_voor=_eis_dag(werk.stap),
    )  # fmt: skip


def _afronding(werk: Briefwerk) -> Brieffeiten:
    interventie = werk.interventie
    return AfrondingInterventieFeiten(
        **_aan_overtreder(werk), naam=PROCEDURES[interventie.soort].naam.lower(), begonnen_op=interventie.begonnen_op,
        uitkomst=interventie.uitkomst, reden=interventie.afgerond_reden,  # type: ignore[arg-type]
    )  # fmt: skip


def _eis_dag(stap: Interventiestap) -> datetime.date:
    assert stap.uiterlijk, "the rules let no such step be set without a day"
    return stap.uiterlijk


MAKERS: dict[str, Callable[[Briefwerk], Brieffeiten]] = {
    "uitnodiging_gesprek": _uitnodiging,
    "verslag_gesprek": _verslag,
    WaarschuwingFeiten.SOORT: _met_hersteltermijn(WaarschuwingFeiten, WaarschuwingFeiten.SOORT),
    HerstelmaatregelFeiten.SOORT: _met_hersteltermijn(HerstelmaatregelFeiten, HerstelmaatregelFeiten.SOORT),
    "hersteltermijn_verlengd": _verlengd,
    "uitslag_hercontrole": _hercontrole,
    "verscherpt_toezicht": _verscherpt,
    "verscherpt_toezicht_einde": _verscherpt_einde,
    "overdracht_strafrecht": _overdracht,
    "signaal_toelating": _signaal,
}
