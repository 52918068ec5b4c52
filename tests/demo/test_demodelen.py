"""The projects in parts of the demo: made with real deeds, and different under each method of a kader."""

from __future__ import annotations

import pytest

from borgwijzer.demo.delen import verdeel_projecten
from borgwijzer.demo.generator import genereer
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.feiten import haal_feiten, kader_van


@pytest.mark.parametrize(("kader", "mag"), [("lindenveen", ["ja", "nee", "nee"]), ("hoeksche-waard", ["nee", "nee", "nee"])])
def test_een_deel_is_klaar_en_de_andere_niet(klaar_organisatie: Organisatie, kader: str, mag: list[str]) -> None:
    with binnen(klaar_organisatie.pk):
        versie = neem_in_gebruik(zoek_kader(kader), organisatie_id=klaar_organisatie.pk, moment=nu())
        wie = Account.objects.maak(
            email="amal@wilgenmeer.example.org", naam="Amal Rietvoort", organisatie=klaar_organisatie, rollen=[Rol.TEAMLEIDER],
            wachtwoord="proefwachtwoord-1",
        )  # fmt: skip
        genereer(klaar_organisatie, versie, aantal=60, zaad=1, peildatum=vandaag(), behandelaars=[wie])
        zaken = verdeel_projecten(klaar_organisatie, nu())
        assert zaken
        for zaak in zaken:
            zaak.refresh_from_db()
            bepaald = stand(haal_feiten(zaak), kader_van(zaak), vandaag())
            assert [deel.mag_in_gebruik.oordeel for deel in bepaald.fasen] == mag, zaak.nummer
            assert bepaald.fasen[0].fase == "wacht_op_gebruik"
