"""The lines of bezwaar on the page of a zaak: one per bezwaar, and per besluit whether it is irrevocable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.bezwaar import bepaal_bezwaartoestand, bereken_beslistermijn, is_open, te_beslissen, zoals_bekend
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.onherroepelijk import bepaal_onherroepelijk
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.web.vullen.bezwaarnamen import STATUSSEN, TOESTANDEN, noem_besluit, schrijf_onherroepelijk
from borgwijzer.zaken.feiten import kader_van, maak_besluitfeit
from borgwijzer.zaken.feiten_toezicht import maak_bezwaarfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar, Bezwaarstap, Schorsing
from borgwijzer.zaken.queries import Zaakdossier


def list_bezwaarregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line per bezwaar, and per besluit whether it is irrevocable."""
    feiten = {rij.pk: maak_bezwaarfeit(rij, dossier.ook[Bezwaarstap]) for rij in dossier.ook[Bezwaar]}
    kader = kader_van(dossier.zaak)
    bezwaren = [_maak_bezwaarregel(rij, feiten[rij.pk], dossier, kader, vandaag) for rij in dossier.ook[Bezwaar]]
    genomen = [besluit for besluit in dossier.besluiten if besluit.toestand == Besluittoestand.GENOMEN]
    return (*bezwaren, *(_maak_besluitregel(besluit, list(feiten.values()), dossier, kader, vandaag) for besluit in genomen))


def _maak_bezwaarregel(rij: Bezwaar, feit: Bezwaarfeit, dossier: Zaakdossier, kader: Kader, vandaag: date) -> Toezichtregel:
    bekend = zoals_bekend(feit, vandaag)
    uiterlijk = bereken_beslistermijn(bekend, kader).uiterlijk if te_beslissen(bekend) else None
    besluit = next((een for een in dossier.besluiten if een.pk == rij.besluit_id), None)
    naam = noem_besluit(besluit) if besluit else f"brief {rij.kenmerk}"
    wanneer = (
        f"beslissen tot en met {schrijf_voluit(uiterlijk)}" if uiterlijk else f"ontvangen op {schrijf_voluit(rij.ontvangen_op)}"
    )
    return Toezichtregel(
        soort="Bezwaar", naam=naam, wanneer=wanneer, status=TOESTANDEN[bepaal_bezwaartoestand(feit, kader, vandaag)],
        url=reverse("bezwaar", args=[dossier.zaak.nummer, rij.pk]), open=is_open(feit, vandaag),
    )  # fmt: skip


def _maak_besluitregel(
    besluit: Besluit, bezwaren: Sequence[Bezwaarfeit], dossier: Zaakdossier, kader: Kader, vandaag: date
) -> Toezichtregel:
    stand = bepaal_onherroepelijk(maak_besluitfeit(besluit, dossier.ook[Schorsing]), bezwaren, kader, vandaag)
    return Toezichtregel(
        soort="Besluit", naam=noem_besluit(besluit), wanneer=schrijf_onherroepelijk(stand), status=STATUSSEN[stand.toestand],
        url=reverse("rechtsmiddelen", args=[dossier.zaak.nummer, besluit.pk]), open=False,
    )  # fmt: skip


def list_bezwaarknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """To register a bezwaar, also in a zaak that is closed: it opens again then."""
    if not mag(account, Daad.REGISTREER_BEZWAAR):
        return ()
    return (Toezichtknop("Registreer een bezwaar", reverse("bezwaar_nieuw", args=[dossier.zaak.nummer])),)
