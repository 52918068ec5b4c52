"""Files named in a message in our words: kind, safe name, and which question they answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .gebrek import Gebrek
from .verzoek import Documentverwijzing, GevraagdeBijlage, Verzoek
from .vragen import Documentsoort, Vragentabel, bepaal_documentsoort

MAX_NAAM = 150


@dataclass(frozen=True, slots=True)
class Document:
    """One file to expect. `document_id` is unique within a message; `soorten` has every kind it was given for, and
    `soort` is the first. `bestandsnaam` has no path, no control characters and at most `MAX_NAAM` characters."""

    document_id: str
    bestandsnaam: str
    soort: str
    vertrouwelijk: bool
    vraagtekst: str
    zekerheid: str = "onzeker"
    soorten: tuple[str, ...] = ()
    publiceerbaar: bool | None = None


def vertaal_documenten(verzoek: Verzoek, *, tabel: Vragentabel | None = None) -> tuple[tuple[Document, ...], tuple[Gebrek, ...]]:
    """List every file once, in order of first mention; a file without a usable id is left out with a finding of `lees`.

    A file is confidential when any mention of it, or the question it answers, says so.
    """
    gevonden: dict[str, Document] = {}
    bevindingen: list[Gebrek] = []
    for bijlage, verwijzing, vraagtekst, publiceerbaar in _loop_langs(verzoek):
        sleutel = verwijzing.document_id.lower()
        if not re.fullmatch(r"[0-9a-f]{64}", sleutel):
            continue
        soort = bepaal_documentsoort(bijlage.documentsoort_dso, verwijzing.bestandsnaam, bijlage.documenttype_generiek, tabel=tabel)
        document = _maak(verwijzing, soort, vraagtekst, publiceerbaar)
        if document.bestandsnaam != verwijzing.bestandsnaam:
            zin = "De bestandsnaam bevatte tekens die niet veilig zijn en is aangepast: controleer het bestand."
            bevindingen.append(Gebrek("bestandsnaam_aangepast", zin, f"document {sleutel[:8]}"))
        gevonden[sleutel] = _voeg_toe(gevonden.get(sleutel), document)
    return tuple(gevonden.values()), tuple(bevindingen)


def maak_bestandsnaam_veilig(naam: str) -> str:
    """Return the last path part without control or format characters, never empty, "." or "..", extension kept."""
    kaal = re.split(r"[/\\]", naam)[-1]
    kaal = "".join(teken for teken in kaal if unicodedata.category(teken)[0] != "C").strip().lstrip(".")
    if len(kaal) > MAX_NAAM:
        stam, punt, extensie = kaal.rpartition(".")
        kaal = f"{stam[: MAX_NAAM - len(extensie) - 1]}.{extensie}" if punt and len(extensie) <= 10 else kaal[:MAX_NAAM]
    return kaal or "bestand"


def _loop_langs(verzoek: Verzoek) -> Iterator[tuple[GevraagdeBijlage, Documentverwijzing, str, bool | None]]:
    for vraag in verzoek.specificaties:
        if vraag.bijlage:
            for document in vraag.bijlage.documenten:
                yield vraag.bijlage, document, vraag.vraagtekst, vraag.publiceerbaar
    for bijlage in verzoek.bijlagen:
        for document in bijlage.bijlage.documenten:
            yield bijlage.bijlage, document, bijlage.bijlage.documentsoort_dso, None


def _maak(verwijzing: Documentverwijzing, soort: Documentsoort, vraagtekst: str, publiceerbaar: bool | None) -> Document:
    return Document(
        document_id=verwijzing.document_id.lower(),
        bestandsnaam=maak_bestandsnaam_veilig(verwijzing.bestandsnaam),
        soort=soort.soort,
        # A message that does not say whether a file is confidential gives no reason to show it.
        vertrouwelijk=verwijzing.vertrouwelijk is not False,
        vraagtekst=vraagtekst,
        zekerheid=soort.zekerheid,
        soorten=(soort.soort,),
        publiceerbaar=publiceerbaar,
    )


def _voeg_toe(eerder: Document | None, nieuw: Document) -> Document:
    if eerder is None:
        return nieuw
    return replace(
        eerder,
        soorten=tuple(dict.fromkeys(eerder.soorten + nieuw.soorten)),
        vertrouwelijk=eerder.vertrouwelijk or nieuw.vertrouwelijk,
    )
