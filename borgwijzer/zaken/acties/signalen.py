"""Write down a signal of an irregularity, and when it is solved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from django.db import transaction
from django.db.models import Q

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.feiten import Kanaal
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.prioriteit import bepaal_prioriteit
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Melding, Signaal, Signaalstuk, Zaak

ZONDER_WOORDEN = "Zie de melding: er staat geen omschrijving bij."
STUKKEN_MEEST = 60
TEKENS_ARTIKELEN, TEKENS_MELDER = 300, 300
TER_PLAATSE = "ter_plaatse"
KANALEN: tuple[str, ...] = (*get_args(Kanaal), TER_PLAATSE)
# Only who gives the verklaring can say that he cannot give it.
KWALITEITSBORGER = "kwaliteitsborger"


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A signal as it came in. ``bron`` is a signaalbron and ``onderwerpen`` are onderwerpen of the kader; the last may be empty.

    ``melder`` is who reported it; ``melder_afgeschermd``: he does not want his name passed on. ``stukken``: files with the
    name that they came with. ``sleutel`` is given out once per form: the same form twice is one signal.
    """

    bron: str
    omschrijving: str
    ontvangen_op: datetime.date
    onderwerpen: Sequence[str] = ()
    direct_gevaar: bool = False
    melder: Mapping[str, str] = field(default_factory=dict)
    melder_afgeschermd: bool = False
    kanaal: str = ""
    artikelen: str = ""
    bewijs: str = ""
    blokkeert_verklaring: bool | None = None
    herstel_afgesproken: bool | None = None
    herstel_op: datetime.date | None = None
    handhavingsverzoek: bool = False
    stukken: Sequence[tuple[str, Bestand]] = ()
    sleutel: str = ""


@transaction.atomic
def neem_signaal_op(zaak_id: int, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Register a signal that an employee wrote down. Raises ``Geweigerd`` for a closed zaak, or for what is missing."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    if eerder := find_eerder(binnen.sleutel):
        return eerder
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    eis_goed(binnen, kader_van(zaak), dag_van(moment))
    return _bewaar(zaak, binnen, door, moment)


@transaction.atomic
def neem_gemeld_signaal_op(
    zaak: Zaak, binnen: Binnengekomen, *, moment: datetime.datetime, door: Account | None = None, melding: Melding | None = None
) -> Signaal:
    """Register a signal as somebody outside sent it, by a melding (strijdigheid, Bkl 3.86) or a form; it counts at once.

    An onderwerp that the kader does not know is left out: a person chooses one.
    """
    bekend = [naam for naam in binnen.onderwerpen if naam in kader_van(zaak).onderwerpen]
    omschrijving = binnen.omschrijving.strip() or ZONDER_WOORDEN
    return _bewaar(zaak, replace(binnen, onderwerpen=bekend, omschrijving=omschrijving), door, moment, melding)


def find_eerder(sleutel: str) -> Signaal | None:
    """What this form became before."""
    return Signaal.objects.select_related("zaak").filter(sleutel=sleutel).first() if sleutel else None


def _bewaar(
    zaak: Zaak, binnen: Binnengekomen, door: Account | None, moment: datetime.datetime, melding: Melding | None = None
) -> Signaal:
    signaal = Signaal(
        organisatie_id=zaak.organisatie_id, zaak=zaak, melding=melding, bron=binnen.bron, omschrijving=binnen.omschrijving.strip(),
        onderwerpen=list(binnen.onderwerpen), ontvangen_op=binnen.ontvangen_op, direct_gevaar=binnen.direct_gevaar,
        opgenomen_door=door, melder={k: w for k, w in binnen.melder.items() if w}, melder_afgeschermd=binnen.melder_afgeschermd,
        kanaal=binnen.kanaal, artikelen=binnen.artikelen.strip(), bewijs=binnen.bewijs.strip(), sleutel=binnen.sleutel,
        blokkeert_verklaring=binnen.blokkeert_verklaring, herstel_afgesproken=binnen.herstel_afgesproken,
        herstel_op=binnen.herstel_op, handhavingsverzoek=binnen.handhavingsverzoek, opgenomen_op=moment,
    )  # fmt: skip
    signaal.prioriteit = noem_prioriteit(signaal.onderwerpen, kader_van(zaak))
    signaal.save()
    stukken = bewaar_stukken(signaal, binnen.stukken, moment)
    gegevens = {"bron": binnen.bron, "onderwerpen": list(binnen.onderwerpen), "direct_gevaar": binnen.direct_gevaar,
                "kanaal": binnen.kanaal, "handhavingsverzoek": binnen.handhavingsverzoek, "stukken": stukken}  # fmt: skip
    log_signaal("signaal_ontvangen", signaal, door, moment, {**gegevens, "ontvangen_op": binnen.ontvangen_op.isoformat()})
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


def bewaar_stukken(signaal: Signaal, stukken: Sequence[tuple[str, Bestand]], moment: datetime.datetime) -> list[str]:
    """Keep files with a signal, each content once; gives the hash of every new one."""
    bekend = set(Signaalstuk.objects.filter(signaal=signaal).values_list("bestand_id", flat=True))
    nieuw = {bestand.pk: (naam, bestand) for naam, bestand in reversed(stukken) if bestand.pk not in bekend}
    Signaalstuk.objects.bulk_create(
        Signaalstuk(
            organisatie_id=signaal.organisatie_id, zaak_id=signaal.zaak_id, signaal=signaal, bestand=bestand, bestandsnaam=naam,
            toegevoegd_op=moment,
        )
        for naam, bestand in reversed(nieuw.values())
    )  # fmt: skip
    return [bestand.sha256 for _, bestand in reversed(nieuw.values())]


@transaction.atomic
def voeg_stukken_toe(
    signaal_id: int, stukken: Sequence[tuple[str, Bestand]], *, door: Account, moment: datetime.datetime
) -> list[str]:
    """Keep photos or documents that came later with a signal that is open; gives the hashes of those that were not there yet."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, _ = neem_open(signaal_id, ook_samengevoegd=True)
    if not stukken:
        raise Geweigerd("bestand_ontbreekt", "Kies eerst een of meer foto's of documenten.")
    eis_aantal(stukken)
    gevonden = bewaar_stukken(signaal, stukken, moment)
    if not gevonden:
        raise Geweigerd("bestand_bekend", "Deze bestanden staan al bij het signaal: u hoeft ze niet nog eens toe te voegen.")
    log_signaal("signaalstukken_toegevoegd", signaal, door, moment, {"stukken": gevonden})
    return gevonden


@transaction.atomic
def los_signaal_op(signaal_id: int, *, oplossing: str, door: Account, moment: datetime.datetime) -> Signaal:
    """Close a signal as of today, with how it was solved."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, zaak = neem_open(signaal_id)
    zin = "Schrijf hoe de onregelmatigheid is opgelost, en hoe u dat weet."
    sluit_signaal(signaal, eis_tekst(oplossing, "oplossing_ontbreekt", zin), moment)
    signaal.save(update_fields=["opgelost_op", "oplossing"])
    log_signaal("signaal_opgelost", signaal, door, moment, {"onderwerpen": signaal.onderwerpen}, signaal.oplossing)
    sluit_gevoegde(signaal, door, moment)
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


def sluit_signaal(signaal: Signaal, oplossing: str, moment: datetime.datetime) -> None:
    """Set when and how it was closed, without saving."""
    signaal.opgelost_op, signaal.oplossing = dag_van(moment), oplossing


def sluit_gevoegde(signaal: Signaal, door: Account, moment: datetime.datetime) -> None:
    """With a signal close those that were joined to it; whoever calls holds their zaken (``neem_open``)."""
    for ander in Signaal.objects.filter(samengevoegd_met=signaal, opgelost_op=None).select_related("zaak").order_by("pk"):
        sluit_signaal(ander, f"Samen met het signaal waar dit bij is gevoegd. {signaal.oplossing}", moment)
        ander.save(update_fields=["opgelost_op", "oplossing"])
        gegevens = {"onderwerpen": ander.onderwerpen, "met": signaal.pk}
        log_signaal("signaal_opgelost", ander, door, moment, gegevens, ander.oplossing)
        if ander.zaak_id != signaal.zaak_id:
            werk_stand_bij(ander.zaak, dag_van(moment))


@transaction.atomic
def toon_melder(signaal_id: int, *, door: Account, moment: datetime.datetime) -> str:
    """Who reported a signal and how to reach him, though he does not want it passed on. The event never holds the name."""
    eis_recht(door, Daad.ZIE_MELDER)
    signaal = Signaal.objects.get(pk=signaal_id)
    if not (signaal.melder_afgeschermd and signaal.melder):
        raise Geweigerd("niet_afgeschermd", "Van dit signaal is geen naam afgeschermd: laad de pagina opnieuw.")
    log_signaal("melder_getoond", signaal, door, moment, {})
    return noem_melder(signaal)


def noem_melder(signaal: Signaal) -> str:
    """The reporter with how to reach him; whoever calls has seen to it that this may be shown."""
    return ", ".join(signaal.melder[deel] for deel in ("naam", "adres", "telefoon", "email") if signaal.melder.get(deel))


def neem_open(signaal_id: int, *, ook_samengevoegd: bool = False) -> tuple[Signaal, Zaak]:
    """The signal with its zaak, held together with the zaken of those joined to it.

    Raises ``Geweigerd`` when it was closed meanwhile, or joined to another (unless ``ook_samengevoegd``).
    """
    deze = Signaal.objects.filter(Q(pk=signaal_id) | Q(samengevoegd_met=signaal_id))
    zaken = {zaak.pk: zaak for zaak in Zaak.objects.select_for_update().filter(pk__in=deze.values("zaak")).order_by("pk")}
    signaal = Signaal.objects.get(pk=signaal_id)
    if signaal.opgelost_op:
        raise Geweigerd("al_opgelost", f"Dit signaal is al afgehandeld op {signaal.opgelost_op}: laad de pagina opnieuw.")
    if signaal.samengevoegd_met_id and not ook_samengevoegd:
        raise Geweigerd("samengevoegd", "Dit signaal is bij een ander gevoegd: werk bij dat signaal, of maak dit eerst weer los.")
    return signaal, zaken[signaal.zaak_id]


def eis_goed(binnen: Binnengekomen, kader: Kader, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` for what is missing or cannot be."""
    if binnen.bron not in kader.inhoud.signaalbron:
        raise Geweigerd("bron_onbekend", "Kies van wie het signaal komt.")
    if binnen.kanaal and binnen.kanaal not in KANALEN:
        raise Geweigerd("kanaal_onbekend", "Kies hoe het signaal binnenkwam.")
    eis_tekst(binnen.omschrijving, "omschrijving_ontbreekt", "Schrijf wat er is gezien of gemeld.")
    eis_lengte(binnen.bewijs)
    if len(binnen.artikelen.strip()) > TEKENS_ARTIKELEN or any(len(deel) > TEKENS_MELDER for deel in binnen.melder.values()):
        raise Geweigerd("tekst_te_lang", f"Maak de artikelen en de gegevens van de melder elk korter dan {TEKENS_MELDER} tekens.")
    if binnen.ontvangen_op > peildatum:
        raise Geweigerd("datum_in_toekomst", "De dag van ontvangst ligt in de toekomst: kies een dag tot en met vandaag.")
    eis_jaar(binnen.ontvangen_op)
    _eis_herstel(binnen)
    eis_onderwerpen(binnen.onderwerpen, kader)
    eis_aantal(binnen.stukken)


def _eis_herstel(binnen: Binnengekomen) -> None:
    if binnen.blokkeert_verklaring is not None and binnen.bron != KWALITEITSBORGER:
        raise Geweigerd("verklaring_van_borger", "Alleen een kwaliteitsborger kan zeggen of de verklaring kan worden afgegeven.")
    if binnen.herstel_op and not binnen.herstel_afgesproken:
        raise Geweigerd("herstel_niet_afgesproken", "U vulde een dag voor het herstel in: kies dan 'ja' bij afgesproken herstel.")
    if binnen.herstel_op:
        eis_jaar(binnen.herstel_op)


def eis_aantal(stukken: Sequence[tuple[str, Bestand]]) -> None:
    """Raise ``Geweigerd`` for more files than go at once."""
    if len(stukken) > STUKKEN_MEEST:
        raise Geweigerd("te_veel_bestanden", f"Voeg ten hoogste {STUKKEN_MEEST} bestanden tegelijk toe; de rest kan daarna.")


def noem_prioriteit(onderwerpen: Sequence[str], kader: Kader) -> str:
    """The prioriteit of bijlage 1 for lists; empty as long as no onderwerp was chosen that the kader knows."""
    bekend = [naam for naam in onderwerpen if naam in kader.onderwerpen]
    return bepaal_prioriteit(bekend, kader).prioriteit if bekend else ""


def werk_prioriteiten_bij(zaak: Zaak) -> None:
    """Derive the prioriteit of the open signals of a zaak anew: it has another kader."""
    for signaal in Signaal.objects.filter(zaak=zaak, opgelost_op=None):
        signaal.prioriteit = noem_prioriteit(signaal.onderwerpen, kader_van(zaak))
        signaal.save(update_fields=["prioriteit"])


def eis_onderwerpen(onderwerpen: Sequence[str], kader: Kader) -> None:
    """Raise ``Geweigerd`` for an onderwerp that the kader does not know."""
    if onbekend := [naam for naam in onderwerpen if naam not in kader.onderwerpen]:
        raise Geweigerd("onderwerp_onbekend", f"Het kader kent het onderwerp {onbekend[0][:60]} niet: kies uit de lijst.")


def log_signaal(
    soort: str, signaal: Signaal, door: Account | None, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    """Write an event about a signal; never with the name of who reported it."""
    leg_vast(
        soort, organisatie_id=signaal.organisatie_id, zaak_id=signaal.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"signaal": signaal.pk, **gegevens},
    )  # fmt: skip
