"""What stands around a zaak: notes with their form, other zaken at the address, who looked; from rows to ready text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.dossier import Dossierdeel, Inzageregel, Notitieformulier, Notitieregel, Zaakverwijzing
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Tekstveld
from borgwijzer.web.vullen.tijdlijn import ALLES, Tijdlijnkeuze
from borgwijzer.zaken.acties.inzage import Gezien
from borgwijzer.zaken.acties.noteren import Aantekening
from borgwijzer.zaken.feiten import NEDERLAND, dag_van
from borgwijzer.zaken.models import Notitie, Notitiesoort, Zaak

OP_ADRES = 5
LEGE_NOTITIE = Aantekening("notitie", "")


@dataclass(frozen=True, slots=True)
class Getypt:
    """A note that is being written: what was typed or what is corrected, and what is wrong with it by field."""

    aantekening: Aantekening = LEGE_NOTITIE
    vervangt: int | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)


NIETS_GETYPT = Getypt()


@dataclass(frozen=True, slots=True)
class Dossierrijen:
    """Rows of the page. ``notities`` and ``op_adres`` may hold one more than is shown: then there are more."""

    notities: Sequence[Notitie] = ()
    op_adres: Sequence[Zaak] = ()
    gezien: Sequence[Gezien] = ()
    keuze: Tijdlijnkeuze = ALLES
    getypt: Getypt = NIETS_GETYPT

    def noem_mensen(self) -> dict[int, str]:
        """The people known at this zaak, by id."""
        schrijvers = {notitie.door_id: notitie.door_naam for notitie in self.notities}
        return {**schrijvers, **{wie.account_id: wie.naam for wie in self.gezien}}


def maak_notities(rijen: Sequence[Notitie], hoogstens: int, *, mag: bool) -> tuple[tuple[Notitieregel, ...], str]:
    """Notes newest first, and the address of the ones before them."""
    getoond = rijen[:hoogstens]
    eerder = f"?notities={getoond[-1].pk}#notities" if len(rijen) > hoogstens else ""
    return tuple(_maak_notitie(notitie, mag) for notitie in getoond), eerder


def _maak_notitie(notitie: Notitie, mag: bool) -> Notitieregel:
    vervangen = notitie.vervangen_door_id is not None
    return Notitieregel(
        id=str(notitie.pk),
        soort=Notitiesoort(notitie.soort).label,
        met_wie=notitie.met_wie,
        tekst=notitie.tekst,
        moment=schrijf_moment(notitie.moment.astimezone(NEDERLAND)),
        door=notitie.door_naam,
        vervangen=vervangen,
        verbeter_url=f"?verbeter={notitie.pk}#notitie" if mag and not vervangen else "",
    )


def maak_formulier(getypt: Getypt) -> Notitieformulier:
    """The form, empty or with what was typed."""
    invoer, fouten = getypt.aantekening, getypt.fouten
    verbetert = getypt.vervangt is not None
    soorten = tuple(Keuze(soort.value, soort.label, soort.value == invoer.soort) for soort in Notitiesoort)
    return Notitieformulier(
        titel="Verbeter een notitie" if verbetert else "Leg een notitie of gesprek vast",
        knop="Bewaar de verbetering" if verbetert else "Bewaar de notitie",
        soort=Keuzeveld("notitie_soort", "Soort", soorten, fouten.get("soort", "")),
        met_wie=Tekstveld(
            naam="notitie_met_wie", etiket="Met wie (niet verplicht)", waarde=invoer.met_wie, fout=fouten.get("met_wie", "")
        ),
        tekst=Tekstveld(
            naam="notitie_tekst", etiket="Tekst", waarde=invoer.tekst, fout=fouten.get("tekst", ""), verplicht=True, regels=5,
            uitleg="De vorige versie blijft zichtbaar als vervangen." if verbetert
            else "Zet hier geen BSN in. Een notitie is niet weg te halen; verbeteren kan wel.",
        ),
        vervangt=str(getypt.vervangt) if verbetert else "",
        open=verbetert or bool(fouten),
    )  # fmt: skip


def maak_verwijzingen(zaken: Sequence[Zaak]) -> tuple[Zaakverwijzing, ...]:
    """At most five other zaken at the address."""
    return tuple(
        Zaakverwijzing(zaak.nummer, zaak.omschrijving[:200], FASEN[zaak.fase], schrijf_kort(dag_van(zaak.geopend_op)))
        for zaak in zaken[:OP_ADRES]
    )


def maak_inzage(gezien: Sequence[Gezien]) -> tuple[Inzageregel, ...]:
    """Who looked, the latest day first."""
    return tuple(Inzageregel(schrijf_kort(wie.dag), wie.naam) for wie in gezien)


def maak_dossierdeel(
    rijen: Dossierrijen, filter_: tuple[Keuzeveld, ...], *, hoogstens: int, mag_noteren: bool, meer_url: str
) -> Dossierdeel:
    """All parts; ``meer_url`` is the address of the search for this place."""
    notities, eerder = maak_notities(rijen.notities, hoogstens, mag=mag_noteren)
    return Dossierdeel(
        notities=notities,
        notities_eerder_url=eerder,
        notitie=maak_formulier(rijen.getypt) if mag_noteren else None,
        filter=filter_,
        gefilterd=rijen.keuze != ALLES,
        op_adres=maak_verwijzingen(rijen.op_adres),
        op_adres_meer_url=meer_url if len(rijen.op_adres) > OP_ADRES else "",
        inzage=maak_inzage(rijen.gezien),
    )
