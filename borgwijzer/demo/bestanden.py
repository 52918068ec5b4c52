"""One small real file per kind of document: it stands for all documents of that kind in made-up zaken."""

from __future__ import annotations

import datetime

from borgwijzer.demo.verhalen import BIJ_BOUWMELDING, BIJ_GEREEDMELDING
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.koppelingen.dso.simulator.bijlagen import maak_pdf
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from borgwijzer.regels.kader import Kader

STUKKEN = {"bouwmelding": BIJ_BOUWMELDING, "gereedmelding": BIJ_GEREEDMELDING}


def list_stukken(kader: Kader) -> dict[str, tuple[str, ...]]:
    """The kinds of documents that come with a complete melding: those of every story, and what this kader asks besides."""
    return {
        soort: tuple(dict.fromkeys([
            *altijd,
            *(e.toets.document for e in kader.eisen.get(soort, ()) if e.toets and e.toets.document and e.telt and not e.voorwaarde),
        ]))
        for soort, altijd in STUKKEN.items()
    }  # fmt: skip


def neem_voorbeeldbestanden_op(organisatie_id: int, dag: datetime.date, kader: Kader) -> dict[str, Bestand]:
    """Store and inspect the files and give them per kind of document; what is there already is used again."""
    project = maak_voorbeeldproject()
    soorten = sorted({soort for stukken in list_stukken(kader).values() for soort in stukken})
    inhouden = [Inhoud(f"{soort}.pdf", maak_pdf(soort, project, datum=project.geplande_start)) for soort in soorten]
    moment = datetime.datetime(dag.year, dag.month, dag.day, tzinfo=datetime.UTC)
    return dict(zip(soorten, neem_bestanden_op(inhouden, organisatie_id=organisatie_id, moment=moment), strict=True))
