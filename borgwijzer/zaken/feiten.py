"""From rows to the facts that ``regels`` takes: the one mapping there is, and only in this direction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from borgwijzer.kaders.versies import lees_versie
from borgwijzer.regels.feiten import (
    Adviesfeit,
    Besluitfeit,
    Controlefeit,
    Documentfeit,
    Feiten,
    Herinneringfeit,
    Herstel,
    Meldingfeit,
    Oordeelfeit,
    Signaalfeit,
    Voorwaarde,
)
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.samenhang import vergelijk_meldingen
from borgwijzer.zaken.bundel import haal_bundel
from borgwijzer.zaken.models import (
    Advies,
    Besluit,
    Besluittoestand,
    Controle,
    Document,
    Documenttoestand,
    Herinnering,
    Herstelverzoek,
    Melding,
    Signaal,
    Zaak,
)

NEDERLAND = ZoneInfo("Europe/Amsterdam")
# Few zaken have them, and all of them count.
BIJZAKEN = (Herstelverzoek, Besluit, Signaal, Controle, Advies, Herinnering)
DATUMS = (
    "verlies_gevolgklasse_op", "geplande_start", "feitelijke_start_op", "beeindigd_op", "geplande_ingebruikname",
    "in_gebruik_op", "afgesloten_op",
)  # fmt: skip


def dag_van(moment: datetime.datetime) -> datetime.date:
    """The calendar day of a moment in the Netherlands."""
    return moment.astimezone(NEDERLAND).date()


def kader_van(zaak: Zaak) -> Kader:
    """The kader version that the zaak keeps."""
    return lees_versie(zaak.kaderversie_id)


def haal_feiten(zaak: Zaak) -> Feiten:
    """The facts of one zaak, in a statement per kind of row."""
    return haal_feiten_van([zaak])[zaak.pk]


def haal_feiten_van(zaken: Sequence[Zaak]) -> dict[int, Feiten]:
    """The facts of many zaken by id, in the same statements."""
    rijen = haal_rijen([zaak.pk for zaak in zaken])
    return {zaak.pk: maak_feiten(zaak, rijen.get(zaak.pk, Feitrijen())) for zaak in zaken}


@dataclass(slots=True)
class Feitrijen:
    """The rows of one zaak from which its facts are made; meldingen oldest first, without those that were replaced."""

    meldingen: list[Melding] = field(default_factory=list)
    documenten: list[Document] = field(default_factory=list)
    herstelverzoeken: list[Herstelverzoek] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    signalen: list[Signaal] = field(default_factory=list)
    controles: list[Controle] = field(default_factory=list)
    adviezen: list[Advies] = field(default_factory=list)
    herinneringen: list[Herinnering] = field(default_factory=list)

    def documenten_van(self, melding: Melding) -> list[Document]:
        return [document for document in self.documenten if document.melding_id == melding.pk]

    def herstel_van(self, melding: Melding) -> list[Herstelverzoek]:
        return [verzoek for verzoek in self.herstelverzoeken if verzoek.melding_id == melding.pk]


def haal_rijen(zaken: Sequence[int]) -> dict[int, Feitrijen]:
    """The rows of many zaken by id, in three statements whatever their number."""
    meldingen = Melding.objects.filter(zaak_id__in=zaken, vervangen_door__isnull=True).select_related("toets")
    documenten = Document.objects.filter(zaak_id__in=zaken, melding__vervangen_door__isnull=True, vervangen_door__isnull=True)
    bundel = haal_bundel(BIJZAKEN, zaken)
    rijen: dict[int, Feitrijen] = {}
    for soort, gevonden in (
        ("meldingen", meldingen.order_by("ontvangen_op", "id")),
        ("documenten", documenten.select_related("bestand").order_by("id")),
        ("herstelverzoeken", bundel[Herstelverzoek]),
        ("besluiten", bundel[Besluit]),
        ("signalen", bundel[Signaal]),
        ("controles", bundel[Controle]),
        ("adviezen", bundel[Advies]),
        ("herinneringen", bundel[Herinnering]),
    ):
        for rij in gevonden:
            getattr(rijen.setdefault(rij.zaak_id, Feitrijen()), soort).append(rij)
    return rijen


def maak_feiten(zaak: Zaak, rijen: Feitrijen) -> Feiten:
    """The facts from rows that are already here."""
    return Feiten(
        kader=str(kader_van(zaak).versie),
        gevolgklasse=zaak.gevolgklasse,
        meldingen=vergelijk_meldingen(
            [maak_meldingfeit(m, rijen.documenten_van(m), rijen.herstel_van(m)) for m in rijen.meldingen]
        ),
        besluiten=tuple(maak_besluitfeit(b) for b in rijen.besluiten if b.toestand == Besluittoestand.GENOMEN),
        signalen=tuple(
            Signaalfeit(id=str(s.pk), onderwerpen=tuple(s.onderwerpen), ontvangen_op=s.ontvangen_op, opgelost_op=s.opgelost_op)
            for s in rijen.signalen
        ),
        controles=tuple(maak_controlefeit(c) for c in rijen.controles),
        adviezen=tuple(
            Adviesfeit(
                controle=str(a.controle_id),
                soort=a.soort,
                gegeven_op=a.gegeven_op,
                afgewezen_op=a.afgewezen_op,
                opgevolgd_op=a.opgevolgd_op,
            )
            for a in rijen.adviezen
        ),
        herinneringen=tuple(Herinneringfeit(soort=h.soort, verstuurd_op=h.verstuurd_op) for h in rijen.herinneringen),
        **{naam: getattr(zaak, naam) for naam in DATUMS},
    )


def zoek_meldingfeit(feiten: Feiten, melding: Melding) -> Meldingfeit | None:
    """This melding among the facts of its zaak; None when it was replaced."""
    return next((een for een in feiten.meldingen if een.id == str(melding.pk)), None)


def maak_besluitfeit(besluit: Besluit) -> Besluitfeit:
    """A besluit that was taken, with who took it and its voorwaarden as they stand; a proposal is no fact yet."""
    return Besluitfeit(
        soort=besluit.soort,
        vanaf=besluit.vanaf,
        tot_en_met=besluit.tot_en_met,
        door=besluit.beslist_naam,
        voorwaarden=tuple(Voorwaarde(tekst=v["tekst"], voldaan=v["voldaan"]) for v in besluit.voorwaarden),
    )


def maak_controlefeit(controle: Controle) -> Controlefeit:
    """A controle as a fact: when it was planned, done, and fixed in a rapport; its words are no facts for the rules."""
    return Controlefeit(
        id=str(controle.pk),
        aanleiding=controle.aanleiding,
        opgemaakt_op=controle.opgemaakt_op,
        gepland_op=controle.gepland_op,
        gedaan_op=controle.gedaan_op,
        gebruik_gezien=controle.gebruik_gezien,
        vastgesteld_op=controle.vastgesteld_op,
    )


def maak_meldingfeit(
    melding: Melding, documenten: Iterable[Document], herstelverzoeken: Iterable[Herstelverzoek] = ()
) -> Meldingfeit:
    """One melding as a fact: what it says, its documents, the answers of people, requests to repair, the fixed verdict."""
    oordeel = None
    if melding.oordeel and melding.oordeel_op:
        oordeel = Oordeelfeit(oordeel=melding.oordeel, wet=melding.oordeel_wet or None, op=melding.oordeel_op)
    toets = getattr(melding, "toets", None)
    antwoorden: dict[str, Any] = {
        eis: {"voldaan": antwoord["voldaan"], "reden": antwoord.get("reden", "")}
        for eis, antwoord in (toets.antwoorden if toets else {}).items()
    }
    register = {"registercontrole": melding.registercontrole} if melding.registercontrole else {}
    return Meldingfeit.model_validate({
        **melding.inhoud, **register,
        "id": str(melding.pk), "soort": melding.soort, "kanaal": melding.kanaal,
        "ontvangen_op": melding.telt_vanaf or dag_van(melding.ontvangen_op), "ingetrokken_op": melding.ingetrokken_op,
        "documenten": [maak_documentfeit(d) for d in documenten if telt_mee(d)],
        "antwoorden": antwoorden, "oordeel": oordeel,
        "herstel": [Herstel(gevraagd_op=h.gevraagd_op, ontvangen_op=h.ontvangen_op) for h in herstelverzoeken],
    })  # fmt: skip


def telt_mee(document: Document) -> bool:
    """Whether a document is here and is the latest version of itself."""
    return document.toestand == Documenttoestand.AANWEZIG and document.vervangen_door_id is None


def maak_documentfeit(document: Document) -> Documentfeit:
    """A document that is here; readable is what the inspection said."""
    leesbaar = None
    if document.bestand and document.bestand.keuring:
        leesbaar = not document.bestand.blokkeert
    return Documentfeit(soort=document.soort, naam=document.bestandsnaam, leesbaar=leesbaar)
