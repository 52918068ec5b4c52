"""A deed and its event happen together or not at all, and nobody does what their roles do not allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.mandaat import MANDAATDADEN
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import neem_beeld, registreer_proefmelding

# A table beside this file counts by itself; a table elsewhere would count for nothing.
DADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    naam: rij
    for pad in sorted(Path(__file__).parent.glob("daden_*.py"))
    for tabel, rijen in vars(import_module(f"tests.zaken.{pad.stem}")).items()
    if tabel.endswith("DADEN")
    for naam, rij in rijen.items()
}


@pytest.fixture
def situatie(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Iterator[Situatie]:
    with binnen(klaar_organisatie.pk):
        melding = registreer_proefmelding(klaar_organisatie)
        yield Situatie(klaar_organisatie, melding, account("teamleider"), account(*Rol), account(*Rol))


def test_elke_tabel_van_daden_staat_hier() -> None:
    overal = Path(__file__).parents[1].rglob("daden_*.py")
    assert {pad.parent for pad in overal} == {Path(__file__).parent}


class Storing(Exception):
    """The logboek does not work."""


@pytest.mark.parametrize("daad", DADEN)
def test_zonder_gebeurtenis_is_er_niets_gebeurd(daad: str, situatie: Situatie, monkeypatch: pytest.MonkeyPatch) -> None:
    maak, module, _ = DADEN[daad]
    doe = maak(situatie)

    def stuk(*_args: object, **_waarden: object) -> None:
        raise Storing

    voor = neem_beeld()
    with monkeypatch.context() as geduldig:
        geduldig.setattr(module, "leg_vast", stuk)
        with pytest.raises(Storing):
            doe()
    assert neem_beeld() == voor
    doe()
    assert neem_beeld() != voor, "met een werkend logboek gebeurt het wel"


@pytest.mark.parametrize("daad", [naam for naam, (_, _, recht) in DADEN.items() if recht])
def test_zonder_recht_gebeurt_er_niets(daad: str, situatie: Situatie, account: Callable[..., Account]) -> None:
    maak, _, recht = DADEN[daad]
    doe, voor = maak(situatie), neem_beeld()
    for rol in [rol for rol in Rol if recht not in RECHTEN[rol]]:
        situatie.wie = account(rol)
        with pytest.raises(Geweigerd) as geweigerd:
            doe()
        assert geweigerd.value.code in ("geen_recht", "geen_mandaat"), rol
        assert neem_beeld() == voor


MANDAAT = {
    Daad.NEEM_BESLUIT, Daad.BESLIS_OP_BEZWAAR, Daad.KEUR_AFWEGING_GOED, Daad.KEUR_AFWIJZING_GOED, Daad.KEUR_INTERVENTIESTAP_GOED,
    Daad.VOER_INTERVENTIE_UIT,
}  # fmt: skip
# Beginning is not yet something that is done to somebody; a step that is laid ready is sent by who approves it.
ZONDER_MANDAAT = {"begin_interventie", "begin_last", "begin_last_met_spoed", "leg_stap_klaar"}


@pytest.mark.parametrize("daad", sorted(naam for naam, (_, _, recht) in DADEN.items() if recht in MANDAAT))
def test_het_kader_zegt_wie_het_mag(
    daad: str, situatie: Situatie, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    maak, gevraagd = DADEN[daad][0], []
    doe, voor = maak(situatie), neem_beeld()

    def alleen_intake(_kader: object, mandaat: str) -> tuple[str, ...]:
        gevraagd.append(mandaat)
        return ("intake",)

    monkeypatch.setattr("borgwijzer.organisaties.bevoegd.rollen_met_mandaat", alleen_intake)
    if daad in ZONDER_MANDAAT:
        doe()
        assert not gevraagd
        return
    situatie.wie = account("jurist", "teamleider", "handhaver")
    with pytest.raises(Geweigerd, match="geeft dit mandaat aan intake"):
        doe()
    assert neem_beeld() == voor and set(gevraagd) <= MANDAATDADEN, "onder een naam die een kader kan noemen"
    situatie.wie = account("intake")
    doe()
    assert neem_beeld() != voor, "wie het kader noemt, mag het, wat zijn rol verder ook mag"
