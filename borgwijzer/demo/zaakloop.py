"""One story from a first day up to the peildatum, as the rows and events that the deeds of the product would have left.

Texts that differ per zaak are places (``plekken``). Facts, verdicts and the derived copy come from the product's own
functions, so a made-up zaak says what a real one with these facts would say.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from borgwijzer.demo.plekken import getalplek, tekstplek
from borgwijzer.demo.verhalen import Stap, Verhaal
from borgwijzer.demo.zaakloop_toezicht import DADEN as DADEN_TOEZICHT
from borgwijzer.demo.zaakloop_toezicht import neem_strijdigheid_op
from borgwijzer.documenten.models import Bestand
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.logboek.keten import VERSIE
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.beletselen import TE_TOETSEN, beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.volledigheid import Toetsresultaat, toets_volledigheid
from borgwijzer.zaken.acties.herstel import maak_punt
from borgwijzer.zaken.acties.stand_bijwerken import leid_af, maak_taken
from borgwijzer.zaken.feiten import Feitrijen, maak_feiten, maak_meldingfeit
from borgwijzer.zaken.models import (
    Besluit,
    Betrokkene,
    Document,
    Documenttoestand,
    Herstelverzoek,
    Melding,
    Signaal,
    Taak,
    Toets,
    Toetstoestand,
    Zaak,
)

DAG = datetime.timedelta(days=1)
GK1 = {
    "verbouw": False, "monument": False, "functies": [{"letter": "a", "bouwlagen": 2, "aan_beperking_voldaan": True}],
    "gelijkwaardig_constructief": False, "gelijkwaardig_brandveilig": False, "nen_6060_6079": False, "milieubelastend": False,
}  # fmt: skip
BIJ_DATUM = {
    "feitelijke_start_op": "start_vastgesteld", "beeindigd_op": "einde_vastgesteld", "in_gebruik_op": "ingebruikname_vastgesteld",
    "afgesloten_op": "zaak_afgesloten", "verlies_gevolgklasse_op": "gevolgklasse_verloren",
    "geplande_ingebruikname": "planning_vastgelegd",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decor:
    """What all zaken of one run share.

    ``bestanden``: kind of document -> the one file that stands for all of that kind. ``stukken``: kind of melding -> the
    kinds of documents of a complete one. ``voor_de_oefening``: who is named as doer of everything, instead of a person.
    """

    organisatie_id: int
    kaderversie: Kaderversie
    kader: Kader
    peildatum: datetime.date
    bestanden: Mapping[str, Bestand]
    stukken: Mapping[str, Sequence[str]]
    voor_de_oefening: str = ""


@dataclass(slots=True)
class Zaakloop:
    """The rows of one zaak as they grow step by step."""

    decor: Decor
    begin: datetime.date
    behandelaar: Account | None
    collega: Account | None
    zaak: Zaak
    meldingen: list[Melding] = field(default_factory=list)
    betrokkenen: list[Betrokkene] = field(default_factory=list)
    documenten: dict[Any, list[Document]] = field(default_factory=dict)
    herstelverzoeken: list[Herstelverzoek] = field(default_factory=list)
    toetsen: dict[int, Toets] = field(default_factory=dict)  # by the place of its melding
    signalen: list[Signaal] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    taken: list[Taak] = field(default_factory=list)
    gebeurtenissen: list[dict[str, Any]] = field(default_factory=list)

    @property
    def naam(self) -> str:
        """The name under which the behandelaar does things; empty without one."""
        return self.decor.voor_de_oefening or (self.behandelaar.naam if self.behandelaar else "")

    @property
    def doener(self) -> Account | None:
        """The person who does things; nobody did what is filled in for practice."""
        return None if self.decor.voor_de_oefening else self.behandelaar

    def dag(self, nummer: int) -> datetime.date:
        """The calendar day of a day of the story."""
        return self.begin + nummer * DAG

    def werkdag(self, nummer: int) -> datetime.date:
        """The same, or the first werkdag after it: what people of the municipality do, they do then."""
        dag, kalender = self.dag(nummer), self.decor.kader.kalender
        return dag if kalender.is_werkdag(dag) else kalender.werkdag_na(dag, 1)

    def leg_vast(
        self, soort: str, dag: datetime.date, gegevens: dict[str, Any], *, door: Account | None = None, reden: str = "",
        door_programma: bool = False,
    ) -> None:  # fmt: skip
        """Add an event; events of one day are an hour apart."""
        persoon = None if door_programma or self.decor.voor_de_oefening else door or self.behandelaar
        naam = persoon.naam if persoon else "" if door_programma else self.decor.voor_de_oefening
        uur = 8 + sum(g["tijdstip"].startswith(dag.isoformat()) for g in self.gebeurtenissen)
        self.gebeurtenissen.append({
            "versie": VERSIE, "organisatie": self.decor.organisatie_id, "zaak": getalplek("zaak"),
            "volgnummer": len(self.gebeurtenissen) + 1, "soort": soort,
            "tijdstip": f"{dag.isoformat()}T{uur:02d}:{tekstplek('mmss')}.000000Z",
            "door": persoon.pk if persoon else None, "door_naam": naam,
            "gegevens": gegevens, "reden": reden, "vorige_hash": tekstplek("vorige"),
        })  # fmt: skip


def speel_verhaal(verhaal: Verhaal, decor: Decor, *, leeftijd: int, behandelaars: Sequence[Account], nummer: int) -> Zaakloop:
    """Play a story that began ``leeftijd`` days before the peildatum; ``nummer`` chooses who handles it."""
    begin = decor.peildatum - leeftijd * DAG
    eerste, tweede = (behandelaars[(nummer + extra) % len(behandelaars)] if behandelaars else None for extra in (0, 1))
    loop = Zaakloop(decor, begin, eerste, tweede, _open(decor, begin))
    loop.leg_vast(
        "zaak_geopend", begin, {
            "nummer": tekstplek("nummer"), "kader": str(decor.kaderversie), "vingerafdruk": decor.kaderversie.vingerafdruk,
        }, door_programma=True,
    )  # fmt: skip
    for stap in verhaal.stappen:
        if loop.werkdag(stap.dag) >= decor.peildatum:
            break
        DADEN[stap.soort](loop, stap, verhaal)
    _leid_af(loop)
    return loop


def _open(decor: Decor, begin: datetime.date) -> Zaak:
    return Zaak(
        id=getalplek("zaak"), organisatie_id=decor.organisatie_id, nummer=tekstplek("nummer"), kaderversie_id=decor.kaderversie.pk,
        omschrijving=tekstplek("plan"), adres=tekstplek("adres"), postcode=tekstplek("postcode"), woonplaats=tekstplek("plaats"),
        bag_id=tekstplek("bag"), kadastraal=tekstplek("kadastraal"), rd_x=getalplek("rdx"), rd_y=getalplek("rdy"),
        geopend_op=_moment(begin),
    )  # fmt: skip


def _moment(dag: datetime.date, uur: int = 8) -> datetime.datetime:
    return datetime.datetime(dag.year, dag.month, dag.day, uur, tzinfo=datetime.UTC)


def _feiten(loop: Zaakloop) -> Feiten:
    rijen = Feitrijen(
        meldingen=[melding for melding in loop.meldingen if not melding.vervangen_door_id],
        documenten=[document for stukken in loop.documenten.values() for document in stukken],
        herstelverzoeken=loop.herstelverzoeken,
        besluiten=loop.besluiten,
        signalen=loop.signalen,
    )
    return maak_feiten(loop.zaak, rijen)


def _zet_sleutels(zaak: Zaak) -> None:
    """Who the kwaliteitsborger is differs per zaak: how it is looked up is a place too."""
    zaak.borger_kvk, zaak.borger_naam = tekstplek("kb_kvk_sleutel"), tekstplek("kb_naam_sleutel")
    zaak.borger_middel = tekstplek("instrument_sleutel")


def _leid_af(loop: Zaakloop) -> None:
    bepaald = leid_af(loop.zaak, _feiten(loop), loop.decor.peildatum)
    if bepaald.borger.naam:
        _zet_sleutels(loop.zaak)
    loop.taken = maak_taken(loop.zaak, bepaald)


def _meld(loop: Zaakloop, stap: Stap, verhaal: Verhaal) -> None:
    gegevens, plaats, dag = stap.gegevens, len(loop.meldingen), loop.dag(stap.dag)
    vervangt = gegevens.get("vervangt")
    eerste = plaats if vervangt is None else vervangt
    melding = Melding(
        id=getalplek(f"melding{plaats}"), organisatie_id=loop.decor.organisatie_id, zaak_id=loop.zaak.pk, soort=gegevens["soort"],
        ontvangen_op=_moment(dag), kanaal=gegevens.get("kanaal", "omgevingsloket"), verzoeknummer=tekstplek(f"verzoek{eerste}"),
        volgnummer="000" if vervangt is None else "001", inhoud=_inhoud(loop, gegevens, dag, verhaal.gemachtigde),
    )  # fmt: skip
    if vervangt is not None:
        loop.meldingen[vervangt].vervangen_door_id = melding.pk
    loop.meldingen.append(melding)
    loop.documenten[melding.pk] = _documenten(loop, melding, gegevens)
    if melding.soort in TE_TOETSEN:
        toets = Toets(organisatie_id=loop.decor.organisatie_id, melding=melding, kaderversie_id=loop.decor.kaderversie.pk)
        loop.toetsen[len(loop.meldingen) - 1] = toets
    else:
        melding._state.fields_cache["toets"] = None  # known to have none: else Django would ask the database
    if not loop.betrokkenen:
        loop.betrokkenen = _betrokkenen(loop, dag, verhaal.gemachtigde)
    if "planning" in gegevens:
        loop.zaak.geplande_start = loop.dag(gegevens["planning"])
    loop.leg_vast(
        "melding_ontvangen" if vervangt is None else "melding_aangevuld", dag,
        {
            "soort": melding.soort, "melding": melding.pk, "verzoeknummer": melding.verzoeknummer, "kanaal": melding.kanaal,
            "volgnummer": melding.volgnummer, "ontvangen_op": f"{dag.isoformat()}T08:{tekstplek('mmss')}+00:00",
            "documenten": [{"naam": d.bestandsnaam, "soort": d.soort, "sha256": d.bestand.sha256 if d.bestand else None}
                           for d in loop.documenten[melding.pk]],
        }, door_programma=True,
    )  # fmt: skip
    if melding.soort == "strijdigheid":
        melding.inhoud["strijdigheid"] = neem_strijdigheid_op(loop, melding, dag)


def _partij(rol: str) -> dict[str, str]:
    plaats = "plaats" if rol == "ini" else f"{rol}_plaats"
    adres = f"{tekstplek(f'{rol}_adres')}, {tekstplek(f'{rol}_postcode')} {tekstplek(plaats)}"
    kvk = {"kvk": tekstplek(f"{rol}_kvk")} if rol != "ini" else {}
    return {"naam": tekstplek(f"{rol}_naam"), "adres": adres, "telefoon": tekstplek(f"{rol}_telefoon"),
            "email": tekstplek(f"{rol}_email"), **kvk}  # fmt: skip


def _inhoud(loop: Zaakloop, gegevens: Mapping[str, Any], dag: datetime.date, gemachtigde: bool) -> dict[str, Any]:
    datum = {"datum": loop.dag(gegevens["datum"]).isoformat()} if "datum" in gegevens else {}
    volmacht = {"gemachtigde": _partij("gem")} if gemachtigde else {}
    adres = f"{tekstplek('adres')}, {tekstplek('postcode')} {tekstplek('plaats')}"
    return {
        "initiatiefnemer": _partij("ini"), **volmacht, "kwaliteitsborger": _partij("kb"), "instrument": tekstplek("instrument"),
        "locatie": {"adres": adres, "bag_id": tekstplek("bag"), "kadastraal": tekstplek("kadastraal")},
        "omschrijving": tekstplek("plan"), "gebruiksfuncties": [tekstplek("functie")], "dagtekening": dag.isoformat(),
        "ondertekend": True, "gelijkwaardigheid": False, **datum,
    }  # fmt: skip


def _betrokkenen(loop: Zaakloop, dag: datetime.date, gemachtigde: bool) -> list[Betrokkene]:
    rollen = {"initiatiefnemer": "ini", **({"gemachtigde": "gem"} if gemachtigde else {}), "kwaliteitsborger": "kb"}
    return [
        Betrokkene(
            organisatie_id=loop.decor.organisatie_id, zaak_id=loop.zaak.pk, rol=rol, naam=tekstplek(f"{kort}_naam"),
            adres=tekstplek(f"{kort}_adres"), postcode=tekstplek(f"{kort}_postcode"),
            woonplaats=tekstplek("plaats" if kort == "ini" else f"{kort}_plaats"), telefoon=tekstplek(f"{kort}_telefoon"),
            email=tekstplek(f"{kort}_email"), kvk="" if kort == "ini" else tekstplek(f"{kort}_kvk"),
            bsn=tekstplek("ini_bsn") if kort == "ini" else "", sinds=dag,
        )
        for rol, kort in rollen.items()
    ]  # fmt: skip


def _documenten(loop: Zaakloop, melding: Melding, gegevens: Mapping[str, Any]) -> list[Document]:
    mist, verwacht = gegevens.get("mist", ()), gegevens.get("verwacht", ())
    return [
        _document(loop, melding, soort, None if soort in verwacht else loop.decor.bestanden[soort])
        for soort in loop.decor.stukken.get(melding.soort, ())
        if soort not in mist
    ]


def _document(loop: Zaakloop, melding: Melding, soort: str, bestand: Bestand | None) -> Document:
    return Document(
        organisatie_id=loop.decor.organisatie_id, zaak_id=loop.zaak.pk, melding=melding, bestand=bestand,
        bestandsnaam=f"{soort.replace('_', ' ')}.pdf", soort=soort, kenmerk=f"{soort}-1",
        toestand=Documenttoestand.AANWEZIG if bestand else Documenttoestand.VERWACHT,
        reden="" if bestand else "Het bericht noemt dit bestand, maar het is nog niet ontvangen.",
    )  # fmt: skip


def _wijs_toe(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    if loop.behandelaar is None:
        return
    loop.zaak.behandelaar_id = loop.behandelaar.pk
    loop.leg_vast("behandelaar_gewijzigd", loop.werkdag(stap.dag), {"behandelaar": loop.behandelaar.naam})


def _bepaal_gevolgklasse(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    loop.zaak.gevolgklasse = GK1
    loop.leg_vast("gevolgklasse_bepaald", loop.werkdag(stap.dag), {"gevolgklasse": GK1})


def _toets(loop: Zaakloop, toets: Toets, dag: datetime.date) -> Toetsresultaat | None:
    """The outcome as it stands on a day; None when the kader asks nothing of this kind of melding."""
    melding = toets.melding
    if not loop.decor.kader.eisen.get(melding.soort):
        return None
    verzoeken = [verzoek for verzoek in loop.herstelverzoeken if verzoek.melding_id == melding.pk]
    return toets_volledigheid(maak_meldingfeit(melding, loop.documenten[melding.pk], verzoeken), loop.decor.kader, dag)


def _beantwoord(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """Answer what only a person can say; ``nee`` in the step is the reason of a first answer 'no'."""
    toets, dag = loop.toetsen[stap.melding], loop.werkdag(stap.dag)
    resultaat = _toets(loop, toets, dag)
    open_eisen = [b for b in resultaat.bevindingen if b.telt and b.voldaan is None] if resultaat else []
    if not open_eisen:
        return
    nee = stap.gegevens.get("nee", "")
    for plaats, bevinding in enumerate(open_eisen):
        fout = plaats == 0 and nee
        toets.antwoorden[bevinding.eis] = {
            "voldaan": not fout, "reden": nee if fout else "Met de hand nagegaan.", "door": loop.naam, "op": dag.isoformat(),
        }  # fmt: skip
    toets.versie += 1
    _log_toets(loop, "eisen_beantwoord", toets, dag, {"antwoorden": dict(toets.antwoorden)})


def _log_toets(  # noqa: PLR0913 - the parts of one event
    loop: Zaakloop, soort: str, toets: Toets, dag: datetime.date, gegevens: dict[str, Any], *, door: Account | None = None,
    reden: str = "",
) -> None:  # fmt: skip
    vast = {"melding": toets.melding.pk, "soort": toets.melding.soort, "versie": toets.versie}
    loop.leg_vast(soort, dag, {**vast, **gegevens}, door=door, reden=reden)


def _stel_voor(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    toets = loop.toetsen[stap.melding]
    toets.toestand, toets.voorgesteld_door_id = Toetstoestand.VOORGESTELD, loop.behandelaar.pk if loop.behandelaar else None
    toets.toelichting = "Er ontbreekt een stuk dat de lijst vraagt; telefonisch uitgelegd aan de indiener."
    toets.versie += 1
    _log_toets(loop, "afwijzing_voorgesteld", toets, loop.werkdag(stap.dag), {}, reden=toets.toelichting)


def _oordeel(loop: Zaakloop, stap: Stap, verhaal: Verhaal) -> None:
    """Fix the verdict that follows from the facts; a rejection is proposed first and approved by a colleague."""
    toets, dag = loop.toetsen[stap.melding], loop.werkdag(stap.dag)
    resultaat = _toets(loop, toets, dag)
    if resultaat is None or resultaat.oordeel in ("onbeslist", "onvolledig"):
        return  # onvolledig: supplementing is still possible, so nothing is decided yet
    akkoord = resultaat.oordeel == "volledig"
    if not akkoord and toets.toestand == Toetstoestand.OPEN:
        _stel_voor(loop, stap, verhaal)
    melding = toets.melding
    toets.toestand, toets.resultaat = Toetstoestand.VASTGESTELD, resultaat.als_vastlegging()
    toets.versie += 1
    melding.oordeel, melding.oordeel_wet, melding.oordeel_op = resultaat.oordeel, resultaat.oordeel_wet, dag
    _log_toets(
        loop, "melding_geaccepteerd" if akkoord else "afwijzing_goedgekeurd", toets, dag,
        {
            "oordeel": resultaat.oordeel, "oordeel_wet": resultaat.oordeel_wet, "kader": str(loop.decor.kaderversie),
            "bevindingen": [{"eis": b.eis, "voldaan": b.voldaan, "reden": b.reden} for b in resultaat.bevindingen],
        }, door=None if akkoord else loop.collega, reden=toets.toelichting,
    )  # fmt: skip


def _trek_in(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    melding, dag = loop.meldingen[stap.melding], loop.dag(stap.dag)
    melding.ingetrokken_op = dag
    gegevens = {"melding": melding.pk, "soort": melding.soort, "verzoeknummer": melding.verzoeknummer}
    loop.leg_vast("melding_ingetrokken", dag, gegevens, reden="ingetrokken door de indiener", door_programma=True)


def _vraag_herstel(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """Ask to supplement, where the kader knows that."""
    melding, dag = loop.meldingen[stap.melding], loop.werkdag(stap.dag)
    regel = loop.decor.kader.inhoud.onvolledig.get(melding.soort)  # type: ignore[call-overload]
    if regel is None or regel.wijze == "nieuwe_melding":
        return
    resultaat = _toets(loop, loop.toetsen[stap.melding], dag)
    bevindingen = [b for b in resultaat.bevindingen if b.telt and b.voldaan is False] if resultaat else []
    loop.herstelverzoeken.append(Herstelverzoek(
        organisatie_id=loop.decor.organisatie_id, zaak=loop.zaak, melding=melding, gevraagd_op=dag, gevraagd_door=loop.behandelaar,
        code=f"M{tekstplek('zaak')}-{len(loop.herstelverzoeken)}",
        punten=[maak_punt(bevinding.eis, bevinding.tekst, bevinding.reden) for bevinding in bevindingen],
    ))  # fmt: skip
    loop.leg_vast("herstel_gevraagd", dag, {"melding": melding.pk, "soort": melding.soort})


def _ontvang_herstel(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    melding, dag = loop.meldingen[stap.melding], loop.dag(stap.dag)
    for verzoek in loop.herstelverzoeken:
        if verzoek.melding_id == melding.pk:
            verzoek.ontvangen_op = dag
            loop.leg_vast("herstel_ontvangen", dag, {"melding": melding.pk, "soort": melding.soort}, door_programma=True)


def _zet_datum(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """``waarde``: the day of the story that is written down, when that is another than the day of writing."""
    veld, dag = stap.gegevens["veld"], loop.werkdag(stap.dag)
    if veld == "afgesloten_op" and beletselen(_feiten(loop), "sluit_af", loop.decor.kader, dag):
        return
    datum = loop.dag(stap.gegevens["waarde"]) if "waarde" in stap.gegevens else dag
    setattr(loop.zaak, veld, datum)
    feiten = {"veld": veld} if BIJ_DATUM[veld] == "planning_vastgelegd" else {}
    loop.leg_vast(BIJ_DATUM[veld], dag, {**feiten, "datum": datum.isoformat()})


DADEN = {
    "melding": _meld, "toewijzen": _wijs_toe, "gevolgklasse": _bepaal_gevolgklasse, "antwoorden": _beantwoord,
    "oordeel": _oordeel, "voorstel": _stel_voor, "intrekken": _trek_in, "herstel_gevraagd": _vraag_herstel,
    "herstel_ontvangen": _ontvang_herstel, "zaakdatum": _zet_datum, **DADEN_TOEZICHT,
}  # fmt: skip
