"""The lasten in the list of supervision and enforcement of a zaak, and whether one can begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.lastdaden import LASTEN
from borgwijzer.regels.lastprocedure import zie_last
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.web.vullen.lastwoorden import STATUSSEN, TITELS, schrijf_zin
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_toezicht import maak_interventiefeit
from borgwijzer.zaken.models import Interventie, Interventiestap, Overtreding
from borgwijzer.zaken.queries import Zaakdossier


def list_lastregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line per last, with where it stands."""
    return tuple(_list_regels(dossier, vandaag))


def _list_regels(dossier: Zaakdossier, vandaag: date) -> Iterator[Toezichtregel]:
    for last in dossier.ook[Interventie]:
        if last.soort in LASTEN:
            feit = maak_interventiefeit(last, dossier.ook[Interventiestap], dossier.ook)
            zicht = zie_last(feit, kader_van(dossier.zaak), vandaag)
            wanneer = (
                f"afgerond op {schrijf_kort(last.afgerond_op)}" if last.afgerond_op else f"sinds {schrijf_kort(last.begonnen_op)}"
            )
            yield Toezichtregel(
                soort=TITELS[last.soort],
                naam=schrijf_zin(zicht),
                wanneer=wanneer,
                status=STATUSSEN[zicht.stap],
                url=reverse("last", args=[dossier.zaak.nummer, last.pk]),
                open=last.afgerond_op is None,
            )


def list_lastknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """A last begins with an overtreding that is open."""
    open_ = any(een.hersteld_op is None and een.vervallen_op is None for een in dossier.ook[Overtreding])
    if not open_ or not mag(account, Daad.VOER_INTERVENTIE_UIT):
        return ()
    return (Toezichtknop("Begin een last", reverse("last_nieuw", args=[dossier.zaak.nummer])),)
