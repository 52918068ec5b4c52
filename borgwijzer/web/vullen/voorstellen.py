"""What waits for a second person: above the list of taken for who may decide, and among the taken of its zaak for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor, mag
from borgwijzer.web.beelden.etiketten import BESLUITEN, MELDINGEN, ROLLEN, TERMIJNEN
from borgwijzer.web.beelden.taken import Voorstelregel
from borgwijzer.web.beelden.zaak import Taak
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.web.vullen.voortgang import ZO_SNEL_MOGELIJK
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar, Melding, Toets, Toetstoestand, Zaak
from borgwijzer.zaken.queries import Zaakdossier
from borgwijzer.zaken.queries_voorstellen import list_afwijzingen, list_voorgestelde_besluiten

# Which deed decides on a proposal, when it is not the deed of every other besluit.
DADEN = {"beslissing_op_bezwaar": Daad.BESLIS_OP_BEZWAAR}


def maak_voorstellen(account: Account) -> tuple[Voorstelregel, ...]:
    """What this person may decide on; never on what they proposed themselves."""
    afwijzingen = list_afwijzingen(account.pk) if mag(account, Daad.KEUR_AFWIJZING_GOED) else []
    besluiten = [
        besluit for besluit in (list_voorgestelde_besluiten(account.pk) if mag(account, Daad.NEEM_BESLUIT) else ())
        if not any(bezwaar.genomen_door_id == account.pk for bezwaar in besluit.van_bezwaren.all())
    ]  # fmt: skip
    return (*(_maak_afwijzing(toets) for toets in afwijzingen), *(_maak_besluit(besluit) for besluit in besluiten))


def maak_voorstelrijen(dossier: Zaakdossier) -> tuple[Taak, ...]:
    """The same as rows of one zaak: what waits, for whom, and where."""
    return (
        *_list_afwijsrijen(dossier.meldingen, dossier.zaak),
        *_list_besluitrijen(dossier.besluiten, dossier.zaak, dossier.ook[Bezwaar]),
    )


def _list_afwijsrijen(meldingen: Iterable[Melding], zaak: Zaak) -> Iterator[Taak]:
    for melding in meldingen:
        toets = getattr(melding, "toets", None)
        geldt = melding.vervangen_door_id is None and melding.ingetrokken_op is None
        if geldt and toets and toets.toestand == Toetstoestand.VOORGESTELD:
            url = reverse("oordeel", args=[zaak.nummer, melding.pk])
            yield _maak_rij(_noem_afwijzing(melding), Daad.KEUR_AFWIJZING_GOED, url)


def _list_besluitrijen(besluiten: Iterable[Besluit], zaak: Zaak, bezwaren: Iterable[Bezwaar]) -> Iterator[Taak]:
    for besluit in besluiten:
        if besluit.toestand == Besluittoestand.VOORGESTELD:
            yield _maak_rij(
                BESLUITEN[besluit.soort], DADEN.get(besluit.soort, Daad.NEEM_BESLUIT), _zoek_url(besluit, zaak, bezwaren)
            )


def _maak_rij(wat: str, daad: Daad, url: str) -> Taak:
    rollen = " of ".join(ROLLEN[rol].lower() for rol in list_rollen_voor(daad))
    zin = f"Beslis over het voorstel: {wat[:1].lower()}{wat[1:]}."
    return Taak(zin, f"Voor: {rollen}.", ZO_SNEL_MOGELIJK, TERMIJNEN["let_op"], url, "Bekijk het voorstel")


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
        url=_zoek_url(besluit, zaak, besluit.van_bezwaren.all()),
    )  # fmt: skip


def _zoek_url(besluit: Besluit, zaak: Zaak, bezwaren: Iterable[Bezwaar]) -> str:
    """Where this proposal is decided: a decision on a bezwaar on the page of that bezwaar."""
    bezwaar = next((een for een in bezwaren if een.beslissing_id == besluit.pk), None)
    return reverse("bezwaar", args=[zaak.nummer, bezwaar.pk]) if bezwaar else reverse("vastleggen", args=[zaak.nummer])


def _noem_afwijzing(melding: Melding) -> str:
    return f"Wijs de {MELDINGEN[melding.soort].lower()} af"
