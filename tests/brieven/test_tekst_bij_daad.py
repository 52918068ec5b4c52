"""Every deed of a person sends the text that people wrote for it; the facts and what the law fixes stay as they were."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from borgwijzer.brieven import acties_bezwaar, acties_informatie, acties_interventie, acties_last, acties_signaal, acties_verzoek
from borgwijzer.brieven.concept import acties
from borgwijzer.brieven.concept.eigen_tekst import keur_eigen_tekst, list_tekststukken
from borgwijzer.brieven.concept.plekken import VERZAMELAARS, Nu, lees_plek, verzamel_voor
from borgwijzer.brieven.concept.proef import met_gelezen, oefen_daad
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.herlezen import VARIANTEN, herlees
from borgwijzer.brieven.model import Fotos, Kader, Rechtsmiddel, Tabel
from borgwijzer.brieven.models import Conceptbrief, OpgeslagenBrief
from borgwijzer.brieven.ontvangstbevestiging import OntvangstFeiten
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.veldbrieven import stel_bezoekrapport_vast_en_bewaar
from borgwijzer.brieven.voorbeelden import VOORBEELDEN
from borgwijzer.brieven.weergave import tekst
from borgwijzer.brieven.zaakbrieven import beeindig_besluit_en_verstuur
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer as Bezwaarinvoer
from borgwijzer.toezicht.acties.doorzenden import Doorzending
from borgwijzer.toezicht.acties.interventies import Afloop, begin_interventie, zet_stap
from borgwijzer.toezicht.acties.lastbesluiten import stel_lastbesluit_voor
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.toezicht.acties.verzoekbesluit import Verzoekvoorstel, stel_verzoekbesluit_voor
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.models import Besluit, Interventie, Melding, Zaak
from tests.toezicht import lastwerk, verzoekwerk
from tests.toezicht.bezoekwerk import bezoek_nu
from tests.toezicht.bezwaarwerk import dag, maak_bezwaar, moment, neem_bouwstop
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.web.conftest import lever_aan
from tests.zaken.informatiewerk import maak_verzoek
from tests.zaken.zaakwerk import MOMENT

Maker = Callable[..., Account]
BRIEVEN = Path(__file__).parents[2] / "borgwijzer" / "brieven"
# Nobody sends it: it goes by itself, at once.
VANZELF = {OntvangstFeiten}
PER_SOORT = {VOORBEELDEN[naam]().tekstbestand: naam for naam in VOORBEELDEN}


def _stel_op(naam: str, monkeypatch: pytest.MonkeyPatch) -> Brieffeiten:
    """The facts of an example: what its letter is composed from."""
    gezien: list[Brieffeiten] = []
    for deel in BRIEVEN.glob("voorbeelden*.py"):

        def vang(feiten: Brieffeiten, *rest: Any) -> Any:
            gezien.append(feiten)
            return stel_op(feiten, *rest)

        monkeypatch.setattr(f"borgwijzer.brieven.{deel.stem}.stel_op", vang, raising=False)
    VOORBEELDEN[naam]()
    return gezien[-1]


def test_elke_soort_die_een_mens_verstuurt_heeft_een_voorbeeld() -> None:
    assert {klasse.TEKST for klasse in VARIANTEN} == PER_SOORT.keys()


@pytest.mark.parametrize("naam", [naam for bestand, naam in PER_SOORT.items() if bestand not in {k.TEKST for k in VANZELF}])
def test_van_elke_brief_is_tekst_te_wijzigen_en_blijft_vast_wat_vastligt(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    feiten = _stel_op(naam, monkeypatch)
    stukken = list_tekststukken(feiten, {})
    assert stukken, "er is niets te wijzigen"
    eigen = keur_eigen_tekst(feiten, {stuk.naam: f"Lees dit. {stuk.standaard}" for stuk in stukken})
    assert eigen.keys() == {stuk.naam for stuk in stukken}
    was, nu = stel_op(feiten), stel_op(feiten, eigen)
    vast = (Kader, Rechtsmiddel, Tabel, Fotos)
    assert [b for b in was.tekstblokken if isinstance(b, vast)] == [b for b in nu.tekstblokken if isinstance(b, vast)]
    assert tekst(nu).count("Lees dit.") >= len(stukken) and was.bijlagen == nu.bijlagen
    met_feit = [stuk for stuk in stukken if stuk.feiten]
    for stuk in met_feit:
        with pytest.raises(Geweigerd, match="ontbreekt"):
            keur_eigen_tekst(feiten, {stuk.naam: "Zonder het gegeven."})
    with pytest.raises(Geweigerd, match="dat gegeven heeft deze brief niet"):
        keur_eigen_tekst(feiten, {stukken[0].naam: f"{stukken[0].standaard} {{bestaat_niet}}"})


def test_elke_daad_van_een_mens_gaat_langs_de_tekst_van_zijn_brief() -> None:
    """A letter that is stored elsewhere would go without the text that people wrote for it."""
    elders = []
    for pad in (BRIEVEN.parent).rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "bewaar_brief":
                elders.append(pad.relative_to(BRIEVEN.parent).as_posix())
    assert elders == ["brieven/acties.py"] * 2, "bevestig_ontvangst en verstuur_van_plek"


@dataclass
class Werk:
    """A zaak with everything in it that a deed may need."""

    zaak: Zaak
    handhaver: Account
    toezichthouder: Account
    jurist: Account
    teamleider: Account

    def last(self) -> Interventie:
        return lastwerk.begin(self.zaak, self.handhaver)

    def interventie(self, soort: str = "waarschuwing") -> Interventie:
        afweging = maak_afweging(maak_overtreding(self.zaak, self.handhaver), soort, self.handhaver)
        return begin_interventie(afweging.pk, soort, door=self.handhaver, moment=MOMENT)


@dataclass
class Daad:
    """What sends a letter, by whom, and on which moment."""

    door: Account
    moment: datetime.datetime
    doe: Callable[[], object]


WAARSCHUWING = Gezet(
    "waarschuwing", uiterlijk=dag(14), velden={"te_doen": "Versterk de fundering.", "gevolg": "Dan volgt een zwaarder middel."}
)


def _voornemen(w: Werk) -> Daad:
    last = w.last()
    return Daad(w.handhaver, MOMENT, lambda: acties_last.zet_laststap_en_verstuur(
        last.pk, lastwerk.VOORNEMEN, versie=last.versie, door=w.handhaver, moment=MOMENT))  # fmt: skip


def _lastbesluit(w: Werk) -> Daad:
    last = w.last()
    lastwerk.zet(last, lastwerk.ZONDER, w.handhaver)
    last.refresh_from_db()
    besluit = stel_lastbesluit_voor(last.pk, lastwerk.BESLUIT, versie=last.versie, door=w.handhaver, moment=MOMENT)
    return Daad(w.teamleider, MOMENT, lambda: acties_last.neem_lastbesluit_en_verstuur(
        besluit.pk, door=w.teamleider, moment=MOMENT))  # fmt: skip


def _verbeuring(w: Werk) -> Daad:
    last, op = lastwerk.leg_op(w.last(), (w.handhaver, w.teamleider)), lastwerk.na(31)
    lastwerk.zet(last, lastwerk.NIET_VOLDAAN, w.handhaver, 31)
    last.refresh_from_db()
    return Daad(w.handhaver, op, lambda: acties_last.zet_laststap_en_verstuur(
        last.pk, lastwerk.VERBEURING, versie=last.versie, door=w.handhaver, moment=op))  # fmt: skip


def _waarschuwing(w: Werk) -> Daad:
    gezet = w.interventie()
    return Daad(w.handhaver, MOMENT, lambda: acties_interventie.zet_stap_en_verstuur(
        gezet.pk, WAARSCHUWING, versie=gezet.versie, door=w.handhaver, moment=MOMENT))  # fmt: skip


def _afronden(w: Werk) -> Daad:
    gezet = w.interventie()
    zet_stap(gezet.pk, WAARSCHUWING, versie=gezet.versie, door=w.handhaver, moment=MOMENT)
    gezet.refresh_from_db()
    afloop = Afloop("vervallen", "Bij nader inzien was er geen overtreding.")
    return Daad(w.handhaver, MOMENT, lambda: acties_interventie.rond_af_en_verstuur(
        gezet.pk, afloop, brief=True, versie=gezet.versie, door=w.handhaver, moment=MOMENT))  # fmt: skip


def _bezwaar(w: Werk, soort: str, **anders: Any) -> Daad:
    bezwaar = maak_bezwaar(neem_bouwstop(w.zaak.pk, w.jurist, w.teamleider), w.jurist)
    invoer = replace(Bezwaarinvoer(soort, dag(10), tekst="Het is druk."), **anders)
    return Daad(w.jurist, moment(10), lambda: acties_bezwaar.doe_stap_en_verstuur(
        bezwaar.pk, invoer, versie=bezwaar.versie, door=w.jurist, moment=moment(10)))  # fmt: skip


def _schors(w: Werk) -> Daad:
    bezwaar = maak_bezwaar(neem_bouwstop(w.zaak.pk, w.jurist, w.teamleider), w.jurist)
    voorstel = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "Zaak 26/100.")
    return Daad(w.jurist, moment(12), lambda: acties_bezwaar.schors_en_verstuur(
        bezwaar.pk, voorstel, versie=bezwaar.versie, door=w.jurist, moment=moment(12)))  # fmt: skip


def _hef_op(w: Werk) -> Daad:
    bezwaar = maak_bezwaar(neem_bouwstop(w.zaak.pk, w.jurist, w.teamleider), w.jurist)
    voorstel = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "Zaak 26/100.")
    acties_bezwaar.schors_en_verstuur(bezwaar.pk, voorstel, versie=0, door=w.jurist, moment=moment(12))
    schorsing = bezwaar.schorsingen.get()
    return Daad(w.jurist, moment(29), lambda: acties_bezwaar.hef_schorsing_op_en_verstuur(
        schorsing.pk, dag(29), reden="Beslist.", versie=1, door=w.jurist, moment=moment(29)))  # fmt: skip


def _verzoek(w: Werk, naam: str, *waarden: Any, dag: datetime.date = verzoekwerk.ONTVANGEN, **anders: Any) -> Daad:
    verzoek = verzoekwerk.dien_in(w.zaak, w.jurist)
    daad = getattr(acties_verzoek, naam)
    wie = verzoekwerk.als(verzoek, w.jurist, dag)
    if anders:
        return Daad(w.jurist, wie.moment, lambda: daad(verzoek.pk, *waarden, wie=wie, **anders))
    return Daad(w.jurist, wie.moment, lambda: daad(verzoek.pk, *waarden, wie))


def _verzoekbesluit(w: Werk) -> Daad:
    verzoek = verzoekwerk.dien_in(w.zaak, w.jurist)
    verzoekwerk.maak_beoordeeld(verzoek, w.jurist)
    voorstel = Verzoekvoorstel(uitkomst="afgewezen", motivering="De aanbouw staat goed.", grond="geen_overtreding")
    stel_verzoekbesluit_voor(verzoek.pk, voorstel, verzoekwerk.als(verzoek, w.jurist))
    besluit = Besluit.objects.get(soort="handhavingsverzoek")
    wie = verzoekwerk.als(verzoek, w.teamleider)
    return Daad(w.teamleider, wie.moment, lambda: acties_verzoek.neem_verzoekbesluit_en_verstuur(besluit.pk, wie))


def _signaal(w: Werk) -> int:
    melder = {"naam": "P. Duinker", "email": "buur@wilgenmeer.example.org"}
    binnengekomen = Binnengekomen("derde", "Scheur in de wand.", MOMENT.date(), melder=melder)
    return neem_signaal_op(w.zaak.pk, binnengekomen, door=w.handhaver, moment=MOMENT).pk


def _bevestig_signaal(w: Werk) -> Daad:
    signaal = _signaal(w)
    return Daad(w.handhaver, MOMENT, lambda: acties_signaal.bevestig_signaal(signaal, door=w.handhaver, moment=MOMENT))


def _zend_door(w: Werk) -> Daad:
    signaal, naar = _signaal(w), Doorzending("Omgevingsdienst", ["Postbus 1"], "Asbest is daar belegd.")
    return Daad(w.handhaver, MOMENT, lambda: acties_signaal.zend_door_en_verstuur(
        signaal, naar, door=w.handhaver, moment=MOMENT))  # fmt: skip


def _bezoekrapport(w: Werk) -> Daad:
    controle = bezoek_nu(w.zaak, w.toezichthouder)
    return Daad(w.toezichthouder, MOMENT, lambda: stel_bezoekrapport_vast_en_bewaar(
        controle.pk, versie=controle.versie, ondertekend=True, door=w.toezichthouder, moment=MOMENT))  # fmt: skip


def _opheffing(w: Werk) -> Daad:
    besluit = neem_bouwstop(w.zaak.pk, w.jurist, w.teamleider)
    return Daad(w.teamleider, moment(3), lambda: beeindig_besluit_en_verstuur(
        besluit.pk, reden="Er is nu een melding.", door=w.teamleider, moment=moment(3)))  # fmt: skip


def _herinner(w: Werk) -> Daad:
    verzoek = maak_verzoek(w.zaak, w.toezichthouder, verzonden=True)
    op, tot = moment(20), dag(30)
    return Daad(w.toezichthouder, op, lambda: acties_informatie.herinner_en_verstuur(
        verzoek.pk, tot, versie=verzoek.versie, door=w.toezichthouder, moment=op))  # fmt: skip


ZITTING = {"tijd": "10.00 uur", "plaats": "gemeentehuis"}
DADEN: dict[str, tuple[str, Callable[[Werk], Daad]]] = {
    "voornemen van een last": ("last_voornemen", _voornemen),
    "verbeurde dwangsom": ("last_verbeuring", _verbeuring),
    "besluit over een last": ("lastbesluit", _lastbesluit),
    "stap van een interventie": ("interventie_zet_waarschuwing", _waarschuwing),
    "interventie afronden": ("interventie_afronden", _afronden),
    "ontvangst van een bezwaar": ("bezwaar_ontvangst_bevestigd", lambda w: _bezwaar(w, "ontvangst_bevestigd")),
    "verdagen": ("bezwaar_verdaagd", lambda w: _bezwaar(w, "verdaagd")),
    "hoorzitting": (
        "bezwaar_hoorzitting_gepland", lambda w: _bezwaar(w, "hoorzitting_gepland", uiterlijk=dag(30), gegevens=ZITTING),
    ),
    "schorsen": ("bezwaar_schors", _schors),
    "schorsing eindigt": ("bezwaar_hef", _hef_op),
    "ontvangst van een verzoek": ("verzoekontvangst", lambda w: _verzoek(w, "bevestig_en_verstuur")),
    "aanvulling van een verzoek": (
        "handhavingsverzoek_vraag", lambda w: _verzoek(w, "vraag_aanvulling_en_verstuur", "Een tekening.", dag(14)),
    ),
    "termijn van een verzoek": (
        "handhavingsverzoek_verleng", lambda w: _verzoek(w, "verleng_en_verstuur", dag(80), "Het onderzoek duurt lang."),
    ),
    "ingebrekestelling": (
        "handhavingsverzoek_gebreke",
        lambda w: _verzoek(w, "neem_ingebrekestelling_op_en_verstuur", verzoekwerk.ONTVANGEN, schriftelijk=True),
    ),
    "besluit op een verzoek": ("verzoekbesluit", _verzoekbesluit),
    "bericht aan de melder": ("signaalontvangst", _bevestig_signaal),
    "doorzenden": ("signaal_doorzenden", _zend_door),
    "rapport van een controle": ("bezoekrapport", _bezoekrapport),
    "besluit beeindigen": ("vastleggen_eindig", _opheffing),
    "herinnering aan een verzoek": ("informatieverzoek_herinner", _herinner),
}  # fmt: skip


@pytest.fixture
def werk(klaar_organisatie: Organisatie, account: Maker) -> Iterator[Werk]:
    lever_aan(klaar_organisatie, "bouwmelding_volledig")
    with binnen(klaar_organisatie.pk):
        zaak = Melding.objects.select_related("zaak__organisatie").get().zaak
        yield Werk(zaak, *(account(rol) for rol in ("handhaver", "toezichthouder", "jurist", "teamleider")))


def _wijzig(zaak: Zaak, daad: Daad, *, door: Account | None = None) -> Conceptbrief:
    """Write a sentence before the first piece of the letter of this deed."""
    proef, wie = oefen_daad(daad.doe), door or daad.door

    def verzamel(_: Zaak) -> Brieffeiten:
        return oefen_daad(daad.doe).feiten

    acties.leg_brief_klaar(zaak.pk, proef.plek, {"veld": ["waarde"]}, verzamel, door=wie, moment=daad.moment)
    stuk = list_tekststukken(proef.feiten, {})[0]
    getypt = {stuk.naam: f"Lees dit. {stuk.standaard}"}
    return acties.wijzig_tekst(zaak.pk, proef.plek, getypt, verzamel, versie=1, door=wie, moment=daad.moment)


@pytest.mark.parametrize("naam", DADEN)
def test_de_daad_verstuurt_de_tekst_die_iemand_schreef(naam: str, werk: Werk) -> None:
    plek, maak = DADEN[naam]
    daad = maak(werk)
    voor = (Gebeurtenis.objects.count(), OpgeslagenBrief.objects.count())
    proef = oefen_daad(daad.doe)
    assert (Gebeurtenis.objects.count(), OpgeslagenBrief.objects.count()) == voor, "een proef bewaart niets"
    gelezen = lees_plek(proef.plek)
    assert gelezen and gelezen.daad.rstrip("0123456789") == plek
    if gelezen.daad in VERZAMELAARS:
        feiten = verzamel_voor(gelezen, Zaak.objects.get(pk=werk.zaak.pk), Nu(door=daad.door, moment=daad.moment))
        assert tekst(stel_op(feiten)) == tekst(stel_op(proef.feiten)), "de brief vooraf is de brief van de daad"
    concept = _wijzig(werk.zaak, daad)
    with met_gelezen(concept.versie - 1), pytest.raises(Geweigerd, match="veranderde intussen"):
        daad.doe()
    with met_gelezen(concept.versie):
        daad.doe()
    brief = OpgeslagenBrief.objects.select_related("bestand").latest("pk")
    assert [deel["nieuw"][:9] for deel in brief.eigen_tekst.values()] == ["Lees dit."]
    assert herlees(brief).gelijk and Conceptbrief.objects.get(plek=proef.plek).opgeslagen == brief
    vast = [blok for blok in stel_op(proef.feiten).tekstblokken if isinstance(blok, Kader | Rechtsmiddel)]
    assert vast == [blok for blok in herlees(brief).brief.tekstblokken if isinstance(blok, Kader | Rechtsmiddel)]


def test_een_proef_weigert_zoals_de_daad_en_zegt_als_er_geen_brief_is(werk: Werk) -> None:
    last = werk.last()
    zonder = replace(lastwerk.VOORNEMEN, dagen=None)
    for invoer, zin in ((zonder, "dagen|Schrijf|Kies"), (lastwerk.ZONDER, "geen brief")):
        with pytest.raises(Geweigerd, match=zin):
            oefen_daad(lambda i=invoer: acties_last.zet_laststap_en_verstuur(  # type: ignore[misc]
                last.pk, i, versie=0, door=werk.handhaver, moment=MOMENT))  # fmt: skip
    last.refresh_from_db()
    assert last.versie == 0 and not last.stappen.exists()


def test_wat_na_de_tekst_in_het_formulier_verandert_wordt_genoemd(werk: Werk) -> None:
    last = werk.last()

    def zet(bedrag: int) -> object:
        invoer = replace(lastwerk.VOORNEMEN, bedrag=bedrag)
        return acties_last.zet_laststap_en_verstuur(last.pk, invoer, versie=0, door=werk.handhaver, moment=MOMENT)

    _wijzig(werk.zaak, Daad(werk.handhaver, MOMENT, lambda: zet(1000)))
    with pytest.raises(Geweigerd, match=r"veranderde: bedrag\. Kies ‘Pas de tekst aan’"):
        zet(2000)
    plek = f"last_voornemen-{last.pk}"
    anders = acties.leg_brief_klaar(
        werk.zaak.pk, plek, {"veld": ["2000"]}, lambda _: oefen_daad(lambda: zet(2000)).feiten, door=werk.handhaver, moment=MOMENT
    )
    assert anders == ["bedrag"]
    assert zet(2000), "wie de tekst opnieuw las, kan versturen"


@pytest.fixture
def met_tweede(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kader that wants a second pair of eyes on every letter."""
    regel = SimpleNamespace(tweede_paar_ogen=True)
    brieven = dict.fromkeys(acties.TWEEDE_BIJ_BRIEF | acties.TWEEDE_IN_DAAD, regel)
    monkeypatch.setattr(acties, "kader_van", lambda zaak: SimpleNamespace(inhoud=SimpleNamespace(brief=brieven)))


@pytest.mark.parametrize(
    "naam", ["voornemen van een last", "verdagen", "termijn van een verzoek", "doorzenden", "besluit beeindigen"]
)
def test_een_tweede_paar_ogen_op_een_brief_van_een_formulier(naam: str, werk: Werk, met_tweede: None, account: Maker) -> None:
    daad, ander = DADEN[naam][1](werk), account("teamleider")
    with pytest.raises(Geweigerd, match="tweede paar ogen"):
        daad.doe()
    concept = _wijzig(werk.zaak, daad)

    def verzamel(_: Zaak) -> Brieffeiten:
        return oefen_daad(daad.doe).feiten

    waar = {"zaak_id": werk.zaak.pk, "plek": concept.plek, "verzamel": verzamel, "moment": daad.moment}
    voor = acties.leg_brief_voor(**waar, versie=concept.versie, door=daad.door)
    acties.keur_brief_goed(**waar, versie=voor.versie, door=ander)
    assert daad.doe()


@pytest.mark.parametrize("naam", ["besluit over een last", "besluit op een verzoek"])
def test_waar_de_daad_zelf_een_tweede_heeft_keurt_niemand_twee_keer(naam: str, werk: Werk, met_tweede: None) -> None:
    assert DADEN[naam][1](werk).doe()
