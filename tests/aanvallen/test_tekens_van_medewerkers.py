"""Marks that turn the reading direction and control characters, pasted into the forms of staff: no page carries them on."""

from __future__ import annotations

import pytest

from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Betrokkene, Fase, Leernotitie, Signaal, Wisseling, Zaak
from tests.web.conftest import Bezoek

RAAR = "Buro \u202edrooN\u202c\x01\x1b\u2066\r\nDerde 🏚️👷🏽‍♀️ مبنى"
VERBODEN = set("\u202e\u202c\u2066\x01\x1b")
PROEF = {"stap": "1", "ging_goed": RAAR, "was_lastig": RAAR}
SIGNAAL = {"signaal-bron": "derde", "signaal-dag": "02-03-2026", "signaal-tekst": RAAR}
WISSELING = {
    "wisseling-rol": "kwaliteitsborger", "wisseling-naam": RAAR, "wisseling-instrument": RAAR, "wisseling-hoe": RAAR,
    "wisseling-sinds": "05-03-2026", "wisseling-gemeld": "05-03-2026",
}  # fmt: skip


@pytest.mark.parametrize(
    ("pagina", "daad", "velden"),
    [
        ("partijen", "wisseling", WISSELING),
        ("delen", "indelen", {"indelen-namen": RAAR}),
        ("vastleggen", "signaal", SIGNAAL),
        ("proefproject", "aanwijzen", {"naam": RAAR}),
        ("proefproject", "leren", PROEF),
        ("notitie", "", {"notitie_soort": "notitie", "notitie_tekst": RAAR}),
    ],
    ids=["wisseling", "delen", "signaal", "proefproject", "les", "notitie"],
)
def test_een_tekst_keert_geen_pagina_om(pagina: str, daad: str, velden: dict[str, str], zaak: Zaak, bezoek: Bezoek) -> None:
    client, begin = bezoek("intake", "teamleider"), f"/zaak/{zaak.nummer}/"
    if daad == "leren":
        client.post(f"{begin}proefproject/", {"daad": "aanwijzen", "naam": "Proef"})
    assert client.post(f"{begin}{pagina}/", {"daad": daad, **velden}).status_code == 302
    gezien = ""
    for pad in (
        begin,
        f"{begin}partijen/",
        f"{begin}delen/",
        f"{begin}vastleggen/",
        f"{begin}proefproject/",
        "/proefprojecten/csv/",
    ):
        html = client.get(pad).content.decode()
        assert not VERBODEN & set(html), pad
        gezien += html
    assert "Derde 🏚️👷🏽‍♀️ مبنى" in gezien, "wat iemand schreef, staat er"
    with binnen(zaak.organisatie_id):
        regels = [*Signaal.objects.values_list("omschrijving", flat=True), *Leernotitie.objects.values_list("ging_goed", flat=True)]
        assert all("\nDerde" in tekst for tekst in regels), "een tekst van meer regels houdt haar regels"
        namen = [*Wisseling.objects.values_list("naam", flat=True), *Fase.objects.values_list("naam", flat=True)]
        assert not VERBODEN & set("".join([*namen, *Betrokkene.objects.values_list("naam", flat=True)]))
