"""The register on the toets screen: what it said at which eis, when to look again, and hints about independence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from borgwijzer.regels.feiten import Meldingfeit, Partij, Registerfeit
from borgwijzer.regels.kaderinhoud import Eis as Regeleis
from borgwijzer.regels.onafhankelijkheid import ARTIKEL, aanwijzingen
from borgwijzer.regels.register import SOORTEN, wijzigingen
from borgwijzer.regels.volledigheid import REGISTERVRAGEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import REGISTER
from borgwijzer.web.beelden.onderdelen import Noot, Status
from borgwijzer.web.beelden.toets import Registervak
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.zaken.feiten import maak_meldingfeit
from borgwijzer.zaken.models import Betrokkene, Melding
from borgwijzer.zaken.queries import Registerzicht

HINT = Status("Let op", "let_op")
KNOP = "Raadpleeg het register opnieuw"
EERSTE_KNOP = "Raadpleeg het register"
HINT_SLOT = "Dit is een aanwijzing, geen oordeel: ga na of er een band is"
NOOIT = "Het register is nog niet geraadpleegd voor deze melding."
GEEN_STAND = "Er is nog geen stand ingelezen: vraag de beheerder om er een, of kijk zelf op register.tlokb.nl."


@dataclass(frozen=True, slots=True)
class Registerwerk:
    """The check of a melding, that of the bouwmelding before it, and the hints."""

    zicht: Registerzicht
    nu: Registerfeit | None
    eerder: Registerfeit | None
    hints: tuple[Noot, ...]

    def maak_noten(self, regel: Regeleis) -> tuple[Noot, ...]:
        """What belongs at one eis: the answers that it asks the register for, and the hints where it is about independence."""
        vragen = REGISTERVRAGEN[regel.toets.status] if regel.toets and regel.toets.status else ()
        return (*self._maak_uitkomsten(vragen), *(self.hints if ARTIKEL in regel.wet else ()))

    def maak_vak(self, eisen: Sequence[Regeleis], *, open_toets: bool) -> Registervak:
        """The box above the eisen."""
        gevraagd = any(regel.toets and regel.toets.status for regel in eisen)
        uitkomsten = () if gevraagd else self._maak_uitkomsten(SOORTEN)
        hints = () if any(ARTIKEL in regel.wet for regel in eisen) else self.hints
        return Registervak(
            zin=self._schrijf_zin(),
            waarschuwingen=(*self._list_wijzigingen(), *(self._list_ouderdom() if open_toets else ())),
            noten=(*uitkomsten, *hints),
            knop=self._noem_knop() if open_toets and self.zicht.stand else "",
        )

    def _maak_uitkomsten(self, vragen: Sequence[str]) -> tuple[Noot, ...]:
        feit = self.nu
        if feit is None:
            return ()
        van = f" in het register van {schrijf_kort(feit.stand_op)}" if feit.stand_op else ""
        return tuple(
            Noot(REGISTER[getattr(feit, vraag)], maak_zin(f"{vraag}{van}: {feit.redenen.get(vraag, 'geen reden bekend')}"))
            for vraag in vragen
        )

    def _noem_knop(self) -> str:
        return KNOP if self.nu and self.nu.stand_op else EERSTE_KNOP

    def _schrijf_zin(self) -> str:
        if self.nu is None or not self.nu.peildatum or not self.nu.stand_op:
            return NOOIT if self.zicht.stand else f"{NOOIT} {GEEN_STAND}"
        dag, stand = schrijf_voluit(self.nu.peildatum), schrijf_voluit(self.nu.stand_op)
        return maak_zin(f"Geraadpleegd voor {dag}, in de stand van {stand}. Bron: {self.nu.bron}")

    def _list_wijzigingen(self) -> list[str]:
        return [
            f"Veranderd sinds de bouwmelding: {een.vraag} was {_woord(een.eerder)} en is nu {_woord(een.nu)}."
            for een in wijzigingen(self.eerder, self.nu)
        ]

    def _list_ouderdom(self) -> list[str]:
        stand = self.zicht.stand
        if stand is None:
            return []
        if self.nu is None or self.nu.stand_op is None or self.nu.stand_op < stand.peildatum:
            soort, weer = ("een nieuwere", " opnieuw") if self.nu and self.nu.stand_op else ("een", "")
            return [f"Er is {soort} stand van het register, van {schrijf_voluit(stand.peildatum)}: raadpleeg het register{weer}."]
        leeftijd = (self.zicht.peildatum - stand.peildatum).days
        if leeftijd <= settings.REGISTER_OUD_NA_DAGEN:
            return []
        return [f"De nieuwste stand is {leeftijd} dagen oud: vraag de beheerder om een nieuwe, of kijk zelf op register.tlokb.nl."]


def maak_registerwerk(melding: Melding, zicht: Registerzicht) -> Registerwerk:
    """Gather what the page shows of the register."""
    feiten = [
        maak_meldingfeit(een, ()) for een in zicht.meldingen if een.pk != melding.pk and een.ontvangen_op <= melding.ontvangen_op
    ]
    eigen = maak_meldingfeit(melding, ())
    eerder = next((feit.registercontrole for feit in feiten if feit.soort == "bouwmelding"), None)
    return Registerwerk(
        zicht=zicht,
        nu=eigen.registercontrole,
        eerder=eerder if melding.soort == "gereedmelding" else None,
        hints=_maak_hints([eigen, *feiten], zicht.betrokkenen),
    )


def _maak_hints(feiten: Sequence[Meldingfeit], betrokkenen: Sequence[Betrokkene]) -> tuple[Noot, ...]:
    """What the kwaliteitsborger shares with the latest party of every other rol."""
    borger = next((feit.kwaliteitsborger for feit in feiten if feit.kwaliteitsborger), None)
    anderen: dict[str, Partij] = {partij.rol: _maak_partij(partij) for partij in betrokkenen if partij.rol != "kwaliteitsborger"}
    for rol, partijen in _list_genoemd(feiten).items():
        anderen.setdefault(rol, partijen)
    return tuple(Noot(HINT, f"{maak_zin(str(een))} {HINT_SLOT}.") for een in aanwijzingen(borger, anderen))


def _list_genoemd(feiten: Sequence[Meldingfeit]) -> Mapping[str, Partij]:
    genoemd: dict[str, Partij] = {}
    for feit in reversed(feiten):
        genoemd |= {rol: partij for rol in ("initiatiefnemer", "gemachtigde") if (partij := getattr(feit, rol))}
    return genoemd


def _maak_partij(rij: Betrokkene) -> Partij:
    plaats = f"{rij.postcode} {rij.woonplaats}".strip()
    adres = ", ".join(deel for deel in (rij.adres, plaats) if deel)
    return Partij(naam=rij.naam, adres=adres, telefoon=rij.telefoon, email=rij.email, kvk=rij.kvk)


def _woord(status: str) -> str:
    return status.replace("_", " ")
