"""Two at once, each on a connection of its own: one file read in twice, and one deed done twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.radar.acties.bezoeken import Bezoek, leg_begonnen_vast
from borgwijzer.radar.acties.inlezen import lees_in
from borgwijzer.radar.models import Vergunning
from borgwijzer.zaken.models import Zaak
from tests.radar.vergunningwerk import BAG, MOMENT, VANDAAG, maak_vergunning, schrijf_bestand, schrijf_rij


def _doe_tegelijk(organisatie: Organisatie, doe: Callable[[], object], aantal: int = 4) -> list[object]:
    start = Barrier(aantal)

    def een() -> object:
        try:
            with binnen(organisatie.pk):
                start.wait(30)
                return doe()
        except Geweigerd as fout:
            return fout.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(aantal) as ploeg:
        return [taak.result(60) for taak in [ploeg.submit(een) for _ in range(aantal)]]


@pytest.mark.parametrize("ronde", range(3))
def test_hetzelfde_bestand_tegelijk(ronde: int, echte_database: str, klaar_organisatie: Organisatie) -> None:
    ruw = schrijf_bestand(*(schrijf_rij(f"V-{n}", bag="") for n in range(200)))
    verslagen = _doe_tegelijk(klaar_organisatie, lambda: lees_in(ruw, organisatie=klaar_organisatie, door=None, moment=MOMENT))
    assert sorted(verslag.nieuw for verslag in verslagen) == [0, 0, 0, 200]  # type: ignore[attr-defined]
    with binnen(klaar_organisatie.pk):
        assert Vergunning.objects.count() == 200


def test_dezelfde_bouw_twee_keer_vastgelegd_is_een_zaak(
    echte_database: str, klaar_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    wie = account("toezichthouder")
    with binnen(klaar_organisatie.pk):
        vergunning = maak_vergunning(klaar_organisatie, bag_id=BAG)

    def doe() -> str:
        bezoek = Bezoek(VANDAAG, "Fundering ligt er.")
        leg_begonnen_vast(vergunning.pk, bezoek, begonnen_op=VANDAAG, versie=0, door=wie, moment=MOMENT)
        return "gedaan"

    assert sorted(map(str, _doe_tegelijk(klaar_organisatie, doe))) == ["gedaan", "ingehaald", "ingehaald", "ingehaald"]
    with binnen(klaar_organisatie.pk):
        assert Zaak.objects.count() == 1
