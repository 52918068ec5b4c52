"""Cases of bezwaar against a besluit of the village: one at each step, one decided, one suspended."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from borgwijzer.brieven.acties_bezwaar import doe_stap_en_verstuur, neem_beslissing_en_verstuur, schors_en_verstuur
from borgwijzer.demo.werkplek import GEEN_ZAAK, Ongespeeld, Werkplek, noem, speel
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.regels.besluitsoorten import EENMALIG
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen, registreer_bezwaar
from borgwijzer.toezicht.acties.bezwaarbeslissing import Beslisvoorstel, stel_beslissing_voor
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel
from borgwijzer.zaken.models import Besluit, Besluittoestand, Betrokkene, Bezwaar

GRONDEN = "Volgens mij klopt het besluit niet: ik had alles op tijd gemeld."
HEROEP = Beslisvoorstel("gegrond", "herroepen", "De melding was er wel. Het besluit berust op een vergissing.")
SCHORSING = "De rechter vindt dat de indiener niet op onze beslissing hoeft te wachten (zaaknummer 26/1042)."
# Everything about a bezwaar happened in the last days, after all else in the zaak.
STIL = 3
TERMIJN = 42
Bezwaargeval = Callable[[Besluit, Werkplek], None]


def speel_bezwaren(plek: Werkplek) -> list[Ongespeeld]:
    """A besluit per case, each of another zaak. Gives the cases that were refused, or that found no besluit."""
    rijen = Besluit.objects.filter(toestand=Besluittoestand.GENOMEN, bezwaren=None).exclude(soort__in=EENMALIG)
    rijen = rijen.filter(zaak__afgesloten_op=None, beslist_op__lt=plek.dag(STIL + 1)).select_related("zaak__organisatie")
    stil = [een for een in rijen.order_by("-beslist_op", "-pk") if _is_stil(een, plek)]
    niet = []
    for geval in BEZWAREN:
        besluit = _kies(geval, stil, plek)
        if besluit is None:
            niet.append(Ongespeeld(noem(geval), GEEN_ZAAK))
            continue
        stil = [een for een in stil if een.zaak_id != besluit.zaak_id]
        niet += speel(geval, besluit, besluit.zaak, plek)
    return niet


def _kies(geval: Bezwaargeval, besluiten: list[Besluit], plek: Werkplek) -> Besluit | None:
    """The newest for a case that is in time, the oldest for the one that is late; nobody decides on a besluit of his own."""
    if geval is _te_laat:
        laat = [een for een in besluiten if een.beslist_op and een.beslist_op < plek.dag(TERMIJN + STIL)]
        return laat[-1] if laat else None
    if geval in (_te_beslissen, _beslist):
        besluiten = [een for een in besluiten if een.beslist_door_id != plek.mensen[Rol.TEAMLEIDER].pk]
    return besluiten[0] if besluiten else None


def _is_stil(besluit: Besluit, plek: Werkplek) -> bool:
    return not Gebeurtenis.objects.filter(zaak_id=besluit.zaak_id, tijdstip__gte=plek.terug(STIL)).exists()


def _registreer(besluit: Besluit, plek: Werkplek, **anders: object) -> Bezwaar:
    """Received within the term, or else as late as it can be said to be."""
    assert besluit.beslist_op
    op_tijd = min(plek.dag(STIL), besluit.beslist_op + datetime.timedelta(days=30))
    partij = Betrokkene.objects.filter(zaak=besluit.zaak_id, rol="initiatiefnemer").order_by("-pk").first()
    velden = ("naam", "adres", "postcode", "woonplaats", "email")
    indiener = {naam: getattr(partij, naam) for naam in velden} if partij else {"naam": "Bewoner van het pand"}
    waarden: dict[str, object] = {"ontvangen_op": op_tijd, "indiener": indiener, "gronden": GRONDEN, "besluit": besluit.pk}
    binnen = Binnengekomen(**(waarden | anders))  # type: ignore[arg-type]
    return registreer_bezwaar(besluit.zaak_id, binnen, door=plek.mensen[Rol.JURIST], moment=plek.terug(2))


def _stap(bezwaar: Bezwaar, plek: Werkplek, soort: str, terug: int, **anders: object) -> None:
    bezwaar.refresh_from_db()
    invoer = Stapinvoer(soort, plek.dag(terug), **anders)  # type: ignore[arg-type]
    jurist = plek.mensen[Rol.JURIST]
    doe_stap_en_verstuur(bezwaar.pk, invoer, versie=bezwaar.versie, door=jurist, moment=plek.terug(terug))
    bezwaar.refresh_from_db()


def _nieuw(besluit: Besluit, plek: Werkplek) -> None:
    _registreer(besluit, plek)


def _te_laat(besluit: Besluit, plek: Werkplek) -> None:
    """It came after the term: is that excusable?"""
    _stap(_registreer(besluit, plek, ontvangen_op=plek.dag(STIL)), plek, "ontvangst_bevestigd", 2)


def _onvolledig(besluit: Besluit, plek: Werkplek) -> None:
    """It says nothing but that somebody disagrees."""
    _stap(_registreer(besluit, plek, gronden="", ontbreekt=["gronden"]), plek, "ontvangst_bevestigd", 2)


def _bevestigd(besluit: Besluit, plek: Werkplek) -> Bezwaar:
    bezwaar = _registreer(besluit, plek)
    _stap(bezwaar, plek, "ontvangst_bevestigd", 2)
    return bezwaar


def _te_horen(besluit: Besluit, plek: Werkplek) -> None:
    _bevestigd(besluit, plek)


def _rijp(besluit: Besluit, plek: Werkplek) -> Bezwaar:
    bezwaar = _bevestigd(besluit, plek)
    _stap(bezwaar, plek, "horen_achterwege", 1, uitkomst="geen_gebruik", tekst="De indiener belde dat hij niet wil komen.")
    return bezwaar


def _te_beslissen(besluit: Besluit, plek: Werkplek) -> None:
    """A proposal waits for somebody with a mandate."""
    bezwaar = _rijp(besluit, plek)
    jurist = plek.mensen[Rol.JURIST]
    stel_beslissing_voor(bezwaar.pk, HEROEP, versie=bezwaar.versie, door=jurist, moment=plek.terug(1))


def _beslist(besluit: Besluit, plek: Werkplek) -> None:
    """The besluit was recalled."""
    bezwaar = _rijp(besluit, plek)
    stel_beslissing_voor(bezwaar.pk, HEROEP, versie=bezwaar.versie, door=plek.mensen[Rol.JURIST], moment=plek.terug(1))
    bezwaar.refresh_from_db()
    teamleider = plek.mensen[Rol.TEAMLEIDER]
    neem_beslissing_en_verstuur(bezwaar.pk, versie=bezwaar.versie, door=teamleider, moment=plek.terug(1))


def _geschorst(besluit: Besluit, plek: Werkplek) -> None:
    """The rechter suspended the besluit until the decision."""
    bezwaar = _bevestigd(besluit, plek)
    _stap(bezwaar, plek, "voorziening_gevraagd", 2, tekst="Rechtbank Oeverland, zaaknummer 26/1042.")
    _stap(bezwaar, plek, "uitspraak_voorziening", 1, uitkomst="geschorst", tekst=SCHORSING)
    voorstel = Schorsingsvoorstel(plek.dag(1), "voorzieningenrechter", SCHORSING)
    schors_en_verstuur(bezwaar.pk, voorstel, versie=bezwaar.versie, door=plek.mensen[Rol.JURIST], moment=plek.terug(1))


# What asks something of people comes first: a small village has few besluiten.
BEZWAREN: tuple[Bezwaargeval, ...] = (_te_laat, _te_beslissen, _geschorst, _nieuw, _onvolledig, _te_horen, _beslist)
