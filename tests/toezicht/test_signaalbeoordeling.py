"""Assessing a signal: what must be said, what the kader lets a person do without a reason, and what it does to the zaak."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.signaalbeoordeling import Beoordeling, beoordeel_signaal
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.models import Signaal, Taak, Zaak
from tests.zaken.test_feiten_vastleggen import bekijk
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

Maker = Callable[..., Account]
KIJKEN = Beoordeling(["fundering"], True, "Er zijn scheuren te zien.", "bezoek")


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak


def neem_op(zaak: Zaak, wie: Account, bron: str = "aannemer") -> Signaal:
    return neem_signaal_op(zaak.pk, Binnengekomen(bron, "Scheur.", MOMENT.date()), door=wie, moment=MOMENT)


def test_beoordelen_geeft_ander_werk_en_staat_in_het_logboek(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    signaal = neem_op(zaak, wie)
    assert set(Taak.objects.values_list("code", flat=True)) >= {"beoordeel_signaal"}
    beoordeel_signaal(signaal.pk, KIJKEN, versie=0, door=wie, moment=MOMENT)
    codes = {taak.code: taak.tekst for taak in bekijk(zaak).taken}
    assert "beoordeel_signaal" not in codes and codes["volg_signaal_op"].startswith("Ga kijken")
    gegevens = Gebeurtenis.objects.get(soort="signaal_beoordeeld").gegevens
    assert (gegevens["aanpak"], gegevens["risico"], gegevens["advies"]["aanpak"]) == ("bezoek", True, "bezoek")
    assert gegevens["was"] == {"onderwerpen": [], "risico": None, "aanpak": ""}


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"risico": None}, "risico voor veiligheid of gezondheid"), ({"risico_reden": "  "}, "waaruit u dat opmaakt"),
        ({"onderwerpen": []}, "ten minste een onderwerp"), ({"onderwerpen": ["zwembad"]}, "kent het onderwerp zwembad niet"),
        ({"aanpak": ""}, "wat u met het signaal doet"), ({"aanpak": "wachten"}, "wat u met het signaal doet"),
        ({"aanpak": "bureau"}, "iets anders doet dan het kader zegt"), ({"aanpak": "geen"}, "iets anders doet dan het kader"),
        ({"aanpak_reden": "x" * 2_001}, "korter dan"), ({"risico_reden": "x" * 2_001}, "korter dan"),
    ],
)  # fmt: skip
def test_wat_niet_kan(anders: dict[str, object], zin: str, zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    signaal = neem_op(zaak, wie)
    with pytest.raises(Geweigerd, match=zin):
        beoordeel_signaal(signaal.pk, replace(KIJKEN, **anders), versie=0, door=wie, moment=MOMENT)  # type: ignore[arg-type]
    assert Signaal.objects.get().beoordeeld_op is None


def test_een_derde_zonder_risico_is_met_een_reden_afgedaan(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    signaal = neem_op(zaak, wie, "derde")
    assert bekijk(zaak).mag_in_gebruik.oordeel == "nee"
    zonder = Beoordeling([], False, "Het gaat over de kleur van de gevel.", "geen")
    with pytest.raises(Geweigerd, match="waarom u het signaal niet opvolgt"):
        beoordeel_signaal(signaal.pk, zonder, versie=0, door=wie, moment=MOMENT)
    beoordeel_signaal(signaal.pk, replace(zonder, aanpak_reden="Geen risico."), versie=0, door=wie, moment=MOMENT)
    assert Signaal.objects.get().oplossing == "Geen opvolging. Geen risico."
    assert not {reden.code for reden in bekijk(zaak).mag_in_gebruik.redenen} & {"onregelmatigheid_verboden"}
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        beoordeel_signaal(signaal.pk, KIJKEN, versie=0, door=wie, moment=MOMENT)


def test_geen_opvolging_van_een_betrokkene_houdt_de_onregelmatigheid_open(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    afwerking = Beoordeling(["afwerking"], False, "Een kras in een deur.", "geen", "Bijlage 1 volgt dit niet op.")
    beoordeel_signaal(neem_op(zaak, wie).pk, afwerking, versie=0, door=wie, moment=MOMENT)
    assert Signaal.objects.get().opgelost_op is None
    redenen = {reden.code for reden in bekijk(zaak).mag_in_gebruik.redenen}
    assert "onregelmatigheid_onder_voorwaarden" in redenen, "bijlage 1 zegt ook dan iets over het gebruik"
    assert not {taak.code for taak in bekijk(zaak).taken} & {"beoordeel_signaal", "volg_signaal_op"}


def test_opnieuw_beoordelen_bewaart_wat_er_stond(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    signaal = neem_op(zaak, wie)
    beoordeel_signaal(signaal.pk, KIJKEN, versie=0, door=wie, moment=MOMENT)
    anders = replace(KIJKEN, onderwerpen=["toegankelijk"], aanpak="bureau")
    with pytest.raises(Geweigerd, match="heeft dit signaal intussen beoordeeld"):
        beoordeel_signaal(signaal.pk, anders, versie=0, door=account("jurist"), moment=MOMENT)
    beoordeel_signaal(signaal.pk, anders, versie=1, door=wie, moment=MOMENT)
    laatste = Gebeurtenis.objects.filter(soort="signaal_beoordeeld").latest("pk").gegevens
    assert laatste["was"] == {"onderwerpen": ["fundering"], "risico": True, "aanpak": "bezoek"}
