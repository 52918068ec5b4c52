"""A deed and its event happen together or not at all, and nobody does what their roles do not allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Rol
from borgwijzer.organisaties.tenant import binnen
from tests.toezicht.daden_bezwaar import BEZWAARDADEN
from tests.zaken.daadsituatie import Situatie
from tests.zaken.daden_bouw import BOUWDADEN
from tests.zaken.daden_zaak import ZAAKDADEN
from tests.zaken.zaakwerk import neem_beeld, registreer_proefmelding

DADEN = {**ZAAKDADEN, **BOUWDADEN, **BEZWAARDADEN}


@pytest.fixture
def situatie(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Iterator[Situatie]:
    with binnen(klaar_organisatie.pk):
        melding = registreer_proefmelding(klaar_organisatie)
        yield Situatie(klaar_organisatie, melding, account("teamleider"), account(*Rol), account(*Rol))


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
        assert geweigerd.value.code == "geen_recht", rol
        assert neem_beeld() == voor
