"""The page of a controle: what a photo says of itself stands beside it, and another day or a far place is pointed out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from tests.toezicht.bezoekwerk import VANDAAG, bezoek_nu, neem_foto
from tests.web.conftest import Bezoek, zonder_hulp
from tests.web.test_signalen_scherm import maak_foto

DELHI = ((28.0, 36.0, 0.0), (77.0, 12.0, 0.0))


@pytest.mark.parametrize(
    ("plek", "genomen", "zinnen", "niet"),
    [
        ((), VANDAAG, ("gemaakt op ma 2 mrt 2026 om 14.05 uur",), "een andere dag"),
        ((), VANDAAG + timedelta(days=7), ("(dat is een andere dag dan de controle)",), "buiten Nederland"),
        (DELHI, VANDAAG, ("buiten Nederland gemaakt. Ga na of de foto van dit bouwwerk is.",), "een andere dag"),
    ],
)
def test_wat_een_foto_van_zichzelf_zegt(
    plek: tuple[tuple[float, ...], ...], genomen: date, zinnen: tuple[str, ...], niet: str, zaak: Zaak, bezoek: Bezoek,
    klaar_organisatie: Organisatie, account: Callable[..., Account],
) -> None:  # fmt: skip
    wie = account("toezichthouder")
    with binnen(klaar_organisatie.pk):
        foto = neem_foto(klaar_organisatie, inhoud=maak_foto(*plek, genomen=f"{genomen:%Y:%m:%d} 14:05:33"))
        controle = bezoek_nu(zaak, wie, stukken=[foto])
    pagina = zonder_hulp(bezoek(persoon=wie).get(f"/zaak/{zaak.nummer}/controle/{controle.pk}/").content.decode())
    assert all(zin in pagina for zin in ("Volgens de foto:", *zinnen)) and niet not in pagina
