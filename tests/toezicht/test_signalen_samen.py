"""Joining signals, undoing it, raising one to danger, sending one on: what happens, what is refused, and what is never lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.brieven.acties_signaal import bevestig_signaal, zend_door_en_verstuur
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.toezicht.acties.doorzenden import Doorzending
from borgwijzer.toezicht.acties.gevaar import Gevaar, maak_gevaarlijk, meld_gevaar
from borgwijzer.toezicht.acties.signaalbeoordeling import Beoordeling, beoordeel_signaal
from borgwijzer.toezicht.acties.signaalintake import Plaats, neem_signaal_op_bij_plaats
from borgwijzer.toezicht.acties.signaalsamenvoeging import maak_signaal_los, voeg_signaal_bij
from borgwijzer.toezicht.queries_signalen import Keuze, list_signalen, list_signalen_rond
from borgwijzer.zaken.acties.signalen import Binnengekomen, los_signaal_op, neem_signaal_op, voeg_stukken_toe
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Signaal, Signaalstuk, Taak, Zaak
from tests.zaken.test_feiten_vastleggen import bekijk
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
DAG = MOMENT.date()
MELDER = {"naam": "P. Duinker", "adres": "Rietlaan 3, 9999 ZZ Wilgenmeer"}
DIENST = Doorzending("Omgevingsdienst Waterland", ["Postbus 12", "9999 ZE Wilgenmeer"], "Asbest is bij deze dienst belegd.")
REDEN = "Het is dezelfde scheur."


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


@pytest.fixture
def wie(account: Maker) -> Account:
    return account("toezichthouder")


def neem(zaak: Zaak, wie: Account, **anders: object) -> Signaal:
    binnen_ = Binnengekomen(**{"bron": "aannemer", "omschrijving": "Scheur in de wand.", "ontvangen_op": DAG, **anders})  # type: ignore[arg-type]
    return neem_signaal_op(zaak.pk, binnen_, door=wie, moment=MOMENT)


def maak_bestand(zaak: Zaak, nummer: int) -> Bestand:
    keuring = {"bevindingen": []}
    return Bestand.objects.create(
        organisatie_id=zaak.organisatie_id, sha256=f"{nummer:064x}", grootte=9, soort="jpeg", keuring=keuring, ontvangen_op=MOMENT
    )  # fmt: skip


def test_samenvoegen_bewaart_alles_en_telt_een_keer(zaak: Zaak, wie: Account) -> None:
    foto = maak_bestand(zaak, 1)
    een = neem(zaak, wie, onderwerpen=["afwerking"])
    twee = neem(
        zaak, wie, bron="derde", onderwerpen=["fundering"], melder=MELDER, melder_afgeschermd=True, stukken=[("a.jpg", foto)]
    )
    voor = Signaal.objects.values().get(pk=twee.pk)
    voeg_signaal_bij(twee.pk, een.pk, reden=REDEN, door=wie, moment=MOMENT)
    na = Signaal.objects.values().get(pk=twee.pk)
    assert {veld for veld in voor if voor[veld] != na[veld]} == {"samengevoegd_met_id", "samengevoegd_op"}
    assert Signaalstuk.objects.get().signaal_id == twee.pk
    een.refresh_from_db()
    assert (een.onderwerpen, een.versie, een.prioriteit) == (["afwerking", "fundering"], 1, "hoog")
    assert [taak.code for taak in bekijk(zaak).taken if "signaal" in taak.code] == ["beoordeel_signaal"]
    assert "onregelmatigheid_verboden" in {reden.code for reden in bekijk(zaak).mag_in_gebruik.redenen}
    assert [s.pk for s in list_signalen(Keuze()).signalen] == [een.pk]
    assert [s.pk for s in list_signalen(Keuze(toon="samengevoegd")).signalen] == [twee.pk]


def test_losmaken_zet_het_terug_zoals_het_kwam(zaak: Zaak, wie: Account) -> None:
    een, twee = neem(zaak, wie), neem(zaak, wie, bron="derde", onderwerpen=["fundering"])
    voor = Signaal.objects.values().get(pk=twee.pk)
    voeg_signaal_bij(twee.pk, een.pk, reden=REDEN, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="waarom deze signalen toch niet"):
        maak_signaal_los(twee.pk, reden=" ", door=wie, moment=MOMENT)
    maak_signaal_los(twee.pk, reden="Andere gevel.", door=wie, moment=MOMENT)
    assert Signaal.objects.values().get(pk=twee.pk) == voor
    with pytest.raises(Geweigerd, match="staat al op zichzelf"):
        maak_signaal_los(twee.pk, reden="Nog eens.", door=wie, moment=MOMENT)


def test_beide_tijdlijnen_zeggen_het_en_een_andere_zaak_kan_dicht(zaak: Zaak, wie: Account) -> None:
    elders = open_proefzaak(zaak.organisatie)
    hoofd, mee = neem(zaak, wie), neem(elders, wie, onderwerpen=["fundering"])
    voeg_signaal_bij(mee.pk, hoofd.pk, reden=REDEN, door=wie, moment=MOMENT)
    soorten = {g.soort: g.zaak_id for g in Gebeurtenis.objects.filter(soort__in=("signaal_samengevoegd", "signaal_gevoegd"))}
    assert soorten == {"signaal_samengevoegd": elders.pk, "signaal_gevoegd": zaak.pk}
    assert "signaal_open" not in {r.code for r in beletselen(haal_feiten(elders), "sluit_af", kader_van(elders), DAG)}
    assert "signaal_open" in {r.code for r in beletselen(haal_feiten(zaak), "sluit_af", kader_van(zaak), DAG)}
    assert not Taak.objects.filter(zaak=elders, code__contains="signaal")
    los_signaal_op(hoofd.pk, oplossing="De wand is hersteld.", door=wie, moment=MOMENT)
    mee.refresh_from_db()
    assert mee.opgelost_op == DAG and mee.oplossing.endswith("De wand is hersteld.")
    assert Gebeurtenis.objects.filter(soort="signaal_opgelost", zaak_id=elders.pk).count() == 1


def test_wat_niet_samen_kan(zaak: Zaak, wie: Account) -> None:
    een, twee, drie = neem(zaak, wie), neem(zaak, wie), neem(zaak, wie, direct_gevaar=True)

    def voeg(welk: int, bij: int, reden: str = REDEN) -> None:
        voeg_signaal_bij(welk, bij, reden=reden, door=wie, moment=MOMENT)

    for welk, bij, reden, zin in (
        (een.pk, een.pk, REDEN, "niet bij zichzelf"), (drie.pk, een.pk, REDEN, "meldt direct gevaar"),
        (een.pk, twee.pk, " ", "waarom deze signalen"), (een.pk, 10**12, REDEN, "is er niet"),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match=zin):
            voeg(welk, bij, reden)
    voeg(een.pk, drie.pk)
    for welk, bij, zin in (
        (een.pk, twee.pk, "al bij een ander gevoegd"),
        (twee.pk, een.pk, "al bij een ander"),
        (drie.pk, twee.pk, "zelf signalen"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            voeg(welk, bij)
    with pytest.raises(Geweigerd, match="bij een ander gevoegd"):
        los_signaal_op(een.pk, oplossing="Klaar.", door=wie, moment=MOMENT)
    los_signaal_op(drie.pk, oplossing="Klaar.", door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        voeg(twee.pk, drie.pk)
    with pytest.raises(Geweigerd, match="intussen losgemaakt of afgehandeld"):
        maak_signaal_los(een.pk, reden="Toch niet.", door=wie, moment=MOMENT)


def test_afgedaan_zonder_opvolging_neemt_de_gevoegde_mee(zaak: Zaak, wie: Account) -> None:
    hoofd, mee = neem(zaak, wie, bron="derde"), neem(zaak, wie, bron="derde")
    voeg_signaal_bij(mee.pk, hoofd.pk, reden=REDEN, door=wie, moment=MOMENT)
    zonder = Beoordeling([], False, "De kleur van de gevel.", "geen", "Geen risico.")
    beoordeel_signaal(hoofd.pk, zonder, versie=1, door=wie, moment=MOMENT)
    assert not Signaal.objects.filter(opgelost_op=None)
    redenen = beletselen(haal_feiten(zaak), "sluit_af", kader_van(zaak), DAG)
    assert "signaal_open" not in {reden.code for reden in redenen}


def test_gevaar_staat_vandaag_bovenaan(zaak: Zaak, wie: Account) -> None:
    gemeld = meld_gevaar(zaak.pk, Gevaar("De steiger hangt los.", "eigen_constatering"), door=wie, moment=MOMENT)
    taak = Taak.objects.get(code="beoordeel_signaal")
    assert (taak.uiterlijk, gemeld.direct_gevaar) == (DAG, True) and taak.tekst.startswith("Er is nu gevaar")
    with pytest.raises(Geweigerd, match="wat er gevaarlijk is"):
        meld_gevaar(zaak.pk, Gevaar(" ", "eigen_constatering"), door=wie, moment=MOMENT)


def test_een_ouder_signaal_wordt_gevaar_en_moet_opnieuw_beoordeeld(zaak: Zaak, wie: Account) -> None:
    oud = neem(zaak, wie, ontvangen_op=DAG - datetime.timedelta(days=20))
    beoordeel_signaal(
        oud.pk, Beoordeling(["afwerking"], False, "Kras.", "geen", "Volgt niet op."), versie=0, door=wie, moment=MOMENT
    )
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        maak_gevaarlijk(oud.pk, Gevaar("De wand valt."), versie=0, door=wie, moment=MOMENT)
    maak_gevaarlijk(oud.pk, Gevaar("De wand valt."), versie=1, door=wie, moment=MOMENT)
    oud.refresh_from_db()
    assert (oud.direct_gevaar, oud.gevaar_op, oud.beoordeeld_op) == (True, DAG, None)
    assert Taak.objects.get(code="beoordeel_signaal").uiterlijk == DAG
    with pytest.raises(Geweigerd, match="al op direct gevaar"):
        maak_gevaarlijk(oud.pk, Gevaar("Nog eens."), versie=2, door=wie, moment=MOMENT)


def test_doorzenden_sluit_en_de_melder_hoort_het(zaak: Zaak, wie: Account) -> None:
    signaal = neem(zaak, wie, bron="derde", melder=MELDER)
    bevestig_signaal(signaal.pk, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="kreeg al bericht"):
        bevestig_signaal(signaal.pk, door=wie, moment=MOMENT)
    zend_door_en_verstuur(signaal.pk, DIENST, door=wie, moment=MOMENT)
    signaal.refresh_from_db()
    assert (signaal.opgelost_op, signaal.doorgezonden_aan, signaal.bevestigd_op) == (DAG, DIENST.aan, None)
    bevestig_signaal(signaal.pk, door=wie, moment=MOMENT)
    brieven = list(OpgeslagenBrief.objects.order_by("pk").values_list("soort", "geadresseerde"))
    assert [soort for soort, _ in brieven] == ["ontvangst_signaal", "doorzending_signaal", "ontvangst_signaal"]
    assert brieven[0][1] == "P. Duinker"


def test_een_afgeschermde_naam_staat_in_geen_brief_en_geen_gebeurtenis(zaak: Zaak, wie: Account) -> None:
    signaal = neem(zaak, wie, bron="derde", melder=MELDER, melder_afgeschermd=True)
    bevestig_signaal(signaal.pk, door=wie, moment=MOMENT)
    zend_door_en_verstuur(signaal.pk, DIENST, door=wie, moment=MOMENT)
    for brief in OpgeslagenBrief.objects.all():
        assert "Duinker" not in f"{brief.geadresseerde}{brief.feiten}{brief.onderwerp}"
    for gebeurtenis in Gebeurtenis.objects.all():
        assert "Duinker" not in f"{gebeurtenis.gegevens}{gebeurtenis.reden}"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({"aan": " "}, "aan wie u het doorzendt"), ({"adres": [" "]}, "Vul het adres in"), ({"adres": ["x"] * 6}, "Vul het adres in"),
     ({"reden": ""}, "waarom dit signaal voor hen"), ({"aan": "x" * 201}, "aan wie")],
)  # fmt: skip
def test_doorzenden_vraagt_alles(anders: dict[str, object], zin: str, zaak: Zaak, wie: Account) -> None:
    signaal = neem(zaak, wie)
    naar = Doorzending(**{"aan": DIENST.aan, "adres": DIENST.adres, "reden": DIENST.reden, **anders})  # type: ignore[arg-type]
    with pytest.raises(Geweigerd, match=zin):
        zend_door_en_verstuur(signaal.pk, naar, door=wie, moment=MOMENT)
    assert Signaal.objects.get().doorgezonden_op is None and not OpgeslagenBrief.objects.exists()


def test_gevaar_laat_men_niet_aan_een_ander(zaak: Zaak, wie: Account) -> None:
    signaal = neem(zaak, wie, direct_gevaar=True)
    with pytest.raises(Geweigerd, match="ga zelf kijken"):
        zend_door_en_verstuur(signaal.pk, DIENST, door=wie, moment=MOMENT)
    naar = Doorzending(DIENST.aan, DIENST.adres, DIENST.reden, ook_hier=True)
    zend_door_en_verstuur(signaal.pk, naar, door=wie, moment=MOMENT)
    assert Signaal.objects.get().opgelost_op is None


def test_zonder_naam_of_adres_is_er_geen_brief(zaak: Zaak, wie: Account) -> None:
    for melder, zin in (({}, "niemand om aan te schrijven"), ({"naam": "P. Duinker"}, "geen adres of e-mailadres")):
        signaal = neem(zaak, wie, melder=melder)
        with pytest.raises(Geweigerd, match=zin):
            bevestig_signaal(signaal.pk, door=wie, moment=MOMENT)
        assert Signaal.objects.get(pk=signaal.pk).bevestigd_op is None


def test_onbekend_adres_opent_een_zaak_en_hetzelfde_formulier_is_een_signaal(zaak: Zaak, wie: Account) -> None:
    binnen_ = Binnengekomen("derde", "Er wordt gegraven.", DAG, sleutel="s" * 24)
    plaats = Plaats("Lisdodde 14", "9999ZX", "Wilgenmeer")
    eerste = neem_signaal_op_bij_plaats(plaats, binnen_, door=wie, moment=MOMENT)
    tweede = neem_signaal_op_bij_plaats(plaats, binnen_, door=wie, moment=MOMENT)
    assert eerste.pk == tweede.pk and Signaal.objects.count() == 1 and Zaak.objects.count() == 2
    assert (eerste.zaak.adres, eerste.zaak.woonplaats) == ("Lisdodde 14", "Wilgenmeer")
    with pytest.raises(Geweigerd, match="waar het is"):
        neem_signaal_op_bij_plaats(Plaats(), Binnengekomen("derde", "Iets.", DAG), door=wie, moment=MOMENT)
    assert Zaak.objects.count() == 2


def test_foto_s_een_keer_per_inhoud_en_hoogstens_zestig(zaak: Zaak, wie: Account) -> None:
    fotos = [(f"{n}.jpg", maak_bestand(zaak, n)) for n in range(1, 62)]
    signaal = neem(zaak, wie, stukken=fotos[:60])
    assert Signaalstuk.objects.count() == 60
    assert len(voeg_stukken_toe(signaal.pk, [*fotos[59:], fotos[60]], door=wie, moment=MOMENT)) == 1
    assert [s.bestandsnaam for s in Signaalstuk.objects.order_by("pk")] == [naam for naam, _ in fotos]
    with pytest.raises(Geweigerd, match="staan al bij het signaal"):
        voeg_stukken_toe(signaal.pk, fotos[:2], door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="ten hoogste 60"):
        voeg_stukken_toe(signaal.pk, fotos, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="Kies eerst"):
        voeg_stukken_toe(signaal.pk, [], door=wie, moment=MOMENT)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"blokkeert_verklaring": True}, "Alleen een kwaliteitsborger"), ({"herstel_op": DAG}, "kies dan 'ja'"),
        ({"kanaal": "duif"}, "hoe het signaal binnenkwam"), ({"artikelen": "x" * 301}, "korter dan 300"),
        ({"melder": {"naam": "x" * 301}}, "korter dan 300"), ({"bewijs": "x" * 2_001}, "korter dan"),
        ({"ontvangen_op": DAG + datetime.timedelta(days=1)}, "in de toekomst"),
        ({"onderwerpen": ["zwembad"]}, "kent het onderwerp"),
        ({"bron": "buurman"}, "van wie het signaal komt"),
        ({"herstel_afgesproken": True, "herstel_op": datetime.date(1900, 1, 1)}, "Kies een dag"),
    ],
)  # fmt: skip
def test_wat_er_niet_in_kan(anders: dict[str, object], zin: str, zaak: Zaak, wie: Account) -> None:
    with pytest.raises(Geweigerd, match=zin):
        neem(zaak, wie, **anders)
    assert not Signaal.objects.exists()


def test_rond_een_zaak_zijn_drie_vragen_genoeg(zaak: Zaak, wie: Account) -> None:
    Zaak.objects.filter(pk=zaak.pk).update(rd_x=90_000, rd_y=425_000)
    dichtbij, ver, zelfde = (open_proefzaak(zaak.organisatie) for _ in range(3))
    for ander, x in ((dichtbij, 90_080), (ver, 90_300)):
        Zaak.objects.filter(pk=ander.pk).update(rd_x=x, rd_y=425_000, adres="Elders 9", postcode="9999XX")
    signalen = [neem(een, wie) for een in (zaak, dichtbij, ver, zelfde)]
    zaak.refresh_from_db()
    with CaptureQueriesContext(connection) as vragen:
        gevonden = list_signalen_rond(zaak, DAG, kader_van(zaak).inhoud.gelijke_signalen)
    assert {s.pk for s in gevonden} == {signalen[0].pk, signalen[1].pk, signalen[3].pk}
    assert len(vragen) == 3
