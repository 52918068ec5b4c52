"""Reading in: counts, what is decided stays, links that are certain, and rows of one organisatie alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.radar.acties.bezoeken import sluit_zonder_melding
from borgwijzer.radar.acties.inlezen import Inleesverslag, lees_in
from borgwijzer.radar.acties.koppelen import heropen, werk_koppelingen_bij
from borgwijzer.radar.bestand import Onbruikbaar
from borgwijzer.radar.models import Vergunning
from borgwijzer.radar.werk import plan_radar, werk_radar_bij
from borgwijzer.zaken.acties.registreren import trek_melding_in
from tests.radar.vergunningwerk import BAG, MOMENT, maak_vergunning, meld_bouw, schrijf_bestand, schrijf_rij

pytestmark = pytest.mark.usefixtures("klaar_organisatie", "in_organisatie")


def _lees(organisatie: Organisatie, *rijen: str, door: Account | None = None) -> Inleesverslag:
    return lees_in(schrijf_bestand(*rijen), organisatie=organisatie, door=door, moment=MOMENT)


def test_tellingen_en_tweede_keer(organisatie: Organisatie) -> None:
    rijen = [schrijf_rij(f"V-{n}", bag="") for n in range(3)]
    assert _lees(organisatie, *rijen) == Inleesverslag(3, 0, 0, 0)
    assert _lees(organisatie, *rijen) == Inleesverslag(0, 0, 3, 0)
    anders = schrijf_rij("V-1", bag="", omschrijving="Nieuwbouw schuur")
    assert _lees(organisatie, *rijen[:1], anders, schrijf_rij("V-9", bag="")) == Inleesverslag(1, 1, 1, 0)
    assert Vergunning.objects.get(nummer="V-1").omschrijving == "Nieuwbouw schuur"
    assert Vergunning.objects.get(nummer="V-1").versie == 1, "wie de pagina open had, merkt het"
    gebeurtenis = Gebeurtenis.objects.filter(soort="vergunningen_ingelezen").order_by("pk").last()
    assert gebeurtenis and gebeurtenis.gegevens["bijgewerkte_nummers"] == ["V-1"]


def test_waar_iets_over_besloten_is_blijft(organisatie: Organisatie, account: Callable[..., Account]) -> None:
    _lees(organisatie, schrijf_rij(bag=""))
    vergunning = Vergunning.objects.get()
    sluit_zonder_melding(vergunning.pk, reden="Vergunningvrij.", versie=0, door=account("intake"), moment=MOMENT)
    verslag = _lees(organisatie, schrijf_rij(bag="", adres="Elders 5"))
    assert verslag == Inleesverslag(0, 0, 1, 0, ("V-1",))
    assert Vergunning.objects.get().adres == "Rietlaan 1"


def test_een_fout_en_niets_is_ingelezen(organisatie: Organisatie) -> None:
    with pytest.raises(Onbruikbaar, match="een fout"):
        _lees(organisatie, schrijf_rij("V-1"), schrijf_rij("V-2", soort="x"))
    assert not Vergunning.objects.exists() and not Gebeurtenis.objects.exists()


def test_zonder_recht_wordt_niets_ingelezen(organisatie: Organisatie, account: Callable[..., Account]) -> None:
    with pytest.raises(Geweigerd, match="rol intake of toezichthouder of teamleider"):
        _lees(organisatie, schrijf_rij(), door=account("lezer", "jurist", "handhaver"))
    assert not Vergunning.objects.exists()


def test_hetzelfde_bag_object_koppelt_vanzelf_met_een_gebeurtenis_in_de_zaak(organisatie: Organisatie) -> None:
    melding = meld_bouw(organisatie)
    assert _lees(organisatie, schrijf_rij()).gekoppeld == 1
    vergunning = Vergunning.objects.get()
    assert (vergunning.toestand, vergunning.zaak_id) == ("gekoppeld", melding.zaak_id)
    gebeurtenis = Gebeurtenis.objects.get(soort="vergunning_gekoppeld")
    assert (gebeurtenis.zaak_id, gebeurtenis.door_naam, gebeurtenis.gegevens["waarom"]) == (melding.zaak_id, "", "bag")
    assert vergunning.gebeurtenissen == [gebeurtenis.pk]
    assert _lees(organisatie, schrijf_rij()) == Inleesverslag(0, 0, 1, 0), "een tweede keer doet niets"


@pytest.mark.parametrize("plek", [{"postcode": "9999 ZZ", "adres": "Rietlaan 1"}, {"bag_id": "9999019900000009"}], ids=str)
def test_een_adres_of_een_ander_object_koppelt_niet_vanzelf(plek: dict[str, str], organisatie: Organisatie) -> None:
    meld_bouw(organisatie, **plek)
    assert _lees(organisatie, schrijf_rij()).gekoppeld == 0
    assert Vergunning.objects.get().toestand == "open"


def test_twee_zaken_op_een_object_koppelt_niet_vanzelf(organisatie: Organisatie) -> None:
    meld_bouw(organisatie)
    meld_bouw(organisatie)
    assert _lees(organisatie, schrijf_rij()).gekoppeld == 0


@pytest.mark.parametrize("stap", [1, 2, 500])
def test_een_latere_melding_koppelt_en_een_ingetrokken_melding_maakt_los(stap: int, organisatie: Organisatie) -> None:
    for nummer in range(3):
        maak_vergunning(organisatie, nummer=f"V-{nummer}", bag_id=f"{BAG[:-1]}{nummer}")
    melding = meld_bouw(organisatie)
    assert werk_koppelingen_bij(organisatie.pk, MOMENT, stap=stap) == (0, 1)
    assert werk_koppelingen_bij(organisatie.pk, MOMENT, stap=stap) == (0, 0)
    trek_melding_in(melding, moment=MOMENT, reden="Gaat niet door.")
    assert werk_koppelingen_bij(organisatie.pk, MOMENT, stap=stap) == (1, 0)
    assert set(Vergunning.objects.values_list("toestand", "zaak_id")) == {("open", None)}
    assert "telt niet meer mee" in Vergunning.objects.get(nummer="V-1").reden
    meld_bouw(organisatie)
    assert werk_koppelingen_bij(organisatie.pk, MOMENT, stap=stap) == (0, 1)


def test_wat_een_mens_losmaakte_koppelt_het_programma_niet_weer(organisatie: Organisatie, account: Callable[..., Account]) -> None:
    meld_bouw(organisatie)
    _lees(organisatie, schrijf_rij())
    vergunning = Vergunning.objects.get()
    heropen(vergunning.pk, reden="Ander project.", versie=vergunning.versie, door=account("intake"), moment=MOMENT)
    assert werk_koppelingen_bij(organisatie.pk, MOMENT) == (0, 0)


def test_een_bouwwerk_dat_al_in_gebruik_is_koppelt_niet(organisatie: Organisatie) -> None:
    zaak = meld_bouw(organisatie).zaak
    zaak.fase = "in_gebruik"
    zaak.save(update_fields=["fase"])
    assert _lees(organisatie, schrijf_rij()).gekoppeld == 0


def test_het_nachtwerk_koppelt(organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    maak_vergunning(organisatie, bag_id=BAG)
    meld_bouw(organisatie)
    gevraagd: list[Any] = []
    monkeypatch.setattr(werk_radar_bij, "defer", lambda **waarden: gevraagd.append(waarden["organisatie_id"]))
    plan_radar(0)
    assert organisatie.pk in gevraagd
    werk_radar_bij(organisatie_id=organisatie.pk)
    assert Vergunning.objects.get().toestand == "gekoppeld"
