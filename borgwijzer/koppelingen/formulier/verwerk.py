"""Keep a form and place it. What an employee types in is kept and placed in one deed; what anybody files waits in triage."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from borgwijzer.brieven.acties import bevestig_ontvangst
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.koppelingen.formulier.controle import FormulierFout, Fout, list_fouten, list_vragen
from borgwijzer.koppelingen.formulier.inhoud import (
    DOEL,
    SIGNAAL,
    Formulier,
    maak_binnengekomen,
    noteer_bijlagen,
    zaakgegevens,
    zoek_deel,
)
from borgwijzer.koppelingen.models import Bericht, Formulierteller, Uitkomst
from borgwijzer.koppelingen.queries import Kandidaat, zoek_bij_formulier
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Strijdigheid
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.signaalintake import Plaats, neem_gemeld_signaal_op_bij_plaats
from borgwijzer.zaken.acties.registreren import open_zaak, registreer_melding
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_gemeld_signaal_op
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Fase, Melding, Zaak
from borgwijzer.zaken.queries import find_zaak

INVOER, OPENBAAR = "invoer", "formulier"
NIEUW = "nieuw"
PER_UUR = 20
SIGNAALTYPE = "Signaal van een onregelmatigheid"
WACHT = "Ingediend met het formulier op de website: kies bij welke zaak dit hoort."


@dataclass(frozen=True, slots=True)
class Ingediend:
    """What a form became: the row, the melding when it was placed, and the letter that confirms it (None: nobody to write to)."""

    bericht: Bericht
    melding: Melding | None = None
    brief: OpgeslagenBrief | None = None
    dubbel: bool = False


class KiesZaak(Geweigerd):
    """Zaken that may be meant were found, and nobody has seen them yet."""

    def __init__(self, kandidaten: Sequence[Kandidaat]) -> None:
        super().__init__("kies_zaak", "Er zijn zaken die hierop lijken. Kies bij welke zaak dit hoort.")
        self.kandidaten = tuple(kandidaten)


class TeVaak(Geweigerd):
    """Too many forms from one address."""

    def __init__(self) -> None:
        super().__init__(
            "te_vaak", "Er kwamen het laatste uur veel formulieren van dit adres. Probeer het over een uur opnieuw, of bel ons."
        )


def registreer_formulier(
    formulier: Formulier,
    bestanden: Mapping[str, Bestand],
    *,
    gezien: Collection[str],
    bevestigd: Collection[str],
    door: Account,
    moment: datetime.datetime,
) -> Ingediend:
    """Register what an employee typed in: in the zaak with the number on the form, or in a new one (``nieuw``).

    ``gezien``: numbers of the zaken that were shown as alternatives; ``bevestigd``: codes of questions that were answered.
    The same form twice gives what the first one became. Raises ``FormulierFout`` and ``KiesZaak`` with what to mend.
    """
    eis_recht(door, Daad.REGISTREER_MELDING)
    try:
        with transaction.atomic():
            return _registreer(formulier, bestanden, frozenset(gezien), frozenset(bevestigd), door, moment)
    except IntegrityError:  # the same form was sent twice at one moment: the other one has registered it
        eerder = _vind_eerder(formulier)
        if eerder is None:
            raise
        return eerder


def _registreer(
    formulier: Formulier,
    bestanden: Mapping[str, Bestand],
    gezien: frozenset[str],
    bevestigd: frozenset[str],
    door: Account,
    moment: datetime.datetime,
) -> Ingediend:
    if eerder := _vind_eerder(formulier):
        return eerder
    zaak = _kies_zaak(formulier)
    kader = kader_van(zaak) if zaak else _huidig_kader(door.organisatie, moment)
    if fouten := list_fouten(formulier, kader, moment):
        raise FormulierFout(fouten)
    if zaak is None and (kandidaten := zoek_bij_formulier(formulier)) and {k.zaak.nummer for k in kandidaten} - gezien:
        raise KiesZaak(kandidaten)
    _eis_mogelijk(formulier, zaak, bevestigd, moment)
    bericht = _bewaar(formulier, bestanden, door.organisatie, INVOER, moment)
    return plaats_formulier(bericht, formulier, soort=formulier.soort, zaak=zaak, door=door, moment=moment)


def _kies_zaak(formulier: Formulier) -> Zaak | None:
    if formulier.soort == SIGNAAL:
        raise FormulierFout([Fout("soort", "Een signaal registreert u niet met dit formulier. Kies een melding.")])
    if formulier.zaaknummer == NIEUW and formulier.soort == "bouwmelding":
        return None
    zaak = find_zaak(formulier.zaaknummer) if formulier.zaaknummer else None
    if zaak is None and not formulier.zaaknummer and (kandidaten := zoek_bij_formulier(formulier)):
        raise KiesZaak(kandidaten)
    if zaak is None:
        zin = f"Een {formulier.soort} hoort bij een bestaande zaak. Vul het zaaknummer in, of de postcode: dan zoeken wij mee."
        if formulier.soort == "bouwmelding":
            zin = "Kies of deze bouwmelding bij een bestaande zaak hoort, of kies 'Nieuwe zaak'."
        if formulier.zaaknummer and formulier.zaaknummer != NIEUW:
            zin = f"Er is geen zaak met nummer {formulier.zaaknummer}. Zoek het nummer op in de werkvoorraad."
        raise FormulierFout([Fout("zaaknummer", zin)])
    return zaak


def _huidig_kader(organisatie: Organisatie, moment: datetime.datetime) -> Kader:
    return lees_versie(find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag_van(moment)).pk)


def _eis_mogelijk(formulier: Formulier, zaak: Zaak | None, bevestigd: frozenset[str], moment: datetime.datetime) -> None:
    feiten = haal_feiten(zaak) if zaak else None
    if zaak and formulier.deel and zoek_deel(zaak, formulier.deel) is None:
        namen = ", ".join(Fase.objects.filter(zaak=zaak, vervallen_op=None).order_by("volgnummer").values_list("naam", flat=True))
        zin = f"De delen van zaak {zaak.nummer} zijn: {namen}." if namen else f"Zaak {zaak.nummer} heeft geen delen: laat dit leeg."
        raise FormulierFout([Fout("deel", zin)])
    if zaak and feiten and (redenen := beletselen(feiten, "registreer_melding", kader_van(zaak), dag_van(moment))):
        raise FormulierFout([Fout("zaaknummer", redenen[0].tekst)])
    if vragen := [vraag for vraag in list_vragen(formulier, feiten, moment) if vraag.code not in bevestigd]:
        raise FormulierFout(vragen=vragen)


def _vind_eerder(formulier: Formulier) -> Ingediend | None:
    """What this form became before: the key on it is given out once."""
    bericht = Bericht.objects.select_related("zaak", "melding__zaak").filter(verzoeknummer=formulier.kenmerk, doel=DOEL).first()
    if bericht is None:
        return None
    brief = (
        OpgeslagenBrief.objects.filter(melding=bericht.melding, soort="ontvangstbevestiging").first() if bericht.melding else None
    )
    return Ingediend(bericht, bericht.melding, brief, dubbel=True)


def _bewaar(
    formulier: Formulier, bestanden: Mapping[str, Bestand], organisatie: Organisatie, kanaal: str, moment: datetime.datetime
) -> Bericht:
    bestand = bewaar_ruw(formulier.als_bytes(), organisatie_id=organisatie.pk, moment=moment)
    plek = formulier.plek
    return Bericht.objects.create(
        organisatie=organisatie, bestand=bestand, sha256=bestand.sha256, ontvangen_op=moment, kanaal=kanaal,
        verzoeknummer=formulier.kenmerk, doel=DOEL,
        type=SIGNAALTYPE if formulier.soort == SIGNAAL else "Formulier", soort=formulier.soort,
        adres=(", ".join(deel for deel in (plek.adres, plek.woonplaats) if deel) or plek.kadastraal)[:300],
        uitkomst=Uitkomst.TRIAGE, reden=WACHT, bijlagen=noteer_bijlagen(formulier, bestanden),
    )  # fmt: skip


def dien_in(
    formulier: Formulier, bestanden: Mapping[str, Bestand], *, organisatie: Organisatie, moment: datetime.datetime
) -> Ingediend:
    """Keep what somebody filed on the public pages, for a person to place. The same form twice is one item."""
    if fouten := list_fouten(formulier, _huidig_kader(organisatie, moment), moment):
        raise FormulierFout(fouten)
    try:
        with transaction.atomic():
            if eerder := _vind_eerder(formulier):
                return eerder
            bericht = _bewaar(formulier, bestanden, organisatie, OPENBAAR, moment)
            _leg_vast(bericht, None, moment, WACHT)
            return Ingediend(bericht)
    except IntegrityError:
        eerder = _vind_eerder(formulier)
        if eerder is None:
            raise
        return eerder


@transaction.atomic
def tel_formulier(afzender: str, *, organisatie: Organisatie, moment: datetime.datetime) -> None:
    """Count a form from an address (``afzender``: a keyed hash of it). Raises ``TeVaak`` over the limit of the hour."""
    uur = moment.replace(minute=0, second=0, microsecond=0)
    Formulierteller.objects.filter(uur__lt=uur).delete()
    rij = {"organisatie": organisatie, "uur": uur, "afzender": afzender}
    Formulierteller.objects.bulk_create([Formulierteller(**rij)], ignore_conflicts=True)
    teller = Formulierteller.objects.select_for_update().get(**rij)
    if teller.aantal >= PER_UUR:
        raise TeVaak
    teller.aantal += 1
    teller.save(update_fields=["aantal"])


def plaats_signaal(
    bericht: Bericht, formulier: Formulier, *, bron: str, zaak: Zaak | None, door: Account, moment: datetime.datetime
) -> Ingediend:
    """Place a form from triage as a signal of ``bron``, a signaalbron of the kader; without a zaak one is opened for its place."""
    if zaak and (redenen := beletselen(haal_feiten(zaak), "registreer_melding", kader_van(zaak), dag_van(moment))):
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)
    kader = kader_van(zaak) if zaak else _huidig_kader(door.organisatie, moment)
    if bron not in kader.inhoud.signaalbron:
        raise Geweigerd("bron_ontbreekt", "Kies van wie het signaal komt: dat bepaalt hoe het kader ermee omgaat.")
    binnen = _maak_signaal(bericht, formulier, bron)
    if zaak:
        neem_gemeld_signaal_op(zaak, binnen, moment=moment, door=door)
        _sluit(bericht, zaak, None, f"Signaal gekoppeld aan zaak {zaak.nummer}.", door, moment)
        return Ingediend(bericht)
    gegevens = zaakgegevens(formulier)
    plaats = Plaats(gegevens["adres"], gegevens["postcode"], gegevens["woonplaats"], gegevens["kadastraal"])
    nieuw = neem_gemeld_signaal_op_bij_plaats(plaats, binnen, door=door, moment=moment).zaak
    _sluit(bericht, nieuw, None, f"Nieuwe zaak {nieuw.nummer} geopend voor dit signaal.", door, moment)
    return Ingediend(bericht)


def _maak_signaal(bericht: Bericht, formulier: Formulier, bron: str) -> Binnengekomen:
    """The signal in the words of ``zaken``, with every file that came with the form."""
    gemeld = formulier.strijdigheid or Strijdigheid()
    bestanden = Bestand.objects.in_bulk([deel["bestand"] for deel in bericht.bijlagen])
    return Binnengekomen(
        bron=bron, omschrijving=gemeld.afwijking or formulier.omschrijving, ontvangen_op=dag_van(bericht.ontvangen_op),
        onderwerpen=gemeld.onderwerpen, direct_gevaar=bool(gemeld.direct_gevaar), kanaal=formulier.kanaal,
        melder=noem_melder(formulier), melder_afgeschermd=formulier.naam_niet_doorgeven,
        stukken=[(deel["naam"], bestanden[deel["bestand"]]) for deel in bericht.bijlagen],
    )  # fmt: skip


def noem_melder(formulier: Formulier) -> dict[str, str]:
    """Who filled in a signal, as far as he said."""
    melder = formulier.melder
    gegevens = {"naam": melder.naam, "adres": ", ".join(deel for deel in (melder.adres, melder.plaatsregel) if deel),
                "telefoon": melder.telefoon, "email": melder.email}  # fmt: skip
    return {naam: waarde for naam, waarde in gegevens.items() if waarde}


def plaats_formulier(
    bericht: Bericht, formulier: Formulier, *, soort: str, zaak: Zaak | None, door: Account, moment: datetime.datetime
) -> Ingediend:
    """Place a form from triage as a melding."""
    binnen = maak_binnengekomen(bericht, formulier, soort, zaak)
    reden = f"Toegevoegd aan zaak {zaak.nummer}." if zaak else ""
    if zaak is None:
        zaak = open_zaak(door.organisatie, moment=moment, door=door, gegevens=zaakgegevens(formulier))
        reden = f"Nieuwe zaak {zaak.nummer} geopend voor deze {soort}."
    melding = registreer_melding(zaak, binnen, moment=moment, door=door)
    brief = bevestig_ontvangst(melding, moment=moment)
    bericht.soort = soort
    _sluit(bericht, zaak, melding, reden, door, moment)
    return Ingediend(bericht, melding, brief)


def _sluit(bericht: Bericht, zaak: Zaak, melding: Melding | None, reden: str, door: Account, moment: datetime.datetime) -> None:
    bericht.uitkomst, bericht.reden, bericht.zaak, bericht.melding = Uitkomst.ZAAK, reden, zaak, melding
    bericht.save(update_fields=["uitkomst", "reden", "zaak", "melding", "soort"])
    _leg_vast(bericht, door, moment, reden)


def _leg_vast(bericht: Bericht, door: Account | None, moment: datetime.datetime, reden: str) -> None:
    leg_vast(
        f"bericht_{bericht.uitkomst}", organisatie_id=bericht.organisatie_id, zaak_id=bericht.zaak_id, door=door,
        tijdstip=moment, reden=reden,
        gegevens={"bericht": bericht.pk, "verzoeknummer": bericht.verzoeknummer, "doel": bericht.doel, "soort": bericht.soort,
                  "sha256": bericht.sha256, "kanaal": bericht.kanaal, "alarm": False},
    )  # fmt: skip
