"""A request for data: drawn up, sent, reminded, answered and checked; by whom, and what it changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from borgwijzer.brieven.acties_informatie import herinner_en_verstuur, toon_verzoekbrief, verzend_verzoek_en_brief
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.weergave import tekst
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.herstel import Aangevuld
from borgwijzer.zaken.acties.informatie import (
    Gevraagd,
    beeindig_verzoek,
    herinner_verzoek,
    stel_verzoek_op,
    verzend_verzoek,
    wijzig_verzoek,
)
from borgwijzer.zaken.acties.informatie_ontvangst import controleer_ontvangst, neem_informatie_op
from borgwijzer.zaken.acties.toetsen import bekijk_toets
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Document, Informatieverzoek, Melding, Taak
from tests.zaken.informatiewerk import maak_opzet, maak_verzoek
from tests.zaken.zaakwerk import MOMENT, open_proefzaak, registreer_proefmelding

Maker = Callable[..., Account]
DAG = datetime.timedelta(days=1)
TE_LAAT = datetime.datetime(2026, 3, 17, 9, tzinfo=datetime.UTC)
NIEUWE_DAG = datetime.date(2026, 3, 24)


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def melding(klaar_organisatie: Organisatie) -> Melding:
    return registreer_proefmelding(klaar_organisatie)


@pytest.fixture
def wie(account: Maker) -> Account:
    return account("toezichthouder")


def weiger(code: str, doe: Callable[[], Any]) -> Geweigerd:
    with pytest.raises(Geweigerd) as geweigerd:
        doe()
    assert geweigerd.value.code == code, geweigerd.value.zin
    return geweigerd.value


def taken_van(melding: Melding) -> set[tuple[str, str]]:
    return set(Taak.objects.filter(zaak=melding.zaak, rol__in=["toezichthouder", "handhaver"]).values_list("code", "rol"))


def soorten(melding: Melding) -> list[str]:
    rijen = Gebeurtenis.objects.filter(zaak_id=melding.zaak_id, soort__startswith="informatie")
    return list(rijen.order_by("volgnummer").values_list("soort", flat=True))


def test_van_concept_tot_alles_goed_ontvangen(melding: Melding, wie: Account, klaar_organisatie: Organisatie) -> None:
    verzoek = maak_verzoek(melding.zaak, wie)
    melding.zaak.refresh_from_db()
    assert taken_van(melding) == set() and melding.zaak.volgende_wat != "", "een concept verandert niets"
    verzoek = verzend_verzoek(verzoek.pk, versie=0, door=wie, moment=MOMENT)
    termijnen = stand(haal_feiten(melding.zaak), kader_van(melding.zaak), MOMENT.date()).termijnen
    assert [t.resultaat.uitkomst for t in termijnen if t.soort == "informatieverzoek"] == [verzoek.uiterlijk]
    verzoek = herinner_verzoek(verzoek.pk, NIEUWE_DAG, versie=1, door=wie, moment=TE_LAAT)
    bestand = bewaar_ruw(b"heiplan", organisatie_id=klaar_organisatie.pk, moment=TE_LAAT)
    antwoord = {0: Aangevuld([("heiplan.pdf", bestand)]), 1: Aangevuld(tekst="Dat weten wij nog niet.")}
    verzoek = neem_informatie_op(verzoek.pk, antwoord, door=None, moment=TE_LAAT + DAG)
    assert taken_van(melding) == {("controleer_ontvangst", "toezichthouder")}
    verzoek = controleer_ontvangst(verzoek.pk, 0, goed=True, toelichting="", versie=3, door=wie, moment=TE_LAAT + DAG)
    verzoek = controleer_ontvangst(verzoek.pk, 1, goed=False, toelichting="Geen naam.", versie=4, door=wie, moment=TE_LAAT + DAG)
    assert taken_van(melding) == set()
    verzoek = neem_informatie_op(verzoek.pk, {1: Aangevuld(tekst="Meetburo Noord.")}, door=wie, moment=TE_LAAT + 2 * DAG)
    assert [een["goed"] for een in verzoek.punten[1]["ontvangsten"]] == [False, None]
    controleer_ontvangst(verzoek.pk, 1, goed=True, toelichting="", versie=6, door=wie, moment=TE_LAAT + 2 * DAG)
    assert taken_van(melding) == set()
    assert soorten(melding) == [
        "informatieverzoek_opgesteld", "informatieverzoek_verzonden", "informatieverzoek_herinnerd", "informatie_ontvangen",
        "informatie_gecontroleerd", "informatie_gecontroleerd", "informatie_ontvangen", "informatie_gecontroleerd",
    ]  # fmt: skip
    laatste = Gebeurtenis.objects.filter(zaak_id=melding.zaak_id).order_by("volgnummer").last()
    assert laatste and laatste.gegevens["klaar"] is True
    weiger("al_klaar", lambda: beeindig_verzoek(verzoek.pk, reden="Klaar.", versie=7, door=wie, moment=TE_LAAT + 3 * DAG))


@pytest.mark.parametrize(("soort", "taak"), [
    ("inzage", ("handhaaf_informatieverzoek", "handhaver")),
    ("verduidelijking", ("verder_zonder_verduidelijking", "toezichthouder")),
])  # fmt: skip
def test_wie_twee_keer_niet_antwoordt(soort: str, taak: tuple[str, str], melding: Melding, wie: Account) -> None:
    verzoek = maak_verzoek(melding.zaak, wie, verzonden=True, soort=soort)
    weiger("nog_op_tijd", lambda: herinner_verzoek(verzoek.pk, NIEUWE_DAG, versie=1, door=wie, moment=MOMENT))
    herinner_verzoek(verzoek.pk, NIEUWE_DAG, versie=1, door=wie, moment=TE_LAAT)
    weiger("al_herinnerd", lambda: herinner_verzoek(verzoek.pk, NIEUWE_DAG, versie=2, door=wie, moment=TE_LAAT))
    bepaald = stand(haal_feiten(melding.zaak), kader_van(melding.zaak), NIEUWE_DAG + DAG)
    assert taak in {(een.code, een.rol) for een in bepaald.taken}


def test_een_document_bij_een_antwoord_telt_niet_mee_in_de_toets(
    melding: Melding, wie: Account, klaar_organisatie: Organisatie
) -> None:
    """What comes in later says nothing about whether the bouwmelding was complete or legible."""
    voor = bekijk_toets(melding, MOMENT.date())
    verzoek = maak_verzoek(melding.zaak, wie, verzonden=True)
    bestand = bewaar_ruw(b"", organisatie_id=klaar_organisatie.pk, moment=MOMENT)
    neem_informatie_op(verzoek.pk, {0: Aangevuld([("leeg.pdf", bestand)])}, door=wie, moment=MOMENT)
    assert Document.objects.get(bestandsnaam="leeg.pdf").melding is None
    assert bekijk_toets(melding, MOMENT.date()) == voor


@pytest.mark.parametrize("rol", ["intake", "handhaver", "jurist", "teamleider"])
@pytest.mark.parametrize("soort", ["inlichtingen", "inzage"])
def test_toezicht_is_voor_wie_toezichthouder_is(rol: str, soort: str, melding: Melding, wie: Account, account: Maker) -> None:
    ander = account(rol)
    opzet = maak_opzet(melding.zaak, soort=soort)
    zin = weiger("geen_recht", lambda: stel_verzoek_op(melding.zaak_id, opzet, door=ander, moment=MOMENT)).zin
    assert "Awb 5:11" in zin
    verzoek = stel_verzoek_op(melding.zaak_id, opzet, door=wie, moment=MOMENT)
    weiger("geen_recht", lambda: verzend_verzoek(verzoek.pk, versie=0, door=ander, moment=MOMENT))
    anders = maak_opzet(melding.zaak)
    weiger("geen_recht", lambda: wijzig_verzoek(verzoek.pk, anders, versie=0, door=ander, moment=MOMENT))
    stel_verzoek_op(melding.zaak_id, maak_opzet(melding.zaak, soort="verduidelijking"), door=ander, moment=MOMENT)


@pytest.mark.parametrize(("anders", "code"), [
    ({"soort": "onbekend"}, "soort_onbekend"),
    ({"betrokkene": 0}, "partij_onbekend"),
    ({"punten": [Gevraagd("", "Heien")]}, "punt_leeg"),
    ({"punten": [Gevraagd("x")] * 21}, "te_veel_punten"),
    ({"reden": "x" * 2001}, "reden_te_lang"),
])  # fmt: skip
def test_een_concept_dat_niet_klopt(anders: dict[str, Any], code: str, melding: Melding, wie: Account) -> None:
    weiger(code, lambda: stel_verzoek_op(melding.zaak_id, maak_opzet(melding.zaak, **anders), door=wie, moment=MOMENT))
    assert not Informatieverzoek.objects.exists()


@pytest.mark.parametrize(("anders", "code"), [
    ({"reden": ""}, "reden_ontbreekt"),
    ({"punten": []}, "punt_ontbreekt"),
    ({"punten": [Gevraagd("Wie meet?")]}, "werk_ontbreekt"),
    ({"uiterlijk": MOMENT.date()}, "uiterlijk_voorbij"),
])  # fmt: skip
def test_een_half_concept_wordt_bewaard_maar_niet_verzonden(
    anders: dict[str, Any], code: str, melding: Melding, wie: Account
) -> None:
    verzoek = maak_verzoek(melding.zaak, wie, **anders)
    weiger(code, lambda: verzend_verzoek(verzoek.pk, versie=0, door=wie, moment=MOMENT))
    verzoek.refresh_from_db()
    assert (verzoek.verzonden_op, verzoek.versie) == (None, 0)


def test_een_partij_van_een_andere_zaak_is_geen_partij(melding: Melding, wie: Account, klaar_organisatie: Organisatie) -> None:
    andere = open_proefzaak(klaar_organisatie)
    opzet = maak_opzet(melding.zaak)
    weiger("partij_onbekend", lambda: stel_verzoek_op(andere.pk, opzet, door=wie, moment=MOMENT))


def test_twee_mensen_aan_een_verzoek(melding: Melding, wie: Account, account: Maker) -> None:
    """Both saw the same version: the first counts, the second is told and nothing of the first is lost."""
    ander, verzoek = account("toezichthouder"), maak_verzoek(melding.zaak, wie)
    wijzig_verzoek(verzoek.pk, maak_opzet(melding.zaak, reden="De eerste."), versie=0, door=wie, moment=MOMENT)
    tweede = maak_opzet(melding.zaak, reden="De tweede.")
    weiger("ingehaald", lambda: wijzig_verzoek(verzoek.pk, tweede, versie=0, door=ander, moment=MOMENT))
    weiger("ingehaald", lambda: verzend_verzoek(verzoek.pk, versie=0, door=ander, moment=MOMENT))
    verzoek.refresh_from_db()
    assert (verzoek.reden, verzoek.verzonden_op) == ("De eerste.", None)
    verzend_verzoek(verzoek.pk, versie=1, door=wie, moment=MOMENT)
    weiger("al_verzonden", lambda: verzend_verzoek(verzoek.pk, versie=2, door=ander, moment=MOMENT))
    weiger("al_verzonden", lambda: wijzig_verzoek(verzoek.pk, tweede, versie=2, door=ander, moment=MOMENT))


def test_hetzelfde_antwoord_twee_keer_komt_een_keer_binnen(melding: Melding, wie: Account) -> None:
    verzoek = maak_verzoek(melding.zaak, wie, verzonden=True)
    antwoord = {0: Aangevuld(tekst="Maandag.")}
    neem_informatie_op(verzoek.pk, antwoord, door=None, moment=MOMENT)
    weiger("punt_onbekend", lambda: neem_informatie_op(verzoek.pk, antwoord, door=wie, moment=MOMENT))
    weiger("niets_ontvangen", lambda: neem_informatie_op(verzoek.pk, {1: Aangevuld(tekst="  ")}, door=None, moment=MOMENT))
    controleer_ontvangst(verzoek.pk, 0, goed=True, toelichting="", versie=2, door=wie, moment=MOMENT)
    controleer = {"goed": True, "toelichting": "", "door": wie, "moment": MOMENT}
    weiger("niets_te_controleren", lambda: controleer_ontvangst(verzoek.pk, 0, versie=3, **controleer))
    weiger("niets_te_controleren", lambda: controleer_ontvangst(verzoek.pk, 9, versie=3, **controleer))


def test_wie_nee_zegt_schrijft_waarom(melding: Melding, wie: Account) -> None:
    verzoek = maak_verzoek(melding.zaak, wie, verzonden=True)
    neem_informatie_op(verzoek.pk, {0: Aangevuld(tekst="Maandag.")}, door=None, moment=MOMENT)
    nee = {"goed": False, "toelichting": " ", "door": wie, "moment": MOMENT}
    weiger("toelichting_ontbreekt", lambda: controleer_ontvangst(verzoek.pk, 0, versie=2, **nee))


def test_een_beeindigd_verzoek_vraagt_niets_meer(melding: Melding, wie: Account) -> None:
    verzoek = maak_verzoek(melding.zaak, wie, verzonden=True)
    weiger("reden_ontbreekt", lambda: beeindig_verzoek(verzoek.pk, reden=" ", versie=1, door=wie, moment=TE_LAAT))
    beeindig_verzoek(verzoek.pk, reden="Ter plaatse gezien.", versie=1, door=wie, moment=TE_LAAT)
    assert taken_van(melding) == set()
    weiger("verzoek_beeindigd", lambda: neem_informatie_op(verzoek.pk, {0: Aangevuld(tekst="x")}, door=None, moment=TE_LAAT))


def test_de_brief_is_wat_iemand_zag_en_blijft_te_lezen(melding: Melding, wie: Account) -> None:
    verzoek = Informatieverzoek.objects.select_related("zaak__organisatie", "melding", "betrokkene").get(
        pk=maak_verzoek(melding.zaak, wie, soort="inzage").pk
    )
    voorbeeld = tekst(toon_verzoekbrief(verzoek, wie=wie.naam, moment=MOMENT))
    opgeslagen = verzend_verzoek_en_brief(verzoek.pk, versie=0, door=wie, moment=MOMENT)
    gelezen = herlees(opgeslagen)
    assert gelezen.gelijk
    assert tekst(gelezen.brief) == voorbeeld.replace("XXXX-XXXX-XXXX", verzoek.code)
    assert "Heien van de fundering" in voorbeeld and f"{wie.naam} is toezichthouder" in voorbeeld and "5:20" in voorbeeld
    herinnering = herinner_en_verstuur(verzoek.pk, NIEUWE_DAG, versie=1, door=wie, moment=TE_LAAT)
    assert herlees(herinnering).gelijk and herinnering.soort == "informatieverzoek_herinnering"


def test_een_brief_die_mislukt_laat_het_verzoek_een_concept(
    melding: Melding, wie: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    verzoek = maak_verzoek(melding.zaak, wie)
    monkeypatch.setattr("borgwijzer.brieven.acties.bewaar_brief", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        verzend_verzoek_en_brief(verzoek.pk, versie=0, door=wie, moment=MOMENT)
    verzoek.refresh_from_db()
    assert (verzoek.verzonden_op, OpgeslagenBrief.objects.count()) == (None, 0)


def test_een_zaak_zonder_melding_krijgt_een_brief_met_haar_nummer(melding: Melding, wie: Account) -> None:
    """Somebody builds without a melding: the toezichthouder can ask all the same."""
    Melding.objects.filter(pk=melding.pk).update(soort="startbouw")
    verzoek = maak_verzoek(melding.zaak, wie, soort="inlichtingen")
    brief = verzend_verzoek_en_brief(verzoek.pk, versie=0, door=wie, moment=MOMENT)
    assert brief.melding is None and brief.feiten["verzoeknummer"] == melding.zaak.nummer
    assert herlees(brief).gelijk
