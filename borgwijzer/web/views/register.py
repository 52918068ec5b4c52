"""The register of the toelatingsorganisatie, for the beheerder: hand in a file, see and compare snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.register.acties import Ingelezen, Levering, lees_register_in
from borgwijzer.register.lezen import MAX_BYTES, Onleesbaar
from borgwijzer.register.queries import find_stand_op_id, find_vorige, list_standen
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.register import maak_register, maak_stand

GEEN_BESTAND = "Kies eerst het CSV-bestand van het register."
GEEN_DATUM = "Vul de peildatum in als 2026-03-02: de dag waarop het register zo was."
KOPPEN_GETOOND = 10


@toegang(GET=Daad.BEHEER_REGISTER, POST=Daad.BEHEER_REGISTER)
def register(request: Verzoek) -> HttpResponse:
    """The list of snapshots, and taking a file in."""
    if request.method != "POST":
        return _toon(request)
    bestand, peildatum = request.FILES.get("bestand"), _lees_datum(request.POST.get("peildatum", ""))
    if not isinstance(bestand, UploadedFile) or peildatum is None:
        return _toon(request, [GEEN_BESTAND] if peildatum else [GEEN_DATUM])
    levering = Levering(bestand.read(MAX_BYTES + 1), peildatum, request.POST.get("bron", ""), bestand.name or "")
    try:
        ingelezen = lees_register_in(request.user.organisatie, levering, vandaag=vandaag(), moment=nu(), door=request.user)
    except Onleesbaar as fout:
        return _toon(request, fout.fouten)
    except Geweigerd as fout:
        return _toon(request, [fout.zin])
    _meld(request, ingelezen)
    return redirect("register_stand", ingelezen.stand.pk)


@toegang(GET=Daad.BEHEER_REGISTER)
def register_stand(request: Verzoek, stand_id: int) -> HttpResponse:
    """One snapshot, and what changed since the former."""
    stand = find_stand_op_id(stand_id)
    if stand is None:
        raise Http404
    return render(request, "web/register_stand.html", {"beeld": maak_stand(stand, find_vorige(stand))})


def _lees_datum(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst.strip()) if len(tekst.strip()) == len("2026-03-02") else None
    except ValueError:
        return None


def _meld(request: Verzoek, ingelezen: Ingelezen) -> None:
    dag = ingelezen.stand.peildatum
    if not ingelezen.nieuw:
        messages.info(request, maak_zin(f"Dit bestand was al ingelezen voor {dag}. Er is niets veranderd"))
        return
    messages.success(request, maak_zin(f"Het register van {dag} is ingelezen"))
    if ingelezen.ongebruikt:
        koppen = ", ".join(ingelezen.ongebruikt[:KOPPEN_GETOOND])
        messages.info(request, f"Deze kolommen zijn niet gebruikt: {koppen}.")


def _toon(request: Verzoek, fouten: Sequence[str] = ()) -> HttpResponse:
    beeld = maak_register(list_standen(), vandaag(), request.POST, fouten)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fouten else HTTPStatus.OK
    return render(request, "web/register.html", {"beeld": beeld}, status=status)
