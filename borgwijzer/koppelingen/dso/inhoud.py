"""From a translated message to a melding as ``zaken`` registers it. Names change here, meaning does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from borgwijzer.documenten.models import Bestand
from borgwijzer.koppelingen.dso.vertaal_locaties import Locatie
from borgwijzer.koppelingen.dso.vertaal_partijen import Partij
from borgwijzer.koppelingen.dso.vertaling import Vertaald
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.zaken.acties.registreren import Aangeleverd, Binnengekomen
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Document, Documenttoestand, Melding

NIET_MEEGEKOMEN = "Het bericht noemt dit bestand, maar het is nog niet ontvangen."
GELIJKWAARDIG = "gelijkwaardige_maatregel"
EINDE = "einddatum_werkzaamheden"
LOCATIES_MEEST = 200


def maak_binnengekomen(bericht: Bericht, vertaald: Vertaald, eerder: Melding | None = None) -> Binnengekomen:
    """The melding in our words. ``eerder`` is the version it replaces: files that did not come again are taken from it."""
    ontvangen = min(vertaald.ingediend_op or bericht.ontvangen_op, bericht.ontvangen_op)
    return Binnengekomen(
        soort=bericht.soort or vertaald.soort or "",
        ontvangen_op=ontvangen,
        kanaal="omgevingsloket",
        inhoud={naam: waarde for naam, waarde in _inhoud(vertaald, bericht).items() if waarde not in (None, "", [], {})},
        verzoeknummer=vertaald.verzoeknummer[:13],
        volgnummer=vertaald.volgnummer[:3],
        betrokkenen=_betrokkenen(vertaald),
        documenten=_documenten(bericht, vertaald, eerder),
        zaakgegevens={"geplande_start": vertaald.geplande_start},
    )


def zaakgegevens(vertaald: Vertaald) -> dict[str, Any]:
    """Fields of a new zaak: where, what, and the project it belongs to."""
    plek = vertaald.locaties[0] if vertaald.locaties else Locatie()
    return {
        "omschrijving": vertaald.omschrijving, "adres": plek.adresregel[:300], "postcode": plek.postcode[:7],
        "woonplaats": plek.woonplaats[:100], "bag_id": plek.bag_id[:16], "kadastraal": plek.kadastraal[:200],
        "rd_x": plek.rd[0] if plek.rd else None, "rd_y": plek.rd[1] if plek.rd else None,
        "project_id": vertaald.project_id[:60],
    }  # fmt: skip


def _inhoud(vertaald: Vertaald, bericht: Bericht) -> dict[str, Any]:
    plek = vertaald.locaties[0] if vertaald.locaties else None
    ingediend = vertaald.ingediend_op
    return {
        "initiatiefnemer": _partij(vertaald.initiatiefnemer),
        "gemachtigde": _partij(vertaald.gemachtigde),
        "kwaliteitsborger": _partij(vertaald.kwaliteitsborger),
        "instrument": vertaald.instrument.naam or vertaald.instrument.id,
        "locatie": _locatie(plek) if plek else None,
        "overige_locaties": [_locatie(ander) for ander in vertaald.locaties[1:LOCATIES_MEEST]],
        "omschrijving": vertaald.omschrijving[:10_000],
        "gebruiksfuncties": [functie[:10_000] for functie in vertaald.gebruiksfuncties],
        "dagtekening": dag_van(ingediend).isoformat() if ingediend else None,
        "ondertekend": vertaald.akkoord,
        "datum": _datum(vertaald, bericht),
        "gelijkwaardigheid": _ja_nee(vertaald, GELIJKWAARDIG),
    }


def _datum(vertaald: Vertaald, bericht: Bericht) -> str | None:
    """The day the melding is about: the begin for a start, the end for an einde, the planned completion otherwise."""
    soort = bericht.soort or vertaald.soort
    if soort == "startbouw":
        dag = vertaald.geplande_start
    elif soort == "eindebouw":
        dag = next((a.waarde for a in vertaald.antwoorden if a.veld == EINDE and isinstance(a.waarde, date)), None)
    else:
        dag = vertaald.geplande_oplevering
    return dag.isoformat() if dag and soort != "bouwmelding" else None


def _ja_nee(vertaald: Vertaald, veld: str) -> bool | None:
    waarden = [antwoord.waarde for antwoord in vertaald.antwoorden if antwoord.veld == veld]
    return waarden[0] if waarden and isinstance(waarden[0], bool) else None


def _partij(partij: Partij | None) -> dict[str, str] | None:
    if partij is None:
        return None
    plaats = f"{partij.postcode} {partij.woonplaats}".strip()
    return {
        "naam": partij.naam, "adres": ", ".join(deel for deel in (partij.adres, plaats) if deel),
        "telefoon": partij.telefoon, "email": partij.email, "kvk": partij.kvk,
    }  # fmt: skip


def _locatie(plek: Locatie) -> dict[str, str]:
    plaats = f"{plek.postcode} {plek.woonplaats}".strip()
    return {
        "adres": ", ".join(deel for deel in (plek.adresregel, plaats) if deel), "bag_id": plek.bag_id,
        "kadastraal": plek.kadastraal, "coordinaten": f"{plek.rd[0]:g} {plek.rd[1]:g}" if plek.rd else "",
    }  # fmt: skip


def _betrokkenen(vertaald: Vertaald) -> list[dict[str, Any]]:
    bsn = {"initiatiefnemer": vertaald.bsn_initiatiefnemer, "gemachtigde": vertaald.bsn_gemachtigde}
    gevonden = []
    for rol in ("initiatiefnemer", "gemachtigde", "kwaliteitsborger", "contactpersoon"):
        partij: Partij | None = getattr(vertaald, rol)
        if partij is None or not partij.naam:
            continue
        nummer = bsn.get(rol)
        gevonden.append({
            "rol": rol, "naam": partij.naam[:500], "adres": partij.adres[:500], "postcode": partij.postcode[:20],
            "woonplaats": partij.woonplaats[:200], "telefoon": partij.telefoon[:50], "email": partij.email[:254],
            "kvk": partij.kvk[:20], "bsn": nummer.nummer if nummer else "",
        })  # fmt: skip
    return gevonden


def _documenten(bericht: Bericht, vertaald: Vertaald, eerder: Melding | None) -> list[Aangeleverd]:
    """Every file the message names, with the file that came for it; and what came without being named."""
    hier = {deel["kenmerk"]: deel for deel in bericht.bijlagen if deel["kenmerk"]}
    bestanden = Bestand.objects.in_bulk([deel["bestand"] for deel in bericht.bijlagen if deel["bestand"]])
    vorige = list(Document.objects.filter(melding=eerder).select_related("bestand")) if eerder else []
    oud = {d.kenmerk: d.bestand for d in vorige if d.kenmerk}
    genoemd = []
    for document in vertaald.documenten:
        deel = hier.get(document.document_id, {})
        bestand = bestanden.get(deel.get("bestand")) or oud.get(document.document_id)
        genoemd.append(Aangeleverd(
            document.bestandsnaam[:200], document.soort, bestand, kenmerk=document.document_id,
            vertrouwelijk=document.vertrouwelijk, toestand=_toestand(bestand, deel),
            reden=deel.get("reden", "") if bestand or deel else NIET_MEEGEKOMEN,
        ))  # fmt: skip
    los = [Aangeleverd(deel["naam"], "overig", bestanden[deel["bestand"]]) for deel in bericht.bijlagen
           if not deel["kenmerk"] and deel["bestand"]]  # fmt: skip
    # A file that no message ever named belongs to the melding all the same.
    mee = [Aangeleverd(d.bestandsnaam, d.soort, d.bestand, vertrouwelijk=d.vertrouwelijk) for d in vorige if not d.kenmerk]
    return [*genoemd, *mee, *los]


def _toestand(bestand: Bestand | None, deel: dict[str, Any]) -> str:
    if bestand:
        return Documenttoestand.AANWEZIG
    return deel.get("toestand") or Documenttoestand.VERWACHT
