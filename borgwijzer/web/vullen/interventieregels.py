"""Interventies in the list of supervision and enforcement of a zaak: a line for each, and a button for what may begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.toezicht.acties.interventies import list_gekozen
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import INTERVENTIE_UITKOMSTEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Interventiestap, Overtreding
from borgwijzer.zaken.queries import Zaakdossier

LOOPT, AFGEROND = Status("Loopt", "wacht"), Status("Afgerond", "goed")


def list_interventieregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line per interventie with a procedure."""
    return tuple(_maak_regel(rij, dossier) for rij in dossier.ook[Interventie] if rij.soort in PROCEDURES)


def _maak_regel(rij: Interventie, dossier: Zaakdossier) -> Toezichtregel:
    eigen = [stap for stap in dossier.ook[Interventiestap] if stap.interventie_id == rij.pk]
    overtreding = next((een.norm for een in dossier.ook[Overtreding] if een.pk == rij.overtreding_id), "")
    laatste = eigen[-1] if eigen else None
    wanneer = f"begonnen op {schrijf_kort(rij.begonnen_op)}"
    if rij.afgerond_op:
        wanneer = f"afgerond op {schrijf_kort(rij.afgerond_op)}: {INTERVENTIE_UITKOMSTEN[rij.uitkomst].lower()}"
    elif laatste:
        tot = f", tot en met {schrijf_kort(laatste.uiterlijk)}" if laatste.uiterlijk else ""
        wanneer = f"{PROCEDURES[rij.soort].stappen[laatste.soort].naam.lower()} op {schrijf_kort(laatste.op)}{tot}"
    return Toezichtregel(
        soort=PROCEDURES[rij.soort].naam, naam=overtreding, wanneer=wanneer, status=AFGEROND if rij.afgerond_op else LOOPT,
        url=reverse("interventie", args=[dossier.zaak.nummer, rij.pk]), open=rij.afgerond_op is None,
    )  # fmt: skip


def list_beginknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """A button per means that the newest afweging of an open overtreding chose, and that was not begun."""
    if not mag(account, Daad.VOER_INTERVENTIE_UIT):
        return ()
    return tuple(
        Toezichtknop(
            f"Begin: {PROCEDURES[soort].naam[:1].lower()}{PROCEDURES[soort].naam[1:]}",
            f"{reverse('interventie_nieuw', args=[dossier.zaak.nummer, afweging.pk])}?soort={soort}",
        )
        for afweging, soort in _list_te_beginnen(dossier)
    )


def _list_te_beginnen(dossier: Zaakdossier) -> Iterator[tuple[Afweging, str]]:
    open_ = {een.pk for een in dossier.ook[Overtreding] if not (een.hersteld_op or een.vervallen_op)}
    vast = [een for een in dossier.ook[Afweging] if een.toestand == Afwegingtoestand.VASTGESTELD and een.overtreding_id in open_]
    nieuwste = {een.overtreding_id: een for een in sorted(vast, key=lambda een: (een.vastgesteld_op or date.min, een.pk))}
    begonnen = {(een.afweging_id, een.soort) for een in dossier.ook[Interventie]}
    for afweging in nieuwste.values():
        for soort in list_gekozen(afweging, kader_van(dossier.zaak)):
            if soort in PROCEDURES and (afweging.pk, soort) not in begonnen:
                yield afweging, soort
