"""A second version of the kader of Wilgenmeer, with a shorter termijn and one eis more, taken into use as a municipality would."""

from __future__ import annotations

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.kader import Kader, lees_kader

DATUM = "2026-01-01"
NIEUWE_EIS = "hw-gm-geluid"
EIS = f"""
[[eis]]
id = "{NIEUWE_EIS}"
melding = "gereedmelding"
tekst = "Het geluidsrapport is bijgevoegd"
soort = "automatisch"
toets = {{ document = "geluidsrapport" }}
bron = "2.1.1, stap 3"
"""
# The wachttijd of the gereedmelding: ten werkdagen become seven.
WACHTTIJD = ('naam = "Wachttijd na de gereedmelding"\nlengte = 10', 'naam = "Wachttijd na de gereedmelding"\nlengte = 7')


def maak_nieuwe_versie(*, datum: str = DATUM, eis: str = EIS) -> Kader:
    """The kader as a municipality would change it, checked as any other."""
    oud = zoek_kader("hoeksche-waard")
    tekst = oud.tekst.replace("geldig_vanaf = 2024-01-01", f"geldig_vanaf = {datum}").replace(*WACHTTIJD) + eis
    assert oud.tekst.count(WACHTTIJD[0]) == 1
    return lees_kader(tekst, bestand="nieuw.toml", ouder=oud.ouder)


def neem_nieuwe_versie(organisatie: Organisatie, *, datum: str = DATUM) -> Kaderversie:
    """Take the new version into use; call it inside the organisatie."""
    return neem_in_gebruik(maak_nieuwe_versie(datum=datum), organisatie_id=organisatie.pk, moment=nu())
