"""Who may do a deed in the name of the municipality: the kader goes before the rights of a role."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.organisaties.bevoegd import eis_bevoegd, find_onbevoegd, is_bevoegd, list_bevoegde_rollen
from borgwijzer.organisaties.rechten import Daad, Rol
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import Lastbesluitdaad, Lastwerkdaad
from borgwijzer.regels.mandaat import MANDAATDADEN, noem_besluit, noem_laststap
from borgwijzer.toezicht.acties import lastbesluiten, laststappen

BOUWSTOP = noem_besluit("bouwstop")


@dataclass
class Persoon:
    rollen: list[str] = field(default_factory=list)
    actief: bool = True


def met_mandaat(**daden: tuple[str, ...]) -> Kader:
    kader = zoek_kader("hoeksche-waard")
    mandaat = kader.inhoud.mandaat
    assert mandaat
    anders = {"mandaat": mandaat.model_copy(update={"daden": daden})}
    return replace(kader, inhoud=kader.inhoud.model_copy(update=anders))


@pytest.mark.parametrize(
    ("daden", "rollen", "mag"),
    [
        ({}, ["teamleider"], True),
        ({}, ["handhaver"], False),
        ({BOUWSTOP: ("handhaver", "jurist")}, ["handhaver"], True),
        ({BOUWSTOP: ("handhaver", "jurist")}, ["intake", "jurist"], True),
        ({BOUWSTOP: ("handhaver", "jurist")}, ["teamleider"], False),
        ({noem_besluit("gebruiksverbod"): ("handhaver",)}, ["handhaver"], False),
    ],
)
def test_het_kader_gaat_voor_en_zwijgt_het_dan_telt_het_recht(
    daden: dict[str, tuple[str, ...]], rollen: list[str], mag: bool
) -> None:
    kader = met_mandaat(**daden)
    assert is_bevoegd(Persoon(rollen), Daad.NEEM_BESLUIT, kader, BOUWSTOP) is mag
    assert (find_onbevoegd(Persoon(rollen), Daad.NEEM_BESLUIT, kader, BOUWSTOP) is None) is mag
    assert not is_bevoegd(Persoon(rollen, actief=False), Daad.NEEM_BESLUIT, kader, BOUWSTOP), "wie weg is, mag niets"


def test_de_weigering_zegt_wie_het_wel_mag_en_waar_dat_staat() -> None:
    kader = met_mandaat(**{BOUWSTOP: ("teamleider", "handhaver")})
    assert list_bevoegde_rollen(Daad.NEEM_BESLUIT, kader, BOUWSTOP) == [Rol.HANDHAVER, Rol.TEAMLEIDER]
    with pytest.raises(Geweigerd, match="mandaat aan handhaver of teamleider: vraag een collega") as fout:
        eis_bevoegd(Persoon(["jurist"]), Daad.NEEM_BESLUIT, kader, BOUWSTOP)
    assert (fout.value.code, bool(fout.value.grondslag)) == ("geen_mandaat", True)


def test_elke_daad_met_een_last_heeft_een_naam_in_het_kader() -> None:
    assert set(laststappen.VORMEN) | {"afronden"} == set(get_args(Lastwerkdaad))
    assert {vorm.daad for vorm in lastbesluiten.VORMEN.values()} == set(get_args(Lastbesluitdaad))
    assert {noem_laststap(daad) for daad in get_args(Lastwerkdaad)} <= MANDAATDADEN
    assert {noem_besluit(soort) for soort in lastbesluiten.VORMEN} <= MANDAATDADEN


def test_beheer_noemt_elke_daad() -> None:
    tekst = (Path(__file__).parents[2] / "docs/beheer.md").read_text(encoding="utf-8")
    assert [daad for daad in sorted(MANDAATDADEN) if f"`{daad}`" not in tekst] == []
