"""Deeds on the text of a letter before it goes: lay it ready, change it, have it approved, use it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from borgwijzer.brieven.concept.eigen_tekst import keur_eigen_tekst, list_tekststukken
from borgwijzer.brieven.concept.proef import find_gelezen
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.gegevens import als_gegevens
from borgwijzer.brieven.model import Brief, Tekstbron
from borgwijzer.brieven.models import Conceptbrief, Concepttoestand, OpgeslagenBrief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_tekst
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Zaak

Verzamelaar = Callable[[Zaak], Brieffeiten]
# What is different at every look, or chosen at the moment of sending: it says nothing about the zaak.
VLUCHTIG = frozenset({"kenmerk", "datum", "antwoordadres", "met_bijlage", "berekeningen"})
ONDERTEKENING = frozenset({"afzender", "ondertekening"})
# A second person looks at these letters here, when the kader wants one.
TWEEDE_BIJ_BRIEF = frozenset({
    "bouwmelding_volledig", "gereedmelding_volledig", "herstelverzoek", "informatieverzoek", "herinnering_start",
    "herinnering_einde", "informatieverzoek_herinnering", "opheffing_besluit",
    "voornemen_last", "hercontrole_last", "constatering_verbeurte", "aanmaning_last", "afronding_interventie",
    "ontvangst_bezwaar", "aanvulling_bezwaar", "uitnodiging_hoorzitting", "verslag_hoorzitting", "verdaging_bezwaar",
    "schorsing_besluit", "handhavingsverzoek_ontvangst", "handhavingsverzoek_aanvulling", "handhavingsverzoek_verlenging",
    "handhavingsverzoek_ingebrekestelling", "ontvangst_signaal", "doorzending_signaal",
    "maatwerk_ontvangst", "maatwerk_aanvulling", "maatwerk_verlenging", "maatwerk_voornemen",
})  # fmt: skip
# The deed that sends these is always done by a second person, who reads the letter with it: nobody approves twice.
TWEEDE_IN_DAAD = frozenset({
    "bouwmelding_onvolledig", "gereedmelding_onvolledig", "besluit_bouwstop", "besluit_gebruiksverbod",
    "besluit_gebruik_onder_voorwaarden",
    # A besluit about a last, on an application or on a bezwaar is proposed by one and taken by another.
    "besluit_last_dwangsom", "besluit_last_bestuursdwang", "verlenging_begunstiging", "besluit_invordering",
    "besluit_kostenverhaal", "besluit_verzoek_last", "opheffing_last", "besluit_handhavingsverzoek",
    "besluit_dwangsom_niet_tijdig", "beslissing_op_bezwaar", "besluit_maatwerkvoorschrift",
    "besluit_weigering_maatwerkvoorschrift",
    # A step of an interventie is laid ready by one and approved by another, with its letter.
    "uitnodiging_gesprek", "verslag_gesprek", "waarschuwing", "herstelmaatregel", "hersteltermijn_verlengd",
    "uitslag_hercontrole", "verscherpt_toezicht", "verscherpt_toezicht_einde", "signaal_toelating", "overdracht_strafrecht",
})  # fmt: skip
INGEHAALD = Geweigerd("tekst_ingehaald", "Een collega veranderde intussen de tekst van deze brief: lees de brief opnieuw.")


@dataclass(frozen=True, slots=True)
class Verzendplek:
    """The deed that sends a letter. ``gelezen``: the version of the text that this person saw, None when nobody looked.

    ``blijft_binnen``: the letter is kept, and sent to nobody.
    """

    plek: str
    gelezen: int | None = None
    blijft_binnen: bool = False


def find_concept(zaak: Zaak, plek: str) -> Conceptbrief | None:
    """What people did to the text of this letter, when it did not go yet."""
    return Conceptbrief.objects.filter(zaak=zaak, plek=plek, opgeslagen=None).first()


def stel_concept_op(feiten: Brieffeiten, zaak: Zaak, plek: str) -> Brief:
    """The letter as it would go now, with the own text of this plek. Stores nothing."""
    concept = find_concept(zaak, plek)
    brief = stel_op(feiten, _kies_eigen(feiten, concept))
    bron = Tekstbron(zaaknummer=zaak.nummer, plek=plek)
    if concept:
        bron = replace(
            bron, versie=concept.versie, toestand=concept.toestand, gewijzigd_door=concept.gewijzigd_naam if concept.eigen else "",
            veranderd=tuple(list_intussen(concept, feiten)),
        )  # fmt: skip
    return replace(brief, tekstbron=bron)


def stel_gekozen_op(feiten: Brieffeiten, plek: Verzendplek, zaak: Zaak) -> tuple[Brief, Conceptbrief | None]:
    """The letter to send now. Raises ``Geweigerd`` when the text is not the one that was read, or is not approved."""
    concept = Conceptbrief.objects.select_for_update().filter(zaak=zaak, plek=plek.plek, opgeslagen=None).first()
    gelezen = find_gelezen() if plek.gelezen is None else plek.gelezen
    if gelezen is not None and gelezen != (concept.versie if concept else 0):
        raise INGEHAALD
    if vraagt_tweede(feiten, zaak):
        _eis_goedgekeurd(concept, feiten)
    # What is in the form was typed after the text was read: then nobody saw this letter.
    if concept and concept.invoer and (veranderd := list_intussen(concept, feiten)):
        wat = ", ".join(veranderd)
        zin = f"Sinds de tekst van deze brief is gewijzigd, veranderde: {wat}. Kies ‘Pas de tekst aan’ en lees de brief opnieuw."
        raise Geweigerd("feiten_veranderd", zin)
    return stel_op(feiten, _kies_eigen(feiten, concept)), concept


def rond_concept_af(concept: Conceptbrief | None, opgeslagen: OpgeslagenBrief) -> None:
    """Tie the text to the letter that went; the next letter of the same deed begins with the standard text."""
    if concept:
        concept.toestand, concept.opgeslagen = Concepttoestand.VERSTUURD, opgeslagen
        concept.save(update_fields=["toestand", "opgeslagen"])


def vraagt_tweede(feiten: Brieffeiten, zaak: Zaak) -> bool:
    """Whether the kader wants a second pair of eyes on this kind of letter, and the deed itself has none."""
    if noem_brief(feiten) not in TWEEDE_BIJ_BRIEF:
        return False
    regel = kader_van(zaak).inhoud.brief.get(noem_brief(feiten))
    return bool(regel and regel.tweede_paar_ogen)


def noem_brief(feiten: Brieffeiten) -> str:
    """The name of this letter in a kader: its text file without the end."""
    return feiten.TEKST.removesuffix(".toml")


def list_veranderd(concept: Conceptbrief, feiten: Brieffeiten) -> list[str]:
    """The facts, in words, that are not what they were when the letter was put before somebody."""
    toen, nu = concept.feiten, als_gegevens(feiten)
    if concept.brief != noem_brief(feiten):
        return ["de soort brief"]
    namen = sorted((toen.keys() | nu.keys()) - VLUCHTIG)
    return [naam.replace("_", " ") for naam in namen if toen.get(naam) != nu.get(naam)]


def list_intussen(concept: Conceptbrief, feiten: Brieffeiten) -> list[str]:
    """The facts, in words, that changed since somebody wrote the text of this letter; none while nobody wrote.

    Who signs is no part of that: another colleague who looks sees his own name there.
    """
    if not (concept.eigen and concept.feiten) or concept.brief != noem_brief(feiten):
        return []
    return [naam for naam in list_veranderd(concept, feiten) if naam not in ONDERTEKENING]


@transaction.atomic
def leg_brief_klaar(
    zaak_id: int,
    plek: str,
    invoer: Mapping[str, list[str]],
    verzamel: Verzamelaar,
    *,
    door: Account,
    moment: datetime.datetime,
) -> list[str]:
    """Keep the form of a deed with the text of its letter, so that the text can be read and changed before the deed.

    Returns what changed, in words, since the text was written. An approval falls when the letter is not the same any more.
    """
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    zaak = Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=zaak_id)
    bekend = find_concept(zaak, plek)
    concept, feiten = _neem(zaak_id, plek, bekend.versie if bekend else 0, verzamel, door, moment)
    veranderd = list_intussen(concept, feiten)
    zelfde = concept.pk and concept.brief == noem_brief(feiten) and not list_veranderd(concept, feiten)
    if zelfde and concept.invoer == invoer:
        return []
    concept.invoer, concept.feiten, concept.brief = dict(invoer), als_gegevens(feiten), noem_brief(feiten)
    concept.onderwerp = stel_op(feiten).titel
    _schrijf(concept, Concepttoestand(concept.toestand) if zelfde else Concepttoestand.CONCEPT, door, moment)
    _log("brief_klaargelegd", concept, door, moment)
    return veranderd


@transaction.atomic
def gooi_klaargelegde_weg(zaak_id: int, plek: str, *, versie: int, door: Account, moment: datetime.datetime) -> None:
    """Throw a form away that was laid ready, with the text of its letter; the event keeps that text."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    zaak = Zaak.objects.select_for_update(of=("self",)).get(pk=zaak_id)
    concept = find_concept(zaak, plek)
    if concept is None or concept.versie != versie:
        raise INGEHAALD
    _log("brief_weggegooid", concept, door, moment, {"tekst": concept.eigen})
    concept.delete()


@transaction.atomic
def wijzig_tekst(  # noqa: PLR0913 - which letter, what and who
    zaak_id: int,
    plek: str,
    getypt: Mapping[str, str],
    verzamel: Verzamelaar,
    *,
    versie: int,
    door: Account,
    moment: datetime.datetime,
) -> Conceptbrief:
    """Keep the own text of a letter; what equals the standard is not kept. It needs approval anew after this."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    concept, feiten = _neem(zaak_id, plek, versie, verzamel, door, moment)
    oud = dict(concept.eigen) if concept.brief == noem_brief(feiten) else {}
    eigen = keur_eigen_tekst(feiten, getypt)
    if concept.pk and eigen == oud and concept.brief == noem_brief(feiten) and not list_intussen(concept, feiten):
        return concept
    concept.eigen, concept.brief, concept.onderwerp = eigen, noem_brief(feiten), stel_op(feiten, eigen).titel
    concept.feiten = als_gegevens(feiten)
    _schrijf(concept, Concepttoestand.CONCEPT, door, moment)
    standaard = {stuk.naam: stuk.standaard for stuk in list_tekststukken(feiten, {})}
    anders = sorted(naam for naam in eigen.keys() | oud.keys() if eigen.get(naam) != oud.get(naam))
    wijzigingen = [
        {"stuk": n, "oud": oud.get(n, standaard.get(n, "")), "nieuw": eigen.get(n, standaard.get(n, ""))} for n in anders
    ]
    _log("brieftekst_gewijzigd", concept, door, moment, {"wijzigingen": wijzigingen})
    return concept


@transaction.atomic
def leg_brief_voor(
    zaak_id: int, plek: str, verzamel: Verzamelaar, *, versie: int, door: Account, moment: datetime.datetime
) -> Conceptbrief:
    """Put a letter before a colleague, with the facts of this moment."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    concept, feiten = _neem(zaak_id, plek, versie, verzamel, door, moment)
    if not vraagt_tweede(feiten, concept.zaak):
        raise Geweigerd("geen_tweede_nodig", "Deze brief hoeft niet te worden goedgekeurd: verstuur hem van de pagina van de zaak.")
    if concept.toestand == Concepttoestand.VOORGELEGD and not list_veranderd(concept, feiten):
        raise Geweigerd("al_voorgelegd", "Deze brief ligt al bij een collega: wacht tot die beslist.")
    brief = stel_op(feiten, _kies_eigen(feiten, concept))
    concept.feiten, concept.brief, concept.onderwerp = als_gegevens(feiten), noem_brief(feiten), brief.titel
    concept.beslist_door, concept.beslist_naam, concept.terug_reden = None, "", ""
    _schrijf(concept, Concepttoestand.VOORGELEGD, door, moment)
    _log("brief_voorgelegd", concept, door, moment)
    return concept


@transaction.atomic
def keur_brief_goed(
    zaak_id: int, plek: str, verzamel: Verzamelaar, *, versie: int, door: Account, moment: datetime.datetime
) -> Conceptbrief:
    """Approve a letter that somebody else wrote, as long as its facts still hold. It is then sent by the deed it belongs to."""
    concept = _neem_voorgelegd(zaak_id, plek, versie, door)
    if veranderd := list_veranderd(concept, verzamel(concept.zaak)):
        zin = f"Sinds deze brief is voorgelegd, veranderde: {', '.join(veranderd)}. Leg de brief opnieuw voor."
        raise Geweigerd("feiten_veranderd", zin)
    _beslis(concept, Concepttoestand.GOEDGEKEURD, door)
    _log("brief_goedgekeurd", concept, door, moment)
    return concept


@transaction.atomic
def stuur_brief_terug(
    zaak_id: int, plek: str, *, reden: str, versie: int, door: Account, moment: datetime.datetime
) -> Conceptbrief:
    """Send a letter back to who wrote it, with what must be different."""
    concept = _neem_voorgelegd(zaak_id, plek, versie, door)
    concept.terug_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf wat er anders moet: de opsteller leest dat.")
    _beslis(concept, Concepttoestand.TERUGGESTUURD, door)
    _log("brief_teruggestuurd", concept, door, moment, reden=concept.terug_reden)
    return concept


def mag_niet_goedkeuren(concept: Conceptbrief, door: Account) -> Geweigerd | None:
    """Why this person cannot approve this letter; None when he can."""
    if door.pk in concept.schrijvers:
        return Geweigerd("eigen_brief", "U schreef zelf aan deze brief: een collega keurt hem goed.")
    return None


def _neem(
    zaak_id: int, plek: str, versie: int, verzamel: Verzamelaar, door: Account, moment: datetime.datetime
) -> tuple[Conceptbrief, Brieffeiten]:
    """The concept, locked with its zaak, and the facts of now; a new one when nobody touched this letter yet."""
    zaak = Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=zaak_id)
    feiten = verzamel(zaak)
    concept = find_concept(zaak, plek)
    if versie != (concept.versie if concept else 0):
        raise INGEHAALD
    if concept is None:
        concept = Conceptbrief(
            organisatie_id=zaak.organisatie_id, zaak=zaak, plek=plek, brief=noem_brief(feiten), versie=0, gewijzigd_door=door,
            gewijzigd_naam=door.naam, gewijzigd_op=moment,
        )  # fmt: skip
    concept.zaak = zaak
    return concept, feiten


def _neem_voorgelegd(zaak_id: int, plek: str, versie: int, door: Account) -> Conceptbrief:
    eis_recht(door, Daad.KEUR_BRIEF_GOED)
    zaak = Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=zaak_id)
    concept = find_concept(zaak, plek)
    if concept is None or concept.toestand != Concepttoestand.VOORGELEGD:
        raise Geweigerd("niet_voorgelegd", "Deze brief ligt niet (meer) ter goedkeuring: laad de pagina opnieuw.")
    if concept.versie != versie:
        raise INGEHAALD
    if weigering := mag_niet_goedkeuren(concept, door):
        raise weigering
    concept.zaak = zaak
    return concept


def _schrijf(concept: Conceptbrief, toestand: Concepttoestand, door: Account, moment: datetime.datetime) -> None:
    concept.toestand, concept.versie = toestand, concept.versie + 1
    concept.gewijzigd_door, concept.gewijzigd_naam, concept.gewijzigd_op = door, door.naam, moment
    concept.schrijvers = sorted({*concept.schrijvers, door.pk})
    concept.save()


def _beslis(concept: Conceptbrief, toestand: Concepttoestand, door: Account) -> None:
    concept.toestand, concept.beslist_door, concept.beslist_naam = toestand, door, door.naam
    concept.versie += 1
    concept.save(update_fields=["toestand", "beslist_door", "beslist_naam", "terug_reden", "versie"])


def _kies_eigen(feiten: Brieffeiten, concept: Conceptbrief | None) -> dict[str, str]:
    """The own text that fits this letter; that of another kind of letter is not used."""
    if concept is None or concept.brief != noem_brief(feiten):
        return {}
    return keur_eigen_tekst(feiten, concept.eigen)


def _eis_goedgekeurd(concept: Conceptbrief | None, feiten: Brieffeiten) -> None:
    if concept is None or concept.toestand != Concepttoestand.GOEDGEKEURD:
        raise Geweigerd("niet_goedgekeurd", "Deze brief heeft eerst een tweede paar ogen nodig: open de tekst en leg hem voor.")
    if veranderd := list_veranderd(concept, feiten):
        zin = f"Sinds de goedkeuring veranderde: {', '.join(veranderd)}. Leg de brief opnieuw voor."
        raise Geweigerd("feiten_veranderd", zin)


def _log(
    soort: str, concept: Conceptbrief, door: Account, moment: datetime.datetime, meer: Mapping[str, Any] | None = None,
    reden: str = "",
) -> None:  # fmt: skip
    leg_vast(
        soort, organisatie_id=concept.organisatie_id, zaak_id=concept.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"plek": concept.plek, "brief": concept.brief, "onderwerp": concept.onderwerp, "versie": concept.versie,
                  **(meer or {})},
    )  # fmt: skip
