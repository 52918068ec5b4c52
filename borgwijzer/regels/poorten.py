"""De twee poorten van de levensloop: mag de bouw starten, en mag het bouwwerk in gebruik.

Waar de wet verbiedt, kan het kader alleen toevoegen: `vanaf` is de laatste van de datums volgens kader en wet, en een
oordeel is nooit milder dan de wet, tenzij een gemandateerde gebruik onder voorwaarden heeft toegestaan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from borgwijzer.regels.feiten import Besluitfeit, Fase, Feiten, Meldingfeit, Meldingsoort, Oordeel, Signaalfeit
from borgwijzer.regels.gevolgklasse import bepaal_gevolgklasse
from borgwijzer.regels.grondslag import Grondslag, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Poort
from borgwijzer.regels.samenvoeging import telt_hier
from borgwijzer.regels.stilstand import zoek_stilstand
from borgwijzer.regels.termijnen import Pauze, Termijnuitkomst, bereken, vroegste_moment
from borgwijzer.regels.volledigheid import toets_volledigheid

Mag = Literal["ja", "nee", "onder_voorwaarden"]
HERSTEL = "herstel {}"


@dataclass(frozen=True, slots=True)
class Reden:
    """Een reden voor een oordeel: een zin, en waarop zij berust. `code` is vast en voor machines."""

    code: str
    tekst: str
    grondslag: tuple[Grondslag, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {"code": self.code, "tekst": self.tekst, "grondslag": [bron.als_dict() for bron in self.grondslag]}


@dataclass(frozen=True, slots=True)
class Poortoordeel:
    """Een oordeel met zijn redenen. `vanaf`: de eerste dag waarop het mag, voor zover bekend; `beslist_door`: kader of wet."""

    oordeel: Mag
    redenen: tuple[Reden, ...]
    vanaf: date | None
    beslist_door: str | None = None
    voorwaarden: tuple[str, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {
            "oordeel": self.oordeel, "redenen": [reden.als_dict() for reden in self.redenen],
            "vanaf": self.vanaf.isoformat() if self.vanaf else None, "beslist_door": self.beslist_door,
            "voorwaarden": list(self.voorwaarden),
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """De wachttijd na een melding volgens het kader en volgens de wet."""

    kader: Termijnuitkomst
    wet: Termijnuitkomst

    @property
    def vanaf(self) -> date | None:
        """De laatste van beide; None zolang een van beide door een open pauze niet vaststaat."""
        if self.kader.uitkomst is None or self.wet.uitkomst is None:
            return None
        return max(self.kader.uitkomst, self.wet.uitkomst)

    @property
    def beslist_door(self) -> str | None:
        if self.kader.uitkomst is None or self.wet.uitkomst is None:
            return None
        return "wet" if self.wet.uitkomst >= self.kader.uitkomst else "kader"

    @property
    def beslissend(self) -> Termijnuitkomst:
        """De uitkomst die geldt, met haar bewijs: de laatste van beide."""
        return self.kader if self.beslist_door == "kader" else self.wet


@dataclass(eq=False)
class Zicht:
    """De feiten zoals bekend op `peildatum`: per soort de laatste melding die er toen was en niet was ingetrokken.

    Wat meer dan een keer nodig is (wachttijden, gevolgklasse) wordt hier een keer uitgerekend.
    """

    feiten: Feiten
    kader: Kader
    peildatum: date
    laatste: dict[Meldingsoort, Meldingfeit]
    met_bewijs: bool = False
    over_geheel: bool = True

    @classmethod
    def op(
        cls,
        feiten: Feiten,
        kader: Kader,
        peildatum: date,
        meldingen: Iterable[Meldingfeit] | None = None,
        *,
        met_bewijs: bool = False,
    ) -> Zicht:
        laatste: dict[Meldingsoort, Meldingfeit] = {}
        for melding in feiten.meldingen if meldingen is None else meldingen:
            if melding.ontvangen_op > peildatum or (melding.ingetrokken_op and melding.ingetrokken_op <= peildatum):
                continue
            eerder = laatste.get(melding.soort)
            if eerder is None or melding.ontvangen_op >= eerder.ontvangen_op:
                laatste[melding.soort] = _zoals_bekend(melding, peildatum) if melding.oordeel or melding.herstel else melding
        return cls(feiten, kader, peildatum, laatste, met_bewijs, meldingen is None)

    def melding(self, soort: Meldingsoort) -> Meldingfeit | None:
        return self.laatste.get(soort)

    def gebeurd(self, dag: date | None) -> bool:
        """Of iets op de peildatum al gebeurd was."""
        return dag is not None and dag <= self.peildatum

    def begonnen_op(self) -> date | None:
        """De dag waarop de bouw feitelijk begon: vastgesteld, of anders de gemelde begindag als die voorbij is."""
        if self.gebeurd(self.feiten.feitelijke_start_op):
            return self.feiten.feitelijke_start_op
        start = self.melding("startbouw")
        return start.datum if start and self.gebeurd(start.datum) else None

    def gedaan(self, soort: Meldingsoort) -> Meldingfeit | None:
        """De melding, tenzij is vastgesteld dat zij als niet gedaan geldt: daarna loopt er geen termijn."""
        melding = self.melding(soort)
        return None if melding is None or oordeel_over(melding, self, None)[0] == "niet_gedaan" else melding

    @cached_property
    def wachttijd_bouw(self) -> Wachttijd | None:
        melding = self.gedaan("bouwmelding")
        return wachttijd_na(melding, self.kader, met_bewijs=self.met_bewijs) if melding else None

    @cached_property
    def wachttijd_gereed(self) -> Wachttijd | None:
        melding = self.gedaan("gereedmelding")
        return wachttijd_na(melding, self.kader, met_bewijs=self.met_bewijs) if melding else None

    @cached_property
    def vervalt(self) -> Termijnuitkomst | None:
        melding = self.gedaan("bouwmelding")
        return vervalt_na(melding, self.kader, met_bewijs=self.met_bewijs) if melding else None

    @cached_property
    def geen_gevolgklasse(self) -> tuple[Reden, ...]:
        return tuple(_geen_gevolgklasse(self))

    def alle_signalen(self) -> tuple[Signaalfeit, ...]:
        """De signalen over het geheel en over elk deel: een open signaal over een deel raakt ook het geheel."""
        if not self.feiten.fasen:
            return self.feiten.signalen
        return (*self.feiten.signalen, *(signaal for fase in self.feiten.fasen for signaal in fase.signalen))

    @cached_property
    def fasen(self) -> tuple[Fase, ...]:
        """De delen die op de peildatum niet vervallen zijn."""
        return tuple(fase for fase in self.feiten.fasen if not self.gebeurd(fase.vervallen_op))

    def deel_te_kiezen(self, soort: Meldingsoort) -> bool:
        """Of nog niet vaststaat dat deze melding over het hele project gaat: er zijn delen, en niemand koos of oordeelde."""
        melding = self.melding(soort) if self.over_geheel and self.fasen else None
        return melding is not None and not melding.geheel_gekozen and melding.oordeel is None

    def van_deel(self, fase: Fase) -> Zicht:
        """Alleen de eigen meldingen van een deel, op dezelfde dag."""
        return Zicht.op(self.feiten, self.kader, self.peildatum, fase.meldingen, met_bewijs=self.met_bewijs)

    def open_signalen(self, signalen: Sequence[Signaalfeit]) -> list[Signaalfeit]:
        open_ = [s for s in signalen if self.gebeurd(s.ontvangen_op) and not self.gebeurd(s.opgelost_op)]
        return [s for s in open_ if telt_hier(s, self.alle_signalen(), self.peildatum)]

    def besluit(self, soort: str) -> Besluitfeit | None:
        """Het laatste besluit van deze soort dat op de peildatum geldt."""
        geldend = [b for b in self.feiten.besluiten if b.soort == soort and b.geldt_op(self.peildatum)]
        return geldend[-1] if geldend else None


def _zoals_bekend(melding: Meldingfeit, peildatum: date) -> Meldingfeit:
    """De melding zonder het oordeel, de herstelverzoeken en de ontvangsten van na de peildatum."""
    oordeel = melding.oordeel if melding.oordeel and melding.oordeel.op <= peildatum else None
    herstel = tuple(
        een if een.ontvangen_op is None or een.ontvangen_op <= peildatum else een.model_copy(update={"ontvangen_op": None})
        for een in melding.herstel
        if een.gevraagd_op <= peildatum
    )
    if oordeel is melding.oordeel and herstel == melding.herstel:
        return melding
    return melding.model_copy(update={"oordeel": oordeel, "herstel": herstel})


def oordeel_over(melding: Meldingfeit, zicht: Zicht, poort: Poort | None) -> tuple[Oordeel | None, Oordeel | None]:
    """Het vastgestelde oordeel volgens kader en wet; eist het kader geen acceptatie, dan zo nodig het afgeleide. None: nog geen.

    Voor een wettelijk kader is het vastgestelde oordeel dat van de wettelijke lijst, als dat bekend is.
    """
    if vast := melding.oordeel:
        return (vast.wet if zicht.kader.is_wettelijk and vast.wet else vast.oordeel), vast.wet
    if poort is None or poort.acceptatie_nodig:
        return None, None
    resultaat = toets_volledigheid(melding, zicht.kader, zicht.peildatum)
    return resultaat.oordeel, resultaat.oordeel_wet


def wachttijd_na(melding: Meldingfeit, kader: Kader, *, met_bewijs: bool = False) -> Wachttijd:
    """De wachttijd na een bouwmelding of gereedmelding; herstel schort haar op of begint haar opnieuw, zoals het kader zegt.

    De wet telt vanaf de dag waarop de melding volledig was (Bbl 2.18 lid 1, 2.21 lid 1); loopt herstel nog, dan is er geen
    datum. De melding bevat alleen herstel dat op de peildatum bekend was (Zicht).
    """
    naam, regel = f"{melding.soort}_wachttijd", kader.inhoud.onvolledig.get(melding.soort)
    if not melding.herstel:
        return _wachttijd(naam, kader, melding.ontvangen_op, melding.ontvangen_op, (), met_bewijs)
    laatste, reden = melding.herstel[-1], HERSTEL.format(melding.soort)
    volledig = laatste.ontvangen_op or melding.ontvangen_op
    loopt_nog = (Pauze(melding.ontvangen_op, None, reden),) if laatste.ontvangen_op is None else ()
    if regel and regel.wijze == "opschorten":
        pauzes = tuple(Pauze(een.gevraagd_op, een.ontvangen_op, reden) for een in melding.herstel)
        return _wachttijd(naam, kader, melding.ontvangen_op, volledig, pauzes, met_bewijs, loopt_nog)
    return _wachttijd(naam, kader, volledig, volledig, loopt_nog, met_bewijs, loopt_nog)


def vervalt_na(melding: Meldingfeit, kader: Kader, *, met_bewijs: bool = False) -> Termijnuitkomst:
    """De geldigheid van een bouwmelding (Bbl 2.18 lid 2); een kader kan haar korter maken, nooit langer dan de wet."""
    eigen, wet = kader.termijn("bouwmelding_vervalt"), kader.wettelijk.termijn("bouwmelding_vervalt")
    termijnen = (eigen,) if eigen is wet or eigen == wet else (eigen, wet)
    uitkomsten = [bereken(een, melding.ontvangen_op, kader.kalender, met_bewijs=met_bewijs) for een in termijnen]
    return min(uitkomsten, key=lambda een: een.uitkomst or date.max)


def _wachttijd(  # noqa: PLR0913 - een rekenregel met haar twee beginpunten en haar pauzes
    naam: str, kader: Kader, vanaf: date, vanaf_wet: date, pauzes: tuple[Pauze, ...], met_bewijs: bool,
    pauzes_wet: tuple[Pauze, ...] = (),
) -> Wachttijd:  # fmt: skip
    termijn, wettelijk = kader.termijn(naam), kader.wettelijk.termijn(naam)
    volgens_kader = bereken(termijn, vanaf, kader.kalender, pauzes, met_bewijs=met_bewijs)
    if termijn == wettelijk and vanaf == vanaf_wet and pauzes == pauzes_wet:
        return Wachttijd(volgens_kader, volgens_kader)
    return Wachttijd(volgens_kader, bereken(wettelijk, vanaf_wet, kader.wettelijk.kalender, pauzes_wet, met_bewijs=met_bewijs))


def _begin_na(wachttijd: Wachttijd | None) -> tuple[date | None, str | None]:
    """De eerste dag na de wachttijd en welke laag haar bepaalt; geen van beide als er geen wachttijd loopt."""
    return (wachttijd.vanaf, wachttijd.beslist_door) if wachttijd else (None, None)


def mag_starten(zicht: Zicht) -> Poortoordeel:
    """Mag de bouw op de peildatum starten? Bron: kader 2.1.1 stap 1 en 2; Bbl 2.17, 2.18 en 7.7."""
    kader, melding, poort = zicht.kader, zicht.melding("bouwmelding"), zicht.kader.inhoud.poort.get("start")
    redenen = [*zicht.geen_gevolgklasse, *_stilgelegd(zicht)]
    if melding is None:
        redenen.append(_reden("geen_bouwmelding", "Er is geen bouwmelding gedaan.", kader, "Bbl 2.18 lid 1"))
        return _sluit(redenen, None, None, zicht, "bouwmelding")
    vanaf, door = _begin_na(zicht.wachttijd_bouw)
    redenen += _niet_volledig(melding, zicht, poort, "bouwmelding")
    redenen += _vervallen(melding, zicht)
    start = zicht.melding("startbouw")
    if poort and "startbouw" in poort.vereist:
        if start is None:
            redenen.append(Reden("geen_startbouw", "De start van de bouw is nog niet gemeld.", kader.grondslag(poort)))
        elif poort.termijn_telt and vanaf:
            eerste = vroegste_moment(kader.termijn("startbouw_informeren"), start.ontvangen_op, kader.kalender)
            vanaf, door = max(vanaf, eerste), "kader" if eerste > vanaf else door
    return _sluit(redenen, vanaf, door, zicht, "bouwmelding")


def mag_in_gebruik(zicht: Zicht, signalen: Sequence[Signaalfeit]) -> Poortoordeel:
    """Mag het bouwwerk op de peildatum in gebruik? Bron: kader 2.1.1 stap 3 en 4, bijlage 1; Bbl 2.21 en 7.7 lid 2."""
    kader, melding, poort = zicht.kader, zicht.melding("gereedmelding"), zicht.kader.inhoud.poort.get("gebruik")
    redenen = [*zicht.geen_gevolgklasse]
    vanaf, door = _begin_na(zicht.wachttijd_gereed)
    if melding is None:
        waarvan = " van het geheel" if zicht.fasen and zicht.over_geheel else ""
        redenen.append(_reden("geen_gereedmelding", f"Er is geen gereedmelding{waarvan} gedaan.", kader, "Bbl 2.21 lid 1"))
    else:
        redenen += _niet_volledig(melding, zicht, poort, "gereedmelding")
    einde = zicht.melding("eindebouw")
    vereist_door = next((laag for laag in (kader, kader.wettelijk) if _vereist(laag, "gebruik", "eindebouw")), None)
    if vereist_door and einde is None:
        tekst = "Over het einde van de bouw is nog niet geïnformeerd."
        redenen.append(Reden("geen_eindebouw", tekst, vereist_door.grondslag(vereist_door.inhoud.poort["gebruik"])))
    elif einde and vanaf and einde.ontvangen_op > vanaf:
        vanaf, door = einde.ontvangen_op, "wet"
    redenen += [deel_kiezen(soort) for soort in ("gereedmelding", "eindebouw") if zicht.deel_te_kiezen(soort)]
    redenen += _onregelmatigheden(zicht, signalen)
    if verbod := zicht.besluit("gebruiksverbod"):
        redenen.append(Reden("gebruiksverbod", f"Er geldt een gebruiksverbod sinds {verbod.vanaf}."))
    return _met_besluit(_sluit(redenen, vanaf, door, zicht, "gereedmelding"), zicht)


def deel_kiezen(soort: Meldingsoort) -> Reden:
    """Zolang niet gekozen is waarover een melding gaat, telt zij niet voor het geheel en niet voor een deel."""
    wat = "gereedmelding" if soort == "gereedmelding" else "informatie over het einde van de bouw"
    return Reden("deel_kiezen", f"Kies eerst over welk deel de {wat} gaat, of dat zij over het hele project gaat.")


def _vereist(kader: Kader, poort: Literal["start", "gebruik"], soort: Meldingsoort) -> bool:
    regel = kader.inhoud.poort.get(poort)
    return regel is not None and soort in regel.vereist


def _met_besluit(oordeel: Poortoordeel, zicht: Zicht) -> Poortoordeel:
    """Een gemandateerde kan gebruik onder voorwaarden toestaan; dat besluit is zichtbaar in de redenen."""
    besluit = zicht.besluit("gebruik_onder_voorwaarden")
    if besluit is None or oordeel.oordeel == "ja" or zicht.besluit("gebruiksverbod"):
        return oordeel
    reden = Reden("besluit_onder_voorwaarden", f"{besluit.door} heeft gebruik onder voorwaarden toegestaan vanaf {besluit.vanaf}.")
    voorwaarden = tuple(voorwaarde.tekst for voorwaarde in besluit.voorwaarden)
    noten = (*oordeel.kanttekeningen, *zicht.kader.kanttekeningen("gebruik.onder_voorwaarden"))
    return Poortoordeel("onder_voorwaarden", (reden, *oordeel.redenen), besluit.vanaf, "besluit", voorwaarden, noten)


def _sluit(
    redenen: list[Reden], vanaf: date | None, door: str | None, zicht: Zicht, soort: Literal["bouwmelding", "gereedmelding"]
) -> Poortoordeel:
    """Het oordeel bij deze redenen; loopt de wachttijd nog, dan is dat er ook een."""
    if vanaf and zicht.peildatum < vanaf:
        termijn = zicht.kader.termijn(f"{soort}_wachttijd")
        redenen.append(Reden("wachttijd", f"De wachttijd na de {soort} loopt tot {vanaf}.", termijn.grondslag))
    noten = zicht.kader.kanttekeningen("poort.start" if soort == "bouwmelding" else "poort.gebruik")
    return Poortoordeel("nee" if redenen or vanaf is None else "ja", tuple(redenen), vanaf, door, kanttekeningen=noten)


def _reden(code: str, tekst: str, kader: Kader, artikel: str) -> Reden:
    return Reden(code, tekst, (kader.wetsartikel(artikel),))


def _geen_gevolgklasse(zicht: Zicht) -> list[Reden]:
    feiten, kader = zicht.feiten, zicht.kader
    bron = kader.grondslag(kader.inhoud.reikwijdte)
    redenen = []
    if zicht.gebeurd(feiten.verlies_gevolgklasse_op):
        redenen.append(Reden("gevolgklasse_verloren", f"Sinds {feiten.verlies_gevolgklasse_op} geen gevolgklasse 1 meer.", bron))
    if feiten.gevolgklasse:
        for laag in (kader, kader.wettelijk) if kader.beslislijst_wijkt_af else (kader,):
            bepaald = bepaal_gevolgklasse(feiten.gevolgklasse, laag, zicht.peildatum)
            if bepaald.uitkomst in ("NIET_GK1_vergunning", "VERBOUW", "ANDER_BEVOEGD_GEZAG"):
                return [*redenen, Reden("geen_gevolgklasse_1", bepaald.toelichting, bepaald.grondslag)]
    return redenen


def _stilgelegd(zicht: Zicht) -> list[Reden]:
    stil = zoek_stilstand(zicht)
    return [Reden("bouwstop", stil.tekst, stil.grondslag)] if stil else []


def _niet_volledig(melding: Meldingfeit, zicht: Zicht, poort: Poort | None, naam: str) -> list[Reden]:
    oordeel, wet = oordeel_over(melding, zicht, poort)
    kader = zicht.kader
    regel = kader.inhoud.onvolledig.get(melding.soort)
    bron = kader.grondslag(regel) if regel else ()
    if oordeel != "niet_gedaan" and any(herstel.ontvangen_op is None for herstel in melding.herstel):
        return [Reden("herstel_loopt", f"De {naam} moet nog worden aangevuld.", bron)]
    if oordeel is None or oordeel == "onbeslist":
        return [Reden("niet_beoordeeld", f"De gemeente heeft nog niet beoordeeld of de {naam} volledig is.", bron)]
    if oordeel != "volledig":
        wat = "onvolledig" if oordeel == "onvolledig" else "onvolledig en geldt als niet gedaan"
        return [Reden(f"{naam}_{oordeel}", f"De {naam} is {wat}.", bron)]
    if wet in ("onvolledig", "niet_gedaan", "onbeslist"):
        bron_wet = kader.wettelijk.inhoud.onvolledig.get(melding.soort)
        slot = "is dat nog niet beoordeeld" if wet == "onbeslist" else "niet"
        tekst = f"De {naam} is volgens het kader volledig, maar volgens de wet {slot}."
        return [Reden(f"{naam}_wet_{wet}", tekst, kader.wettelijk.grondslag(bron_wet) if bron_wet else ())]
    return []


def _vervallen(melding: Meldingfeit, zicht: Zicht) -> list[Reden]:
    if zicht.vervalt is None:
        return []
    laatste, begonnen = zicht.vervalt.uitkomst, zicht.begonnen_op()
    if laatste is None or zicht.peildatum <= laatste or (begonnen and begonnen <= laatste):
        return []
    tekst = f"De bouw is niet begonnen voor of op {laatste}: doe een nieuwe bouwmelding."
    return [Reden("bouwmelding_vervallen", tekst, zicht.vervalt.termijn.grondslag)]


def _onregelmatigheden(zicht: Zicht, signalen: Sequence[Signaalfeit]) -> list[Reden]:
    """Open signalen houden het gebruik tegen zoals bijlage 1 zegt; een signaal zonder bekend onderwerp telt als verboden."""
    redenen = []
    for signaal in zicht.open_signalen(signalen):
        for naam in signaal.onderwerpen or ("nog geen onderwerp",):
            onderwerp = zicht.kader.onderwerpen.get(naam)
            if onderwerp is None or onderwerp.gebruik == "verboden":
                tekst = f"Er is een open onregelmatigheid ({onderwerp.naam if onderwerp else naam}): gebruik mag niet."
                code = "onregelmatigheid_verboden"
            else:
                tekst = f"Er is een open onregelmatigheid ({onderwerp.naam}): gebruik kan alleen onder voorwaarden, na een besluit."
                code = "onregelmatigheid_onder_voorwaarden"
            redenen.append(Reden(code, tekst, zicht.kader.grondslag(onderwerp) if onderwerp else ()))
    return redenen
