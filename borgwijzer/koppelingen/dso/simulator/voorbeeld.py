"""The invented project of the fixtures: a house in gemeente Wilgenmeer, drawn on a point in the IJsselmeer."""

from __future__ import annotations

from .omschrijving import Bouwproject, Kwaliteitsborger, Melder, Plek

# Postcodes that end in SA, SD or SS are never issued; BSNs from 9999 and KvK numbers from 9000 are for tests.
_PLEK = Plek(
    straat="Lisdodde",
    huisnummer="14",
    postcode="8299 SD",
    woonplaats="Wilgenmeer",
    bag_id="9999200000000014",
    kadastrale_gemeente="Wilgenmeer",
    sectie="A",
    perceel="1402",
    rd=(150_000.0, 530_000.0),
)
_INITIATIEFNEMER = Melder(
    naam="Rietdekker",
    voorletters="J.",
    voorvoegsel="van der",
    bsn="999900006",
    straat="Waterlelie",
    huisnummer="3",
    postcode="8299 SA",
    woonplaats="Wilgenmeer",
    email="j.vanderrietdekker@example.org",
    telefoon="088 000 00 14",
)
_GEMACHTIGDE = Melder(
    naam="Bouwbedrijf De Wilgentak B.V.",
    kvk="90009991",
    straat="Ambachtskade",
    huisnummer="7",
    postcode="8299 SS",
    woonplaats="Wilgenmeer",
    email="meldingen.wilgentak@example.org",
    telefoon="088 000 00 70",
)
_KWALITEITSBORGER = Kwaliteitsborger(
    bedrijfsnaam="Borgkracht Kwaliteitsborging B.V.",
    kvk="90009992",
    naam="M. Waterman",
    adres="Peilschaal 21, 8299 SD Wilgenmeer",
    telefoon="088 000 00 21",
    email="m.waterman@example.org",
)


def maak_voorbeeldproject() -> Bouwproject:
    """Return the project; every call gives an equal one."""
    return Bouwproject(
        naam="Nieuwbouw woning Lisdodde 14",
        omschrijving="Bouw van een vrijstaande woning met berging aan de Lisdodde in Wilgenmeer.",
        plek=_PLEK,
        initiatiefnemer=_INITIATIEFNEMER,
        gemachtigde=_GEMACHTIGDE,
        kwaliteitsborger=_KWALITEITSBORGER,
        instrument_naam="Instrument Woonborg Demonstratie",
        instrument_id="DEMO-0001",
        gebruiksfuncties=("woonfunctie", "overige gebruiksfunctie"),
        geplande_start="2026-04-13",
        geplande_oplevering="2026-12-11",
        project_id="00000000-1999-4000-8000-000000000014-0",
        gezag_naam="gemeente Wilgenmeer",
        gezag_oin="00000001999999990000",
    )
