"""Cases of a building that is used while it may not be: one at each step from the controle to the besluit."""

from __future__ import annotations

from borgwijzer.brieven.zaakbrieven import stel_rapport_vast_en_bewaar
from borgwijzer.demo.werkplek import Geval, Werkplek
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.regels.toch_in_gebruik import bepaal_aanleiding
from borgwijzer.toezicht.acties.adviezen import Adviesvoorstel, geef_advies, volg_advies_op
from borgwijzer.toezicht.acties.controleren import Bezocht, leg_controle_vast, plan_controle
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Advies, Controle, Zaak

WAARNEMINGEN = "Er stonden meubels in de woonkamer, er hing een naambordje en er brandde licht."
AANWEZIGEN = "De bewoner en de uitvoerder van het bouwbedrijf."
ADVIES = Adviesvoorstel(
    "naar_handhaving", "Het rapport laat zien dat het bouwwerk bewoond wordt terwijl dat nog niet mag.",
    "De bewoner wil niet wachten op de beoordeling. Zonder handhaving verandert er niets.",
)  # fmt: skip


def _gepland(zaak: Zaak, plek: Werkplek) -> None:
    plan_controle(zaak.pk, plek.dag(-3), door=plek.mensen[Rol.TOEZICHTHOUDER], moment=plek.moment)


def _bezocht(zaak: Zaak, plek: Werkplek) -> Controle:
    """Somebody went to look: the rapport has yet to be fixed."""
    moment = plek.terug(9)
    bezocht = Bezocht(
        aanleiding=bepaal_aanleiding(haal_feiten(zaak), kader_van(zaak), plek.dag(9)), gedaan_op=plek.dag(9),
        plaats=f"{zaak.adres}, {zaak.woonplaats}", aanwezigen=AANWEZIGEN, gebruik_gezien=True, waarnemingen=WAARNEMINGEN,
        stukken=[("plattegrond bij de controle.pdf", plek.bestanden["gebruiksfuncties"])],
    )  # fmt: skip
    return leg_controle_vast(zaak.pk, bezocht, versie=0, door=plek.mensen[Rol.TOEZICHTHOUDER], moment=moment)


def _vastgesteld(zaak: Zaak, plek: Werkplek) -> Controle:
    """The rapport is fixed: the jurist is to advise."""
    controle, wie = _bezocht(zaak, plek), plek.mensen[Rol.TOEZICHTHOUDER]
    stel_rapport_vast_en_bewaar(controle.pk, versie=controle.versie, door=wie, moment=plek.terug(7))
    return controle


def _geadviseerd(zaak: Zaak, plek: Werkplek) -> Advies:
    """There is an advies: somebody with a mandate is to decide."""
    return geef_advies(_vastgesteld(zaak, plek).pk, ADVIES, door=plek.mensen[Rol.JURIST], moment=plek.terug(4))


def _overgedragen(zaak: Zaak, plek: Werkplek) -> None:
    """The advies was followed: the zaak is with the enforcement."""
    reden = "Het advies is overtuigend: handhaving is nodig."
    volg_advies_op(_geadviseerd(zaak, plek).pk, reden=reden, door=plek.mensen[Rol.TEAMLEIDER], moment=plek.terug(2))


def _te_adviseren(zaak: Zaak, plek: Werkplek) -> None:
    _vastgesteld(zaak, plek)


def _rapport_open(zaak: Zaak, plek: Werkplek) -> None:
    _bezocht(zaak, plek)


def _te_besluiten(zaak: Zaak, plek: Werkplek) -> None:
    _geadviseerd(zaak, plek)


ROUTE: tuple[Geval, ...] = (_rapport_open, _te_adviseren, _te_besluiten, _gepland, _overgedragen)
