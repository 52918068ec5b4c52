"""The table of roles and deeds."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol, eis_recht, list_rollen_voor, mag

PAKKET = Path(__file__).parents[2] / "borgwijzer"


@dataclass
class Persoon:
    rollen: list[str] = field(default_factory=list)
    actief: bool = True


def test_elke_rol_staat_in_de_tabel_en_elke_daad_heeft_iemand() -> None:
    assert set(RECHTEN) == set(Rol)
    assert all(list_rollen_voor(daad) for daad in Daad)


def test_elke_daad_wordt_ergens_gevraagd() -> None:
    bronnen = [pad for pad in PAKKET.rglob("*.py") if pad.name != "rechten.py"]
    code = " ".join(pad.read_text(encoding="utf-8") for pad in bronnen)
    assert [daad.name for daad in Daad if not re.search(rf"\b(Daad|Recht)\.{daad.name}\b", code)] == []


def test_wie_mag_wat() -> None:
    assert list_rollen_voor(Daad.KEUR_AFWIJZING_GOED) == [Rol.JURIST, Rol.TEAMLEIDER]
    assert RECHTEN[Rol.LEZER] == {Daad.ZIE_ZAAK, Daad.ZIE_BRIEVEN}
    assert mag(Persoon(["lezer"]), Daad.ZIE_ZAAK)
    assert not mag(Persoon(["lezer"]), "zie_bsn")
    assert mag(Persoon(["lezer", "jurist"]), "zie_bsn")


def test_zonder_rol_of_niet_actief_mag_niets() -> None:
    for daad in Daad:
        assert not mag(Persoon([]), daad)
        assert not mag(Persoon([rol.value for rol in Rol], actief=False), daad)


def test_een_tikfout_in_een_daad_is_een_fout() -> None:
    with pytest.raises(ValueError, match="zie_zaken"):
        mag(Persoon(["lezer"]), "zie_zaken")


def test_geweigerd_zegt_wie_het_wel_mag() -> None:
    eis_recht(Persoon(["jurist"]), Daad.KEUR_AFWIJZING_GOED)
    with pytest.raises(Geweigerd, match="rol jurist of teamleider nodig: vraag een collega") as fout:
        eis_recht(Persoon(["intake"]), Daad.KEUR_AFWIJZING_GOED)
    assert (fout.value.code, fout.value.grondslag) == ("geen_recht", ())
