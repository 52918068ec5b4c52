"""Read proefprojecten: those that run with their zaken, and everything learned, for the evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from borgwijzer.zaken.models import Leernotitie, Proefproject, Zaak

# So many zaken and notes a page and a file hold; no trial comes near.
HOOGSTENS = 5_000


@dataclass(frozen=True, slots=True)
class Proefzaak:
    """A zaak of a proefproject with what was learned in it, oldest first."""

    project: Proefproject
    lessen: list[Leernotitie]


def list_proefzaken(naam: str = "") -> list[Proefzaak]:
    """The zaken that are a proefproject, or were and taught something; of one project, or of all. Two statements."""
    projecten = Proefproject.objects.select_related("zaak").order_by("naam", "id")
    if naam:
        projecten = projecten.filter(naam=naam)
    rijen = list(projecten[:HOOGSTENS])
    per_zaak: dict[int, list[Leernotitie]] = {}
    lessen = Leernotitie.objects.filter(zaak__in=[rij.zaak_id for rij in rijen], ingetrokken_op=None).order_by("id")
    for les in lessen[:HOOGSTENS]:
        per_zaak.setdefault(les.zaak_id, []).append(les)
    zaken = [Proefzaak(rij, per_zaak.get(rij.zaak_id, [])) for rij in rijen]
    return [zaak for zaak in zaken if zaak.lessen or zaak.project.beeindigd_op is None]


def loop_lessen(zaken: list[Proefzaak]) -> Iterator[tuple[Proefproject, Leernotitie]]:
    """Every lesson with the project of its zaak."""
    for zaak in zaken:
        for les in zaak.lessen:
            yield zaak.project, les


def find_proefzaak(zaak: Zaak) -> tuple[Proefproject | None, list[Leernotitie]]:
    """The proefproject of a zaak, also one that was taken off, and its lessons, the newest first."""
    project = Proefproject.objects.filter(zaak=zaak).first()
    lessen = Leernotitie.objects.filter(zaak=zaak, ingetrokken_op=None).order_by("-id") if project else ()
    return project, list(lessen)


def list_namen() -> list[str]:
    """The names of all proefprojecten, to choose from."""
    return list(Proefproject.objects.order_by("naam").values_list("naam", flat=True).distinct()[:200])
