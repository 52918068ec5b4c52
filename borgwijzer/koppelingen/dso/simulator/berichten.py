"""Write a `Bericht` as STAM 4.0.0 XML, and the small private withdrawal. Order and namespaces follow the schemas."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from lxml import etree

from borgwijzer.koppelingen.dso.knoop import COMMON, GML, IMAM, VERZOEK
from borgwijzer.koppelingen.dso.waarden import AMSTERDAM

from .ligging import rd_naar_etrs
from .omschrijving import Bericht, Bijlage, Melder, Plek, Vraag

ZENDER = ("Simulator, geen DSO", "SIMULATOR")
_RUIMTEN: Any = {None: IMAM, "vx": VERZOEK, "gml": GML, "ic": COMMON}
_TYPERING = {
    "Melding": "IndieningsvereistenMelding",
    "Informatie": "IndieningsvereistenInformatie",
    "Aanvraag vergunning": "IndieningsvereistenVergunning",
}
_RTR = "http://toepasbare-regels.omgevingswet.overheid.nl"
Element = etree._Element


def maak_bericht(bericht: Bericht) -> bytes:
    """Return the message as UTF-8 XML; the same description always gives the same bytes."""
    wortel = etree.Element(f"{{{IMAM}}}verzoekXML", {"version": "4.0.0"}, nsmap=_RUIMTEN)
    _schrijf_stuurgegevens(wortel, bericht)
    verzoek = _kind(wortel, "verzoek", ruimte=IMAM)
    _schrijf_kop(verzoek, bericht)
    _schrijf_partijen(verzoek, bericht)
    _schrijf_plek(_kind(_kind(verzoek, "projectlocaties"), "projectlocatie"), bericht.project.plek)
    _schrijf_activiteiten(verzoek, bericht)
    wortel.insert(0, etree.Comment(" Simulator, geen DSO: dit bericht is gemaakt voor demonstratie en test. "))
    etree.indent(wortel, space="  ")
    return etree.tostring(wortel.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def maak_kleine_intrekking(verzoeknummer: str, oin: str) -> bytes:
    """Return the small private XML with which some koppelaars pass on a withdrawal."""
    wortel = etree.Element("intrekking")
    for naam, tekst in (("oin", oin), ("verzoeknummer", verzoeknummer), ("actie", "close")):
        etree.SubElement(wortel, naam).text = tekst
    wortel.insert(0, etree.Comment(" Simulator, geen DSO "))
    etree.indent(wortel, space="  ")
    return etree.tostring(wortel.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def maak_document_id(verzoeknummer: str, bestandsnaam: str) -> str:
    """Return the 64 hex digits under which a message of this verzoeknummer names a file, also in an aanvulling."""
    return hashlib.sha256(f"{verzoeknummer}/{bestandsnaam}".encode()).hexdigest()


def _kind(ouder: Element, naam: str, tekst: str | None = None, *, ruimte: str = VERZOEK, **attributen: str) -> Element:
    element = etree.SubElement(ouder, f"{{{ruimte}}}{naam}", attributen)
    element.text = tekst
    return element


def _tekst(ouder: Element, naam: str, tekst: str, *, openbaar: bool = False, ruimte: str = VERZOEK) -> None:
    """Write an optional text with its publication mark; nothing at all for an empty text."""
    if tekst:
        _kind(ouder, naam, tekst, ruimte=ruimte, publiceerbaar=_ja_nee(openbaar))


def _ja_nee(waarde: bool) -> str:
    return "true" if waarde else "false"


def _plaatselijk(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM) if moment.tzinfo else moment


def _moment(moment: datetime, cijfers: int) -> str:
    plaatselijk = _plaatselijk(moment)
    fractie = f"{plaatselijk.microsecond:06d}789"[:cijfers]
    return f"{plaatselijk:%Y-%m-%dT%H:%M:%S}" + (f".{fractie}" if fractie else "")


def _schrijf_stuurgegevens(wortel: Element, bericht: Bericht) -> None:
    stuurgegevens = _kind(wortel, "stuurgegevens", ruimte=IMAM)
    zender = _kind(stuurgegevens, "zender", ruimte=IMAM)
    _kind(zender, "organisatie", ZENDER[0], ruimte=IMAM)
    _kind(zender, "applicatie", ZENDER[1], ruimte=IMAM)
    _kind(stuurgegevens, "tijdstipBericht", _moment(bericht.indien_datum, 9), ruimte=IMAM)


def _schrijf_kop(verzoek: Element, bericht: Bericht) -> None:
    project = bericht.project
    _kind(verzoek, "akkoordverklaring", _ja_nee(bericht.akkoord))
    _kind(verzoek, "ambtshalve", "false")
    _kind(verzoek, "doel", bericht.doel)
    _kind(verzoek, "indienDatum", bericht.indien_tekst or _moment(bericht.indien_datum, bericht.fractiecijfers))
    _kind(verzoek, "naam", bericht.naam or project.naam, publiceerbaar="true")
    _tekst(verzoek, "referentieAanvrager", bericht.referentie)
    toelichting = f"Simulator, geen DSO. {bericht.toelichting}".strip()
    _tekst(verzoek, "toelichtingVerzoek", toelichting)
    _kind(verzoek, "type", bericht.type)
    _kind(verzoek, "verzoeknummer", bericht.verzoeknummer)
    _kind(verzoek, "volgnummer", bericht.volgnummer)
    element = _kind(verzoek, "project")
    _tekst(element, "naam", project.naam, openbaar=True)
    _tekst(element, "omschrijving", project.omschrijving, openbaar=True)
    _kind(element, "projectId", project.project_id)
    _schrijf_instantie(_kind(verzoek, "bevoegdGezag"), (project.gezag_naam, project.gezag_oin), bericht)
    if bericht.uitvoerende_instantie:
        _schrijf_instantie(_kind(verzoek, "uitvoerendeInstantie"), bericht.uitvoerende_instantie, bericht)


def _schrijf_instantie(element: Element, naam_en_oin: tuple[str, str], bericht: Bericht) -> None:
    _kind(element, "naam", naam_en_oin[0])
    _kind(element, "oin", naam_en_oin[1])
    _kind(_kind(element, "tijdvakGeldigheid"), "beginGeldigheid", _moment(bericht.indien_datum, 6))


def _schrijf_partijen(verzoek: Element, bericht: Bericht) -> None:
    project = bericht.project
    if project.gemachtigde:
        _schrijf_melder(_kind(verzoek, "gemachtigde"), project.gemachtigde)
    _schrijf_melder(_kind(verzoek, "initiatiefnemer"), project.initiatiefnemer)


def _schrijf_melder(element: Element, melder: Melder) -> None:
    _tekst(element, "emailadres", melder.email)
    _tekst(element, "telefoonnummer", melder.telefoon)
    if melder.kvk:
        _schrijf_firma(_kind(element, "nietNatuurlijkPersoon"), melder)
    else:
        _schrijf_mens(_kind(element, "natuurlijkPersoon"), melder)


def _schrijf_mens(element: Element, melder: Melder) -> None:
    _kind(element, "geslachtsnaamNaamgebruik", melder.naam, publiceerbaar="false")
    _kind(element, "voorlettersNaamgebruik", melder.voorletters, publiceerbaar="false")
    _tekst(element, "burgerservicenummer", melder.bsn)
    _tekst(element, "voorvoegselNaamgebruik", melder.voorvoegsel)
    _schrijf_postbus(element, "correspondentieAdres", melder)
    if melder.land:
        _schrijf_buitenland(_kind(element, "verblijfsadresBuitenland"), melder)
    elif melder.straat:
        _schrijf_adres(_kind(element, "verblijfsadres"), melder)


def _schrijf_firma(element: Element, melder: Melder) -> None:
    _kind(element, "kvkNummer", melder.kvk, publiceerbaar="true")
    _kind(element, "handelsnaam", melder.naam, publiceerbaar="true")
    _schrijf_postbus(element, "postadres", melder)
    if melder.land:
        _schrijf_buitenland(_kind(element, "bezoekAdresBuitenland"), melder)
    elif melder.straat:
        _schrijf_adres(_kind(element, "bezoekAdres"), melder)


def _schrijf_postbus(element: Element, naam: str, melder: Melder) -> None:
    if not melder.postbus:
        return
    adres = _kind(_kind(element, naam), "afwijkendAdres", ruimte=COMMON)
    _tekst(adres, "adrestype", "postbusnummer", ruimte=COMMON)
    _tekst(adres, "nummer", melder.postbus, ruimte=COMMON)
    _tekst(adres, "postcode", melder.postcode, ruimte=COMMON)
    _tekst(adres, "woonplaatsnaam", melder.woonplaats, ruimte=COMMON)


def _schrijf_buitenland(element: Element, melder: Melder) -> None:
    _tekst(element, "adresBuitenland1", f"{melder.straat} {melder.huisnummer}".strip(), ruimte=COMMON)
    _tekst(element, "adresBuitenland2", f"{melder.postcode} {melder.woonplaats}".strip(), ruimte=COMMON)
    _tekst(element, "land", melder.land, ruimte=COMMON)


def _schrijf_adres(element: Element, melder: Melder) -> None:
    """Write a Dutch address; a field that is also in `register` comes twice, as typed first and from DSO-LV second."""
    velden = (
        ("huisletter", melder.huisletter),
        ("huisnummer", melder.huisnummer),
        ("postcode", melder.postcode.replace(" ", "")),
        ("straatnaam", melder.straat),
        ("woonplaatsnaam", melder.woonplaats),
    )
    for naam, tekst in velden:
        if naam in melder.register:
            _kind(element, naam, tekst, ruimte=COMMON, bron="gebruiker", publiceerbaar="false")
            _kind(element, naam, melder.register[naam], ruimte=COMMON, bron="DSO-LV", publiceerbaar="false")
        else:
            _tekst(element, naam, tekst, ruimte=COMMON)


def _schrijf_plek(element: Element, plek: Plek) -> None:
    etrs = _kind(element, "coordinatenEtrs")
    if plek.vorm == "vlak":
        _kind(etrs, "referentiestelsel", "ETRS89", ruimte=COMMON)
        opgegeven = _kind(element, "coordinatenOpgegeven")
        _kind(opgegeven, "referentiestelsel", "RD")
        _schrijf_vlak(_kind(opgegeven, "vlaklocatie"), plek)
        return
    breedte, lengte = rd_naar_etrs(*plek.rd)
    _schrijf_punt(_kind(etrs, "puntlocatie", ruimte=COMMON), "4258", f"{breedte:.8f} {lengte:.8f}")
    _kind(etrs, "referentiestelsel", "ETRS89", ruimte=COMMON)
    {"adres": _schrijf_adresaanduiding, "perceel": _schrijf_perceel, "punt": _schrijf_opgegeven}[plek.vorm](element, plek)


def _schrijf_punt(element: Element, stelsel: str, getallen: str) -> None:
    _kind(element, "pos", getallen, ruimte=GML, srsName=f"urn:ogc:def:crs:EPSG::{stelsel}")


def _schrijf_vlak(element: Element, plek: Plek) -> None:
    x, y, zijde = plek.rd[0], plek.rd[1], plek.zijde
    hoeken = ((x, y), (x + zijde, y), (x + zijde, y + zijde), (x, y + zijde), (x, y))
    element.set("srsName", "urn:ogc:def:crs:EPSG::28992")
    veelhoek = _kind(_kind(element, "surfaceMember", ruimte=GML), "Polygon", ruimte=GML)
    ring = _kind(_kind(veelhoek, "exterior", ruimte=GML), "LinearRing", ruimte=GML)
    _kind(ring, "posList", " ".join(f"{getal:.1f}" for hoek in hoeken for getal in hoek), ruimte=GML)


def _schrijf_opgegeven(element: Element, plek: Plek) -> None:
    opgegeven = _kind(element, "coordinatenOpgegeven")
    _schrijf_punt(_kind(opgegeven, "puntlocatie"), "28992", f"{plek.rd[0]:.1f} {plek.rd[1]:.1f}")
    _kind(opgegeven, "referentiestelsel", "RD")


def _schrijf_adresaanduiding(element: Element, plek: Plek) -> None:
    aanduiding = _kind(element, "adresaanduiding")
    velden = (
        ("identificatiecodeNummeraanduiding", plek.bag_id),
        ("opgegevenAdresHuisletter", plek.huisletter),
        ("opgegevenAdresHuisnummer", plek.huisnummer),
        ("opgegevenAdresHuisnummerToevoeging", plek.toevoeging),
        ("opgegevenAdresPostcode", plek.postcode.replace(" ", "")),
        ("opgegevenAdresStraatnaam", plek.straat),
        ("opgegevenAdresWoonplaatsNaam", plek.woonplaats),
    )
    for naam, tekst in velden:
        if tekst:
            _kind(aanduiding, naam, tekst)


def _schrijf_perceel(element: Element, plek: Plek) -> None:
    aanduiding = _kind(element, "kadastraleAanduiding")
    _kind(aanduiding, "kadastraalPerceelnummer", plek.perceel)
    _kind(aanduiding, "kadastraleGemeente", plek.kadastrale_gemeente)
    _kind(aanduiding, "kadastraleSectie", plek.sectie)


def _schrijf_activiteiten(verzoek: Element, bericht: Bericht) -> None:
    """Write all activities; questions and files hang on the first."""
    activiteiten = _kind(verzoek, "projectactiviteiten")
    woord = _TYPERING.get(bericht.type, "IndieningsvereistenMelding")
    for nummer, imow_id in enumerate(bericht.imow_ids, start=1):
        element = _kind(activiteiten, "projectactiviteit")
        _kind(element, "activiteitId", f"{_RTR}/{bericht.project.gezag_oin}/id/concept/{woord}{imow_id}")
        _kind(element, "imowId", imow_id)
        _kind(element, "activiteitnaam", imow_id.rsplit(".", 1)[-1])
        _kind(element, "volgnummer", str(nummer))
        if nummer == 1 and (bericht.vragen or bericht.bijlagen):
            specificaties = _kind(element, "specificaties")
            for vraag in bericht.vragen:
                _schrijf_vraag(specificaties, vraag)
            for volgorde, bijlage in enumerate(bericht.bijlagen, start=1):
                _schrijf_bijlage(specificaties, bijlage, bericht.verzoeknummer, volgorde)


def _schrijf_vraag(specificaties: Element, vraag: Vraag) -> Element:
    element = _kind(specificaties, "specificatie")
    _kind(element, "antwoord", vraag.antwoord)
    _kind(element, "vraagclassificatie", vraag.vraagclassificatie)
    _kind(element, "vraagId", vraag.vraag_id)
    _kind(element, "groepering", vraag.groepering)
    _kind(element, "vraagtekst", vraag.vraagtekst)
    _kind(element, "publiceerbaar", "false")
    return element


def _schrijf_bijlage(specificaties: Element, bijlage: Bijlage, verzoeknummer: str, volgorde: int) -> None:
    vraag = Vraag(f"9{volgorde:05d}", "Bijlagen", bijlage.documentsoort, "true", "gevraagdeBijlage")
    element = _kind(_schrijf_vraag(specificaties, vraag), "gevraagdeBijlage")
    _kind(element, "documentsoortDSO", bijlage.documentsoort)
    _kind(element, "documenttypeGeneriek", bijlage.generiek)
    _kind(element, "potentieelVertrouwelijk", _ja_nee(bijlage.vertrouwelijk))
    _kind(element, "verplicht", _ja_nee(bijlage.verplicht))
    document = _kind(_kind(element, "documenten"), "document")
    _kind(document, "bestandsnaam", bijlage.bestandsnaam)
    _kind(document, "documentId", maak_document_id(verzoeknummer, bijlage.bestandsnaam))
    _kind(document, "vertrouwelijk", _ja_nee(bijlage.vertrouwelijk))
