"""Read a STAM 4.0 message: `lees(bytes)` gives a `Verzoek`. What is merely wrong becomes a finding, so that the message
can be stored and triaged; only what cannot be read at all raises `Berichtfout`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lxml import etree

from .gebrek import Berichtfout, Gebrek
from .knoop import IMAM, VERZOEK, Knoop, Verslag, tekst_van
from .lees_activiteiten import lees_activiteit, lees_verzoekbijlage
from .lees_locaties import lees_projectlocatie
from .lees_partijen import lees_contactpersoon, lees_indiener, lees_instantie
from .veilig import GRENZEN, Grenzen, lees_boom
from .verzoek import Instantie, Participatie, Project, Stuurgegevens, Systeem, Verzoek

DOELEN = ("Conceptverzoek", "Initieren", "Aanvullen", "Intrekken")
TYPEN = (
    "Aanvraag vergunning",
    "Melding",
    "Informatie",
    "Informatie ongewoon voorval",
    "Aanvraag maatwerkvoorschrift",
    "Melding gelijkwaardige maatregel",
    "Aanvraag toestemming gelijkwaardige maatregel",
)
_STAM_RUIMTE = re.compile(r"omgevingswet\.nl/koppelvlak/stam", re.IGNORECASE)
_VERSIE = re.compile(r"(\d{1,4})(?:\.|$)", re.ASCII)
_EIGEN_VERSIE = "4.0.0"


def lees(inhoud: bytes, *, grenzen: Grenzen = GRENZEN) -> Verzoek:
    """Read the bytes of one message: STAM 4, or the small private withdrawal (oin, verzoeknummer, actie=close).

    Raises `Berichtfout` with a code of `veilig.lees_boom`, or `andere_versie`, `onbekende_namespace`, `ander_bericht`,
    `geen_verzoek`; no other exception leaves this function for any bytes.
    """
    wortel = lees_boom(inhoud, grenzen=grenzen)
    naam = etree.QName(wortel)
    if naam.namespace == IMAM:
        return _lees_stam(wortel, naam.localname)
    if not naam.namespace and (klein := _lees_klein(wortel)):
        return klein
    if _STAM_RUIMTE.search(naam.namespace or ""):
        raise _andere_versie()
    raise Berichtfout(
        "onbekende_namespace",
        "Dit is XML, maar geen verzoekbericht van het DSO (de namespace is onbekend): kies het STAM-bericht versie 4.",
    )


def _andere_versie() -> Berichtfout:
    return Berichtfout(
        "andere_versie",
        "Dit bericht heeft een andere versie van STAM dan 4: vraag de afzender of koppelaar het in versie 4 te sturen.",
    )


def _lees_stam(wortel: etree._Element, naam: str) -> Verzoek:
    verslag = Verslag()
    versie = _controleer_versie(wortel, verslag)
    if naam != "verzoekXML":
        raise Berichtfout(
            "ander_bericht", "Dit is een ander STAM-bericht dan een verzoek: kies het bericht met verzoekXML als begin."
        )
    boven = Knoop(wortel, "verzoekXML", IMAM, verslag)
    stuurgegevens = boven.kind("stuurgegevens")
    knoop = boven.kind("verzoek", binnen=VERZOEK)
    if knoop is None:
        raise Berichtfout("geen_verzoek", "Het bericht bevat geen verzoek: vraag de afzender het bericht opnieuw.")
    velden = {
        **_lees_kenmerken(knoop),
        **_lees_teksten(knoop),
        **_lees_instanties(knoop),
        **_lees_inhoud(knoop),
    }
    if stuurgegevens:
        velden["stuurgegevens"] = _lees_stuurgegevens(stuurgegevens)
    _meld_gebreken(knoop, velden)
    onbekend = verslag.onbekend()
    return Verzoek(
        vorm="stam",
        versie=versie,
        **velden,
        gebreken=(*verslag.gebreken, *_gebrek_onbekend(onbekend)),
        onbekend=onbekend,
    )


def _controleer_versie(wortel: etree._Element, verslag: Verslag) -> str:
    versie = wortel.get("version", "").strip()
    hoofd = _VERSIE.match(versie)
    if hoofd and hoofd[1] != "4":
        raise _andere_versie()
    if versie != _EIGEN_VERSIE:
        zin = f"Het bericht noemt niet versie {_EIGEN_VERSIE} van STAM: controleer of alle gegevens zijn overgenomen."
        verslag.meld("versie_afwijkend", zin, "verzoekXML/@version")
    return versie


def _lees_stuurgegevens(knoop: Knoop) -> Stuurgegevens:
    zender, ontvanger = knoop.kind("zender"), knoop.kind("ontvanger")
    return Stuurgegevens(
        zender=_lees_systeem(zender) if zender else Systeem(),
        ontvanger=_lees_systeem(ontvanger) if ontvanger else None,
        referentienummer=knoop.inhoud("referentienummer"),
        tijdstip_bericht=knoop.moment("tijdstipBericht"),
    )


def _lees_systeem(knoop: Knoop) -> Systeem:
    return Systeem(knoop.inhoud("organisatie"), knoop.inhoud("applicatie"))


def _lees_kenmerken(knoop: Knoop) -> dict[str, Any]:
    return {
        "verzoeknummer": knoop.inhoud("verzoeknummer"),
        "volgnummer": knoop.inhoud("volgnummer"),
        "doel": knoop.inhoud("doel"),
        "type": knoop.inhoud("type"),
        "indien_datum": knoop.moment("indienDatum"),
        "akkoordverklaring": knoop.ja_nee("akkoordverklaring"),
        "ambtshalve": knoop.ja_nee("ambtshalve"),
    }


def _lees_teksten(knoop: Knoop) -> dict[str, Any]:
    return {
        "naam": knoop.tekst("naam"),
        "referentie_aanvrager": knoop.tekst("referentieAanvrager"),
        "toelichting_verzoek": knoop.tekst("toelichtingVerzoek"),
        "toelichting_later_aan_te_leveren": knoop.tekst("toelichtingLaterAanTeLeverenInformatie"),
        "toelichting_niet_aan_te_leveren": knoop.tekst("toelichtingNietAanTeLeverenInformatie"),
    }


def _lees_instanties(knoop: Knoop) -> dict[str, Any]:
    gezag, instantie = knoop.kind("bevoegdGezag"), knoop.kind("uitvoerendeInstantie")
    return {
        "bevoegd_gezag": lees_instantie(gezag) if gezag else Instantie(),
        "bevoegd_gezag_historie": _lees_historie(knoop, "bevoegdGezag"),
        "uitvoerende_instantie": lees_instantie(instantie) if instantie else None,
        "uitvoerende_instantie_historie": _lees_historie(knoop, "uitvoerendeInstantie"),
    }


def _lees_historie(knoop: Knoop, naam: str) -> tuple[Instantie, ...]:
    historie = knoop.kind(f"{naam}Historie")
    return tuple(map(lees_instantie, historie.kinderen(naam))) if historie else ()


def _lees_inhoud(knoop: Knoop) -> dict[str, Any]:
    project, participatie = knoop.kind("project"), knoop.kind("participatie")
    initiatiefnemer, gemachtigde = knoop.kind("initiatiefnemer"), knoop.kind("gemachtigde")
    contactpersoon = knoop.kind("contactpersoon")
    locaties, activiteiten = knoop.kind("projectlocaties"), knoop.kind("projectactiviteiten")
    return {
        "project": _lees_project(project) if project else Project(),
        "initiatiefnemer": lees_indiener(initiatiefnemer) if initiatiefnemer else None,
        "gemachtigde": lees_indiener(gemachtigde) if gemachtigde else None,
        "contactpersoon": lees_contactpersoon(contactpersoon) if contactpersoon else None,
        "locaties": tuple(map(lees_projectlocatie, locaties.kinderen("projectlocatie"))) if locaties else (),
        "activiteiten": tuple(map(lees_activiteit, activiteiten.kinderen("projectactiviteit"))) if activiteiten else (),
        "participatie": _lees_participatie(participatie) if participatie else None,
        "bijlagen": tuple(map(lees_verzoekbijlage, knoop.kinderen("verzoekBijlage"))),
    }


def _lees_project(knoop: Knoop) -> Project:
    return Project(knoop.tekst("naam"), knoop.tekst("omschrijving"), knoop.inhoud("projectId"))


def _lees_participatie(knoop: Knoop) -> Participatie:
    return Participatie(knoop.ja_nee("geparticipeerd"), knoop.tekst("participatieWijze"), knoop.tekst("participatieResultaat"))


def is_geldig_verzoeknummer(nummer: str) -> bool:
    """True for thirteen ASCII digits of which the first eight are a date (year, month, day)."""
    if not re.fullmatch(r"[0-9]{13}", nummer):
        return False
    try:
        date(int(nummer[:4]), int(nummer[4:6]), int(nummer[6:8]))
    except ValueError:
        return False
    return True


def _meld_gebreken(knoop: Knoop, velden: dict[str, Any]) -> None:
    for code, naam, fout, zin in _controles(velden):
        if fout:
            knoop.meld(code, zin, naam, triage=True)
    for naam in ("verzoeknummer", "volgnummer", "doel", "type", "bevoegdGezag", "initiatiefnemer"):
        if knoop.inhoud(naam):
            zin = f"Het veld {naam} staat er meer dan eens; het eerste is gebruikt: controleer welke waarde geldt."
            knoop.meld("veld_dubbel", zin, naam, triage=True)
            knoop.verslag.noteer_onbekend(f"{knoop.pad}/{naam}")
    if velden["initiatiefnemer"] is None:
        zin = "De initiatiefnemer ontbreekt: vul die aan bij de triage of vraag ernaar."
        knoop.meld("initiatiefnemer_ontbreekt", zin, "initiatiefnemer")


_OPNIEUW = "zoek het verzoek op bij het DSO en vul het aan bij de triage."
_Controle = tuple[str, str, bool, str]


def _controles(velden: dict[str, Any]) -> tuple[_Controle, ...]:
    """Rows of code, field, whether it is wrong, and the sentence for it."""
    return (*_controles_nummers(velden), *_controles_inhoud(velden))


def _controles_nummers(velden: dict[str, Any]) -> tuple[_Controle, ...]:
    nummer, volgnummer, oin = velden["verzoeknummer"], velden["volgnummer"], velden["bevoegd_gezag"].oin
    return (
        ("verzoeknummer_ontbreekt", "verzoeknummer", not nummer, f"Het verzoeknummer ontbreekt: {_OPNIEUW}"),
        (
            "verzoeknummer_onjuist",
            "verzoeknummer",
            bool(nummer) and not is_geldig_verzoeknummer(nummer),
            f"Het verzoeknummer bestaat niet uit een datum en vijf cijfers: {_OPNIEUW}",
        ),
        (
            "volgnummer_onjuist",
            "volgnummer",
            not re.fullmatch(r"[0-9]{3}", volgnummer),
            f"Het volgnummer bestaat niet uit drie cijfers: {_OPNIEUW}",
        ),
        (
            "oin_onjuist",
            "bevoegdGezag/oin",
            not re.fullmatch(r"[0-9]{20}", oin),
            "Het OIN van het bevoegd gezag ontbreekt of klopt niet: bepaal of dit verzoek voor u is.",
        ),
    )


def _controles_inhoud(velden: dict[str, Any]) -> tuple[_Controle, ...]:
    doel, soort = velden["doel"], velden["type"]
    return (
        ("doel_onbekend", "doel", doel not in DOELEN, "Het doel van het bericht is onbekend: bepaal wat ermee moet."),
        ("type_onbekend", "type", soort not in TYPEN, "Het type verzoek is onbekend: bepaal welke melding dit is."),
        (
            "indiendatum_ontbreekt",
            "indienDatum",
            velden["indien_datum"] is None,
            "De indiendatum ontbreekt of is onleesbaar: vul die in bij de triage, want de termijnen hangen eraan.",
        ),
        (
            "activiteit_ontbreekt",
            "projectactiviteiten",
            not velden["activiteiten"],
            "Het bericht noemt geen activiteit: bepaal zelf welke melding dit is.",
        ),
    )


def _gebrek_onbekend(onbekend: tuple[str, ...]) -> tuple[Gebrek, ...]:
    if not onbekend:
        return ()
    zin = "Het bericht bevat onderdelen die hier niet gelezen worden: bekijk ze in het bewaarde bericht."
    return (Gebrek("onbekende_onderdelen", zin, onbekend[0]),)


def _lees_klein(wortel: etree._Element) -> Verzoek | None:
    """Read the withdrawal that some koppelaars send: fields as children or attributes. None when it is not that."""
    velden = {str(naam).lower(): str(tekst).strip() for naam, tekst in wortel.attrib.items()}
    for kind in wortel:
        velden.setdefault(etree.QName(kind).localname.lower(), tekst_van(kind))
    if "verzoeknummer" not in velden or "actie" not in velden:
        return None
    nummer, oin = velden["verzoeknummer"], velden.get("oin", "")
    gebreken = []
    if not is_geldig_verzoeknummer(nummer):
        zin = "Het verzoeknummer van deze intrekking klopt niet: zoek zelf op welk verzoek bedoeld is."
        gebreken.append(Gebrek("verzoeknummer_onjuist", zin, "verzoeknummer", triage=True))
    if velden["actie"].casefold() != "close":
        zin = "De actie in dit korte bericht is onbekend: bepaal zelf wat ermee moet."
        gebreken.append(Gebrek("actie_onbekend", zin, "actie", triage=True))
    if not re.fullmatch(r"[0-9]{20}", oin):
        zin = "Het OIN in dit korte bericht ontbreekt of klopt niet: bepaal of het verzoek voor u is."
        gebreken.append(Gebrek("oin_onjuist", zin, "oin", triage=True))
    onbekend = tuple(sorted(set(velden) - {"verzoeknummer", "actie", "oin"}))
    return Verzoek(
        vorm="klein",
        verzoeknummer=nummer,
        doel="Intrekken" if velden["actie"].casefold() == "close" else "",
        bevoegd_gezag=Instantie(oin=oin),
        gebreken=tuple(gebreken),
        onbekend=onbekend,
    )
