"""Open a zaak, and register what comes in for it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.beletselen import TE_TOETSEN
from borgwijzer.regels.feiten import Meldingfeit, Strijdigheid
from borgwijzer.zaken.acties import signalen
from borgwijzer.zaken.acties.afschermen import is_afgeschermd, scherm_af
from borgwijzer.zaken.acties.eisen import eis_daad
from borgwijzer.zaken.acties.koppelen_aan_deel import kies_deel
from borgwijzer.zaken.acties.registercontrole import leg_register_vast
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Betrokkene, Document, Documenttoestand, Herstelverzoek, Melding, Nummerreeks, Toets, Zaak


@dataclass(frozen=True, slots=True)
class Aangeleverd:
    """A document as it came with a melding; without ``bestand`` it is still expected, or ``reden`` says why it is not here."""

    bestandsnaam: str
    soort: str
    bestand: Bestand | None = None
    kenmerk: str = ""
    vertrouwelijk: bool = False
    toestand: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A melding as it came in. ``inhoud`` is in the words of ``Meldingfeit``; ``betrokkenen`` are rows per rol.

    ``deel``: the volgnummer of the part that it is about, 0 for the whole.
    """

    soort: str
    ontvangen_op: datetime.datetime
    kanaal: str
    inhoud: Mapping[str, Any]
    verzoeknummer: str = ""
    volgnummer: str = ""
    betrokkenen: Sequence[Mapping[str, Any]] = ()
    documenten: Sequence[Aangeleverd] = ()
    zaakgegevens: Mapping[str, Any] = field(default_factory=dict)
    deel: int = 0


@transaction.atomic
def open_zaak(organisatie: Organisatie, *, moment: datetime.datetime, door: Account | None, gegevens: Mapping[str, Any]) -> Zaak:
    """Open a zaak under the kader version in force today; ``gegevens`` are fields of ``Zaak`` about place and project."""
    peildatum = dag_van(moment)
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=peildatum)
    zaak = Zaak.objects.create(
        organisatie=organisatie, nummer=_volgend_nummer(organisatie.pk, peildatum.year), kaderversie=versie,
        geopend_op=moment, **gegevens,
    )  # fmt: skip
    leg_vast(
        "zaak_geopend", organisatie_id=organisatie.pk, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"nummer": zaak.nummer, "kader": str(versie), "vingerafdruk": versie.vingerafdruk},
    )  # fmt: skip
    vraag_zoekwerk(zaak)
    return zaak


def _volgend_nummer(organisatie_id: int, jaar: int) -> str:
    Nummerreeks.objects.bulk_create([Nummerreeks(organisatie_id=organisatie_id, jaar=jaar)], ignore_conflicts=True)
    reeks = Nummerreeks.objects.select_for_update().get(organisatie_id=organisatie_id, jaar=jaar)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return f"{jaar}-{reeks.laatste:06d}"


@transaction.atomic
def registreer_melding(
    zaak: Zaak, binnen: Binnengekomen, *, moment: datetime.datetime, door: Account | None = None, vervangt: Melding | None = None
) -> Melding:
    """Store a melding with its parties and documents, and bring the zaak up to date.

    With ``vervangt`` this is an aanvulling: the former row stays, but no longer counts. ``inhoud`` that is no ``Meldingfeit``
    raises ``ValidationError`` of pydantic; a closed zaak, or a former row that was judged, replaced or withdrawn, ``Geweigerd``.
    """
    zaak = Zaak.objects.select_for_update().get(pk=zaak.pk)
    eis_daad(zaak, "registreer_melding", dag_van(moment))
    vervangt = _neem_levend(vervangt) if vervangt else None
    binnen, melder = scherm_af(binnen)
    Meldingfeit.model_validate({**binnen.inhoud, "soort": binnen.soort, "ontvangen_op": dag_van(binnen.ontvangen_op)})
    melding = Melding.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort=binnen.soort, fase=kies_deel(zaak, binnen.soort, binnen.deel),
        ontvangen_op=binnen.ontvangen_op, kanaal=binnen.kanaal, inhoud=dict(binnen.inhoud),
        verzoeknummer=binnen.verzoeknummer, volgnummer=binnen.volgnummer,
    )  # fmt: skip
    if vervangt is not None:
        _neem_plaats_in(vervangt, melding)
    _bewaar_betrokkenen(zaak, binnen)
    _bewaar_documenten(zaak, melding, binnen)
    if binnen.soort in TE_TOETSEN:
        Toets.objects.create(organisatie_id=zaak.organisatie_id, melding=melding, kaderversie_id=zaak.kaderversie_id)
    _vul_zaak_aan(zaak, binnen)
    leg_vast(
        "melding_aangevuld" if vervangt else "melding_ontvangen",
        organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={
            "soort": binnen.soort, "melding": melding.pk, "verzoeknummer": binnen.verzoeknummer, "kanaal": binnen.kanaal,
            "volgnummer": binnen.volgnummer, "deel": binnen.deel, "ontvangen_op": binnen.ontvangen_op.isoformat(),
            "documenten": _noem_documenten(binnen),
        },
    )  # fmt: skip
    leg_register_vast(melding, moment=moment, door=door)
    if binnen.soort == "strijdigheid" and vervangt is None:
        _neem_strijdigheid_op(zaak, melding, melder, moment, door)
    werk_stand_bij(zaak, dag_van(moment))
    vraag_zoekwerk(zaak)
    return melding


def _noem_documenten(binnen: Binnengekomen) -> list[dict[str, Any]]:
    return [
        {"naam": d.bestandsnaam, "soort": d.soort, "sha256": d.bestand.sha256 if d.bestand else None} for d in binnen.documenten
    ]


def _neem_strijdigheid_op(
    zaak: Zaak, melding: Melding, melder: Mapping[str, str], moment: datetime.datetime, door: Account | None
) -> None:
    """What a kwaliteitsborger reports stands in the way of use until a person finds it solved."""
    gemeld = Strijdigheid.model_validate(melding.inhoud.get("strijdigheid") or {})
    binnen = signalen.Binnengekomen(
        bron="kwaliteitsborger", omschrijving=gemeld.afwijking or melding.inhoud.get("omschrijving", ""),
        ontvangen_op=dag_van(melding.ontvangen_op), onderwerpen=gemeld.onderwerpen, direct_gevaar=bool(gemeld.direct_gevaar),
        kanaal=melding.kanaal, blokkeert_verklaring=gemeld.blokkeert_verklaring,
        herstel_afgesproken=gemeld.herstel_afgesproken, herstel_op=gemeld.herstel_op,
        melder=melder, melder_afgeschermd=is_afgeschermd(melding.soort, melding.inhoud),
    )  # fmt: skip
    signalen.neem_gemeld_signaal_op(zaak, binnen, moment=moment, door=door, melding=melding)


def _neem_plaats_in(oud: Melding, nieuw: Melding) -> None:
    """Let an aanvulling count in the place of the former version; one that answers a herstelverzoek goes on with its term."""
    oud.vervangen_door = nieuw
    oud.save(update_fields=["vervangen_door"])
    verzoeken = Herstelverzoek.objects.filter(melding=oud)
    if oud.fase_id or oud.geheel_gekozen:
        nieuw.fase_id, nieuw.geheel_gekozen = oud.fase_id, oud.geheel_gekozen
        nieuw.save(update_fields=["fase", "geheel_gekozen"])
    if not verzoeken:
        return
    nieuw.telt_vanaf = oud.telt_vanaf or dag_van(oud.ontvangen_op)
    nieuw.save(update_fields=["telt_vanaf"])
    verzoeken.filter(ontvangen_op=None).update(ontvangen_op=dag_van(nieuw.ontvangen_op))
    verzoeken.update(melding=nieuw)


def _neem_levend(melding: Melding, *, ook_beoordeeld: bool = False) -> Melding:
    """The melding as it is now that the zaak is held; somebody may have been first."""
    melding = Melding.objects.select_related("zaak").get(pk=melding.pk)
    if melding.vervangen_door_id or melding.ingetrokken_op or (melding.oordeel and not ook_beoordeeld):
        raise Geweigerd(
            "ingehaald", f"De {melding.soort} is intussen beoordeeld, vervangen of ingetrokken: bekijk de zaak opnieuw."
        )
    return melding


@transaction.atomic
def vul_documenten_aan(
    melding: Melding, bestanden: Mapping[str, Bestand], *, moment: datetime.datetime, door: Account | None = None
) -> int:
    """Files that came later for a melding, by kenmerk of the document they are; gives how many found their place."""
    zaak = Zaak.objects.select_for_update().get(pk=melding.zaak_id)
    gevuld = []
    wachtend = Document.objects.filter(melding=melding, kenmerk__in=bestanden.keys(), bestand__isnull=True)
    for document in wachtend:
        document.bestand, document.toestand, document.reden = bestanden[document.kenmerk], Documenttoestand.AANWEZIG, ""
        document.save(update_fields=["bestand", "toestand", "reden"])
        gevuld.append({"naam": document.bestandsnaam, "soort": document.soort, "sha256": bestanden[document.kenmerk].sha256})
    if gevuld:
        leg_vast(
            "documenten_nagekomen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
            gegevens={"melding": melding.pk, "soort": melding.soort, "documenten": gevuld},
        )  # fmt: skip
        werk_stand_bij(zaak, dag_van(moment))
        vraag_zoekwerk(zaak)
    return len(gevuld)


def _vul_zaak_aan(zaak: Zaak, binnen: Binnengekomen) -> None:
    """Dates of the zaak that a melding carries; what the sender leaves out stays as it was."""
    gewijzigd = {naam: waarde for naam, waarde in binnen.zaakgegevens.items() if waarde not in (None, "")}
    for naam, waarde in gewijzigd.items():
        setattr(zaak, naam, waarde)
    if gewijzigd:
        zaak.save(update_fields=list(gewijzigd))


def _bewaar_betrokkenen(zaak: Zaak, binnen: Binnengekomen) -> None:
    """A party that changed gets a new row from this day; the former row stays as history."""
    bekend = {(b.rol, b.naam, b.kvk, b.adres) for b in Betrokkene.objects.filter(zaak=zaak)}
    sinds = dag_van(binnen.ontvangen_op)
    Betrokkene.objects.bulk_create(
        Betrokkene(organisatie_id=zaak.organisatie_id, zaak=zaak, sinds=sinds, **gegevens)
        for gegevens in binnen.betrokkenen
        if (gegevens["rol"], gegevens.get("naam", ""), gegevens.get("kvk", ""), gegevens.get("adres", "")) not in bekend
    )


def _bewaar_documenten(zaak: Zaak, melding: Melding, binnen: Binnengekomen) -> None:
    Document.objects.bulk_create(
        Document(
            organisatie_id=zaak.organisatie_id, zaak=zaak, melding=melding, bestand=deel.bestand,
            bestandsnaam=deel.bestandsnaam, soort=deel.soort, kenmerk=deel.kenmerk, vertrouwelijk=deel.vertrouwelijk,
            toestand=deel.toestand or (Documenttoestand.AANWEZIG if deel.bestand else Documenttoestand.VERWACHT),
            reden=deel.reden,
        )
        for deel in binnen.documenten
    )  # fmt: skip


@transaction.atomic
def trek_melding_in(melding: Melding, *, moment: datetime.datetime, reden: str, door: Account | None = None) -> None:
    """Withdraw a melding as of today. What was received stays, but no longer counts."""
    zaak = Zaak.objects.select_for_update().get(pk=melding.zaak_id)
    melding = _neem_levend(melding, ook_beoordeeld=True)
    melding.ingetrokken_op = dag_van(moment)
    melding.save(update_fields=["ingetrokken_op"])
    leg_vast(
        "melding_ingetrokken", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens={"melding": melding.pk, "soort": melding.soort, "verzoeknummer": melding.verzoeknummer},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
