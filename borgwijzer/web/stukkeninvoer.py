"""The files of a form that an employee fills in: those of an earlier try come back sealed, so that nobody chooses them twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.koppelingen.formulier.inhoud import Stuk
from borgwijzer.koppelingen.formulier.stukken import Upload, neem_stukken_op
from borgwijzer.web.toegang import Verzoek

ZOUT = "borgwijzer.stukken"
GELDIG_SECONDEN = 12 * 3600
KIES_OPNIEUW = "De bestanden die u koos, zijn niet bewaard toen uw sessie voorbij was. Kies ze hieronder opnieuw."


def lees_stukken(request: Verzoek, soorten: Sequence[str]) -> tuple[tuple[Stuk, ...], str]:
    """The files that were kept with an earlier try and those chosen now, and a sentence when these cannot be taken in."""
    eerder = _ontzegel(request)
    bewaard = tuple(stuk for nummer, stuk in enumerate(eerder) if str(nummer) in request.POST.getlist("houd"))
    try:
        nieuw = neem_stukken_op(lees_uploads(request, soorten), organisatie_id=request.user.organisatie_id, moment=nu())
    except Geweigerd as fout:
        return bewaard, fout.zin
    return (*bewaard, *(stuk for stuk in nieuw if stuk not in bewaard)), ""


def lees_uploads(request: HttpRequest, soorten: Iterable[str]) -> list[Upload]:
    """The files of a form, each with the kind of document in whose field it was chosen."""
    return [
        Upload(soort, bestand) for soort in soorten for bestand in request.FILES.getlist(f"stuk-{soort}")
        if isinstance(bestand, UploadedFile)
    ]  # fmt: skip


def verzegel(request: Verzoek, stukken: Sequence[Stuk]) -> str:
    """The files that are kept here, sealed for this person: only what somebody handed in comes back."""
    return (
        signing.dumps([stuk.model_dump() for stuk in stukken], salt=f"{ZOUT}.{request.user.pk}", compress=True) if stukken else ""
    )


def _ontzegel(request: Verzoek) -> tuple[Stuk, ...]:
    tekst = request.POST.get("bewaard_stukken", "")
    try:
        stukken = signing.loads(tekst, salt=f"{ZOUT}.{request.user.pk}", max_age=GELDIG_SECONDEN) if tekst else []
    except signing.BadSignature:
        return ()
    return tuple(Stuk(**stuk) for stuk in stukken)
