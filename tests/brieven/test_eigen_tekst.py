"""Own text for one letter: what may be changed, what must stay, and that the letter remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction

from borgwijzer.brieven.acties import accepteer_en_verstuur, toon_oordeelbrief
from borgwijzer.brieven.concept import acties
from borgwijzer.brieven.concept.eigen_tekst import keur_eigen_tekst, list_tekststukken
from borgwijzer.brieven.concept.plekken import Nu, lees_plek, verzamel_voor
from borgwijzer.brieven.feiten import Gemeentetekst, Ondertekening
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.models import Conceptbrief, OpgeslagenBrief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import AANVULLING, VOLLEDIG
from borgwijzer.brieven.weergave import tekst
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Toets, Zaak
from tests.web.conftest import lever_aan
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles

WAAROM = "Uw melding was volledig op {volledig_op}. {uitleg_start}"


def test_oordeel_tabel_en_rechtsmiddel_zijn_niet_te_wijzigen() -> None:
    brief = stel_op(AANVULLING)
    vast = {blok.naam for blok in brief.tekstblokken if isinstance(blok, Kader | Rechtsmiddel)}
    stukken = {stuk.naam.partition(".")[0] for stuk in list_tekststukken(AANVULLING, {})}
    assert len(vast) >= 2 and not vast & stukken and "vaststelling" not in stukken and "inleiding" in stukken
    getypt = dict.fromkeys(vast | {"vaststelling", "bestaat_niet"}, "iets anders")
    assert keur_eigen_tekst(AANVULLING, getypt) == {}


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ({"waarom": "Zomaar. {uitleg_start}"}, r"ontbreekt {volledig_op} \(maandag 2 maart 2026\): zet {volledig_op} terug"),
        ({"waarom": WAAROM + " {geheim}"}, "noemt {geheim}, en dat gegeven heeft deze brief niet"),
        ({"waarom": WAAROM + " {bezwaar_uiterlijk_op}"}, "dat gegeven heeft deze brief niet"),
        ({"waarom": WAAROM + " {afzender}"}, "dat gegeven heeft deze brief niet"),
        ({"waarom": WAAROM + " }"}, "losse accolade"),
        ({"waarom": " \r\n "}, "is leeg"),
        ({"waarom": WAAROM + "x" * 4000}, "te lang"),
        ({"te_doen.1": "Bel maar."}, "ontbreekt {informeren_via}"),
    ],
)
def test_wat_moet_blijven_wordt_genoemd(getypt: dict[str, str], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        keur_eigen_tekst(VOLLEDIG, getypt)


def test_gewijzigde_tekst_staat_in_de_brief_en_een_accolade_in_een_feit_blijft_een_accolade() -> None:
    feiten = replace(VOLLEDIG, bouwactiviteit="een {loods} met {geheim}")
    eigen = keur_eigen_tekst(feiten, {
        "waarom": "Goed nieuws.\r\n\x00" + WAAROM, "te_doen.1.kop": "Bel ons.", "inleiding": "{bouwactiviteit} {ontvangen_op}",
    })  # fmt: skip
    brief = stel_op(feiten, eigen)
    inhoud = tekst(brief)
    assert "Goed nieuws.\n Uw melding was volledig op maandag 2 maart 2026." in inhoud and "1. Bel ons." in inhoud
    assert "een {loods} met {geheim} maandag 2 maart" in inhoud
    assert {deel.stuk for deel in brief.aangepast} == set(eigen)


def test_gemeentetekst_en_ondertekening_gelden_alleen_voor_hun_eigen_brief() -> None:
    van = VOLLEDIG.afzender.ondertekenaar
    eigen = (Gemeentetekst("bouwmelding_volledig", "vragen", "Bel {telefoon}."), Gemeentetekst("herstelverzoek", "vragen", "Nee."))
    onder = (Ondertekening("bouwmelding_volledig", van, "B. Kade", "Hoofd bouwen"), Ondertekening("herstelverzoek", van, "X", "Y"))
    feiten = replace(VOLLEDIG, gemeentetekst=eigen, ondertekening=onder)
    brief = stel_op(feiten)
    assert "Bel 14 0999." in tekst(brief) and "Nee." not in tekst(brief)
    assert (brief.afzender.ondertekenaar, brief.afzender.functie, brief.afzender.namens) == (
        "B. Kade", "Hoofd bouwen", VOLLEDIG.afzender.namens,
    )  # fmt: skip
    stuk = replace(VOLLEDIG, gemeentetekst=(Gemeentetekst("bouwmelding_volledig", "vragen", "Bel {onbekend}."),))
    assert tekst(stel_op(stuk)) == tekst(stel_op(VOLLEDIG)), "een tekst die niet klopt houdt geen brief tegen"


@dataclass
class Werk:
    zaak: Zaak
    toets: Toets
    plek: str
    intake: Account
    jurist: Account
    verzamel: acties.Verzamelaar

    def wijzig(self, eigen: dict[str, str], *, versie: int = 0, door: Account | None = None) -> Conceptbrief:
        wie = door or self.intake
        return acties.wijzig_tekst(self.zaak.pk, self.plek, eigen, self.verzamel, versie=versie, door=wie, moment=MOMENT)

    def leg_voor(self, versie: int) -> Conceptbrief:
        return acties.leg_brief_voor(self.zaak.pk, self.plek, self.verzamel, versie=versie, door=self.intake, moment=MOMENT)

    def keur_goed(self, versie: int, door: Account) -> Conceptbrief:
        return acties.keur_brief_goed(self.zaak.pk, self.plek, self.verzamel, versie=versie, door=door, moment=MOMENT)

    def verstuur(self, gelezen: int | None = None) -> OpgeslagenBrief:
        versie = Toets.objects.get(pk=self.toets.pk).versie
        return accepteer_en_verstuur(self.toets.pk, versie=versie, door=self.intake, moment=MOMENT, gelezen=gelezen)


@pytest.fixture
def werk(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Iterator[Werk]:
    lever_aan(klaar_organisatie, "bouwmelding_volledig")
    with binnen(klaar_organisatie.pk):
        intake, melding = account("intake"), Melding.objects.select_related("zaak").get()
        toets = beantwoord_alles(melding.toets, intake)
        plek = lees_plek(f"oordeel-{melding.pk}")
        assert plek
        yield Werk(melding.zaak, toets, str(plek), intake, account("jurist"),
                   partial(verzamel_voor, plek, nu=Nu(door=intake, moment=MOMENT)))  # fmt: skip


@pytest.fixture
def met_tweede(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kader that wants a second pair of eyes on every letter that knows one."""
    regel = SimpleNamespace(tweede_paar_ogen=True)
    kader = SimpleNamespace(inhoud=SimpleNamespace(brief=dict.fromkeys(acties.TWEEDE_BIJ_BRIEF, regel)))
    monkeypatch.setattr(acties, "kader_van", lambda zaak: kader)


def test_de_brief_bewaart_wat_er_veranderde_en_is_byte_voor_byte_terug_te_maken(werk: Werk) -> None:
    concept = werk.wijzig({"vragen_kop": "Nog vragen?"})
    assert "Nog vragen?" in tekst(toon_oordeelbrief(werk.toets, moment=MOMENT))
    opgeslagen = werk.verstuur(gelezen=concept.versie)
    assert opgeslagen.eigen_tekst == {"vragen_kop": {"oud": "Heeft u vragen?", "nieuw": "Nog vragen?"}}
    herlezen = herlees(OpgeslagenBrief.objects.select_related("bestand").get(pk=opgeslagen.pk))
    assert herlezen.gelijk and "Nog vragen?" in tekst(herlezen.brief)
    gewijzigd = Gebeurtenis.objects.get(soort="brieftekst_gewijzigd")
    assert gewijzigd.gegevens["wijzigingen"] == [{"stuk": "vragen_kop", "oud": "Heeft u vragen?", "nieuw": "Nog vragen?"}]
    assert Gebeurtenis.objects.filter(soort="brief_gemaakt").order_by("pk").last().gegevens["eigen_tekst"] == opgeslagen.eigen_tekst  # type: ignore[union-attr]
    with pytest.raises(Geweigerd, match="al verstuurd"):
        werk.wijzig({"vragen_kop": "Te laat?"}, versie=0)


def test_twee_mensen_tegelijk(werk: Werk) -> None:
    werk.wijzig({"vragen_kop": "Van de een?"})
    with pytest.raises(Geweigerd, match="veranderde intussen"):
        werk.wijzig({"vragen_kop": "Van de ander?"}, versie=0, door=werk.jurist)
    with pytest.raises(Geweigerd, match="veranderde intussen"):
        werk.verstuur(gelezen=0)
    assert not OpgeslagenBrief.objects.filter(soort="bouwmelding_oordeel").exists()
    assert not Melding.objects.get().oordeel, "zonder brief is er geen oordeel"


def test_een_brief_met_tweede_paar_ogen_gaat_niet_zonder(werk: Werk, met_tweede: None, account: Callable[..., Account]) -> None:
    with pytest.raises(Geweigerd, match="tweede paar ogen"):
        werk.verstuur()
    concept = werk.leg_voor(0)
    with pytest.raises(Geweigerd, match="al bij een collega"):
        werk.leg_voor(concept.versie)
    with pytest.raises(Geweigerd, match="rol"):
        werk.keur_goed(concept.versie, account("handhaver"))
    with pytest.raises(Geweigerd, match="Schrijf wat er anders moet"):
        acties.stuur_brief_terug(werk.zaak.pk, werk.plek, reden="", versie=concept.versie, door=werk.jurist, moment=MOMENT)
    terug = acties.stuur_brief_terug(
        werk.zaak.pk, werk.plek, reden="Te kort.", versie=concept.versie, door=werk.jurist, moment=MOMENT
    )
    with pytest.raises(Geweigerd, match="tweede paar ogen"):
        werk.verstuur()
    beter = werk.wijzig({"vragen_kop": "Nog vragen?"}, versie=terug.versie)
    opnieuw = werk.leg_voor(beter.versie)
    goed = werk.keur_goed(opnieuw.versie, werk.jurist)
    assert werk.verstuur(gelezen=goed.versie).eigen_tekst and Conceptbrief.objects.get().opgeslagen


def test_wie_meeschreef_keurt_niet_goed(werk: Werk, met_tweede: None) -> None:
    werk.wijzig({"vragen_kop": "Nog vragen?"}, door=werk.jurist)
    concept = werk.leg_voor(1)
    with pytest.raises(Geweigerd, match="schreef zelf"):
        werk.keur_goed(concept.versie, werk.jurist)


def test_veranderde_feiten_worden_genoemd_en_vragen_opnieuw_goedkeuring(werk: Werk, met_tweede: None) -> None:
    goed = werk.keur_goed(werk.leg_voor(0).versie, werk.jurist)
    Zaak.objects.filter(pk=werk.zaak.pk).update(adres="Kade 99")
    with pytest.raises(Geweigerd, match="veranderde: locatie"):
        werk.verstuur(gelezen=goed.versie)
    opnieuw = werk.leg_voor(goed.versie)
    Zaak.objects.filter(pk=werk.zaak.pk).update(adres="Kade 100")
    with pytest.raises(Geweigerd, match="veranderde: locatie"):
        werk.keur_goed(opnieuw.versie, werk.jurist)


def test_wijzigen_na_goedkeuring_vraagt_die_opnieuw(werk: Werk, met_tweede: None) -> None:
    goed = werk.keur_goed(werk.leg_voor(0).versie, werk.jurist)
    anders = werk.wijzig({"vragen_kop": "Nog vragen?"}, versie=goed.versie)
    with pytest.raises(Geweigerd, match="tweede paar ogen"):
        werk.verstuur(gelezen=anders.versie)


def test_de_database_houdt_een_verstuurde_brief_zoals_hij_was(werk: Werk) -> None:
    werk.wijzig({"vragen_kop": "Nog vragen?"})
    opgeslagen = werk.verstuur()
    for rijen, veld in ((OpgeslagenBrief.objects.filter(pk=opgeslagen.pk), "onderwerp"), (Conceptbrief.objects.all(), "onderwerp")):
        with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic():
            rijen.update(**{veld: "Anders"})


@pytest.mark.parametrize(
    "plek", ["oordeel", "oordeel-", "oordeel-01", "brief-1", "oordeel-1-2", "OORDEEL-1", "oordeel-" + "9" * 30]
)
def test_een_vreemde_plek_is_geen_plek(plek: str) -> None:
    assert lees_plek(plek) is None
