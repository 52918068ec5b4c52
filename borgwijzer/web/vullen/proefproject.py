"""The page of a proefproject, the evaluation of all, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.oefenen import OEFENWOORD
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Tekstveld
from borgwijzer.web.beelden.proefproject import Lesregel, ProefprojectBeeld, ProefprojectenBeeld, Projectzaak, Stapregel
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import NEDERLAND, dag_van
from borgwijzer.zaken.models import Leernotitie, Proefproject, Stap, Zaak
from borgwijzer.zaken.queries_proefproject import Proefzaak, loop_lessen

KOP = ("gegevens", "proefproject", "zaak", "plaats", "stap", "ging goed", "was lastig", "uren", "moment", "door")
STAPNAMEN = dict(Stap.choices)


@dataclass(frozen=True, slots=True)
class Invulling:
    """What a form held, and what is wrong with it by field."""

    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    fout: str = ""


def maak_proefproject(
    zaak: Zaak, project: Proefproject | None, lessen: Sequence[Leernotitie], kijker: Account, invulling: Invulling
) -> ProefprojectBeeld:
    """Everything of the page; a project that was taken off shows its lessons and can begin again."""
    loopt = project is not None and project.beeindigd_op is None
    mag_leren = mag(kijker, Daad.NOTEER)
    sinds = f"Sinds {schrijf_kort(dag_van(project.sinds))}, door {project.door_naam}." if project and loopt else ""
    waarden = invulling.waarden
    return ProefprojectBeeld(
        zaaknummer=zaak.nummer, titel=noem_zaak(zaak), project=project.naam if project and loopt else "", sinds=sinds,
        mag=mag_leren,
        naam=_veld("naam", "Naam van het proefproject", invulling, verplicht=True, was=project.naam if project else ""),
        stap=Keuzeveld("stap", "Bij welke stap hoort dit?", _maak_stappen(waarden.get("stap", "")),
                       invulling.fouten.get("stap", "")),
        ging_goed=_veld("ging_goed", "Wat ging goed?", invulling, regels=3),
        was_lastig=_veld("was_lastig", "Wat was lastig?", invulling, regels=3),
        uren=_veld("uren", "Hoeveel uur kostte het? (niet verplicht)", invulling,
                   uitleg="Bijvoorbeeld 1,5. Tel de uren van alle collega's."),
        lessen=tuple(_maak_les(les, intrekbaar=mag_leren) for les in lessen), fout=invulling.fout,
    )  # fmt: skip


def _veld(  # noqa: PLR0913 - the parts of a field
    naam: str, etiket: str, invulling: Invulling, *, regels: int = 1, uitleg: str = "", verplicht: bool = False, was: str = ""
) -> Tekstveld:
    waarde = invulling.waarden.get(naam, was)[:4_000]
    fout = invulling.fouten.get(naam, "")
    return Tekstveld(naam=naam, etiket=etiket, waarde=waarde, uitleg=uitleg, fout=fout, verplicht=verplicht, regels=regels)


def _maak_stappen(gekozen: str) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde, tekst, waarde == gekozen) for waarde, tekst in STAPNAMEN.items())


def _maak_les(les: Leernotitie, *, intrekbaar: bool = False) -> Lesregel:
    return Lesregel(
        STAPNAMEN.get(les.stap, les.stap), les.ging_goed, les.was_lastig, schrijf_uren(les.uren),
        schrijf_moment(les.moment.astimezone(NEDERLAND)), les.door_naam, str(les.pk) if intrekbaar else "",
    )  # fmt: skip


def schrijf_getal(uren: Decimal) -> str:
    """Hours the Dutch way, without needless zeros."""
    return f"{Decimal(uren):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def schrijf_uren(uren: Decimal | None) -> str:
    """Hours as text, or empty when nobody filled them in."""
    return "" if uren is None else f"{schrijf_getal(uren)} uur"


def maak_proefprojecten(zaken: list[Proefzaak], namen: Sequence[str], gekozen: str) -> ProefprojectenBeeld:
    """The evaluation: per step over all zaken, and per zaak what was learned."""
    lessen = sum(len(zaak.lessen) for zaak in zaken)
    keuzes = (Keuze("", "Alle proefprojecten", not gekozen), *(Keuze(naam, naam, naam == gekozen) for naam in namen))
    vraag = f"?{urlencode({'naam': gekozen})}" if gekozen else ""
    return ProefprojectenBeeld(
        keuze=Keuzeveld("naam", "Proefproject", keuzes), stappen=tuple(_tel_stappen(zaken)),
        zaken=tuple(_maak_projectzaak(zaak) for zaak in zaken), csv_url=f"{reverse('proefprojecten_csv')}{vraag}",
        samenvatting=f"{_tel(len(zaken), 'zaak', 'zaken')} en {_tel(lessen, 'leernotitie', 'leernotities')}." if zaken else "",
    )  # fmt: skip


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _tel_stappen(zaken: list[Proefzaak]) -> Iterator[Stapregel]:
    alle = list(loop_lessen(zaken))
    for stap, naam in STAPNAMEN.items():
        hier = [(project, les) for project, les in alle if les.stap == stap]
        if not hier:
            continue
        met_uren = [(project.zaak_id, les.uren) for project, les in hier if les.uren is not None]
        som = sum((uren for _, uren in met_uren), Decimal(0))
        per_zaak = schrijf_uren(som / len({zaak for zaak, _ in met_uren})) if met_uren else ""
        yield Stapregel(
            naam, len({project.zaak_id for project, _ in hier}), len(hier), schrijf_uren(som) if met_uren else "", per_zaak
        )


def _maak_projectzaak(zaak: Proefzaak) -> Projectzaak:
    project = zaak.project
    einde = f"tot {schrijf_kort(dag_van(project.beeindigd_op))}" if project.beeindigd_op else ""
    lessen = tuple(_maak_les(les) for les in zaak.lessen)
    return Projectzaak(project.zaak.nummer, noem_zaak(project.zaak), project.naam, einde, lessen)


def list_csvrijen(zaken: list[Proefzaak], organisatie: Organisatie) -> Iterator[tuple[str, ...]]:
    """A line per lesson; the first column says whether this is practice."""
    soort = OEFENWOORD if organisatie.demo else "echt"
    for project, les in loop_lessen(zaken):
        yield (
            soort, project.naam, project.zaak.nummer, noem_zaak(project.zaak), STAPNAMEN.get(les.stap, les.stap), les.ging_goed,
            les.was_lastig, "" if les.uren is None else schrijf_getal(les.uren),
            f"{les.moment.astimezone(NEDERLAND):%Y-%m-%d %H:%M}", les.door_naam,
        )  # fmt: skip
