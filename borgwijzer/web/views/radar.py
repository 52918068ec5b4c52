"""The radar: the list, reading a file of granted permits in, and an example of such a file."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

import borgwijzer.radar
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.radar.acties.inlezen import Inleesverslag, lees_in
from borgwijzer.radar.bestand import KOPPEN, MAX_BYTES, MAX_RIJEN, VERPLICHT, Onbruikbaar, noem
from borgwijzer.radar.queries import list_vergunningen, tel_vergunningen
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.radar import Bestandfout, InlezenBeeld
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.radar import lees_filter, lees_plek, maak_radar

VOORBEELD = Path(borgwijzer.radar.__file__).parent / "voorbeeld.csv"
GEEN_BESTAND = "Kies eerst het CSV-bestand met de vergunningen."
GRENZEN = f"Het mag {MAX_BYTES // 1_000_000} MB groot zijn en {MAX_RIJEN:,} rijen hebben.".replace(",", ".")
NOEMT = 10


@toegang(GET=Daad.ZIE_RADAR)
def radar(request: Verzoek) -> HttpResponse:
    """One page of vergunningen, chosen as the address says."""
    keuze = lees_filter(request.GET)
    pagina = list_vergunningen(keuze, lees_plek(request.GET))
    alles = not pagina.eerder and not pagina.later
    aantal = len(pagina.vergunningen) if alles else tel_vergunningen(keuze)
    beeld = maak_radar(
        pagina, aantal, keuze, zoek_kader(request.user.organisatie), vandaag(),
        mag_inlezen=mag(request.user, Daad.LEES_VERGUNNINGEN_IN),
    )  # fmt: skip
    return render(request, "web/radar.html", {"beeld": beeld})


def zoek_kader(organisatie: Organisatie) -> Kader | None:
    """The kader in force today; None when the organisatie has none yet."""
    try:
        return lees_versie(find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag()).pk)
    except Geweigerd:
        return None


@toegang(GET=Daad.LEES_VERGUNNINGEN_IN, POST=Daad.LEES_VERGUNNINGEN_IN)
def radar_inlezen(request: Verzoek) -> HttpResponse:
    """The form, and the reading in: everything or nothing."""
    if request.method != "POST":
        return _toon(request)
    bestand = request.FILES.get("bestand")
    if not isinstance(bestand, UploadedFile):
        return _toon(request, GEEN_BESTAND)
    try:
        verslag = lees_in(bestand.read(MAX_BYTES + 1), organisatie=request.user.organisatie, door=request.user, moment=nu())
    except Onbruikbaar as fout:
        return _toon(request, fout.zin, tuple(Bestandfout(str(een.regel), een.melding) for een in fout.fouten))
    messages.success(request, schrijf_verslag(verslag))
    if verslag.beslist:
        messages.warning(request, schrijf_beslist(verslag))
    return redirect("radar")


def schrijf_verslag(verslag: Inleesverslag) -> str:
    """What became of the rows, in a sentence."""
    tellingen = f"{verslag.nieuw} nieuw, {verslag.bijgewerkt} bijgewerkt, {verslag.ongewijzigd} ongewijzigd"
    gekoppeld = f" {verslag.gekoppeld} vanzelf gekoppeld aan een zaak met een bouwmelding." if verslag.gekoppeld else ""
    return f"Het bestand is ingelezen: {tellingen}.{gekoppeld}"


def schrijf_beslist(verslag: Inleesverslag) -> str:
    """Which vergunningen differ from the file and stayed as they were."""
    nummers = ", ".join(verslag.beslist[:NOEMT]) + (" en meer" if len(verslag.beslist) > NOEMT else "")
    return f"Deze vergunningen zijn anders in het bestand, maar bleven zoals ze zijn omdat er al over is besloten: {nummers}."


def _toon(request: Verzoek, fout: str = "", fouten: tuple[Bestandfout, ...] = ()) -> HttpResponse:
    kolommen = tuple(f"{noem(veld)} (verplicht)" if veld in VERPLICHT else noem(veld) for veld in KOPPEN)
    beeld = InlezenBeeld(kolommen=kolommen, grenzen=GRENZEN, fout=fout, fouten=fouten)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fout else HTTPStatus.OK
    return render(request, "web/radar_inlezen.html", {"beeld": beeld}, status=status)


@toegang(GET=Daad.LEES_VERGUNNINGEN_IN)
def radar_voorbeeld(request: Verzoek) -> HttpResponse:
    """A file with invented permits, to see how one is made."""
    antwoord = HttpResponse(VOORBEELD.read_bytes(), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="voorbeeld-verzonnen-vergunningen.csv"'
    return antwoord
