"""What a form says, for the person who places it."""

from __future__ import annotations

from borgwijzer.koppelingen.formulier.inhoud import ROLLEN, Formulier, Persoon
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.triage_bericht import Feit

JA_NEE = {True: "ja", False: "nee", None: ""}
AFGESCHERMD = "naam afgeschermd"
VERTROUWELIJK = "Let op: de melder wil niet dat zijn naam aan anderen wordt doorgegeven."


def list_formulierfeiten(formulier: Formulier, *, met_melder: bool = False) -> list[Feit]:
    """What was filled in; an empty value is left out by the screen. A shielded name is there only ``met_melder``."""
    plek, afgeschermd = formulier.plek, formulier.naam_niet_doorgeven and not met_melder
    # Who fills in a strijdigheid is the kwaliteitsborger himself; of every other form it is the melder.
    verborgen = ("kwaliteitsborger",) if formulier.soort == "strijdigheid" else ("melder",)
    feiten = [
        Feit("Genoemd zaaknummer", formulier.zaaknummer),
        Feit("Postcode en plaats", plek.plaatsregel),
        Feit("Kadastrale aanduiding", plek.kadastraal),
        Feit("Omschrijving", formulier.omschrijving),
        Feit("Dag", schrijf_voluit(formulier.datum) if formulier.datum else ""),
        *_list_strijdigheid(formulier),
        *(
            Feit(rol.capitalize(), AFGESCHERMD if afgeschermd and rol in verborgen else _noem(getattr(formulier, rol)))
            for rol in (*ROLLEN, "melder")
            if _noem(getattr(formulier, rol))
        ),
        Feit("Vertrouwelijk", VERTROUWELIJK if formulier.naam_niet_doorgeven else ""),
    ]
    return feiten


def _list_strijdigheid(formulier: Formulier) -> list[Feit]:
    deel = formulier.strijdigheid
    if deel is None:
        return []
    return [
        Feit("Afwijking", deel.afwijking),
        Feit("Onderwerpen", ", ".join(deel.onderwerpen)),
        Feit("Verklaring geblokkeerd", JA_NEE[deel.blokkeert_verklaring]),
        Feit("Direct gevaar", JA_NEE[deel.direct_gevaar]),
        Feit("Herstel afgesproken", JA_NEE[deel.herstel_afgesproken]),
        Feit("Hersteld op of voor", schrijf_voluit(deel.herstel_op) if deel.herstel_op else ""),
    ]


def _noem(persoon: Persoon) -> str:
    delen = (persoon.naam, persoon.adres, persoon.plaatsregel, persoon.telefoon, persoon.email)
    return ", ".join(deel for deel in delen if deel)
