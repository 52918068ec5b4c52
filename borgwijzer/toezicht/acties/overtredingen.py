"""Find an overtreding: which rule, by whom, on what it rests; change it, let it lapse, or say that it was repaired."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.borging import zoek_borger
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Norm
from borgwijzer.regels.recidive import maak_sleutels
from borgwijzer.regels.toezichtfeiten import Normadressaat
from borgwijzer.toezicht.bewijsstukken import maak_bewijs
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.signalen import eis_onderwerpen
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Betrokkene, Controle, Overtreding, Signaal, Zaak

ADRESSATEN: tuple[str, ...] = get_args(Normadressaat)
LANGSTE_NORM, LANGSTE_NAAM = 200, 300


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """What somebody writes down. ``norm``: the id of a norm of the kader, or empty for one in free words with ``norm_reden``.

    ``artikel`` is more exact than the norm of the list, or is all there is. ``partij``: the id of a betrokkene, or
    ``overtreder`` {naam, adres, email, kvk}. ``bewijs``: words as ``controle-3``, ``signaal-5``, ``document-7``;
    ``bewijs_anders``: a line per other piece. ``signaal`` and ``controle``: from which it came.
    """

    norm: str = ""
    artikel: str = ""
    norm_reden: str = ""
    norm_versie: datetime.date | None = None
    onderwerp: str = ""
    feiten: str = ""
    geconstateerd_op: datetime.date | None = None
    partij: int | None = None
    overtreder: Mapping[str, str] = field(default_factory=dict)
    overtreder_rol: str = ""
    overtreder_reden: str = ""
    bewijs: Sequence[str] = ()
    bewijs_anders: str = ""
    signaal: int | None = None
    controle: int | None = None


@transaction.atomic
def stel_overtreding_vast(zaak_id: int, vast: Vastlegging, *, door: Account, moment: datetime.datetime) -> Overtreding:
    """Write an overtreding down. Raises ``Geweigerd`` for a closed zaak, or with what is missing."""
    eis_recht(door, Daad.STEL_OVERTREDING_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    eis_daad(zaak, "stel_overtreding_vast", dag_van(moment))
    overtreding = Overtreding(
        organisatie_id=zaak.organisatie_id, zaak=zaak, vastgesteld_op=dag_van(moment), vastgesteld_door=door,
        vastgesteld_naam=door.naam, signaal=_zoek(Signaal, vast.signaal, zaak), controle=_zoek(Controle, vast.controle, zaak),
    )  # fmt: skip
    _vul(overtreding, vast, dag_van(moment))
    overtreding.save()
    _log("overtreding_vastgesteld", overtreding, door, moment, beschrijf(overtreding))
    werk_stand_bij(zaak, dag_van(moment))
    return overtreding


@transaction.atomic
def wijzig_overtreding(
    overtreding_id: int, vast: Vastlegging, *, reden: str, versie: int, door: Account, moment: datetime.datetime
) -> Overtreding:
    """Change what was written down, with why. What it was stays in the logboek; a fixed afweging keeps what it was based on."""
    overtreding, zaak = neem_overtreding(overtreding_id, "wijzig_overtreding", door, moment, versie=versie)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom u de overtreding wijzigt.")
    was = beschrijf(overtreding)
    _vul(overtreding, vast, dag_van(moment))
    overtreding.versie = versie + 1
    overtreding.save()
    _log("overtreding_gewijzigd", overtreding, door, moment, {**beschrijf(overtreding), "was": was}, reden)
    werk_stand_bij(zaak, dag_van(moment))
    return overtreding


@transaction.atomic
def laat_overtreding_vervallen(overtreding_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Overtreding:
    """Say that it proved to be no overtreding; the row stays."""
    overtreding, zaak = neem_overtreding(overtreding_id, "laat_overtreding_vervallen", door, moment)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom dit bij nader inzien geen overtreding is.")
    overtreding.vervallen_op, overtreding.vervallen_reden = dag_van(moment), reden
    overtreding.versie += 1
    overtreding.save()
    _log("overtreding_vervallen", overtreding, door, moment, {"norm": overtreding.norm}, reden)
    werk_stand_bij(zaak, dag_van(moment))
    return overtreding


@transaction.atomic
def stel_herstel_vast(
    overtreding_id: int, op: datetime.date, *, reden: str, door: Account, moment: datetime.datetime
) -> Overtreding:
    """Say that it was repaired on a day (inclusive), and how that was seen."""
    overtreding, zaak = neem_overtreding(overtreding_id, "stel_herstel_vast", door, moment)
    eis_jaar(op)
    if not overtreding.geconstateerd_op <= op <= dag_van(moment):
        zin = f"Kies een dag van {overtreding.geconstateerd_op} (toen de overtreding is gezien) tot en met vandaag."
        raise Geweigerd("datum_onmogelijk", zin)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf hoe u zag dat de overtreding is hersteld.")
    houd_herstel_bij(overtreding, op, reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag_van(moment))
    return overtreding


def houd_herstel_bij(
    overtreding: Overtreding, op: datetime.date, reden: str, *, door: Account, moment: datetime.datetime
) -> None:  # fmt: skip
    """Keep that an overtreding is over as of a day, with its event; one that was over already stays as it is."""
    if overtreding.hersteld_op or overtreding.vervallen_op:
        return
    overtreding.hersteld_op, overtreding.herstel_reden = op, reden
    overtreding.versie += 1
    overtreding.save(update_fields=["hersteld_op", "herstel_reden", "versie"])
    _log("overtreding_hersteld", overtreding, door, moment, {"norm": overtreding.norm, "op": op.isoformat()}, reden)


def neem_overtreding(
    overtreding_id: int, daad: Regeldaad, door: Account, moment: datetime.datetime, *, versie: int | None = None
) -> tuple[Overtreding, Zaak]:
    """The overtreding with its zaak, held, when this deed is possible; ``versie`` is the one that was looked at, None: any."""
    eis_recht(door, Daad.STEL_OVERTREDING_VAST)
    zaak = Zaak.objects.select_for_update().get(overtredingen=overtreding_id)
    overtreding = Overtreding.objects.get(pk=overtreding_id)
    overtreding.zaak = zaak
    if versie is not None and overtreding.versie != versie:
        raise Geweigerd("ingehaald", "Iemand anders heeft deze overtreding intussen gewijzigd: lees wat er nu staat.")
    eis_daad(zaak, daad, dag_van(moment), overtreding=str(overtreding_id))
    return overtreding, zaak


def beschrijf(overtreding: Overtreding) -> dict[str, Any]:
    """The overtreding as the logboek keeps it; who it is stays in the row, which a person may have to have erased."""
    return {
        "norm": overtreding.norm, "norm_versie": overtreding.norm_versie.isoformat() if overtreding.norm_versie else None,
        "onderwerp": overtreding.onderwerp, "feiten": overtreding.feiten, "rol": overtreding.overtreder_rol,
        "geconstateerd_op": overtreding.geconstateerd_op.isoformat(), "bewijs": [stuk["tekst"] for stuk in overtreding.bewijs],
    }  # fmt: skip


def _vul(overtreding: Overtreding, vast: Vastlegging, peildatum: datetime.date) -> None:
    zaak, kader = overtreding.zaak, kader_van(overtreding.zaak)
    _vul_norm(overtreding, vast, kader)
    overtreding.feiten = eis_tekst(vast.feiten, "feiten_ontbreken", "Schrijf wat er is gezien: wat, waar en hoe.")
    overtreding.geconstateerd_op = _eis_dag(vast.geconstateerd_op, peildatum)
    _vul_overtreder(overtreding, vast)
    overtreding.bewijs = maak_bewijs(zaak, vast.bewijs, vast.bewijs_anders)
    if not overtreding.bewijs:
        raise Geweigerd("bewijs_ontbreekt", "Kies waaruit de overtreding blijkt, of schrijf het erbij.")
    sleutels = maak_sleutels(
        naam=overtreding.overtreder["naam"], kvk=overtreding.overtreder.get("kvk", ""), adres=zaak.adres, postcode=zaak.postcode,
        borger=zoek_borger(haal_feiten(zaak), overtreding.geconstateerd_op),
    )  # fmt: skip
    for soort, sleutel in sleutels.items():
        setattr(overtreding, f"op_{soort}", sleutel)


def _vul_norm(overtreding: Overtreding, vast: Vastlegging, kader: Kader) -> None:
    norm, artikel = zoek_norm(kader, vast.norm), vast.artikel.strip()
    if vast.norm and norm is None:
        raise Geweigerd("norm_onbekend", "Kies de norm uit de lijst: het kader kent deze niet.")
    if norm is None and not artikel:
        raise Geweigerd("norm_ontbreekt", "Kies de norm die is overtreden, of vul het artikel in.")
    if len(artikel) > LANGSTE_NORM:
        raise Geweigerd("norm_te_lang", f"Maak het artikel korter dan {LANGSTE_NORM} tekens.")
    if norm is None:
        overtreding.norm_reden = eis_tekst(vast.norm_reden, "norm_reden_ontbreekt", "Schrijf waarom geen norm van de lijst past.")
    else:
        overtreding.norm_reden = ""
    eis_onderwerpen([vast.onderwerp] if vast.onderwerp else [], kader)
    if vast.norm_versie:
        eis_jaar(vast.norm_versie)
    eigen = norm.onderwerp if norm and norm.onderwerp in kader.onderwerpen else ""
    overtreding.norm_id, overtreding.onderwerp = norm.id if norm else "", vast.onderwerp or eigen
    overtreding.norm = artikel or noem_norm(norm)
    overtreding.norm_versie = vast.norm_versie or (find_tekstdatum(kader, norm) if norm else None)


def zoek_norm(kader: Kader, norm_id: str) -> Norm | None:
    """The norm of the kader with this id."""
    return next((norm for norm in kader.inhoud.norm if norm.id == norm_id), None)


def noem_norm(norm: Norm | None) -> str:
    """The article of a norm, or its place in the kader."""
    return (norm.wet[0] if norm.wet else norm.bron)[:LANGSTE_NORM] if norm else ""


def find_tekstdatum(kader: Kader, norm: Norm) -> datetime.date | None:
    """The date of the text in which the norm was read; None when it was not read."""
    wetten = {wet.afkorting: wet.tekst_van for wet in kader.inhoud.wet}
    return norm.versie or (wetten.get(norm.wet[0].split(" ", 1)[0]) if norm.wet else None)


def _vul_overtreder(overtreding: Overtreding, vast: Vastlegging) -> None:
    partij = Betrokkene.objects.filter(pk=vast.partij, zaak=overtreding.zaak).first() if vast.partij else None
    if vast.partij and partij is None:
        raise Geweigerd("partij_onbekend", "Deze partij hoort niet bij de zaak: kies een ander, of vul de naam in.")
    gegevens = _van_partij(partij) if partij else {naam: str(vast.overtreder.get(naam, "")).strip() for naam in _DELEN}
    if not gegevens["naam"]:
        raise Geweigerd("overtreder_ontbreekt", "Kies wie de overtreder is, of vul de naam in.")
    if any(len(deel) > LANGSTE_NAAM for deel in gegevens.values()):
        raise Geweigerd("overtreder_te_lang", f"Maak naam en adres van de overtreder korter dan {LANGSTE_NAAM} tekens.")
    if vast.overtreder_rol not in ADRESSATEN:
        raise Geweigerd("rol_ontbreekt", "Kies in welke rol de overtreder wordt aangesproken.")
    zin = "Schrijf waarom deze persoon of dit bedrijf de overtreder is."
    overtreding.overtreder, overtreding.overtreder_rol = gegevens, vast.overtreder_rol
    overtreding.overtreder_reden = eis_tekst(vast.overtreder_reden, "overtreder_reden_ontbreekt", zin)


_DELEN = ("naam", "adres", "email", "kvk")


def _van_partij(partij: Betrokkene) -> dict[str, str]:
    plaats = " ".join(deel for deel in (partij.postcode, partij.woonplaats) if deel)
    adres = ", ".join(deel for deel in (partij.adres, plaats) if deel)
    return {"naam": partij.naam[:LANGSTE_NAAM], "adres": adres[:LANGSTE_NAAM], "email": partij.email, "kvk": partij.kvk}


def _eis_dag(dag: datetime.date | None, peildatum: datetime.date) -> datetime.date:
    if dag is None:
        raise Geweigerd("datum_ontbreekt", "Vul in op welke dag de overtreding is gezien.")
    eis_jaar(dag)
    if dag > peildatum:
        raise Geweigerd("datum_in_toekomst", "De overtreding kan niet in de toekomst zijn gezien: kies een dag tot en met vandaag.")
    return dag


def _zoek(model: Any, id_: int | None, zaak: Zaak) -> Any:
    """The row of this zaak where it came from; None when it came from none."""
    if id_ is None:
        return None
    gevonden = model.objects.filter(pk=id_, zaak=zaak).first()
    if gevonden is None:
        raise Geweigerd("aanleiding_onbekend", "Het signaal of de controle hoort niet bij deze zaak: laad de pagina opnieuw.")
    return gevonden


def _log(
    soort: str, overtreding: Overtreding, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=overtreding.organisatie_id, zaak_id=overtreding.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"overtreding": overtreding.pk, **gegevens},
    )  # fmt: skip
