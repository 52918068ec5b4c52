"""The day list: visits by day, what is overdue on top, with the way to the map and to the form."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.urls import reverse

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.web.beelden.daglijst import Bezoekregel, Dag, DaglijstBeeld
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, UITKOMSTEN
from borgwijzer.web.beelden.onderdelen import Keuze
from borgwijzer.web.vullen.controle import maak_veldregel
from borgwijzer.web.vullen.controlestatus import bepaal_controlestatus
from borgwijzer.web.vullen.kaartlink import maak_kaartlink
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.zaken.models import Controle, Veldrapport

# So many days ahead; what lies further stands in the list of taken.
VOORUIT = 14


def maak_daglijst(
    controles: Sequence[Controle], botsend: Sequence[Veldrapport], organisatie: Organisatie, vandaag: datetime.date, fout: str = ""
) -> DaglijstBeeld:
    """Everything of the page; ``controles`` are in the order of the list."""
    return DaglijstBeeld(
        dagen=tuple(_list_dagen(controles, organisatie, vandaag)),
        botsend=tuple(maak_veldregel(rij, rij.zaak) for rij in botsend),
        tot=schrijf_voluit(vandaag + datetime.timedelta(days=VOORUIT)), fout=fout,
    )  # fmt: skip


def noem_dag(dag: datetime.date, vandaag: datetime.date) -> str:
    """`Vandaag, dinsdag 12 mei 2026`."""
    verschil = (dag - vandaag).days
    voor = {0: "Vandaag, ", 1: "Morgen, "}.get(verschil, "Was gepland op " if verschil < 0 else "")
    return f"{voor}{schrijf_voluit(dag)}".capitalize() if not voor else f"{voor}{schrijf_voluit(dag)}"


def _list_dagen(controles: Sequence[Controle], organisatie: Organisatie, vandaag: datetime.date) -> Iterator[Dag]:
    for dag, groep in groupby(controles, key=lambda controle: controle.gepland_op):
        rijen = list(groep)
        assert dag
        yield Dag(
            noem_dag(dag, vandaag),
            tuple(
                _maak_regel(rij, organisatie, vandaag, eerste=plek == 0, laatste=plek == len(rijen) - 1)
                for plek, rij in enumerate(rijen)
            ),
            te_laat=dag < vandaag,
        )


def _maak_regel(
    controle: Controle, organisatie: Organisatie, vandaag: datetime.date, *, eerste: bool, laatste: bool
) -> Bezoekregel:
    zaak, url = controle.zaak, reverse("controle", args=[controle.zaak.nummer, controle.pk])
    uitkomsten = tuple(Keuze(f"{url}?uitkomst={code}#bezoek", woorden) for code, woorden in UITKOMSTEN.items())
    return Bezoekregel(
        id=str(controle.pk), zaaknummer=zaak.nummer, plaats=noem_zaakplaats(zaak), waarom=AANLEIDINGEN[controle.aanleiding],
        status=bepaal_controlestatus(controle, vandaag), url=url, kaart=maak_kaartlink(zaak, organisatie),
        opdracht=controle.opdracht[:300], uitkomsten=() if controle.gedaan_op else uitkomsten, eerste=eerste, laatste=laatste,
    )  # fmt: skip
