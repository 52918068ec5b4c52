"""What is wrong with a form, and what somebody must confirm first. A melding that came in is never refused for its content:
only what cannot be registered is an error; what is odd is a question."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.koppelingen.formulier.inhoud import ROLLEN, SIGNAAL, Formulier, Persoon
from borgwijzer.regels.feiten import Feiten, Meldingfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.zaken.feiten import dag_van

# The Wkb took effect on this day: a melding under it cannot be older.
EERSTE_DAG = datetime.date(2024, 1, 1)
# What is written on a paper may be older or later, but no typing mistake of a century; the calendar begins in 2014.
JAREN_TERUG, JAREN_VOORUIT = 10, 30
LANG_GELEDEN = datetime.timedelta(days=31)
CIJFERS = {"kvk": 8}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
POSTCODE = re.compile(r"\d{4} ?[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong with a field, as a sentence that says what to do."""

    veld: str
    zin: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """Something odd that is allowed once somebody says that it is right."""

    code: str
    zin: str


class FormulierFout(Geweigerd):
    """The form cannot be registered as it is; it says per field why, and what is to be confirmed."""

    def __init__(self, fouten: Iterable[Fout] = (), vragen: Iterable[Vraag] = ()) -> None:
        self.fouten, self.vragen = tuple(fouten), tuple(vragen)
        zinnen = [fout.zin for fout in self.fouten] + [vraag.zin for vraag in self.vragen]
        super().__init__("formulier_fout", zinnen[0])


def list_fouten(formulier: Formulier, kader: Kader, moment: datetime.datetime) -> list[Fout]:
    """What must be mended before the form can be kept."""
    fouten = [*_ontvangst(formulier, moment), *_inhoud(formulier, kader), *_datums(formulier, moment), *_plek(formulier)]
    for rol in (*ROLLEN, "melder"):
        fouten += _persoon(rol, getattr(formulier, rol))
    return fouten


def list_vragen(formulier: Formulier, feiten: Feiten | None, moment: datetime.datetime) -> list[Vraag]:
    """What is odd. ``feiten`` are those of the zaak it is for; None for a new zaak."""
    vragen = []
    ontvangen = dag_van(formulier.ontvangen_op or moment)
    if dag_van(moment) - ontvangen > LANG_GELEDEN:
        vragen.append(Vraag("lang_geleden", f"De melding is volgens u al op {ontvangen} ontvangen. Klopt die datum?"))
    if feiten is not None and formulier.soort != SIGNAAL:
        vragen += _naast(formulier, _geldende(feiten), feiten)
    return vragen


def _geldende(feiten: Feiten) -> dict[str, Meldingfeit]:
    return {melding.soort: melding for melding in feiten.meldingen if melding.ingetrokken_op is None}


def _naast(formulier: Formulier, eerder: Mapping[str, Meldingfeit], feiten: Feiten) -> Iterator[Vraag]:
    soort, zelfde = formulier.soort, eerder.get(formulier.soort)
    if zelfde and soort != "strijdigheid" and not formulier.deel:
        yield Vraag("nog_een", f"In deze zaak is al een {soort}, ontvangen op {zelfde.ontvangen_op}. De nieuwe telt dan in plaats "
                    "van die. Wilt u dat?")  # fmt: skip
    if soort != "bouwmelding" and "bouwmelding" not in eerder:
        yield Vraag("geen_bouwmelding", f"In deze zaak is geen bouwmelding die geldt. Wilt u de {soort} toch registreren?")
    start = eerder["startbouw"].datum if "startbouw" in eerder else feiten.feitelijke_start_op
    if soort == "eindebouw" and start and formulier.datum and formulier.datum < start:
        yield Vraag("einde_voor_start", f"Het einde ({formulier.datum}) ligt voor de start van de bouw ({start}). Klopt dat?")


def _ontvangst(formulier: Formulier, moment: datetime.datetime) -> Iterator[Fout]:
    ontvangen = formulier.ontvangen_op
    if ontvangen is None:
        return
    if ontvangen > moment:
        yield Fout("ontvangen_dag", "Het moment van ontvangst ligt in de toekomst. Vul in wanneer de melding binnenkwam.")
    elif dag_van(ontvangen) < EERSTE_DAG:
        yield Fout("ontvangen_dag", "Voor 1 januari 2024 bestond de Wkb nog niet. Vul in wanneer de melding binnenkwam.")


def _inhoud(formulier: Formulier, kader: Kader) -> Iterator[Fout]:
    soort = formulier.soort
    if soort in ("startbouw", "eindebouw") and formulier.datum is None:
        yield Fout("datum", f"Vul in op welke dag de bouw {'begint' if soort == 'startbouw' else 'is geëindigd'}.")
    if soort == SIGNAAL and not formulier.omschrijving:
        yield Fout("omschrijving", "Vertel wat u zag.")
    if formulier.hoedanigheid and formulier.hoedanigheid not in kader.inhoud.signaalbron:
        yield Fout("hoedanigheid", "Kies een van de mogelijkheden, of laat deze vraag open.")
    if soort == "strijdigheid":
        yield from _strijdigheid(formulier, kader)


def _strijdigheid(formulier: Formulier, kader: Kader) -> Iterator[Fout]:
    deel = formulier.strijdigheid
    if deel is None or not deel.afwijking:
        yield Fout("afwijking", "Vul in wat er afwijkt van de regels.")
    if not formulier.kwaliteitsborger.naam:
        yield Fout("kwaliteitsborger_naam", "Vul in welke kwaliteitsborger dit meldt.")
    if deel is None:
        return
    if any(onderwerp not in kader.onderwerpen for onderwerp in deel.onderwerpen):
        yield Fout("onderwerpen", "Dit onderwerp kent het kader van deze zaak niet. Kies een ander onderwerp.")
    if deel.herstel_op and not deel.herstel_afgesproken:
        yield Fout("herstel_afgesproken", "U vulde een dag voor het herstel in. Kies dan 'ja' bij afgesproken herstel.")


def _datums(formulier: Formulier, moment: datetime.datetime) -> Iterator[Fout]:
    vandaag = dag_van(moment)
    vroegst, laatst = vandaag.replace(vandaag.year - JAREN_TERUG, day=1), vandaag.replace(vandaag.year + JAREN_VOORUIT, day=1)
    herstel = formulier.strijdigheid.herstel_op if formulier.strijdigheid else None
    for veld, dag in (("datum", formulier.datum), ("dagtekening", formulier.dagtekening), ("herstel_op", herstel)):
        if dag and not vroegst <= dag <= laatst:
            yield Fout(veld, "Deze datum ligt te ver weg. Controleer het jaartal.")
    ontvangen = dag_van(formulier.ontvangen_op or moment)
    if formulier.dagtekening and vroegst <= ontvangen < formulier.dagtekening:
        yield Fout("dagtekening", "De dagtekening ligt na de dag van ontvangst. Controleer beide datums.")


def _plek(formulier: Formulier) -> Iterator[Fout]:
    plek = formulier.plek
    if plek.bag_id and not (plek.bag_id.isascii() and plek.bag_id.isdecimal() and len(plek.bag_id) == 16):
        yield Fout("plek_bag_id", "Een BAG-nummer heeft zestien cijfers. Verbeter het, of laat het leeg.")
    if plek.postcode and not POSTCODE.fullmatch(plek.postcode):
        yield Fout("plek_postcode", "Schrijf de postcode als 1234 AB, of laat haar leeg.")


def _persoon(rol: str, persoon: Persoon) -> Iterator[Fout]:
    if persoon.email and not EMAIL.fullmatch(persoon.email):
        yield Fout(f"{rol}_email", "Schrijf het e-mailadres als naam@voorbeeld.nl, of laat het leeg.")
    if persoon.kvk and not (persoon.kvk.isascii() and persoon.kvk.isdecimal() and len(persoon.kvk) == CIJFERS["kvk"]):
        yield Fout(f"{rol}_kvk", "Een KvK-nummer heeft acht cijfers. Verbeter het, of laat het leeg.")
    if not persoon.naam and any(waarde for waarde in persoon.model_dump().values()):
        yield Fout(f"{rol}_naam", f"U vulde gegevens van de {rol} in. Vul ook de naam in.")
