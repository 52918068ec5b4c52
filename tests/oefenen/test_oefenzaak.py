"""A practice case stands exactly at the step that was chosen, today and on any other day; never in a real organisatie."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from borgwijzer.demo.generator import maak_decor
from borgwijzer.demo.zaakloop import speel_verhaal
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.controle import Uitslag
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.logboek.queries import controleer_organisatie
from borgwijzer.oefenen.acties.oefenzaak import INGEVULD, begin_oefenzaak
from borgwijzer.oefenen.verhalen import MOEITES, OEFENINGEN, STAPPEN
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Taak, Zaak
from tests.conftest import maak_klaar
from tests.oefenen.oefenwerk import maak_echte_gemeente, maak_medewerker

DAG = datetime.timedelta(days=1)
# Every eleventh day of a year, and the days after long weekends, when steps of people shift most.
DAGEN = sorted(
    {datetime.date(2026, 1, 1) + 11 * n * DAG for n in range(33)}
    | {datetime.date(2026, 4, 7), datetime.date(2026, 5, 26), datetime.date(2026, 12, 28), datetime.date(2027, 1, 2)}
)


def test_elke_stap_en_elke_moeite_is_er() -> None:
    assert set(OEFENINGEN) == {(stap, moeite) for stap in STAPPEN for moeite in MOEITES}
    assert len({oefening.uitleg for oefening in OEFENINGEN.values()}) == len(OEFENINGEN)


@pytest.mark.parametrize(("stap", "moeite"), OEFENINGEN)
def test_de_zaak_staat_vandaag_bij_die_stap(klaar_organisatie: Organisatie, account: Any, stap: str, moeite: str) -> None:
    oefening, wie = OEFENINGEN[stap, moeite], account(Rol.TOEZICHTHOUDER)
    with binnen(klaar_organisatie.pk):
        zaak = begin_oefenzaak(stap, moeite, organisatie=klaar_organisatie, door=wie, moment=nu())
        bepaald = stand(haal_feiten(zaak), kader_van(zaak), vandaag())
        assert (bepaald.fase, zaak.fase) == (oefening.fase, oefening.fase)
        codes = set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True))
        assert codes == {taak.code for taak in bepaald.taken}
        assert oefening.taak in codes or (
            not oefening.taak and moeite in ("goed", "onvolledig") and codes <= {"vraag_gereedmelding"}
        )
        assert zaak.behandelaar_id == wie.pk
        uitslag = Uitslag()
        controleer_organisatie(uitslag)
        assert uitslag.heel, uitslag.breuken[:3]
        eerdere = Gebeurtenis.objects.filter(zaak_id=zaak.pk).exclude(soort="oefenzaak_begonnen")
        assert set(eerdere.values_list("door_id", flat=True)) == {None}
        assert set(eerdere.values_list("door_naam", flat=True)) <= {"", INGEVULD}
        begonnen = Gebeurtenis.objects.get(zaak_id=zaak.pk, soort="oefenzaak_begonnen")
        assert (begonnen.door_id, begonnen.gegevens["stap"], begonnen.gegevens["moeite"]) == (wie.pk, stap, moeite)


def test_op_elke_dag_van_het_jaar_staat_zij_daar(klaar_organisatie: Organisatie, account: Any) -> None:
    wie = account(Rol.INTAKE)
    with binnen(klaar_organisatie.pk):
        versie = find_versie(klaar_organisatie.kader, organisatie_id=klaar_organisatie.pk, peildatum=vandaag())
        anders = []
        for dag in DAGEN:
            decor = maak_decor(klaar_organisatie, versie, dag) if dag == DAGEN[0] else _op_dag(decor, dag)  # noqa: F821
            for keuze, oefening in OEFENINGEN.items():
                loop = speel_verhaal(oefening.verhaal, decor, leeftijd=oefening.leeftijd, behandelaars=[wie], nummer=0)
                codes = {taak.code for taak in loop.taken}
                if loop.zaak.fase != oefening.fase or (oefening.taak and oefening.taak not in codes):
                    anders.append((dag.isoformat(), keuze, loop.zaak.fase, codes))
    assert anders == []


def _op_dag(decor: Any, dag: datetime.date) -> Any:
    from dataclasses import replace

    return replace(decor, peildatum=dag)


def test_in_een_echte_organisatie_kan_het_niet(echte_database: str) -> None:
    gemeente = maak_echte_gemeente()
    wie = maak_medewerker(gemeente, Rol.TEAMLEIDER)
    with binnen(gemeente.pk):
        with pytest.raises(Geweigerd, match="alleen in een oefenomgeving"):
            begin_oefenzaak("1", "goed", organisatie=gemeente, door=wie, moment=nu())
        assert not Zaak.objects.exists() and not Gebeurtenis.objects.exists()


@pytest.mark.parametrize(("stap", "moeite", "zin"), [("5", "goed", "Kies de stap"), ("1", "ramp", "Kies wat er aan de hand is")])
def test_een_keuze_die_er_niet_is(klaar_organisatie: Organisatie, account: Any, stap: str, moeite: str, zin: str) -> None:
    with binnen(klaar_organisatie.pk), pytest.raises(Geweigerd, match=zin):
        begin_oefenzaak(stap, moeite, organisatie=klaar_organisatie, door=account(Rol.INTAKE), moment=nu())


@pytest.mark.parametrize("rol", [rol for rol in Rol if Daad.OEFEN not in RECHTEN[rol]])
def test_wie_niet_aan_zaken_werkt_begint_er_geen(klaar_organisatie: Organisatie, account: Any, rol: Rol) -> None:
    with binnen(klaar_organisatie.pk), pytest.raises(Geweigerd, match="rol"):
        begin_oefenzaak("1", "goed", organisatie=klaar_organisatie, door=account(rol), moment=nu())


def test_de_stap_is_te_doen_en_niet_alleen_te_zien(andere_organisatie: Organisatie, account: Any) -> None:
    """Another kader: the same cases can be begun there, whatever its phases are called."""
    maak_klaar(andere_organisatie)
    wie = account(Rol.INTAKE, organisatie=andere_organisatie)
    with binnen(andere_organisatie.pk):
        for stap, moeite in OEFENINGEN:
            begin_oefenzaak(stap, moeite, organisatie=andere_organisatie, door=wie, moment=nu())
        assert Zaak.objects.count() == len(OEFENINGEN)
