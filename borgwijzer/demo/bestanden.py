"""One small real file per kind of document: it stands for all documents of that kind in made-up zaken."""

from __future__ import annotations

import datetime

from borgwijzer.demo.verhalen import BIJ_BOUWMELDING, BIJ_GEREEDMELDING
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.koppelingen.dso.simulator.bijlagen import maak_pdf
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject


def neem_voorbeeldbestanden_op(organisatie_id: int, dag: datetime.date) -> dict[str, Bestand]:
    """Store and inspect the files and give them per kind of document; what is there already is used again."""
    project = maak_voorbeeldproject()
    soorten = sorted({*BIJ_BOUWMELDING, *BIJ_GEREEDMELDING})
    inhouden = [Inhoud(f"{soort}.pdf", maak_pdf(soort, project, datum=project.geplande_start)) for soort in soorten]
    moment = datetime.datetime(dag.year, dag.month, dag.day, tzinfo=datetime.UTC)
    return dict(zip(soorten, neem_bestanden_op(inhouden, organisatie_id=organisatie_id, moment=moment), strict=True))
