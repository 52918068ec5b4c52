"""From rows to the facts that ``regels`` takes: the one mapping there is, and only in this direction."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from borgwijzer.kaders.versies import lees_versie
from borgwijzer.regels import feiten as regelfeiten
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
    Partij,
    Registerfeit,
    Signaalfeit,
    Voorwaarde,
)
from borgwijzer.regels.feiten import Fase as Fasefeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.omstandigheden import Omstandigheid, Plek, bepaal_omstandigheden, vul_omstandigheid_in
from borgwijzer.regels.samenhang import vergelijk_meldingen
from borgwijzer.zaken.bundel import Bundel, Deel, haal_bundel
from borgwijzer.zaken.feiten_maatwerk import maak_maatwerkfeit
from borgwijzer.zaken.feiten_toezicht import TOEZICHTRIJEN, maak_schorsingen, maak_toezicht
from borgwijzer.zaken.models import (
    Advies,
    Besluit,
    Besluittoestand,
    Controle,
    Document,
    Documenttoestand,
    Fase,
    Herinnering,
    Herstelverzoek,
    Informatieverzoek,
    Maatwerkaanvraag,
    Maatwerkstap,
    Melding,
    Nacontrole,
    Schorsing,
    Signaal,
    Veldrapport,
    Veldtoestand,
    Wisseling,
    Zaak,
)

NEDERLAND = ZoneInfo("Europe/Amsterdam")
# Few zaken have them, and all of them count.
BIJZAKEN = (
    Herstelverzoek, Besluit, Signaal, Fase, Wisseling, Nacontrole, Informatieverzoek, Controle, Advies, Herinnering,
    # Whether it clashes is all that counts: what the device sent stays where it is.
    Deel(Veldrapport, zonder=("inhoud", "fotos", "eerder")), *TOEZICHTRIJEN,
)  # fmt: skip
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


def kader_voor(melding: Melding) -> Kader:
    """The kader version under which a melding is judged: a verdict that is fixed keeps its own, whatever became of the zaak."""
    toets = getattr(melding, "toets", None)
    return lees_versie(toets.kaderversie_id) if toets else kader_van(melding.zaak)


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
    fasen: list[Fase] = field(default_factory=list)
    wisselingen: list[Wisseling] = field(default_factory=list)
    nacontroles: list[Nacontrole] = field(default_factory=list)
    informatieverzoeken: list[Informatieverzoek] = field(default_factory=list)
    controles: list[Controle] = field(default_factory=list)
    adviezen: list[Advies] = field(default_factory=list)
    herinneringen: list[Herinnering] = field(default_factory=list)
    toezicht: Bundel = field(default_factory=lambda: defaultdict(list))

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
        ("fasen", bundel[Fase]),
        ("wisselingen", bundel[Wisseling]),
        ("nacontroles", bundel[Nacontrole]),
        ("informatieverzoeken", bundel[Informatieverzoek]),
        ("controles", bundel[Controle]),
        ("adviezen", bundel[Advies]),
        ("herinneringen", bundel[Herinnering]),
    ):
        for rij in gevonden:
            getattr(rijen.setdefault(rij.zaak_id, Feitrijen()), soort).append(rij)
    for model in (*TOEZICHTRIJEN, Veldrapport):
        for rij in bundel[model]:
            rijen.setdefault(rij.zaak_id, Feitrijen()).toezicht[model].append(rij)
    return rijen


def maak_feiten(zaak: Zaak, rijen: Feitrijen) -> Feiten:
    """The facts from rows that are already here."""
    omstandigheden = haal_omstandigheden(zaak)
    gemeld = (maak_meldingfeit(m, rijen.documenten_van(m), rijen.herstel_van(m)) for m in rijen.meldingen)
    meldingen = vergelijk_meldingen([vul_omstandigheid_in(feit, omstandigheden) for feit in gemeld])
    # In the order of the rows: a part keeps what the comparison with the bouwmelding added.
    plekken = [melding.fase_id for melding in rijen.meldingen]
    return Feiten(
        kader=str(kader_van(zaak).versie),
        gevolgklasse=zaak.gevolgklasse,
        meldingen=_van_fase(None, plekken, meldingen),
        besluiten=tuple(maak_besluitfeit(b, rijen.toezicht[Schorsing]) for b in rijen.besluiten if telt_als_besluit(b)),
        signalen=tuple(maak_signaalfeit(s) for s in rijen.signalen if s.fase_id is None),
        fasen=tuple(
            maak_fasefeit(fase, _van_fase(fase.pk, plekken, meldingen), rijen.signalen)
            for fase in sorted(rijen.fasen, key=lambda fase: fase.volgnummer)
        ),
        wisselingen=tuple(maak_wisselingfeit(w) for w in rijen.wisselingen if w.vervallen_op is None),
        nacontroles=tuple(maak_nacontrolefeit(n) for n in rijen.nacontroles),
        informatieverzoeken=tuple(maak_verzoekfeit(verzoek) for verzoek in rijen.informatieverzoeken),
        controles=tuple(maak_controlefeit(c, rijen.toezicht[Veldrapport]) for c in rijen.controles),
        adviezen=tuple(maak_adviesfeit(a) for a in rijen.adviezen),
        herinneringen=tuple(Herinneringfeit(soort=h.soort, verstuurd_op=h.verstuurd_op) for h in rijen.herinneringen),
        toezicht=maak_toezicht(rijen.toezicht),
        maatwerkaanvragen=tuple(maak_maatwerkfeit(a, rijen.toezicht[Maatwerkstap]) for a in rijen.toezicht[Maatwerkaanvraag]),
        **{naam: getattr(zaak, naam) for naam in DATUMS},
    )


def _van_fase(fase: int | None, plekken: Sequence[int | None], meldingen: Sequence[Meldingfeit]) -> tuple[Meldingfeit, ...]:
    return tuple(melding for plek, melding in zip(plekken, meldingen, strict=True) if plek == fase)


def maak_fasefeit(fase: Fase, meldingen: tuple[Meldingfeit, ...], signalen: Iterable[Signaal]) -> Fasefeit:
    """A part as a fact, with its own meldingen and those of the signals that are about it."""
    return Fasefeit(
        id=str(fase.volgnummer), naam=fase.naam, in_gebruik_op=fase.in_gebruik_op, vervallen_op=fase.vervallen_op,
        meldingen=meldingen, signalen=tuple(maak_signaalfeit(s) for s in signalen if s.fase_id == fase.pk),
    )  # fmt: skip


def maak_adviesfeit(advies: Advies) -> Adviesfeit:
    """A legal advice as a fact; its words are none for the rules."""
    return Adviesfeit(
        controle=str(advies.controle_id), soort=advies.soort, gegeven_op=advies.gegeven_op,
        afgewezen_op=advies.afgewezen_op, opgevolgd_op=advies.opgevolgd_op,
    )  # fmt: skip


def maak_signaalfeit(signaal: Signaal) -> Signaalfeit:
    """A signal as a fact."""
    return Signaalfeit(
        id=str(signaal.pk), onderwerpen=tuple(signaal.onderwerpen), ontvangen_op=signaal.ontvangen_op,
        opgelost_op=signaal.opgelost_op, bron=signaal.bron, direct_gevaar=signaal.direct_gevaar, risico=signaal.risico,
        aanpak=signaal.aanpak or None, beoordeeld_op=signaal.beoordeeld_op, gevaar_op=signaal.gevaar_op,
        herstel_op=signaal.herstel_op, samengevoegd_met=str(signaal.samengevoegd_met_id or ""),
        samengevoegd_op=signaal.samengevoegd_op,
    )  # fmt: skip


def maak_wisselingfeit(wisseling: Wisseling) -> regelfeiten.Wisseling:
    """That a party was followed by another."""
    return regelfeiten.Wisseling(
        rol=wisseling.rol, partij=Partij(naam=wisseling.naam, kvk=wisseling.kvk), instrument=wisseling.instrument,
        sinds=wisseling.sinds, gemeld_op=wisseling.gemeld_op, id=str(wisseling.pk),
    )  # fmt: skip


def maak_nacontrolefeit(controle: Nacontrole) -> regelfeiten.Nacontrole:
    """What a later snapshot of the register said."""
    return regelfeiten.Nacontrole(
        op=controle.op, borger=Partij(**controle.borger), instrument=controle.instrument,
        eerder=Registerfeit.model_validate(controle.eerder) if controle.eerder else None,
        uitkomst=Registerfeit.model_validate(controle.uitkomst), beoordeeld_op=controle.beoordeeld_op, id=str(controle.pk),
    )  # fmt: skip


def haal_omstandigheden(zaak: Zaak) -> tuple[Omstandigheid, ...]:
    """What the kader of this zaak says about the place where it lies."""
    rd = (zaak.rd_x, zaak.rd_y)
    bekend = all(isinstance(getal, int | float) for getal in rd)
    return bepaal_omstandigheden(kader_van(zaak), Plek(zaak.woonplaats, zaak.postcode, rd if bekend else None))  # type: ignore[arg-type]


def zoek_meldingfeit(feiten: Feiten, melding: Melding) -> Meldingfeit | None:
    """This melding among the facts of its zaak, about the whole or a part; None when it was replaced."""
    return next((een for een in feiten.alle_meldingen if een.id == str(melding.pk)), None)


def telt_als_besluit(besluit: Besluit) -> bool:
    """Whether it was taken and holds for a time by itself; one about a last counts as a step of its interventie."""
    return besluit.toestand == Besluittoestand.GENOMEN and besluit.interventie_id is None


def maak_besluitfeit(besluit: Besluit, schorsingen: Sequence[Schorsing] = ()) -> Besluitfeit:
    """A besluit that was taken, with who took it and its voorwaarden as they stand; a proposal is no fact yet."""
    return Besluitfeit(
        soort=besluit.soort,
        vanaf=besluit.vanaf,
        tot_en_met=besluit.tot_en_met,
        door=besluit.beslist_naam,
        voorwaarden=tuple(Voorwaarde(tekst=v["tekst"], voldaan=v["voldaan"]) for v in besluit.voorwaarden),
        id=str(besluit.pk),
        bekendgemaakt_op=besluit.beslist_op,
        schorsingen=maak_schorsingen(besluit.pk, list(schorsingen)),
    )


def maak_verzoekfeit(verzoek: Informatieverzoek) -> regelfeiten.Informatieverzoek:
    """A request for data as a fact, a concept too: without a day of sending nothing follows from it."""
    punten = [
        {"wat": punt["wat"], "werk": punt["werk"], "ontvangsten": [
            {"ontvangen_op": een["op"], "gecontroleerd_op": een["gecontroleerd_op"], "goed": een["goed"]}
            for een in punt["ontvangsten"]
        ]}
        for punt in verzoek.punten
    ]  # fmt: skip
    return regelfeiten.Informatieverzoek.model_validate({
        "id": str(verzoek.pk), "soort": verzoek.soort, "aan": verzoek.aan, "reden": verzoek.reden, "punten": punten,
        "uiterlijk": verzoek.uiterlijk, "verzonden_op": verzoek.verzonden_op, "herinnerd_op": verzoek.herinnerd_op,
        "uiterlijk_na_herinnering": verzoek.uiterlijk_na_herinnering, "beeindigd_op": verzoek.beeindigd_op,
    })  # fmt: skip


def maak_controlefeit(controle: Controle, veld: Iterable[Veldrapport] = ()) -> Controlefeit:
    """A controle as a fact: when it was planned, done, and fixed in a rapport; its words are no facts for the rules.

    ``veld``: what devices sent, of which some may clash with what stands there.
    """
    botst = [dag_van(een.ontvangen_op) for een in veld if een.controle_id == controle.pk and een.toestand == Veldtoestand.BOTST]
    return Controlefeit(
        id=str(controle.pk),
        aanleiding=controle.aanleiding,
        signaal=str(controle.signaal_id or ""),
        opgemaakt_op=controle.opgemaakt_op,
        gepland_op=controle.gepland_op,
        gedaan_op=controle.gedaan_op,
        gebruik_gezien=controle.gebruik_gezien,
        vastgesteld_op=controle.vastgesteld_op,
        vervallen_op=controle.vervallen_op,
        bouwstop_op=dag_van(controle.mondelinge_bouwstop_op) if controle.mondelinge_bouwstop_op else None,
        bouwstop_vervallen_op=controle.bouwstop_vervallen_op,
        botst_op=min(botst, default=None),
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
        "antwoorden": antwoorden, "oordeel": oordeel, "geheel_gekozen": melding.geheel_gekozen,
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
