"""Read persons, organisations, addresses and authorities from a STAM message."""

from __future__ import annotations

from .knoop import COMMON, Knoop
from .verzoek import (
    Adres,
    AfwijkendAdres,
    BinnenlandsAdres,
    BuitenlandsAdres,
    Contactpersoon,
    Indiener,
    Instantie,
    NatuurlijkPersoon,
    NietNatuurlijkPersoon,
    Vestiging,
)
from .waarden import Bsn, is_geldig_bsn


def lees_instantie(knoop: Knoop) -> Instantie:
    tijdvak = knoop.kind("tijdvakGeldigheid")
    return Instantie(
        naam=knoop.inhoud("naam"),
        oin=knoop.inhoud("oin"),
        begin_geldigheid=tijdvak.moment("beginGeldigheid") if tijdvak else None,
        eind_geldigheid=tijdvak.moment("eindGeldigheid") if tijdvak else None,
    )


def lees_indiener(knoop: Knoop) -> Indiener:
    natuurlijk, rechtspersoon = knoop.kind("natuurlijkPersoon"), knoop.kind("nietNatuurlijkPersoon")
    persoon: NatuurlijkPersoon | NietNatuurlijkPersoon | None = None
    if natuurlijk and rechtspersoon:
        zin = "Deze partij is zowel mens als rechtspersoon; de mens is aangehouden: controleer wie het is."
        knoop.meld("twee_soorten_persoon", zin, triage=True)
    if natuurlijk:
        persoon = _lees_natuurlijk(natuurlijk)
    elif rechtspersoon:
        persoon = _lees_niet_natuurlijk(rechtspersoon)
    return Indiener(knoop.waarde("emailadres"), knoop.waarde("telefoonnummer"), persoon)


def lees_contactpersoon(knoop: Knoop) -> Contactpersoon:
    return Contactpersoon(
        achternaam=knoop.tekst("achternaam"),
        voorletters=knoop.tekst("voorletters"),
        voorvoegsel=knoop.tekst("voorvoegsel"),
        functie=knoop.tekst("functie"),
        emailadres=knoop.tekst("emailadres"),
        telefoonnummer=knoop.tekst("telefoonnummer"),
        contactadres=_lees_keuzeadres(knoop, "contactadres"),
    )


def _lees_natuurlijk(knoop: Knoop) -> NatuurlijkPersoon:
    return NatuurlijkPersoon(
        geslachtsnaam=knoop.waarde("geslachtsnaamNaamgebruik"),
        voorletters=knoop.waarde("voorlettersNaamgebruik"),
        voorvoegsel=knoop.waarde("voorvoegselNaamgebruik"),
        bsn=_lees_bsn(knoop),
        correspondentieadres=_lees_keuzeadres(knoop, "correspondentieAdres"),
        verblijfsadres=_lees_vast_adres(knoop, "verblijfsadres", "verblijfsadresBuitenland"),
    )


def _lees_niet_natuurlijk(knoop: Knoop) -> NietNatuurlijkPersoon:
    vestiging = knoop.kind("vestiging", binnen=COMMON)
    return NietNatuurlijkPersoon(
        rsin=knoop.waarde("rsin"),
        statutaire_naam=knoop.waarde("statutaireNaam"),
        kvk_nummer=knoop.waarde("kvkNummer"),
        handelsnaam=knoop.waarde("handelsnaam"),
        verkorte_handelsnaam=knoop.waarde("verkorteHandelsnaam"),
        postadres=_lees_keuzeadres(knoop, "postadres"),
        bezoekadres=_lees_vast_adres(knoop, "bezoekAdres", "bezoekAdresBuitenland"),
        vestiging=_lees_vestiging(vestiging) if vestiging else None,
    )


def _lees_vestiging(knoop: Knoop) -> Vestiging:
    return Vestiging(
        vestigingsnummer=knoop.waarde("vestigingsnummer"),
        postadres=_lees_keuzeadres(knoop, "postadres"),
        locatieadres=_lees_vast_adres(knoop, "locatieAdresVestiging", "locatieAdresBuitenland"),
    )


def _lees_bsn(knoop: Knoop) -> Bsn | None:
    """Take over a valid BSN only; the finding about another one never repeats its digits."""
    tekst = knoop.inhoud("burgerservicenummer")
    if not tekst:
        return None
    if is_geldig_bsn(tekst):
        return Bsn(tekst)
    zin = "Het BSN is ongeldig en niet overgenomen: vraag het alleen opnieuw als het nodig is."
    knoop.meld("bsn_ongeldig", zin, "burgerservicenummer")
    return None


def _lees_keuzeadres(knoop: Knoop, naam: str) -> Adres | None:
    """Read an element that holds one of the three kinds of address."""
    keuze = knoop.kind(naam, binnen=COMMON)
    if keuze is None:
        return None
    if binnenlands := keuze.kind("binnenlandsAdres"):
        return _lees_binnenlands(binnenlands)
    if afwijkend := keuze.kind("afwijkendAdres"):
        return _lees_afwijkend(afwijkend)
    buitenlands = keuze.kind("buitenlandsAdres")
    return _lees_buitenlands(buitenlands) if buitenlands else None


def _lees_vast_adres(knoop: Knoop, binnenland: str, buitenland: str) -> Adres | None:
    """Read an element that is itself a Dutch address, or the other that is itself a foreign one."""
    if binnenlands := knoop.kind(binnenland, binnen=COMMON):
        return _lees_binnenlands(binnenlands)
    buitenlands = knoop.kind(buitenland, binnen=COMMON)
    return _lees_buitenlands(buitenlands) if buitenlands else None


def _lees_binnenlands(knoop: Knoop) -> BinnenlandsAdres:
    return BinnenlandsAdres(
        straatnaam=knoop.waarde("straatnaam"),
        huisnummer=knoop.waarde("huisnummer"),
        huisletter=knoop.waarde("huisletter"),
        huisnummertoevoeging=knoop.waarde("huisnummertoevoeging"),
        postcode=knoop.waarde("postcode"),
        woonplaatsnaam=knoop.waarde("woonplaatsnaam"),
    )


def _lees_afwijkend(knoop: Knoop) -> AfwijkendAdres:
    return AfwijkendAdres(
        adrestype=knoop.tekst("adrestype"),
        nummer=knoop.waarde("nummer"),
        postcode=knoop.waarde("postcode"),
        woonplaatsnaam=knoop.waarde("woonplaatsnaam"),
    )


def _lees_buitenlands(knoop: Knoop) -> BuitenlandsAdres:
    regels = tuple(knoop.waarde(f"adresBuitenland{nummer}") for nummer in (1, 2, 3))
    return BuitenlandsAdres(tuple(regel for regel in regels if regel), knoop.waarde("land"))
