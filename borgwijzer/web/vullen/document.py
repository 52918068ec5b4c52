"""The page of one document."""

from __future__ import annotations

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.soort import TEKENBAAR
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.document import Bevinding, DocumentBeeld
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.documenten import schrijf_documentsoort, schrijf_kenmerken, verwijs
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Document

ERNST = {
    "blokkerend": Status("Niet bruikbaar", "fout"),
    "waarschuwing": Status("Let op", "let_op"),
    "opmerking": Status("Opmerking", "neutraal"),
}
VOORBEELD_KOMT = "Er is nog geen voorbeeld van de eerste pagina. Laad deze bladzijde straks opnieuw, of download het document."
GEEN_VOORBEELD = "Van dit bestand is geen voorbeeld te maken. Download het om het te bekijken."
IN_ORDE = Bevinding(status=Status("In orde", "goed"), tekst="Het bestand is geopend en er is niets bijzonders gevonden.")


def maak_document(document: Document) -> DocumentBeeld:
    """The page; only the first page exists as an image."""
    bestand = document.bestand
    return DocumentBeeld(
        document=verwijs(document),
        zaaknummer=document.zaak.nummer,
        zaak_titel=noem_zaak(document.zaak),
        feiten=tuple(_list_feiten(document)),
        bevindingen=_list_bevindingen(bestand) if bestand else (),
        paginas=(1,) if bestand and bestand.voorbeeld_sha256 else (),
        meer_paginas=_schrijf_meer(bestand) if bestand else "",
        zonder_voorbeeld=VOORBEELD_KOMT if bestand and bestand.soort in TEKENBAAR and not bestand.blokkeert else GEEN_VOORBEELD,
    )


def _list_feiten(document: Document) -> list[Feit]:
    melding, bestand = document.melding, document.bestand
    ontvangen = "als antwoord op een verzoek om gegevens"
    if melding:
        ontvangen = f"{schrijf_voluit(dag_van(melding.ontvangen_op))}, met de {MELDINGEN[melding.soort].lower()}"
    feiten = [Feit("Soort", schrijf_documentsoort(document.soort)), Feit("Ontvangen", ontvangen)]
    if document.vertrouwelijk:
        feiten.append(Feit("Vertrouwelijk", "Ja, volgens de indiener"))
    if document.reden:
        feiten.append(Feit("Let op", document.reden))
    if bestand:
        feiten += [Feit("Bestand", schrijf_kenmerken(bestand)), Feit("Controlegetal (SHA-256)", bestand.sha256)]
    return feiten


def _list_bevindingen(bestand: Bestand) -> tuple[Bevinding, ...]:
    if not bestand.keuring:
        return ()
    gevonden = [Bevinding(status=ERNST[b["ernst"]], tekst=maak_zin(b["tekst"])) for b in bestand.keuring["bevindingen"]]
    return (*(gevonden or [IN_ORDE]), _schrijf_scan(bestand))


def _schrijf_scan(bestand: Bestand) -> Bevinding:
    if bestand.scan.startswith("schoon"):
        return Bevinding(status=Status("Geen virus", "goed"), tekst="De virusscanner vond niets.")
    if bestand.scan.startswith("besmet"):
        return Bevinding(status=Status("Besmet", "fout"), tekst="De virusscanner vond een virus.", gevolg="Open dit bestand niet.")
    tekst = "Dit bestand is niet op virussen gescand."
    return Bevinding(status=Status("Niet gescand", "let_op"), tekst=tekst, gevolg="Open het met zorg.")


def _schrijf_meer(bestand: Bestand) -> str:
    over = (bestand.paginas or 1) - 1
    if over < 1 or not bestand.voorbeeld_sha256:
        return ""
    meer = "Er is nog 1 pagina." if over == 1 else f"Er zijn nog {over} pagina's."
    return f"{meer} Download het document om alles te lezen."
