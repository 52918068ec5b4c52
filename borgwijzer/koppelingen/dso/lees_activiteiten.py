"""Read activities, questions with answers, and references to files from a STAM message."""

from __future__ import annotations

import re

from .knoop import Knoop
from .verzoek import Activiteit, Documentverwijzing, GevraagdeBijlage, Specificatie, VerzoekBijlage

_DOCUMENT_ID = re.compile(r"[0-9a-fA-F]{64}")


def lees_activiteit(knoop: Knoop) -> Activiteit:
    specificaties, onderliggend = knoop.kind("specificaties"), knoop.kind("onderliggendeActiviteit")
    return Activiteit(
        activiteit_id=knoop.inhoud("activiteitId"),
        imow_id=knoop.inhoud("imowId"),
        naam=knoop.inhoud("activiteitnaam"),
        volgnummer=knoop.inhoud("volgnummer"),
        specificaties=tuple(map(_lees_specificatie, specificaties.kinderen("specificatie"))) if specificaties else (),
        onderliggend=_lees_onderliggend(onderliggend) if onderliggend else None,
    )


def lees_verzoekbijlage(knoop: Knoop) -> VerzoekBijlage:
    return VerzoekBijlage(knoop.inhoud("vraagreferentie"), _lees_bijlage(knoop) or GevraagdeBijlage())


def _lees_onderliggend(knoop: Knoop) -> Activiteit:
    return Activiteit(
        activiteit_id=knoop.inhoud("activiteitId"), imow_id=knoop.inhoud("imowId"), naam=knoop.inhoud("activiteitnaam")
    )


def _lees_specificatie(knoop: Knoop) -> Specificatie:
    return Specificatie(
        vraag_id=knoop.inhoud("vraagId"),
        vraagtekst=knoop.inhoud("vraagtekst"),
        groepering=knoop.inhoud("groepering"),
        antwoord=knoop.inhoud("antwoord"),
        oorspronkelijk_antwoord=knoop.inhoud("oorspronkelijkAntwoord"),
        vraagclassificatie=knoop.inhoud("vraagclassificatie"),
        vraagreferentie=knoop.inhoud("vraagreferentie"),
        publiceerbaar=knoop.ja_nee("publiceerbaar"),
        bijlage=_lees_bijlage(knoop),
    )


def _lees_bijlage(ouder: Knoop) -> GevraagdeBijlage | None:
    knoop = ouder.kind("gevraagdeBijlage")
    if knoop is None:
        return None
    documenten = knoop.kind("documenten")
    return GevraagdeBijlage(
        documentsoort_dso=knoop.inhoud("documentsoortDSO"),
        documenttype_generiek=knoop.inhoud("documenttypeGeneriek"),
        potentieel_vertrouwelijk=knoop.ja_nee("potentieelVertrouwelijk"),
        verplicht=knoop.ja_nee("verplicht"),
        documenten=tuple(map(_lees_document, documenten.kinderen("document"))) if documenten else (),
    )


def _lees_document(knoop: Knoop) -> Documentverwijzing:
    document_id = knoop.inhoud("documentId")
    if not _DOCUMENT_ID.fullmatch(document_id):
        zin = "Het kenmerk van dit document klopt niet: haal het document met de hand op en voeg het toe."
        knoop.meld("document_id_ongeldig", zin, "documentId", triage=True)
    return Documentverwijzing(knoop.inhoud("bestandsnaam"), document_id, knoop.ja_nee("vertrouwelijk"))
