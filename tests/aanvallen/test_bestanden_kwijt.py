"""A session that ends while somebody sends words and files: afterwards nothing is stored by half."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Controle, Controlestuk, Informatieverzoek, Zaak
from tests.aanvallen.test_invoerlijst import verloop
from tests.web.conftest import Bezoek
from tests.web.formulierwerk import PDF
from tests.zaken.informatiewerk import maak_verzoek
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

GROOT = PDF + b" " * 1_100_000  # more than an unknown visitor may send elsewhere
OPNIEUW = "Kies de bestanden opnieuw"


def _stuk() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.pdf", GROOT)


def test_een_controle_met_fotos_wordt_niet_zonder_fotos_vastgelegd(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    wie: Any = client.persoon  # type: ignore[attr-defined]
    with binnen(klaar_organisatie.pk):
        zaak = registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak
        stel_datum_vast(zaak.pk, "in_gebruik_op", MOMENT.date(), reden="Gezien.", door=wie, moment=MOMENT)
    adres, gezien = f"/zaak/{zaak.nummer}/gebruik/", {
        "daad": "controle-0", "controle-aanleiding": "gebruik_te_vroeg", "controle-plaats": "Rietlaan 1", "controle-gezien": "ja",
        "controle-waarnemingen": "Er brandde licht en er stond een bank.", "controle-dag": f"{vandaag():%d-%m-%Y}",
    }  # fmt: skip
    bewaard, pagina = verloop(client, adres, {**gezien, "stukken": _stuk()})
    assert "De bestanden die u koos, zijn niet bewaard." in pagina
    terug = client.post(adres, bewaard).content.decode()
    assert OPNIEUW in terug and "Er brandde licht en er stond een bank." in terug
    with binnen(klaar_organisatie.pk):
        assert not Controle.objects.exists()
    assert client.post(adres, {**gezien, "stukken": _stuk()}).status_code == 302
    with binnen(klaar_organisatie.pk):
        assert (Controle.objects.count(), Controlestuk.objects.count()) == (1, 1)


def test_een_antwoord_met_een_stuk_wordt_niet_zonder_stuk_opgenomen(zaak: Zaak, bezoek: Bezoek) -> None:
    client, straks = bezoek("toezichthouder"), vandaag() + datetime.timedelta(days=21)
    wie: Any = client.persoon  # type: ignore[attr-defined]
    with binnen(zaak.organisatie_id):
        verzoek = maak_verzoek(zaak, wie, verzonden=True, moment=nu(), uiterlijk=straks)
    adres = f"/zaak/{zaak.nummer}/informatieverzoek/{verzoek.pk}/"
    velden = {"daad": f"neem_op-{verzoek.versie}", "tekst-0": "Zie de tekening."}
    bewaard, _ = verloop(client, adres, {**velden, "stukken-0": _stuk()})
    terug = client.post(adres, bewaard).content.decode()
    assert OPNIEUW in terug and "Zie de tekening." in terug
    with binnen(zaak.organisatie_id):
        assert Informatieverzoek.objects.get().punten[0]["ontvangsten"] == []
    assert client.post(adres, {**velden, "stukken-0": _stuk()}).status_code == 302
