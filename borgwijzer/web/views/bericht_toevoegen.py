"""Hand in a STAM message with its documents, and see what became of it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.bijlagen import noem_bijlagen
from borgwijzer.koppelingen.dso.veilig import GRENZEN, MEGABYTE
from borgwijzer.koppelingen.dso.verwerk import DUBBEL, Verwerking, verwerk_bericht
from borgwijzer.koppelingen.models import Uitkomst
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.beelden.bericht_toevoegen import BerichtToevoegenBeeld
from borgwijzer.web.toegang import Verzoek, toegang

GEEN_BERICHT = "Kies eerst het XML-bestand van het bericht."
GRENZEN_IN_WOORDEN = f"Een bericht mag {GRENZEN.bytes // MEGABYTE} MB groot zijn, een document 200 MB, en alles samen 2 GB."


@toegang(GET=Daad.REGISTREER_MELDING, POST=Daad.REGISTREER_MELDING)
def bericht_toevoegen(request: Verzoek) -> HttpResponse:
    """The form, and the taking in: the message is stored first, whatever becomes of it."""
    if request.method != "POST":
        return _toon(request)
    bericht = request.FILES.get("bericht")
    if not isinstance(bericht, UploadedFile):
        return _toon(request, GEEN_BERICHT)
    verwerking = verwerk_bericht(
        bericht.read(), organisatie=request.user.organisatie, kanaal="upload", moment=nu(),
        bijlagen=noem_bijlagen(request.FILES.getlist("documenten")), door=request.user,
    )  # fmt: skip
    return _toon_uitkomst(request, verwerking)


def _toon_uitkomst(request: Verzoek, verwerking: Verwerking) -> HttpResponse:
    if verwerking.uitkomst == Uitkomst.GEWEIGERD:
        return _toon(request, verwerking.reden)
    if verwerking.uitkomst == DUBBEL:
        messages.info(request, verwerking.reden)
    elif verwerking.uitkomst == Uitkomst.ZAAK:
        messages.success(request, verwerking.reden)
    else:
        messages.warning(request, "Het bericht is bewaard en wacht in de triage. Kies wat het is en waar het bij hoort.")
    return redirect("zaak", verwerking.zaak) if verwerking.zaak else redirect("triage_bericht", verwerking.bericht_id)


def _toon(request: Verzoek, fout: str = "") -> HttpResponse:
    beeld = BerichtToevoegenBeeld(grenzen=GRENZEN_IN_WOORDEN, fout=fout)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fout else HTTPStatus.OK
    return render(request, "web/bericht_toevoegen.html", {"beeld": beeld}, status=status)
