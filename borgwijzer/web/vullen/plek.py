"""What the kader says about the place of a bouwmelding, beside the toets."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.omstandigheden import Omstandigheid
from borgwijzer.web.beelden.onderdelen import Bron, Noot, Status
from borgwijzer.web.beelden.toets import Plekvak
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin
from borgwijzer.zaken.feiten import haal_omstandigheden, kader_van
from borgwijzer.zaken.models import Melding

VOORWAARDE = "lokale_omstandigheden"
# The note with which a kader that names no circumstance says so.
CONCLUSIE = "lokale-omstandigheden"
GEEN = "Het kader noemt geen bijzondere lokale omstandigheden."
STATUSSEN = {
    True: Status("Geldt hier", "let_op"), False: Status("Geldt hier niet", "neutraal"), None: Status("Niet te zeggen", "wacht"),
}  # fmt: skip
ZINNEN = {
    True: "Op deze plek gelden volgens het kader bijzondere lokale omstandigheden.",
    None: "Het is niet te zeggen of hier bijzondere lokale omstandigheden gelden: kijk zelf waar deze plek ligt.",
    False: "Volgens het kader gelden op deze plek geen bijzondere lokale omstandigheden.",
}
STAAT_HET_ERIN = "Staat dit in het borgingsplan of de risicobeoordeling? Schrijf bij uw antwoord welk stuk en welke bladzijde."
NOEMT_HET_PLAN = (
    "Noemt het plan risico's van deze plek? Kijk of zij bij deze plek passen en of erbij staat waarop zij berusten. Is dat niet "
    "duidelijk, vraag dan om verduidelijking. De bouwmelding wordt daardoor niet onvolledig."
)
KNOP = "Vraag om verduidelijking"


def maak_verduidelijkadres(zaaknummer: str) -> str:
    """Where a request to clarify the plan begins."""
    return f"{reverse('informatieverzoek_nieuw', args=[zaaknummer])}?{urlencode({'soort': 'verduidelijking'})}"


def maak_plekvak(melding: Melding, account: Account, *, open_toets: bool) -> Plekvak | None:
    """The block; only a bouwmelding has one (Bbl 2.19). ``open_toets``: the answers of this page can be saved."""
    if melding.soort != "bouwmelding":
        return None
    kader, gevonden = kader_van(melding.zaak), haal_omstandigheden(melding.zaak)
    zin, bronnen = _concludeer(kader) if not gevonden else (_vat_samen(gevonden), ())
    geldt = any(een.geldt is not False for een in gevonden)
    eis = next((eis.id for eis in kader.eisen["bouwmelding"] if eis.voorwaarde == VOORWAARDE), "")
    mag_vragen = mag(account, Daad.VRAAG_INFORMATIE)
    return Plekvak(
        zin=zin,
        bronnen=bronnen,
        noten=tuple(_maak_noot(een) for een in gevonden),
        vraag=STAAT_HET_ERIN if geldt else NOEMT_HET_PLAN if not gevonden else "",
        eis=eis if geldt else "",
        knop=KNOP if mag_vragen and open_toets else "",
        url=maak_verduidelijkadres(melding.zaak.nummer) if mag_vragen and not open_toets else "",
    )


def _concludeer(kader: Kader) -> tuple[str, tuple[Bron, ...]]:
    """The conclusion of a kader without circumstances, in its own words when it has them."""
    noot = next((noot for noot in kader.inhoud.kanttekening if noot.id == CONCLUSIE), None)
    if noot is None:
        return GEEN, maak_bronnen([kader.wetsartikel("Bbl 2.19 lid 2")])
    return maak_zin(noot.tekst), maak_bronnen(kader.grondslag(noot))


def _vat_samen(gevonden: tuple[Omstandigheid, ...]) -> str:
    uitslagen = {een.geldt for een in gevonden}
    return ZINNEN[True if True in uitslagen else None if None in uitslagen else False]


def _maak_noot(gevonden: Omstandigheid) -> Noot:
    regel = gevonden.regel
    return Noot(STATUSSEN[gevonden.geldt], f"{regel.naam}: {gevonden.uitleg}. {maak_zin(regel.omschrijving)}")
