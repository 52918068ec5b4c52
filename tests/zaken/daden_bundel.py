"""Deeds about bundles, each with how to set it up."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.bundel import acties
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from tests.bundel.bundelwerk import maak_pdf, registreer_met_stukken
from tests.zaken.daadsituatie import Situatie, Stap

VRAAG = acties.Bundelvraag("bezwaar", "", {})


def _vraag(s: Situatie) -> Callable[[], object]:
    zaak = registreer_met_stukken(s.organisatie, {"plan.pdf": maak_pdf()}).zaak
    return lambda: acties.vraag_bundel(zaak.pk, VRAAG, door=s.wie, moment=nu())


def _stop(s: Situatie) -> Callable[[], object]:
    zaak = registreer_met_stukken(s.organisatie, {"plan.pdf": maak_pdf()}).zaak
    bundel = acties.vraag_bundel(zaak.pk, VRAAG, door=s.collega, moment=nu())
    return lambda: acties.stop_bundel(bundel.pk, door=s.wie, moment=nu())


# deed -> (how to set it up, the module that writes its event, its right)
BUNDELDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "vraag_bundel": (_vraag, acties, Daad.MAAK_BUNDEL),
    "stop_bundel": (_stop, acties, Daad.MAAK_BUNDEL),
}
