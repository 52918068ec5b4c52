"""Parties of a message in our words: one shape for person and organisation, addresses as lines of text."""

from __future__ import annotations

from dataclasses import dataclass

from .verzoek import (
    Adres,
    AfwijkendAdres,
    BinnenlandsAdres,
    Contactpersoon,
    Indiener,
    NatuurlijkPersoon,
    NietNatuurlijkPersoon,
)
from .vragen import Antwoorden
from .waarden import POSTCODE, Bsn, schrijf_postcode


@dataclass(frozen=True, slots=True)
class Partij:
    """`soort` is "natuurlijk", "rechtspersoon" or "onbekend"; `adres` is street and number, "Postbus 12", or the lines
    of a foreign address. `postadres` is the whole address for letters when that is another one; else empty.
    `afwijkingen` names the fields for which the base registry and the user gave different values."""

    naam: str = ""
    adres: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    email: str = ""
    kvk: str = ""
    soort: str = "onbekend"
    postadres: str = ""
    afwijkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Adresregels:
    adres: str = ""
    postcode: str = ""
    woonplaats: str = ""

    def __str__(self) -> str:
        return ", ".join(deel for deel in (self.adres, f"{self.postcode} {self.woonplaats}".strip()) if deel)


def vertaal_indiener(indiener: Indiener | None) -> Partij | None:
    """Translate an initiatiefnemer or gemachtigde; None stays None."""
    if indiener is None:
        return None
    persoon = indiener.persoon
    naam, kvk, soort, adressen = _lees_persoon(persoon)
    vindbaar = [_regels(adres) for adres in adressen if adres]
    hoofd = vindbaar[0] if vindbaar else _Adresregels()
    post = vindbaar[-1] if len(vindbaar) > 1 and vindbaar[-1] != hoofd else None
    return Partij(
        naam=naam,
        adres=hoofd.adres,
        postcode=hoofd.postcode,
        woonplaats=hoofd.woonplaats,
        telefoon=indiener.telefoonnummer.tekst,
        email=indiener.emailadres.tekst,
        kvk=kvk,
        soort=soort,
        postadres=str(post) if post else "",
        afwijkingen=_zoek_afwijkingen(indiener),
    )


def bsn_van(indiener: Indiener | None) -> Bsn | None:
    persoon = indiener.persoon if indiener else None
    return persoon.bsn if isinstance(persoon, NatuurlijkPersoon) else None


def vertaal_contactpersoon(contact: Contactpersoon | None) -> Partij | None:
    if contact is None:
        return None
    regels = _regels(contact.contactadres) if contact.contactadres else _Adresregels()
    return Partij(
        naam=_voeg_samen(contact.voorletters.tekst, contact.voorvoegsel.tekst, contact.achternaam.tekst),
        adres=regels.adres,
        postcode=regels.postcode,
        woonplaats=regels.woonplaats,
        telefoon=contact.telefoonnummer.tekst,
        email=contact.emailadres.tekst,
        soort="natuurlijk",
    )


def vertaal_kwaliteitsborger(antwoorden: Antwoorden) -> Partij | None:
    """Gather the kwaliteitsborger from the answers, because STAM has no such party; None when nothing was answered.

    The address comes as one text: the part with a postcode is split off when it is there, else all of it is `adres`.
    """
    velden = ("naam", "contactpersoon", "adres", "telefoon", "email", "kvk")
    gevonden = {veld: antwoorden.tekst(f"kwaliteitsborger.{veld}") for veld in velden}
    if not any(gevonden.values()):
        return None
    regels = _splits_adres(gevonden["adres"])
    return Partij(
        naam=gevonden["naam"] or gevonden["contactpersoon"],
        adres=regels.adres,
        postcode=regels.postcode,
        woonplaats=regels.woonplaats,
        telefoon=gevonden["telefoon"],
        email=gevonden["email"],
        kvk=gevonden["kvk"],
        soort="rechtspersoon" if gevonden["kvk"] else "onbekend",
    )


def _lees_persoon(
    persoon: NatuurlijkPersoon | NietNatuurlijkPersoon | None,
) -> tuple[str, str, str, tuple[Adres | None, ...]]:
    """Return name, KvK number, soort, and the addresses: where the party is found first, where post goes last."""
    if isinstance(persoon, NatuurlijkPersoon):
        naam = _voeg_samen(persoon.voorletters.tekst, persoon.voorvoegsel.tekst, persoon.geslachtsnaam.tekst)
        return naam, "", "natuurlijk", (persoon.verblijfsadres, persoon.correspondentieadres)
    if persoon is None:
        return "", "", "onbekend", ()
    namen = (persoon.handelsnaam, persoon.statutaire_naam, persoon.verkorte_handelsnaam)
    vestiging = persoon.vestiging
    adressen = (
        persoon.bezoekadres,
        vestiging.locatieadres if vestiging else None,
        vestiging.postadres if vestiging else None,
        persoon.postadres,
    )
    naam = next((naam.tekst for naam in namen if naam), "")
    return naam, persoon.kvk_nummer.tekst, "rechtspersoon", adressen


def _regels(adres: Adres) -> _Adresregels:
    if isinstance(adres, BinnenlandsAdres):
        nummer = f"{adres.huisnummer}{adres.huisletter}"
        straat = _voeg_samen(adres.straatnaam.tekst, nummer, adres.huisnummertoevoeging.tekst)
        return _Adresregels(straat, schrijf_postcode(adres.postcode.tekst), adres.woonplaatsnaam.tekst)
    if isinstance(adres, AfwijkendAdres):
        soort = "Antwoordnummer" if adres.adrestype.tekst == "antwoordnummer" else "Postbus"
        return _Adresregels(f"{soort} {adres.nummer}", schrijf_postcode(adres.postcode.tekst), adres.woonplaatsnaam.tekst)
    return _Adresregels(", ".join(map(str, adres.regels)), "", adres.land.tekst)


def _splits_adres(tekst: str) -> _Adresregels:
    gevonden = POSTCODE.search(tekst)
    if not gevonden:
        return _Adresregels(" ".join(tekst.split()))
    voor, na = tekst[: gevonden.start()], tekst[gevonden.end() :]
    return _Adresregels(voor.strip(" ,;\n"), schrijf_postcode(gevonden[0]), na.strip(" ,;\n"))


def _voeg_samen(*delen: str) -> str:
    return " ".join(deel for deel in delen if deel)


def _zoek_afwijkingen(indiener: Indiener) -> tuple[str, ...]:
    persoon = indiener.persoon
    houders: list[object] = [indiener, persoon]
    if isinstance(persoon, NatuurlijkPersoon):
        houders += [persoon.verblijfsadres, persoon.correspondentieadres]
    elif persoon is not None:
        houders += [persoon.bezoekadres, persoon.postadres]
    namen = [
        naam
        for houder in houders
        for naam in getattr(houder, "__dataclass_fields__", ())
        if getattr(getattr(houder, naam), "verschilt", False)
    ]
    return tuple(dict.fromkeys(namen))
