"""The page of all kinds of letter: who sees it, what it says of own words, and the example as it would be sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.overzicht import list_briefsoorten
from borgwijzer.brieven.voorbeeldbrief import list_voorbeelden, maak_voorbeeldbrief
from borgwijzer.brieven.voorbeelden import VOORBEELDEN
from borgwijzer.brieven.weergave import tekst
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.kader import Kader
from tests.brieven.pdf_lezen import lees_woorden, zonder_wit
from tests.web.conftest import Bezoek, zonder_hulp

PAPIER = Briefpapier(
    team="Team Bouwen", adresregels=["Markt 1", "9999 ZA Wilgenmeer"], telefoon="14 0999", email="bouwen@example.org",
    ondertekenaar="B. Kade", functie="Teamleider",
)  # fmt: skip


def met_teksten(**teksten: str) -> Kader:
    """A kader with own words for the request to supplement."""
    kader = zoek_kader("hoeksche-waard")
    regel = kader.inhoud.brief["herstelverzoek"].model_copy(update={"teksten": teksten})
    inhoud = kader.inhoud.model_copy(update={"brief": {**kader.inhoud.brief, "herstelverzoek": regel}})
    return dataclasses.replace(kader, inhoud=inhoud)


@pytest.fixture
def eigen(klaar_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def zet(**teksten: str) -> None:
        monkeypatch.setattr("borgwijzer.web.views.brieven.lees_versie", lambda _: met_teksten(**teksten))

    return zet


@pytest.mark.parametrize("rol", ["jurist", "beheerder", "teamleider", "lezer"])
def test_wie_mag_ziet_alle_soorten_en_vindt_de_pagina(rol: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek(rol)
    with CaptureQueriesContext(connection) as vragen:
        pagina = client.get("/brieven/").content.decode()
    assert len(vragen) <= 9, [vraag["sql"][:90] for vraag in vragen]
    assert all(f'href="/brieven/{soort.naam}/"' in pagina for soort in list_briefsoorten())
    assert "Alle brieven hebben de standaardtekst" in pagina and 'href="/brieven/"' in pagina
    assert 'method="post" action="/brieven' not in pagina, "hier verandert niets"


@pytest.mark.parametrize("rol", ["intake", "toezichthouder", "handhaver"])
def test_wie_niet_mag_komt_er_niet(rol: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek(rol)
    assert client.get("/brieven/").status_code == 403 and 'href="/brieven/"' not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("teksten", "op_lijst", "op_pagina"),
    [
        ({"vragen": "Bel ons gerust: {telefoon}. Mail naar {email}."}, "Eigen woorden", "Bel ons gerust: 000 123 45 67"),
        ({"vragen": "Bel ons gerust."}, "Eigen woorden", "De standaardtekst noemt ook {telefoon} en {email}"),
        ({"vragen": "Bel {nummer}."}, "Eigen woorden kloppen niet", "gegeven &#x27;nummer&#x27;"),
        ({"bestaat_niet": "x"}, "Eigen woorden kloppen niet", "is niet te vervangen: kies uit"),
    ],
)  # fmt: skip
def test_eigen_woorden_staan_naast_de_standaard_met_wat_er_niet_klopt(
    teksten: dict[str, str], op_lijst: str, op_pagina: str, eigen: Callable[..., None], bezoek: Bezoek
) -> None:
    eigen(**teksten)
    client = bezoek("jurist")
    lijst = zonder_hulp(client.get("/brieven/").content.decode())
    assert op_lijst in lijst and "Bij 1 daarvan gebruikt de gemeente eigen woorden" in lijst
    assert ("Dit klopt niet in het kader" in lijst) == ("kloppen niet" in op_lijst)
    pagina = zonder_hulp(client.get("/brieven/herstelverzoek/").content.decode())
    assert op_pagina in pagina, pagina
    assert "[brief.herstelverzoek.teksten]" in pagina and "borgwijzer brief controleer" in pagina


def test_een_gegeven_dat_dit_geval_niet_heeft_geeft_de_standaardtekst_met_de_reden() -> None:
    kader = zoek_kader("hoeksche-waard")
    regel = kader.inhoud.brief["bouwmelding_volledig"].model_copy(
        update={"teksten": {"vragen": "Bezwaar kan tot {bezwaar_uiterlijk_op}."}}
    )
    inhoud = kader.inhoud.model_copy(update={"brief": {**kader.inhoud.brief, "bouwmelding_volledig": regel}})
    gemaakt = maak_voorbeeldbrief("bouwmelding-volledig", dataclasses.replace(kader, inhoud=inhoud), PAPIER, "Wilgenmeer")
    assert gemaakt.fout and "Bezwaar kan tot" not in tekst(gemaakt.brief)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_voorbeeld_heeft_het_briefpapier_van_de_gemeente_en_zegt_dat_het_niet_echt_is(naam: str) -> None:
    gemaakt = maak_voorbeeldbrief(naam, zoek_kader("hoeksche-waard"), PAPIER, "Gemeente Proefdorp")
    inhoud = tekst(gemaakt.brief)
    assert "Gemeente Proefdorp" in inhoud and "niet echt" in inhoud and gemaakt.fout == ""
    assert naam in list_voorbeelden()[gemaakt.brief.tekstbestand.removesuffix(".toml")]


def test_een_voorbeeld_kiezen_en_als_pdf(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client: Any = bezoek("lezer")
    pagina = client.get("/brieven/herstelverzoek/?voorbeeld=herstelverzoek-bouwmelding").content.decode()
    assert '<option value="herstelverzoek-bouwmelding" selected>' in pagina and klaar_organisatie.naam in pagina
    antwoord = client.get("/brieven/herstelverzoek/herstelverzoek-bouwmelding.pdf")
    assert antwoord.headers["Content-Disposition"].startswith("attachment") and antwoord.content.startswith(b"%PDF")
    assert zonder_wit(klaar_organisatie.naam) in zonder_wit(lees_woorden(antwoord.content))
    with binnen(klaar_organisatie.pk):
        assert not OpgeslagenBrief.objects.exists()
    for weg in ("bestaat-niet/", "herstelverzoek/voornemen-last-dwangsom.pdf", "bestaat-niet/x.pdf"):
        assert client.get(f"/brieven/{weg}").status_code == 404
    assert "voorbeeld" in client.get("/brieven/herstelverzoek/?voorbeeld=verzin").content.decode()


def test_zonder_briefpapier_zegt_de_pagina_wat_er_moet_gebeuren(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    with binnen(klaar_organisatie.pk):
        Briefpapier.objects.all().delete()
    pagina = bezoek("jurist").get("/brieven/waarschuwing/").content.decode()
    assert "Het briefpapier is nog niet ingevuld" in pagina and "Download dit voorbeeld" not in pagina
