"""The nightly run: the copy on the row equals what stand() says, also on a later day, and repeating changes nothing."""

import datetime

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.acties.registreren import Binnengekomen, open_zaak, registreer_melding
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Zaak

BEGIN = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
DAGEN = [datetime.date(2026, 3, 2), datetime.date(2026, 3, 30), datetime.date(2026, 12, 31), datetime.date(2027, 3, 3)]


def vul(organisatie: Organisatie, aantal: int) -> None:
    for _ in range(aantal):
        zaak = open_zaak(organisatie, moment=BEGIN, door=None, gegevens={"geplande_start": datetime.date(2026, 4, 7)})
        registreer_melding(
            zaak, Binnengekomen(soort="bouwmelding", ontvangen_op=BEGIN, kanaal="omgevingsloket", inhoud={}), moment=BEGIN
        )


def test_kopie_is_gelijk_aan_afleiding_op_elke_dag(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 3)
    for dag in DAGEN:
        werk_alle_standen_bij(dag, stap=2)
        for zaak in Zaak.objects.all():
            bepaald = stand(haal_feiten(zaak), kader_van(zaak), dag)
            kopie = (zaak.fase, zaak.mag_starten, zaak.mag_in_gebruik, zaak.volgende_op, zaak.aantal_taken)
            assert kopie == (
                bepaald.fase, bepaald.mag_starten.oordeel, bepaald.mag_in_gebruik.oordeel,
                bepaald.eerstvolgende or GEEN_DATUM, len(bepaald.taken),
            )  # fmt: skip
            assert sorted(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) == sorted(t.code for t in bepaald.taken)


def test_een_tweede_keer_doet_niets(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 3)
    assert werk_alle_standen_bij(DAGEN[1], stap=2) == 3
    assert werk_alle_standen_bij(DAGEN[1], stap=2) == 0


def test_een_afgesloten_zaak_blijft_zoals_zij_is(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 1)
    Zaak.objects.update(fase="afgesloten", afgesloten_op=DAGEN[0])
    assert werk_alle_standen_bij(DAGEN[2]) == 0
