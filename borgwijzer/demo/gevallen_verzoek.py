"""Cases of a handhavingsverzoek: one at each step, in time, late, and decided for and against."""

from __future__ import annotations

from borgwijzer.brieven import acties_verzoek as brieven
from borgwijzer.demo.gevallen_last import begin_loop, met_bedrag
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.handhavingsverzoek import Aanvraag, registreer_handhavingsverzoek
from borgwijzer.toezicht.acties.verzoekbesluit import Verzoekvoorstel, stel_dwangsom_voor, stel_verzoekbesluit_voor
from borgwijzer.zaken.models import Handhavingsverzoek, Zaak

VERZOEKER = {"naam": "B. Rietgors", "adres": "Rietkraag 14", "postcode": "9999 ZB", "woonplaats": "Wilgenmeer",
             "email": "rietgors@example.org"}  # fmt: skip
VRAAG = "De aanbouw van de buren staat te dicht op de grens, en er komt water in mijn kruipruimte. Ik vraag u om op te treden."
VRAAG_FUNDERING = "Hiernaast wordt gebouwd op een fundering die niemand heeft gekeurd. In mijn muur komt een scheur."
BEVINDING = "De aanbouw staat op de plaats van de tekening. De afvoer van het water is aangesloten."
BEVINDING_FUNDERING = "Er werd gebouwd op de nieuwe fundering. Van de keuring kon niemand iets laten zien."
AFWIJZEN = Verzoekvoorstel("afgewezen", "De toezichthouder keek ter plaatse en vond geen overtreding.", "geen_overtreding")
# Everything is written down in these last days, whenever it was received: the logboek stays in the order of its days.
GEREGISTREERD, BEOORDEELD, VOORGESTELD, BESLIST = 12, 10, 6, 4


def _dien_in(zaak: Zaak, plek: Werkplek, ontvangen: int, vraag: str = VRAAG) -> Handhavingsverzoek:
    """Received so many days ago; written down when somebody found the time, or on the day itself."""
    terug = min(ontvangen, GEREGISTREERD)
    aanvraag = Aanvraag(plek.dag(ontvangen), "post", vraag, VERZOEKER)
    return registreer_handhavingsverzoek(zaak.pk, aanvraag, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.terug(terug))


def _wie(verzoek: Handhavingsverzoek, plek: Werkplek, rol: Rol, terug: int) -> Wie:
    verzoek.refresh_from_db()
    return Wie(plek.mensen[rol], plek.terug(terug), verzoek.versie)


def _nieuw(zaak: Zaak, plek: Werkplek) -> None:
    """It came in three days ago: nobody confirmed it yet."""
    _dien_in(zaak, plek, 3)


def _bevestigd(
    zaak: Zaak, plek: Werkplek, ontvangen: int, *, belanghebbende: bool = True, vraag: str = VRAAG
) -> Handhavingsverzoek:
    verzoek = _dien_in(zaak, plek, ontvangen, vraag)
    brieven.bevestig_en_verstuur(verzoek.pk, _wie(verzoek, plek, Rol.TOEZICHTHOUDER, BEOORDEELD))
    reden = "De verzoeker woont naast de bouw en ziet erop uit." if belanghebbende else "De verzoeker woont op vier kilometer."
    acties.beoordeel_belanghebbende(verzoek.pk, belanghebbende, reden, _wie(verzoek, plek, Rol.JURIST, BEOORDEELD))
    return verzoek


def _te_onderzoeken(zaak: Zaak, plek: Werkplek) -> None:
    """The verzoeker is a belanghebbende: somebody must go and look."""
    _bevestigd(zaak, plek, GEREGISTREERD)


def _onderzocht(zaak: Zaak, plek: Werkplek, ontvangen: int) -> Handhavingsverzoek:
    verzoek = _bevestigd(zaak, plek, ontvangen)
    acties.leg_onderzoek_vast(verzoek.pk, plek.dag(8), BEVINDING, _wie(verzoek, plek, Rol.TOEZICHTHOUDER, 8))
    return verzoek


def _bijna_te_laat(zaak: Zaak, plek: Werkplek) -> None:
    """A week before the last day: decide, or tell that more time is needed."""
    _onderzocht(zaak, plek, 49)


def _niet_aangevuld(zaak: Zaak, plek: Werkplek) -> None:
    """Asked to supplement, and nothing came: deal with it, or decide not to."""
    verzoek = _bevestigd(zaak, plek, GEREGISTREERD)
    vraag = "Op welk deel van de aanbouw doelt u?"
    brieven.vraag_aanvulling_en_verstuur(verzoek.pk, vraag, plek.dag(2), _wie(verzoek, plek, Rol.JURIST, 9))


def _verlengd(zaak: Zaak, plek: Werkplek) -> None:
    """More time was told in time."""
    verzoek = _onderzocht(zaak, plek, 50)
    reden = "Wij wachten op gegevens van de kwaliteitsborger."
    brieven.verleng_en_verstuur(verzoek.pk, plek.dag(-40), reden, _wie(verzoek, plek, Rol.JURIST, 7))


def _in_gebreke(zaak: Zaak, plek: Werkplek, ontvangen: int = 70, gebreke: int = 5) -> Handhavingsverzoek:
    """Too late, and the verzoeker said so."""
    verzoek = _onderzocht(zaak, plek, ontvangen)
    wie = _wie(verzoek, plek, Rol.JURIST, min(gebreke, 7))
    brieven.neem_ingebrekestelling_op_en_verstuur(verzoek.pk, plek.dag(gebreke), schriftelijk=True, wie=wie)
    return verzoek


def _te_laat(zaak: Zaak, plek: Werkplek) -> None:
    _in_gebreke(zaak, plek)


def _dwangsom_loopt(zaak: Zaak, plek: Werkplek) -> None:
    """Each day costs money."""
    _in_gebreke(zaak, plek, 100, 37)


def _beslis(verzoek: Handhavingsverzoek, plek: Werkplek, voorstel: Verzoekvoorstel) -> None:
    besluit = stel_verzoekbesluit_voor(verzoek.pk, voorstel, _wie(verzoek, plek, Rol.JURIST, VOORGESTELD))
    brieven.neem_verzoekbesluit_en_verstuur(besluit.pk, _wie(verzoek, plek, Rol.TEAMLEIDER, BESLIST))


def _afgewezen(zaak: Zaak, plek: Werkplek) -> None:
    _beslis(_onderzocht(zaak, plek, 40), plek, AFWIJZEN)


def _toegewezen(zaak: Zaak, plek: Werkplek) -> None:
    """What the neighbour saw is right: the municipality acts, and told the builder that it means to impose a last."""
    verzoek = _bevestigd(zaak, plek, 35, vraag=VRAAG_FUNDERING)
    acties.leg_onderzoek_vast(verzoek.pk, plek.dag(8), BEVINDING_FUNDERING, _wie(verzoek, plek, Rol.TOEZICHTHOUDER, 8))
    loop = begin_loop(zaak, plek, 8)
    reden = "De toezichthouder zag de overtreding ook. Er is geen reden om haar te laten bestaan."
    _beslis(verzoek, plek, Verzoekvoorstel("toegewezen", reden, overtreding=loop.last.overtreding_id))
    acties.koppel_gevolg(verzoek.pk, overtreding=None, interventie=loop.last.pk, wie=_wie(verzoek, plek, Rol.JURIST, 3))
    loop.zet(met_bedrag(loop, "voornemen", uiterlijk=-11), 3)


def _niet_ontvankelijk(zaak: Zaak, plek: Werkplek) -> None:
    verzoek = _bevestigd(zaak, plek, 30, belanghebbende=False)
    _beslis(verzoek, plek, Verzoekvoorstel("niet_ontvankelijk", "De verzoeker merkt zelf geen gevolgen van de bouw."))


def _voorgesteld(zaak: Zaak, plek: Werkplek) -> None:
    """A besluit waits for a second person."""
    verzoek = _onderzocht(zaak, plek, 45)
    stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, _wie(verzoek, plek, Rol.JURIST, VOORGESTELD))


def _dwangsom_vast_te_stellen(zaak: Zaak, plek: Werkplek) -> Handhavingsverzoek:
    """Decided late: what we owe is still to be set."""
    verzoek = _in_gebreke(zaak, plek, 110, 40)
    _beslis(verzoek, plek, AFWIJZEN)
    return verzoek


def _dwangsom_open(zaak: Zaak, plek: Werkplek) -> None:
    _dwangsom_vast_te_stellen(zaak, plek)


def _dwangsom_vastgesteld(zaak: Zaak, plek: Werkplek) -> None:
    verzoek = _dwangsom_vast_te_stellen(zaak, plek)
    motivering = "Wij beslisten te laat, en de verzoeker liet ons dat op tijd weten."
    besluit = stel_dwangsom_voor(verzoek.pk, "", motivering, _wie(verzoek, plek, Rol.JURIST, 3))
    brieven.neem_verzoekbesluit_en_verstuur(besluit.pk, _wie(verzoek, plek, Rol.TEAMLEIDER, 2))


def _ingetrokken(zaak: Zaak, plek: Werkplek) -> None:
    verzoek = _bevestigd(zaak, plek, 25)
    acties.trek_verzoek_in(verzoek.pk, plek.dag(5), "E-mail van de verzoeker.", _wie(verzoek, plek, Rol.JURIST, 5))


# Those that were received long ago need a zaak that was there already.
VERZOEKEN_OUD: tuple[Geval, ...] = (
    _bijna_te_laat, _dwangsom_open, _dwangsom_vastgesteld, _te_laat, _dwangsom_loopt, _afgewezen, _voorgesteld, _verlengd,
)  # fmt: skip
VERZOEKEN: tuple[Geval, ...] = (_nieuw, _te_onderzoeken, _niet_aangevuld, _toegewezen, _niet_ontvankelijk, _ingetrokken)
