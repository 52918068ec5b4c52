"""Example facts for the letters about a zaak: reminders, besluiten and the rapport. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from borgwijzer.brieven.berekening import Berekening, Rekendag
from borgwijzer.brieven.besluitbrief import BouwstopFeiten, GebruiksverbodFeiten, GebruikVoorwaardenFeiten, OpheffingFeiten
from borgwijzer.brieven.feiten import Bezwaar
from borgwijzer.brieven.herinnering import HerinneringEindeFeiten, HerinneringStartFeiten
from borgwijzer.brieven.model import Afzender, Brief, Geadresseerde, Kopie
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.rapport import RapportFeiten

AFZENDER = Afzender(
    gemeente="Gemeente Wilgenmeer",
    team="Team Bouwen en Toezicht",
    adresregels=("Dijkgraafplein 1", "9999 ZA Wilgenmeer"),
    telefoon="14 0999",
    email="bouwen@wilgenmeer.example.org",
    ondertekenaar="S. Verlaat",
    functie="Teamleider",
    namens="Namens het college van burgemeester en wethouders van Wilgenmeer",
)
GEDEELD: dict[str, Any] = {
    "kenmerk": "WM-2026-0042",
    "datum": date(2026, 4, 14),
    "afzender": AFZENDER,
    "geadresseerde": Geadresseerde(
        naam="Mevrouw T. Oeverdijk",
        adresregels=("Rietkraag 7", "9999 ZB Wilgenmeer"),
        aanhef="Geachte mevrouw Oeverdijk",
    ),
    "verzoeknummer": "20260302-00042",
    "bouwactiviteit": "het bouwen van een vrijstaande woning",
    "locatie": "Rietkraag 12, Wilgenmeer",
    "ontvangen_op": datetime(2026, 3, 2, 13, 5, tzinfo=UTC),
    "kopie_aan": (Kopie("Gemachtigde", "Bouwbedrijf De Knotwilg"), Kopie("Kwaliteitsborger", "Borgburo Waterland")),
}


def _bewijs(onderwerp: str, betekenis: str, dagen: int, begin: date = date(2026, 4, 14)) -> Berekening:
    rijen = [Rekendag(begin, False, "dag van verzending")]
    rijen += [Rekendag(begin + timedelta(days=dag), True, "kalenderdag") for dag in range(1, dagen + 1)]
    weken = "1 week" if dagen == 7 else f"{dagen // 7} weken"
    uitleg = f"De termijn is {weken}. De regel staat in: Awb 6:7."
    return Berekening(onderwerp=onderwerp, uitkomst=rijen[-1].datum, betekenis=betekenis, uitleg=uitleg, dagen=tuple(rijen))


_ANTWOORD = _bewijs("antwoord op een herinnering", "Laatste dag om te antwoorden", 7)
_BEZWAAR = _bewijs("bezwaartermijn", "Laatste dag om bezwaar te maken", 42)
RECHTSMIDDEL: dict[str, Any] = {
    "bezwaar": Bezwaar(
        uiterlijk_op=_BEZWAAR.uitkomst,
        indienen_bij="het college van burgemeester en wethouders, Dijkgraafplein 1, 9999 ZA Wilgenmeer",
    ),
    "berekening_bezwaar": _BEZWAAR,
}
# The same for a letter that has no besluit: the clause and its proof, as the kader may ask it.
BEZWAARDEEL: dict[str, Any] = {"bezwaar": RECHTSMIDDEL["bezwaar"], "berekeningen": (_BEZWAAR,)}
HERINNERING_START = HerinneringStartFeiten(
    **GEDEELD,
    dag=date(2026, 4, 13),
    uiterlijk_op=_ANTWOORD.uitkomst,
    berekening_uiterlijk=_ANTWOORD,
    meldkanaal="het Omgevingsloket",
    kader_eist_start=True,
    met_bijlage=False,
)
HERINNERING_EINDE = HerinneringEindeFeiten(
    **GEDEELD,
    dag=date(2026, 4, 9),
    uiterlijk_op=_ANTWOORD.uitkomst,
    berekening_uiterlijk=_ANTWOORD,
    meldkanaal="het Omgevingsloket",
    eerder_op=date(2026, 4, 1),
)
BOUWSTOP = BouwstopFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    vanaf=date(2026, 4, 15),
    vorm="last_onder_bestuursdwang",
    gronden=("Er is geen bouwmelding gedaan (artikel 2.18 lid 1 van het Besluit bouwwerken leefomgeving).",),
    bevoegdheid="artikel 125 van de Gemeentewet en artikel 5:21 van de Algemene wet bestuursrecht",
    motivering="Op 13 april 2026 zag onze toezichthouder dat de fundering wordt gestort.\nWij konden uw mening niet eerst vragen, "
    "want het werk gaat door.",
)
GEBRUIKSVERBOD = GebruiksverbodFeiten(
    **GEDEELD,
    **RECHTSMIDDEL,
    vanaf=date(2026, 4, 28),
    vorm="vaststelling",
    gronden=(
        "Er is geen gereedmelding gedaan (artikel 2.21 lid 1 van het Besluit bouwwerken leefomgeving).",
        "Over het einde van de bouw is nog niet geïnformeerd (artikel 7.7 lid 2 van het Besluit bouwwerken leefomgeving).",
    ),
    motivering="Op 8 april 2026 zag onze toezichthouder dat de woning wordt bewoond.",
)
ONDER_VOORWAARDEN = GebruikVoorwaardenFeiten(
    **GEDEELD,
    vanaf=date(2026, 4, 15),
    tot_en_met=date(2026, 7, 1),
    vorm="niet_handhaven",
    gronden=("De gereedmelding moet nog worden aangevuld (artikel 2.21 lid 1 van het Besluit bouwwerken leefomgeving).",),
    voorwaarden=("De nooduitgang aan de achterzijde blijft vrij.", "De drempel bij de voordeur is voor 1 mei 2026 verlaagd."),
    motivering="U kunt nergens anders heen. Het herstel is gepland en de kwaliteitsborger ziet daarop toe.",
)
OPHEFFING = OpheffingFeiten(
    **GEDEELD,
    motivering="U deed op 20 april 2026 een volledige bouwmelding.",
    besluit="bouwstop",
    besluit_op=date(2026, 4, 14),
    geeindigd_op=date(2026, 5, 19),
)
RAPPORT = RapportFeiten(
    **{
        **GEDEELD,
        "afzender": replace(AFZENDER, namens="", functie="Toezichthouder"),
        "geadresseerde": Geadresseerde(
            naam="team VTH Ondersteuning (juridisch)", adresregels=("Gemeente Wilgenmeer",), aanhef="Geachte collega"
        ),
        "kopie_aan": (),
    },
    aanleiding="De aanleiding: het bouwwerk was in gebruik zonder gereedmelding.",
    gedaan_op=date(2026, 4, 8),
    gedaan_door="S. Verlaat",
    plaats="Rietkraag 12, voordeur en woonkamer",
    aanwezigen="Mevrouw T. Oeverdijk",
    gebruik_gezien=True,
    waarnemingen="De woonkamer was ingericht. Er brandde licht en er stonden schoenen in de hal.\nMevrouw Oeverdijk zei dat zij er "
    "sinds 1 april woont.",
    redenen=("Er is geen gereedmelding gedaan.", "Over het einde van de bouw is nog niet geïnformeerd."),
    stukken=("woonkamer_2026-04-08.jpg", "naambordje.jpg"),
)

ZAAKVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "herinnering-start": lambda: stel_op(HERINNERING_START),
    "herinnering-einde": lambda: stel_op(HERINNERING_EINDE),
    "besluit-bouwstop": lambda: stel_op(BOUWSTOP),
    "besluit-bouwstop-vaststelling": lambda: stel_op(
        replace(BOUWSTOP, vorm="vaststelling", bevoegdheid="", tot_en_met=date(2026, 5, 1))
    ),
    "besluit-gebruiksverbod": lambda: stel_op(GEBRUIKSVERBOD),
    "besluit-gebruik-onder-voorwaarden": lambda: stel_op(ONDER_VOORWAARDEN),
    "opheffing-bouwstop": lambda: stel_op(OPHEFFING),
    "opheffing-gebruiksverbod": lambda: stel_op(
        replace(OPHEFFING, besluit="gebruiksverbod", nog_nodig=("De wachttijd na de gereedmelding loopt tot 25 mei 2026.",))
    ),
    "opheffing-voorwaarden": lambda: stel_op(replace(OPHEFFING, besluit="gebruik_onder_voorwaarden")),
    "rapport-controle": lambda: stel_op(RAPPORT),
    "rapport-controle-geen-gebruik": lambda: stel_op(replace(RAPPORT, gebruik_gezien=False, aanwezigen="", redenen=(), stukken=())),
}
