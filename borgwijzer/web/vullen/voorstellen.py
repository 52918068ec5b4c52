"""What waits for a second person: above the list of taken for who may decide, and among the taken of its zaak for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.urls import reverse

from borgwijzer.brieven.models import Conceptbrief, Concepttoestand, OpgeslagenBrief, Verzonden
from borgwijzer.brieven.queries import Wachtendebrief, list_wachtende_brieven
from borgwijzer.organisaties.bevoegd import is_bevoegd, list_bevoegde_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, Rol, list_rollen_voor, mag
from borgwijzer.regels.beletselen import BESLUITDADEN
from borgwijzer.regels.mandaat import AFWEGING, AFWIJZING
from borgwijzer.toezicht.acties.besluitvorming import is_beslisser, list_beslissers
from borgwijzer.web.beelden.etiketten import BESLUITEN, MELDINGEN, TERMIJNEN, noem_rollen
from borgwijzer.web.beelden.taken import Voorstelregel
from borgwijzer.web.beelden.zaak import Taak
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.web.vullen.voortgang import ZO_SNEL_MOGELIJK
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Besluit, Besluittoestand, Bezwaar, Melding, Toets, Toetstoestand, Zaak
from borgwijzer.zaken.queries import Zaakdossier
from borgwijzer.zaken.queries_voorstellen import (
    list_afwijzingen,
    list_soorten,
    list_voorgestelde_afwegingen,
    list_voorgestelde_besluiten,
)

GETOOND_TOT = 50  # of each kind


def maak_voorstellen(account: Account) -> tuple[Voorstelregel, ...]:
    """What this person may decide on; never on what they proposed themselves."""
    if not mag(account, Daad.LEG_FEIT_VAST):
        return ()  # nobody outside the work on zaken is given a mandate
    soorten = list_soorten(account.pk)
    afwijzingen = (
        _maak_afwijzing(een)
        for een in (list_afwijzingen(account.pk) if "afwijzing" in soorten else ())
        if is_bevoegd(account, Daad.KEUR_AFWIJZING_GOED, kader_van(een.melding.zaak), AFWIJZING)
    )
    besluiten = (
        _maak_besluit(een)
        for een in (list_voorgestelde_besluiten(account.pk) if "besluit" in soorten else ())
        if is_beslisser(account, een.soort, kader_van(een.zaak)) and not _nam_het_zelf(account, een)
    )
    afwegingen = (
        _maak_afweging(een)
        for een in (list_voorgestelde_afwegingen(account.pk) if "afweging" in soorten else ())
        if is_bevoegd(account, Daad.KEUR_AFWEGING_GOED, kader_van(een.zaak), AFWEGING)
    )
    return tuple(chain.from_iterable(islice(rijen, GETOOND_TOT) for rijen in (afwijzingen, besluiten, afwegingen)))


def _nam_het_zelf(account: Account, besluit: Besluit) -> bool:
    """Nobody decides on a bezwaar against what they decided themselves (Awb 10:3)."""
    return account.pk in {bezwaar.genomen_door_id for bezwaar in besluit.van_bezwaren.all()}


def maak_wachtende_brieven(account: Account) -> tuple[tuple[Voorstelregel, ...], tuple[Voorstelregel, ...]]:
    """Letters that this person may approve, and letters that did not arrive by e-mail, for who can post them."""
    brieven = list_wachtende_brieven(
        account.pk, voorgelegd=mag(account, Daad.KEUR_BRIEF_GOED), mislukt=mag(account, Daad.MELD_VERZENDING)
    )
    voorgelegd = tuple(
        _maak_brief(brief, f"Keur de brief goed: {brief.wat}", "brieftekst") for brief in brieven if brief.soort == "voorgelegd"
    )
    mislukt = tuple(
        _maak_brief(brief, f"Brief kwam niet aan: verstuur {brief.wat} per post", "brief")
        for brief in brieven
        if brief.soort == "mislukt"
    )
    return voorgelegd, mislukt


def maak_voorstelrijen(dossier: Zaakdossier) -> tuple[Taak, ...]:
    """The same as rows of one zaak: what waits, for whom, and where."""
    return (
        *_list_afwijsrijen(dossier.meldingen, dossier.zaak),
        *_list_besluitrijen(dossier.besluiten, dossier.zaak, dossier.ook[Bezwaar]),
        *_list_briefrijen(dossier.ook.get(Conceptbrief, ()), dossier.zaak),
        *_list_mislukte_rijen(dossier.ook.get(OpgeslagenBrief, ()), dossier.zaak),
    )


def _list_briefrijen(concepten: Iterable[Conceptbrief], zaak: Zaak) -> Iterator[Taak]:
    for concept in concepten:
        if concept.toestand == Concepttoestand.VOORGELEGD:
            url = reverse("brieftekst", args=[zaak.nummer, concept.plek])
            yield _maak_rij(f"Keur de brief goed: {concept.onderwerp}", list_rollen_voor(Daad.KEUR_BRIEF_GOED), url)


def _list_mislukte_rijen(brieven: Iterable[OpgeslagenBrief], zaak: Zaak) -> Iterator[Taak]:
    for brief in brieven:
        if brief.toestand == Verzonden.MISLUKT:
            url, zin = (
                reverse("brief", args=[zaak.nummer, brief.pk]),
                f"Brief {brief.kenmerk} kwam niet aan: verstuur hem per post.",
            )
            yield Taak(zin, "Voor: wie brieven verstuurt.", ZO_SNEL_MOGELIJK, TERMIJNEN["let_op"], url, "Bekijk de brief")


def _list_afwijsrijen(meldingen: Iterable[Melding], zaak: Zaak) -> Iterator[Taak]:
    for melding in meldingen:
        toets = getattr(melding, "toets", None)
        geldt = melding.vervangen_door_id is None and melding.ingetrokken_op is None
        if geldt and toets and toets.toestand == Toetstoestand.VOORGESTELD:
            url = reverse("oordeel", args=[zaak.nummer, melding.pk])
            rollen = list_bevoegde_rollen(Daad.KEUR_AFWIJZING_GOED, kader_van(zaak), AFWIJZING)
            yield _maak_rij(_noem_afwijzing(melding), rollen, url)


def _list_besluitrijen(besluiten: Iterable[Besluit], zaak: Zaak, bezwaren: Iterable[Bezwaar]) -> Iterator[Taak]:
    for besluit in besluiten:
        if besluit.toestand == Besluittoestand.VOORGESTELD:
            yield _maak_rij(
                BESLUITEN[besluit.soort], list_beslissers(besluit.soort, kader_van(zaak)), _vind_pagina(besluit, zaak, bezwaren)
            )


def _maak_rij(wat: str, wie: Iterable[Rol], url: str) -> Taak:
    zin = f"Beslis over het voorstel: {wat[:1].lower()}{wat[1:]}."
    return Taak(zin, f"Voor: {noem_rollen(wie)}.", ZO_SNEL_MOGELIJK, TERMIJNEN["let_op"], url, "Bekijk het voorstel")


def _maak_afwijzing(toets: Toets) -> Voorstelregel:
    zaak, door = toets.melding.zaak, toets.voorgesteld_door
    return Voorstelregel(
        wat=_noem_afwijzing(toets.melding), zaaknummer=zaak.nummer, plaats=noem_zaakplaats(zaak), door=door.naam if door else "",
        url=reverse("oordeel", args=[zaak.nummer, toets.melding_id]),
    )  # fmt: skip


def _maak_besluit(besluit: Besluit) -> Voorstelregel:
    zaak = besluit.zaak
    return Voorstelregel(
        wat=BESLUITEN[besluit.soort], zaaknummer=zaak.nummer, plaats=noem_zaakplaats(zaak), door=besluit.voorgesteld_naam,
        url=_vind_pagina(besluit, zaak, besluit.van_bezwaren.all()),
    )  # fmt: skip


def _vind_pagina(besluit: Besluit, zaak: Zaak, bezwaren: Iterable[Bezwaar]) -> str:
    """Where somebody decides on it; one on an application stands in the list of supervision and enforcement."""
    if bezwaar := next((een for een in bezwaren if een.beslissing_id == besluit.pk), None):
        return reverse("bezwaar", args=[zaak.nummer, bezwaar.pk])
    if besluit.interventie_id is not None:
        return reverse("last", args=[zaak.nummer, besluit.interventie_id])
    if besluit.soort in BESLUITDADEN:
        return reverse("vastleggen", args=[zaak.nummer])
    return f"{reverse('zaak', args=[zaak.nummer])}#toezicht"


def _maak_afweging(afweging: Afweging) -> Voorstelregel:
    zaak = afweging.zaak
    return Voorstelregel(
        wat=f"Afweging van de overtreding van {afweging.overtreding.norm}", zaaknummer=zaak.nummer, plaats=noem_zaakplaats(zaak),
        door=afweging.voorgesteld_naam, url=reverse("overtreding", args=[zaak.nummer, afweging.overtreding_id]),
    )  # fmt: skip


def _maak_brief(brief: Wachtendebrief, wat: str, pagina: str) -> Voorstelregel:
    zaak = brief.zaak
    return Voorstelregel(
        wat=wat, zaaknummer=zaak.nummer, plaats=noem_zaakplaats(zaak), door=brief.wie,
        url=reverse(pagina, args=[zaak.nummer, brief.doel]),
    )  # fmt: skip


def _noem_afwijzing(melding: Melding) -> str:
    return f"Wijs de {MELDINGEN[melding.soort].lower()} af"
