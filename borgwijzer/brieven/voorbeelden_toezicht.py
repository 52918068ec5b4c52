"""Examples of the rapport of a controle on the spot, for the tests and for who writes the texts. All names are made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from borgwijzer.brieven.model import Brief, Foto, Geadresseerde
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.toezichtrapport import Bevinding, ToezichtrapportFeiten
from borgwijzer.brieven.voorbeelden_zaak import AFZENDER, GEDEELD

TOEZICHTRAPPORT = ToezichtrapportFeiten(
    **{
        **GEDEELD,
        "afzender": replace(AFZENDER, namens="", functie="Toezichthouder"),
        "geadresseerde": Geadresseerde(
            naam="Dossier van zaak WM-2026-0042", adresregels=("Gemeente Wilgenmeer",), aanhef="Geachte collega"
        ),
        "kopie_aan": (),
    },
    aanleiding="De aanleiding is een signaal.",
    gedaan_op=date(2026, 4, 8),
    gedaan_door="S. Verlaat",
    tijden="9.05 tot 9.50 uur",
    plaats="Rietkraag 12, achterzijde",
    aanwezigen="D. Slootweg, uitvoerder van Bouwbedrijf De Knotwilg",
    opdracht="Kijk of het werk aan de fundering doorgaat.",
    onderwerpen="Fundering en grondwerk",
    uitkomst="Er is iets gezien dat vervolg nodig heeft.",
    waarnemingen="Langs de achterzijde loopt een scheur van ongeveer anderhalve meter.\nDe uitvoerder zei dat het werk stil ligt.",
    bevindingen=(
        Bevinding("Wat het signaal noemt, is ter plaatse te zien", "-", "Ja"),
        Bevinding("Hoe groot is wat er te zien is, naar schatting?", "-", "1,5 meter", "geschat"),
        Bevinding("De omgeving van het werk is veilig afgezet", "Bbl 7.15", "Nee", "Aan de sloot staat geen hek"),
    ),
    fotos=(Foto(nummer=1, bijschrift="De scheur aan de achterzijde"), Foto(nummer=2, bijschrift="De kant van de sloot")),
    bouwstop_op=datetime(2026, 4, 8, 7, 40, tzinfo=UTC),
    bouwstop_aan="D. Slootweg, uitvoerder van Bouwbedrijf De Knotwilg",
    bouwstop_getuigen="A. Riet, toezichthouder",
    bouwstop_reden="De sleuf kan instorten terwijl er mensen in werken.",
    grenzen=("We voeren geen technische controles uit tijdens de bouw. Dat is de taak van de kwaliteitsborger.",),
)
_KAAL = replace(
    TOEZICHTRAPPORT, uitkomst="Er kon niet worden gekeken.", waarnemingen="Het hek was op slot en er was niemand.", tijden="",
    aanwezigen="", opdracht="", onderwerpen="", bevindingen=(), fotos=(), bouwstop_op=None, grenzen=(),
)  # fmt: skip
TOEZICHTVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "rapport-toezicht": lambda: stel_op(TOEZICHTRAPPORT),
    "rapport-toezicht-niets-te-zien": lambda: stel_op(_KAAL),
}
