"""Invented people, streets, firms and building plans for made-up zaken: plausible, and nobody's.

Nothing here can be somebody's: postcodes start with 9999, telephone numbers with 0600 0 (never issued), BSNs with 9999,
KvK numbers with 9000, BAG numbers with 9999; places lie on a point in the IJsselmeer; e-mail is at example.org.
No text here needs an escape in JSON or in the text format of COPY: ``tests/demo/test_generator.py`` holds that.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.register import Gezocht, maak_sleutels

OEFENDORP = "Oefendorp"

TUSSENVOEGSELS = ("", "", "", "van der ", "de ", "van ", "ten ")
ACHTERNAMEN = (
    "Rietdekker", "Wilgenstam", "Lisveld", "Waterkers", "Plompblad", "Zeggekamp", "Elzenbroek", "Krabbenscheer",
    "Oeverlander", "Dotterbloem", "Kwelwater", "Egelskop", "Slootkant", "Biezenmaat", "Veenpluis", "Kattenstaart",
    "Moerasvaren", "Peilschaal", "Zwanenkruid", "Fonteinkruid", "Waterweegbree", "Gagelstruik", "Pitrusveld", "Kalmoes",
    "Wolfspoot", "Blaasjeskruid", "Hoornblad", "Kranswier", "Watermunter", "Rietorchis",
)  # fmt: skip
STRATEN = (
    "Lisdodde", "Waterlelie", "Gele Plomp", "Krabbescheer", "Dotterbloempad", "Wilgenkade", "Zwanenbloemhof", "Egelskoplaan",
    "Pijlkruidweg", "Kalmoeshof", "Watermuntpad", "Elzensingel", "Biezenkade", "Rietkraag", "Fonteinkruidlaan",
    "Moerasvarenweg", "Kattenstaartpad", "Zeggehof", "Peilschaal", "Ambachtskade", "Veenpluishof", "Oeverzegge",
)  # fmt: skip
PLANNEN = (
    ("Bouw van een vrijstaande woning met garage", "woonfunctie"),
    ("Bouw van een vrijstaande woning met berging", "woonfunctie"),
    ("Bouw van een twee-onder-een-kapwoning", "woonfunctie"),
    ("Bouw van een rij van vier woningen", "woonfunctie"),
    ("Bouw van een rij van zes woningen met bergingen", "woonfunctie"),
    ("Bouw van een levensloopbestendige woning", "woonfunctie"),
    ("Bouw van een bedrijfshal van een bouwlaag", "industriefunctie"),
    ("Bouw van een loods met werkplaats", "industriefunctie"),
    ("Bouw van een vrijstaand bijgebouw", "overige gebruiksfunctie"),
    ("Bouw van een recreatiewoning", "woonfunctie"),
)
_GEMACHTIGDEN = (
    "Bouwbedrijf De Wilgentak B.V.", "Aannemersbedrijf Rietmaat", "Architectenbureau Oeverlijn", "Bouwcombinatie Veenzicht",
    "Bureau Peil & Plan", "Bouwadvies Lisveld", "Timmerwerken Zeggekamp", "Ontwerpbureau Waterpas", "Bouwgroep Kwelder B.V.",
    "Woningbouw Dotter B.V.", "Tekenburo De Slootkant", "Aannemerij Egelskop",
)  # fmt: skip
_BORGERS = (
    ("Borgkracht Kwaliteitsborging B.V.", "Instrument Woonborg Demonstratie"),
    ("Wilgenborg Bouwkwaliteit", "Instrument Woonborg Demonstratie"),
    ("Zekerbouw Borging B.V.", "Instrument Bouwzeker Demonstratie"),
    ("Oeverborg Inspectie", "Instrument Bouwzeker Demonstratie"),
    ("Peilborg Kwaliteitsborgers", "Instrument Stapborg Demonstratie"),
    ("Rietborg Controle B.V.", "Instrument Stapborg Demonstratie"),
)
# Also in the messages of the simulator, with this number: one firm is one kwaliteitsborger in the register.
_KVK_BORGKRACHT = "90009992"
_LETTERS = "ABCDEFGHJKLMNPRTVWZ"
# The eleven test of a BSN: nine digits, weighted 9 to 2, the last one -1, divisible by eleven.
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@lru_cache(maxsize=1)
def list_bsns() -> tuple[str, ...]:
    """BSNs that start with 9999 and pass the eleven test; the range is kept for tests."""
    nummers = (f"9999{rest:05d}" for rest in range(10_000))
    return tuple(n for n in nummers if sum(w * int(c) for w, c in zip(_GEWICHTEN, n, strict=True)) % 11 == 0)


def noem_plaats(organisatie: Organisatie) -> str:
    """The village of an organisatie. Who practises for a real municipality does so in a village that does not exist."""
    return OEFENDORP if organisatie.oefent_voor_id else organisatie.naam.removeprefix("Gemeente ")


class Namen:
    """Gives for each zaak the texts that differ from zaak to zaak. The same ``toeval`` gives the same texts.

    ``plaats`` is the name of the municipality, without the word Gemeente.
    """

    def __init__(self, toeval: Random, plaats: str) -> None:
        self._kies = toeval.random
        self._plaatsen = (plaats, plaats, f"{plaats}-Noord", f"Nieuw-{plaats}", f"{plaats}erdijk")
        self._bsns = list_bsns()
        self._gemachtigden = tuple(_firma("gem", naam, nummer, plaats) for nummer, naam in enumerate(_GEMACHTIGDEN))
        self._borgers = tuple(_borger(naam, instrument, nummer, plaats) for nummer, (naam, instrument) in enumerate(_BORGERS))

    def kies(self, nummer: int) -> dict[str, object]:
        """The texts of one zaak; ``nummer`` makes its address number in the BAG its own."""
        kies = self._kies
        plan, functie = PLANNEN[int(kies() * len(PLANNEN))]
        straat, huisnummer = STRATEN[int(kies() * len(STRATEN))], int(kies() * 180) + 1
        achternaam = ACHTERNAMEN[int(kies() * len(ACHTERNAMEN))]
        voorvoegsel = TUSSENVOEGSELS[int(kies() * len(TUSSENVOEGSELS))]
        letter = _LETTERS[int(kies() * len(_LETTERS))]
        plaats, tweede = self._plaatsen[int(kies() * len(self._plaatsen))], int(kies() * 3_600)
        return {
            "plan": f"{plan} aan de {straat} in {plaats}.", "functie": functie,
            "adres": f"{straat} {huisnummer}", "plaats": plaats, "postcode": _postcode(tweede), "bag": f"9999010{nummer:09d}",
            "kadastraal": f"{plaats} A {huisnummer + 1000}",
            "rdx": 148_000 + tweede, "rdy": 528_000 + int(kies() * 4_000), "mmss": f"{tweede // 60:02d}:{tweede % 60:02d}",
            "ini_naam": f"{letter}. {voorvoegsel}{achternaam}", "ini_postcode": _postcode(tweede + 7),
            "ini_adres": f"{STRATEN[tweede % len(STRATEN)]} {huisnummer % 60 + 1}",
            "ini_telefoon": f"0600 0{tweede:05d}", "ini_bsn": self._bsns[tweede % len(self._bsns)],
            "ini_email": f"{letter.lower()}.{achternaam.lower()}@example.org",
            **self._gemachtigden[int(kies() * len(self._gemachtigden))],
            **self._borgers[int(kies() * len(self._borgers))],
        }  # fmt: skip


def _postcode(getal: int) -> str:
    return f"9999 {_LETTERS[getal % 19]}{_LETTERS[getal // 19 % 19]}"


def _borger(naam: str, instrument: str, nummer: int, plaats: str) -> dict[str, object]:
    """A kwaliteitsborger with the instrument it uses, and how both are written to be looked up."""
    kvk = f"9000{500 + nummer:04d}" if nummer else _KVK_BORGKRACHT
    kvk_sleutel, naam_sleutel, middel_sleutel = maak_sleutels(Gezocht(naam, kvk, instrument))
    return {
        **_firma("kb", naam, 500 + nummer, plaats), "kb_kvk": kvk, "instrument": instrument,
        "kb_kvk_sleutel": kvk_sleutel, "kb_naam_sleutel": naam_sleutel, "instrument_sleutel": middel_sleutel,
    }  # fmt: skip


def _firma(rol: str, naam: str, nummer: int, plaats: str) -> dict[str, object]:
    domein = "".join(teken for teken in naam.lower().split(" ")[-2 if naam.endswith("B.V.") else -1] if teken.isalpha())
    return {
        f"{rol}_naam": naam, f"{rol}_adres": f"{STRATEN[nummer % len(STRATEN)]} {nummer % 40 + 1}", f"{rol}_plaats": plaats,
        f"{rol}_postcode": _postcode(nummer), f"{rol}_telefoon": f"0600 0{90_000 + nummer}",
        f"{rol}_email": f"meldingen.{domein}@example.org", f"{rol}_kvk": f"9000{nummer:04d}",
    }  # fmt: skip
