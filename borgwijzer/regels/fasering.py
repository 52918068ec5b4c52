"""Gefaseerde ingebruikname: mag een deel van het project in gebruik, en wat betekenen de delen voor het geheel.

Het kader kiest de methode (`[gefaseerd]`). `melding_per_fase`: elk deel heeft zijn eigen gereedmelding, en mogen alle delen,
dan mag het geheel. `wacht_op_geheel`: een deel mag pas met het geheel. `gegevens_per_fase` vraagt per deel gegevens op (Bbl
2.20), maar dat vervangt de gereedmelding niet: ook daar wacht een deel op het geheel, en dat staat in de reden.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from borgwijzer.regels.feiten import Fase, Signaalfeit
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.maatwerkgebruik import mag_in_gebruik
from borgwijzer.regels.poorten import Poortoordeel, Reden, Zicht, oordeel_over

Methode = Literal["wacht_op_geheel", "gegevens_per_fase", "melding_per_fase"]

WACHT = "Dit deel wacht op de gereedmelding van het geheel."
WACHT_MET_GEGEVENS = f"Dit kader vraagt per deel gegevens op, maar die vervangen de gereedmelding niet. {WACHT}"


def methode_van(kader: Kader) -> Methode:
    """De methode van het kader; een kader zonder keuze is voorzichtig."""
    return kader.inhoud.gefaseerd.methode if kader.inhoud.gefaseerd else "wacht_op_geheel"


def delen_maken_geheel(zicht: Zicht) -> bool:
    """Of het gebruik van het geheel volgt uit dat van de delen: een melding per deel, en geen die over het geheel telt.

    Een enkel deel is niet het hele project; verviel er een, dan hoort dat bij wat er overbleef.
    """
    return (
        bool(zicht.fasen) and len(zicht.feiten.fasen) > 1 and methode_van(zicht.kader) == "melding_per_fase" and not _gemeld(zicht)
    )


def gebruik_van_geheel(zicht: Zicht) -> Poortoordeel:
    """Mag het hele project in gebruik? Volgt het uit de delen, dan mag het als elk deel mag."""
    if not delen_maken_geheel(zicht):
        return mag_in_gebruik(zicht, zicht.alle_signalen())
    oordelen = [(deel, _met_eigen_melding(zicht, deel)) for deel in zicht.fasen]
    redenen = tuple(_deel_nog_niet(deel, oordeel, zicht.kader) for deel, oordeel in oordelen if oordeel.oordeel != "ja")
    laatste = max((oordeel for _, oordeel in oordelen if oordeel.vanaf), key=lambda oordeel: oordeel.vanaf, default=None)  # type: ignore[arg-type,return-value]
    bekend = laatste is not None and all(oordeel.vanaf for _, oordeel in oordelen)
    gevonden = {oordeel.oordeel for _, oordeel in oordelen}
    return Poortoordeel(
        "nee" if "nee" in gevonden else "onder_voorwaarden" if "onder_voorwaarden" in gevonden else "ja",
        redenen,
        laatste.vanaf if bekend and laatste else None,
        laatste.beslist_door if bekend and laatste else None,
        tuple(dict.fromkeys(tekst for _, oordeel in oordelen for tekst in oordeel.voorwaarden)),
        zicht.kader.kanttekeningen("poort.gebruik"),
    )


def gebruik_van_deel(geheel: Zicht, deel: Fase, gebruik_geheel: Poortoordeel) -> Poortoordeel:
    """Mag dit deel in gebruik, volgens de methode van het kader."""
    methode = methode_van(geheel.kader)
    if methode == "melding_per_fase":
        return _volgens_eigen_melding(geheel, deel)
    tekst = WACHT_MET_GEGEVENS if methode == "gegevens_per_fase" else WACHT
    uitleg = Reden("wacht_op_geheel", tekst, grondslag_van(geheel.kader))
    mag = gebruik_geheel.oordeel == "ja"
    return replace(gebruik_geheel, redenen=gebruik_geheel.redenen if mag else (uitleg, *gebruik_geheel.redenen))


def grondslag_van(kader: Kader) -> tuple[Grondslag, ...]:
    """Waar de methode staat."""
    return kader.grondslag(kader.inhoud.gefaseerd) if kader.inhoud.gefaseerd else ()


def _volgens_eigen_melding(geheel: Zicht, deel: Fase) -> Poortoordeel:
    """De eigen gereedmelding telt; een latere van het geheel kan toestaan wat de eigen niet toestaat, nooit afnemen."""
    eigen = _met_eigen_melding(geheel, deel)
    if eigen.oordeel == "ja" or not _gemeld(geheel):
        return eigen
    door_geheel = mag_in_gebruik(geheel, _signalen(geheel, deel))
    return door_geheel if door_geheel.oordeel == "ja" or geheel.van_deel(deel).melding("gereedmelding") is None else eigen


def _met_eigen_melding(geheel: Zicht, deel: Fase) -> Poortoordeel:
    return mag_in_gebruik(_zicht_voor_poort(geheel, deel), _signalen(geheel, deel))


def _zicht_voor_poort(geheel: Zicht, deel: Fase) -> Zicht:
    """De eigen meldingen, en waar het deel er geen heeft die van het geheel, behalve de gereedmelding.

    Een besluit dat gebruik toestaat, geldt niet voor een deel waarvoor nog niets gereed is gemeld.
    """
    eigen = geheel.van_deel(deel)
    van_geheel = {soort: melding for soort, melding in geheel.laatste.items() if not geheel.deel_te_kiezen(soort)}
    laatste, feiten = {**van_geheel, **eigen.laatste}, geheel.feiten
    if eigen.melding("gereedmelding") is None:
        laatste.pop("gereedmelding", None)
        besluiten = tuple(besluit for besluit in feiten.besluiten if besluit.soort != "gebruik_onder_voorwaarden")
        feiten = feiten.model_copy(update={"besluiten": besluiten})
    return replace(eigen, feiten=feiten, laatste=laatste)


def _signalen(geheel: Zicht, deel: Fase) -> tuple[Signaalfeit, ...]:
    """De signalen die dit deel raken: die over het geheel, over het deel zelf, en over een deel dat vervallen is."""
    vervallen = (fase for fase in geheel.feiten.fasen if fase not in geheel.fasen)
    return (*geheel.feiten.signalen, *deel.signalen, *(signaal for fase in vervallen for signaal in fase.signalen))


def _gemeld(zicht: Zicht) -> bool:
    """Of er een gereedmelding is die over het geheel gaat, en die niet als niet gedaan geldt."""
    melding = zicht.melding("gereedmelding")
    if melding is None or zicht.deel_te_kiezen("gereedmelding"):
        return False
    return oordeel_over(melding, zicht, zicht.kader.inhoud.poort.get("gebruik"))[0] != "niet_gedaan"


def _deel_nog_niet(deel: Fase, oordeel: Poortoordeel, kader: Kader) -> Reden:
    waarom = oordeel.redenen[0].tekst if oordeel.redenen else "de datum staat nog niet vast."
    mag = "mag alleen onder voorwaarden" if oordeel.oordeel == "onder_voorwaarden" else "mag nog niet"
    return Reden("deel_nog_niet", f"Deel {deel.naam or deel.id} {mag}: {waarom[:1].lower()}{waarom[1:]}", grondslag_van(kader))
