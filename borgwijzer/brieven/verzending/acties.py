"""Deeds on the way of a letter to who gets it: plan, take up, sent, refused, posted, came back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.models import Bereikbaarheid, OpgeslagenBrief, Verzending, Verzendstand, Verzonden
from borgwijzer.brieven.verzamelen import zoek_partijen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis, Toestand, Uitgaand
from borgwijzer.logboek.vastleggen import leg_vast, zet_klaar
from borgwijzer.omgeving import Smtp
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_tekst
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Betrokkene, Zaak

# After each try that failed: how long until the next. After the last the letter is handed back to people.
PAUZES = tuple(datetime.timedelta(minutes=minuten) for minuten in (5, 15, 45, 135, 405))
# Longer than one conversation with a mail server can last.
ZOEK_NA = datetime.timedelta(minutes=10)
MISLUKT = (Verzendstand.GEWEIGERD, Verzendstand.ONZEKER)
TE_POSTEN = (Verzendstand.TE_POSTEN, *MISLUKT)


def plan_verzending(brief: OpgeslagenBrief, feiten: Brieffeiten, gebeurtenis: Gebeurtenis, *, moment: datetime.datetime) -> None:
    """Put in the outbox how each person gets this letter, in the transaction of the letter.

    By e-mail only to who said that letters may come that way (Awb 2:14); all others by post, which a person does. Never by
    e-mail from the demo or a practice organisatie: its people do not exist.
    """
    smtp: Smtp | None = None if oefent(brief.organisatie) else settings.SMTP
    adressen = list_emailadressen(brief.zaak) if smtp else {}
    ontvangers = [(feiten.geadresseerde.naam, ""), *((kopie.naam, kopie.rol) for kopie in feiten.kopie_aan)]
    per_post = any(naam not in adressen for naam, _ in ontvangers)
    post = zet_klaar(gebeurtenis, bestemming="post", verwijzing=f"brief:{brief.pk}", moment=moment) if per_post else None
    for nummer, (naam, rol) in enumerate(ontvangers, start=1):
        uitgaand, bericht_id, adres = post, "", ""
        if smtp and (adres := adressen.get(naam, "")):
            uitgaand = zet_klaar(gebeurtenis, bestemming="email", verwijzing=f"brief:{brief.pk}", moment=moment)
            bericht_id = f"<brief-{brief.pk}-{nummer}-{brief.bestand.sha256[:16]}@{smtp.afzender.rpartition('@')[2]}>"
        Verzending.objects.create(
            organisatie_id=brief.organisatie_id, brief=brief, naam=naam, rol=rol, adres=adres, uitgaand=uitgaand,
            bericht_id=bericht_id, bijgewerkt_op=moment, toestand=Verzendstand.KLAAR if adres else Verzendstand.TE_POSTEN,
        )  # fmt: skip
    _vat_samen(brief)


def oefent(organisatie: Organisatie) -> bool:
    """Whether the people of this organisatie are made up."""
    return organisatie.demo


def list_emailadressen(zaak: Zaak) -> dict[str, str]:
    """Name -> e-mail address of the parties that want letters by e-mail; a name with two addresses is left to the post."""
    wensen = {rij.email.casefold(): rij.per_email for rij in Bereikbaarheid.objects.filter(zaak=zaak).order_by("pk")}
    if not any(wensen.values()):
        return {}
    adressen: dict[str, set[str]] = {}
    for partij in zoek_partijen(zaak).values():
        adressen.setdefault(partij.naam, set()).add(partij.email if wensen.get(partij.email.casefold()) else "")
    return {naam: min(gevonden) for naam, gevonden in adressen.items() if len(gevonden) == 1 and is_adres(min(gevonden))}


def is_adres(email: str) -> bool:
    """Whether a mail server can be given this address as it stands."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return email.isascii()


@transaction.atomic
def neem_poging(verzending_id: int, *, moment: datetime.datetime) -> Verzending | None:
    """Claim one try; None when it is not its turn (any more). The next try is set at once, for when this worker is killed."""
    verzending = _vergrendel(Verzending.objects.filter(pk=verzending_id, toestand=Verzendstand.KLAAR))
    uitgaand = verzending.uitgaand if verzending else None
    if verzending is None or uitgaand is None or uitgaand.volgende_poging_op > moment:
        return None
    uitgaand.pogingen += 1
    uitgaand.volgende_poging_op = moment + PAUZES[min(uitgaand.pogingen, len(PAUZES)) - 1]
    uitgaand.save(update_fields=["pogingen", "volgende_poging_op"])
    return verzending


class Ingehaald(Exception):
    """Another worker took this letter up meanwhile."""


@transaction.atomic
def begin_aanbieden(verzending: Verzending, *, moment: datetime.datetime) -> None:
    """From here the mail server can have it. Whoever finds it like this later does not know, and never just tries again."""
    assert verzending.uitgaand
    nog = Verzending.objects.filter(pk=verzending.pk, toestand=Verzendstand.KLAAR, uitgaand__pogingen=verzending.uitgaand.pogingen)
    if not nog.update(toestand=Verzendstand.IN_VERZENDING, bijgewerkt_op=moment):
        raise Ingehaald


@transaction.atomic
def meld_verzonden(verzending: Verzending, antwoord: str, *, moment: datetime.datetime) -> None:
    """The mail server took it, with this answer; also when meanwhile somebody posted it too."""
    stand = _neem_weer(verzending)
    gepost = stand == Verzendstand.GEPOST
    _werk_bij(verzending, Verzendstand.GEPOST if gepost else Verzendstand.VERZONDEN, antwoord, moment)
    _sluit_uitgaand(verzending.uitgaand, Toestand.VERZONDEN)
    _log("brief_verzonden", verzending, None, moment, antwoord=antwoord)


@transaction.atomic
def meld_niet_aangenomen(verzending: Verzending, antwoord: str, *, definitief: bool, moment: datetime.datetime) -> None:
    """The mail server surely has it not: try again later, or after a refusal for good hand it back to people."""
    uitgaand = verzending.uitgaand
    if uitgaand is None or _neem_weer(verzending) not in (Verzendstand.KLAAR, Verzendstand.IN_VERZENDING):
        return
    if definitief or uitgaand.pogingen > len(PAUZES):
        _werk_bij(verzending, Verzendstand.GEWEIGERD, antwoord, moment)
        _sluit_uitgaand(uitgaand, Toestand.OPGEGEVEN, antwoord)
        _log("brief_geweigerd", verzending, None, moment, antwoord=antwoord)
        return
    _werk_bij(verzending, Verzendstand.KLAAR, antwoord, moment)
    uitgaand.laatste_fout = antwoord
    uitgaand.save(update_fields=["laatste_fout"])


@transaction.atomic
def meld_onzeker(verzending: Verzending, reden: str, *, moment: datetime.datetime) -> None:
    """Nobody knows whether the mail server has it: a person looks."""
    if _neem_weer(verzending) != Verzendstand.IN_VERZENDING:
        return
    _werk_bij(verzending, Verzendstand.ONZEKER, reden, moment)
    _sluit_uitgaand(verzending.uitgaand, Toestand.OPGEGEVEN, reden)
    _log("brief_onzeker", verzending, None, moment, antwoord=reden)


def zoek_achtergelaten(moment: datetime.datetime) -> list[Verzending]:
    """What was being offered when its worker vanished."""
    rijen = Verzending.objects.filter(toestand=Verzendstand.IN_VERZENDING, bijgewerkt_op__lt=moment - ZOEK_NA)
    return list(rijen.select_related("brief", "uitgaand").order_by("pk"))


@transaction.atomic
def meld_gepost(brief_id: int, dag: datetime.date, *, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Say that the letter went by post on ``dag`` to everybody who could not get it by e-mail."""
    eis_recht(door, Daad.MELD_VERZENDING)
    brief = _neem_brief(brief_id)
    rijen = list(Verzending.objects.filter(brief=brief, toestand__in=TE_POSTEN).select_related("uitgaand").order_by("pk"))
    if not rijen:
        raise Geweigerd("niets_te_posten", "Deze brief hoeft niet meer op de post: laad de pagina opnieuw.")
    if not dag_van(brief.gemaakt_op) <= dag <= dag_van(moment):
        raise Geweigerd(
            "postdag_klopt_niet", "Kies de dag waarop de brief op de post ging: niet voor de brief zelf, en niet later dan nu."
        )
    for rij in rijen:
        rij.brief, rij.gepost_op = brief, dag
        _werk_bij(rij, Verzendstand.GEPOST, rij.antwoord, moment)
        if rij.uitgaand and rij.uitgaand.bestemming == "post":
            _sluit_uitgaand(rij.uitgaand, Toestand.VERZONDEN)
    namen = [rij.naam for rij in rijen]
    leg_vast("brief_gepost", organisatie_id=brief.organisatie_id, zaak_id=brief.zaak_id, door=door, tijdstip=moment,
             gegevens={"brief": brief.pk, "kenmerk": brief.kenmerk, "dag": dag.isoformat(), "aan": namen})  # fmt: skip
    return brief


@transaction.atomic
def meld_teruggekomen(verzending_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Verzending:
    """Say that a mail came back though the server first took it; the letter must then go by post."""
    eis_recht(door, Daad.MELD_VERZENDING)
    verzending = _neem(verzending_id, Verzendstand.VERZONDEN, "Deze e-mail staat niet meer als verzonden: laad de pagina opnieuw.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf wat er in het bericht stond waarmee de e-mail terugkwam.")
    _werk_bij(verzending, Verzendstand.GEWEIGERD, f"Teruggekomen: {reden}", moment)
    _log("brief_teruggekomen", verzending, door, moment, reden=reden)
    return verzending


@transaction.atomic
def verstuur_opnieuw(verzending_id: int, *, door: Account, moment: datetime.datetime) -> Verzending:
    """Send a mail again of which nobody knows whether it arrived; it keeps its Message-ID, so that a mail program shows one."""
    eis_recht(door, Daad.MELD_VERZENDING)
    verzending = _neem(
        verzending_id, Verzendstand.ONZEKER, "Van deze e-mail is al duidelijk wat ermee gebeurde: laad de pagina opnieuw."
    )
    if settings.SMTP is None:
        raise Geweigerd("geen_mailserver", "Deze installatie verstuurt geen e-mail meer: stuur de brief per post.")
    gebeurtenis = _log("brief_opnieuw", verzending, door, moment)
    verwijzing = f"brief:{verzending.brief_id}"
    verzending.uitgaand = zet_klaar(gebeurtenis, bestemming="email", verwijzing=verwijzing, moment=moment)
    _werk_bij(verzending, Verzendstand.KLAAR, "", moment)
    return verzending


@transaction.atomic
def zet_kanaal(
    zaak_id: int, email: str, *, per_email: bool, reden: str, door: Account, moment: datetime.datetime
) -> Bereikbaarheid:
    """Write down that a party wants letters by e-mail, or not any more, and how that is known."""
    eis_recht(door, Daad.MELD_VERZENDING)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    if not Betrokkene.objects.filter(zaak=zaak, email__iexact=email).exists() or not email:
        raise Geweigerd("adres_onbekend", "Dit e-mailadres hoort niet bij deze zaak: vul het eerst in bij de partij.")
    if per_email and not is_adres(email):
        raise Geweigerd("adres_onbruikbaar", f"{email[:100]} is geen bruikbaar e-mailadres: verbeter het bij de partij.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf hoe u dit weet, bijvoorbeeld: aangekruist op het formulier.")
    rij = Bereikbaarheid.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, email=email, per_email=per_email, reden=reden, sinds=moment, door=door,
        door_naam=door.naam,
    )  # fmt: skip
    leg_vast("kanaal_gekozen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
             gegevens={"per_email": per_email})  # fmt: skip
    return rij


def _neem(verzending_id: int, toestand: Verzendstand, anders: str) -> Verzending:
    brief_id = Verzending.objects.values_list("brief_id", flat=True).get(pk=verzending_id)
    brief = _neem_brief(brief_id)
    verzending = _vergrendel(Verzending.objects.filter(pk=verzending_id, toestand=toestand))
    if verzending is None:
        raise Geweigerd("verzending_anders", anders)
    verzending.brief = brief
    return verzending


def _neem_weer(verzending: Verzending) -> str:
    """Lock the letter and its copy, and tell where the copy stands now."""
    verzending.brief = _neem_brief(verzending.brief_id)
    nu = Verzending.objects.select_for_update().get(pk=verzending.pk)
    verzending.gepost_op = nu.gepost_op
    return nu.toestand


def _neem_brief(brief_id: int) -> OpgeslagenBrief:
    """Held first by every deed of a person, so that two of them cannot wait for each other."""
    return OpgeslagenBrief.objects.select_for_update(of=("self",)).select_related("zaak", "organisatie").get(pk=brief_id)


def _vergrendel(rijen: Iterable[Verzending]) -> Verzending | None:
    return rijen.select_for_update(of=("self",)).select_related("brief", "uitgaand").first()  # type: ignore[attr-defined, no-any-return]


def _werk_bij(verzending: Verzending, toestand: Verzendstand, antwoord: str, moment: datetime.datetime) -> None:
    verzending.toestand, verzending.antwoord, verzending.bijgewerkt_op = toestand, antwoord, moment
    verzending.save(update_fields=["toestand", "antwoord", "bijgewerkt_op", "gepost_op", "uitgaand"])
    _vat_samen(verzending.brief)


def _vat_samen(brief: OpgeslagenBrief) -> None:
    """The letter stands where the least far of its copies stands."""
    standen = set(Verzending.objects.filter(brief=brief).values_list("toestand", flat=True))
    if standen & set(MISLUKT):
        brief.toestand = Verzonden.MISLUKT
    elif Verzendstand.TE_POSTEN in standen:
        brief.toestand = Verzonden.KLAAR
    elif standen & {Verzendstand.KLAAR, Verzendstand.IN_VERZENDING}:
        brief.toestand = Verzonden.IN_VERZENDING
    else:
        brief.toestand = Verzonden.VERZONDEN
    brief.save(update_fields=["toestand"])


def _sluit_uitgaand(uitgaand: Uitgaand | None, toestand: Toestand, fout: str = "") -> None:
    if uitgaand:
        uitgaand.toestand, uitgaand.laatste_fout = toestand, fout
        uitgaand.save(update_fields=["toestand", "laatste_fout"])


def _log(
    soort: str, verzending: Verzending, door: Account | None, moment: datetime.datetime, *, antwoord: str = "", reden: str = ""
) -> Gebeurtenis:
    brief = verzending.brief
    return leg_vast(
        soort, organisatie_id=brief.organisatie_id, zaak_id=brief.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"brief": brief.pk, "kenmerk": brief.kenmerk, "aan": verzending.naam, "antwoord": antwoord},
    )  # fmt: skip
