"""Nacontrole: welke regels van een nieuwe stand van het register gevolgen kunnen hebben, en wat er voor een zaak anders is.

Bron: Bkl 3.87 lid 2 (waarschuwing, schorsing en intrekking staan in het register).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from borgwijzer.regels.feiten import Feiten, Partij, Registerfeit
from borgwijzer.regels.register import SOORTEN, TEKENS_KVK, TEKENS_SLEUTEL, Blad, Regel, is_dezelfde
from borgwijzer.regels.samenhang import alleen_cijfers, gewone_tekst
from borgwijzer.regels.signaaltaken import KWIJT

Wijzigingen = list[dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Verdacht:
    """Naar wie en wat te zoeken, geschreven zoals `maak_sleutels` dat doet."""

    kvk: frozenset[str]
    namen: frozenset[str]
    middelen: frozenset[str]


def list_verdacht(blad: Blad, vorige: Blad | None) -> Verdacht:
    """Wie of wat in deze stand zijn status kwijt is, of er sinds de vorige stand uit is gehaald.

    Ruim genomen: wat hier staat, wordt per zaak nog precies nagegaan.
    """
    regels = [regel for regel in blad.regels if regel.status in KWIJT]
    if vorige is not None:
        gebleven = {_kern(regel) for regel in blad.regels}
        regels += [regel for regel in vorige.regels if _kern(regel) not in gebleven]
    borgers = [regel for regel in regels if regel.soort != "instrument"]
    middelen = [regel for regel in regels if regel.soort == "instrument"]
    return Verdacht(
        kvk=_verzamel(alleen_cijfers(regel.kvk)[:TEKENS_KVK] for regel in borgers),
        namen=_verzamel(gewone_tekst(regel.naam)[:TEKENS_SLEUTEL] for regel in borgers),
        middelen=_verzamel(
            gewone_tekst(tekst)[:TEKENS_SLEUTEL] for regel in middelen for tekst in (regel.instrument, regel.nummer)
        ),
    )  # fmt: skip


def _kern(regel: Regel) -> tuple[str, str, str]:
    return regel.soort, alleen_cijfers(regel.kvk) or gewone_tekst(regel.naam), regel.middel


def _verzamel(sleutels: Iterable[str]) -> frozenset[str]:
    return frozenset(sleutel for sleutel in sleutels if sleutel)


def zoek_eerder(feiten: Feiten, borger: Partij) -> Registerfeit | None:
    """Wat het laatst over deze kwaliteitsborger bekend was: van een nacontrole, of anders van een melding."""
    controles = [controle.uitkomst for controle in feiten.nacontroles if is_dezelfde(controle.borger, borger)]
    if controles:
        return controles[-1]
    meldingen = [
        melding.registercontrole
        for melding in feiten.meldingen
        if melding.registercontrole and (melding.kwaliteitsborger is None or is_dezelfde(melding.kwaliteitsborger, borger))
    ]
    return meldingen[-1] if meldingen else None


def zoek_wijziging(eerder: Registerfeit | None, nu: Registerfeit) -> Wijzigingen:
    """Wat er anders is en ertoe doet: een status die verloren ging of terugkwam. Leeg: niets.

    Was er nog niets bekend, dan telt alleen een status die er niet is; een antwoord dat niet te geven is, telt nooit.
    """
    gevonden: Wijzigingen = []
    for vraag in SOORTEN:
        was, is_nu = getattr(eerder, vraag) if eerder else None, getattr(nu, vraag)
        if is_nu is None or was == is_nu or (is_nu not in KWIJT and was not in KWIJT):
            continue
        sinds = nu.sinds.get(vraag)
        gevonden.append({"vraag": vraag, "eerder": was, "nu": is_nu, "sinds": sinds.isoformat() if sinds else None})
    return gevonden
