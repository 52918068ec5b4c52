"""One message to place: what it says, why it waits, and the zaken it may belong to with every reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from borgwijzer.documenten.models import Bestand
from borgwijzer.koppelingen.dso.vertaal_partijen import Partij
from borgwijzer.koppelingen.dso.vertaling import Vertaald
from borgwijzer.koppelingen.formulier.inhoud import SIGNAAL, Formulier
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.koppelingen.queries import Kandidaat as Gevonden
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.etiketten import FASEN, MELDINGEN
from borgwijzer.web.beelden.onderdelen import Daad, Documentverwijzing, Keuze, Keuzeveld, Tekstveld
from borgwijzer.web.beelden.triage_bericht import Feit, Kandidaat, TriageBerichtBeeld
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.documenten import verwijs_bijlage
from borgwijzer.web.vullen.triage_formulier import list_formulierfeiten
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import NEDERLAND

REDENEN = {
    "zaaknummer": "Dit zaaknummer is genoemd",
    "verzoeknummer": "Het bericht noemt het verzoeknummer van een melding in deze zaak",
    "project": "Zelfde project in het Omgevingsloket",
    "bag": "Zelfde object in de basisregistratie adressen en gebouwen",
    "adres": "Zelfde postcode en adres",
    "postcode": "Zelfde postcode",
}
KANALEN = {
    "formulier": "met het formulier op de website",
    "invoer": "ingevoerd door een medewerker",
    "upload": "aangeleverd in het scherm",
    "ontvanger": "via het Omgevingsloket",
    "opdrachtregel": "via de opdrachtregel",
}
GESLOTEN = "Let op: deze zaak is afgesloten"
BEHANDELD = "Dit bericht is al behandeld: {}"
ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Gekozen:
    """What somebody chose before, and what was wrong with it."""

    soort: str = ""
    zaak: str = ""
    zaak_anders: str = ""
    reden: str = ""
    fout: str = ""
    bron: str = ""
    velden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Triagewerk:
    """The message, its content in our words (None when it cannot be read), and what was found around it.

    ``bronnen``: of a signal, the signaalbronnen of the kader by code. ``met_melder``: a shielded name was asked for, this once.
    """

    bericht: Bericht
    vertaald: Vertaald | None
    kandidaten: Sequence[Gevonden]
    gelijknamig: Sequence[Bericht]
    bestanden: Mapping[int, Bestand]
    formulier: Formulier | None = None
    bronnen: Mapping[str, str] = field(default_factory=dict)
    mag_melder: bool = False
    met_melder: bool = False


def maak_triage_bericht(werk: Triagewerk, gekozen: Gekozen | None = None) -> TriageBerichtBeeld:
    """The screen."""
    bericht, gekozen = werk.bericht, gekozen or Gekozen()
    open_ = bericht.uitkomst == Uitkomst.TRIAGE
    reden = schrijf_datums(bericht.reden)
    return TriageBerichtBeeld(
        id=str(bericht.pk),
        verzoeknummer=bericht.verzoeknummer or "zonder verzoeknummer",
        reden=reden if open_ else BEHANDELD.format(reden[:1].lower() + reden[1:]),
        feiten=tuple(_list_feiten(werk)),
        antwoorden=_list_antwoorden(werk.vertaald),
        soorten=_list_soorten(werk, gekozen.soort),
        kandidaten=_list_kandidaten(werk.kandidaten, gekozen.zaak),
        zaak_anders=Tekstveld(
            naam="zaak_anders", etiket="Zaaknummer", uitleg="Bijvoorbeeld 2026-000123", waarde=gekozen.zaak_anders,
            fout=gekozen.velden.get("zaak_anders", ""),
        ),
        daden=_list_daden(werk, gekozen),
        documenten=tuple(_list_documenten(werk)),
        fout=gekozen.fout,
        open=open_,
        bron=_maak_bron(werk, gekozen) if open_ else None,
        toon_melder=_is_afgeschermd(werk) and werk.mag_melder and not werk.met_melder,
        ruw=werk.mag_melder or not _is_afgeschermd(werk),
    )  # fmt: skip


def _is_afgeschermd(werk: Triagewerk) -> bool:
    return werk.formulier is not None and werk.formulier.naam_niet_doorgeven


def _maak_bron(werk: Triagewerk, gekozen: Gekozen) -> Keuzeveld | None:
    """From whom a signal comes; what the reporter said himself is chosen beforehand."""
    if werk.formulier is None or werk.formulier.soort != SIGNAAL:
        return None
    keuze = gekozen.bron or werk.formulier.hoedanigheid
    opties = (("", "Kies van wie het signaal komt"), *werk.bronnen.items())
    keuzes = tuple(Keuze(code, naam, code == keuze) for code, naam in opties)
    return Keuzeveld("bron", "Van wie komt het signaal?", keuzes, gekozen.velden.get("bron", ""))


def _list_feiten(werk: Triagewerk) -> list[Feit]:
    bericht, vertaald = werk.bericht, werk.vertaald
    moment = schrijf_moment(bericht.ontvangen_op.astimezone(NEDERLAND))
    feiten = [
        Feit("Ontvangen", f"{moment}, {KANALEN.get(bericht.kanaal, bericht.kanaal)}"),
        Feit("Herkend als", MELDINGEN.get(bericht.soort, "niet zeker")),
        Feit("Soort verzoek", bericht.type),
        Feit("Doel", bericht.doel),
        Feit("Adres", bericht.adres),
    ]
    if vertaald:
        feiten += [
            Feit("Project", vertaald.projectnaam),
            Feit("Initiatiefnemer", _noem(vertaald.initiatiefnemer)),
            Feit("Gemachtigde", _noem(vertaald.gemachtigde)),
            Feit("Kwaliteitsborger", _noem(vertaald.kwaliteitsborger)),
            Feit("Bevoegd gezag (OIN)", vertaald.bevoegd_gezag_oin),
            Feit("Let op", " ".join(bevinding.zin for bevinding in vertaald.bevindingen)),
        ]
    if werk.formulier:
        feiten += list_formulierfeiten(werk.formulier, met_melder=werk.met_melder)
    feiten += [_schrijf_gelijknamig(ander) for ander in werk.gelijknamig]
    return [feit for feit in feiten if feit.waarde]


def _noem(partij: Partij | None) -> str:
    return partij.naam if partij else ""


def _schrijf_gelijknamig(ander: Bericht) -> Feit:
    moment = schrijf_moment(ander.ontvangen_op.astimezone(NEDERLAND))
    waar = f"in zaak {ander.zaak.nummer}" if ander.zaak else f"uitkomst: {ander.get_uitkomst_display().lower()}"
    return Feit("Bericht met hetzelfde nummer", f"{moment}, volgnummer {ander.volgnummer or 'onbekend'}, {waar}")


def _list_antwoorden(vertaald: Vertaald | None) -> tuple[Feit, ...]:
    if vertaald is None:
        return ()
    gevonden = [Feit(a.vraagtekst or a.veld, schrijf_datums(a.tekst)) for a in vertaald.antwoorden]
    onbekend = [Feit(a.vraagtekst or f"Vraag {a.vraag_id}", schrijf_datums(a.antwoord)) for a in vertaald.onbekende_antwoorden]
    return tuple(gevonden + onbekend)


def _list_soorten(werk: Triagewerk, gekozen: str) -> tuple[Keuze, ...]:
    """The likely ones first; nothing is chosen unless the message was recognised, or somebody chose it before.

    A signaal is no melding, so there is nothing to choose.
    """
    if werk.formulier and werk.formulier.soort == SIGNAAL:
        return ()
    kandidaten = werk.vertaald.herkenning.kandidaten if werk.vertaald else ()
    keuze = gekozen or werk.bericht.soort
    volgorde = dict.fromkeys([*(soort for soort in kandidaten if soort in MELDINGEN), *MELDINGEN])
    return tuple(Keuze(soort, MELDINGEN[soort], soort == keuze) for soort in volgorde)


def _list_kandidaten(kandidaten: Sequence[Gevonden], gekozen: str) -> tuple[Kandidaat, ...]:
    """None is chosen beforehand, unless exactly one zaak has the same project."""
    van_project = [kandidaat.zaak.nummer for kandidaat in kandidaten if "project" in kandidaat.redenen]
    keuze = gekozen or (van_project[0] if len(van_project) == 1 else "")
    return tuple(maak_kandidaat(kandidaat, keuze) for kandidaat in kandidaten)


def maak_kandidaat(kandidaat: Gevonden, keuze: str) -> Kandidaat:
    """A zaak that may be meant, with every reason in words."""
    zaak = kandidaat.zaak
    redenen = [REDENEN[reden] for reden in kandidaat.redenen] + ([GESLOTEN] if zaak.fase == "afgesloten" else [])
    return Kandidaat(zaak.nummer, noem_zaak(zaak), FASEN[zaak.fase], tuple(redenen), zaak.nummer == keuze)


def _list_daden(werk: Triagewerk, gekozen: Gekozen) -> tuple[Daad, ...]:
    reden = Tekstveld(
        naam="reden", etiket="Waarom wijst u dit bericht af?", waarde=gekozen.reden, fout=gekozen.velden.get("reden", ""),
        verplicht=True, regels=2,
    )  # fmt: skip
    weiger = Daad(
        waarde="weiger",
        tekst="Wijs dit bericht af",
        toelichting="Het bericht blijft bewaard. De reden komt in het logboek.",
        reden=reden,
    )
    if werk.vertaald is None and werk.formulier is None:
        return (weiger,)
    koppel = Daad(waarde="koppel", tekst="Koppel aan de gekozen zaak", soort="hoofd")
    if werk.formulier and werk.formulier.soort == SIGNAAL:
        nieuw = Daad(
            waarde="nieuw",
            tekst="Maak een nieuwe zaak voor dit adres",
            toelichting="Alleen als er nog geen zaak is voor deze plek.",
        )
        return (koppel, nieuw, weiger)
    return (
        koppel,
        Daad(waarde="nieuw", tekst="Maak een nieuwe zaak", toelichting="Alleen een bouwmelding kan een nieuwe zaak openen."),
        weiger,
    )


def _list_documenten(werk: Triagewerk) -> list[Documentverwijzing]:
    return [
        verwijs_bijlage(
            bijlage,
            werk.bestanden.get(bijlage["bestand"]),
            url=reverse("triage_bijlage", args=[werk.bericht.pk, plaats]),
            voorbeeld_url=reverse("triage_bijlage_voorbeeld", args=[werk.bericht.pk, plaats]),
        )
        for plaats, bijlage in enumerate(werk.bericht.bijlagen)
    ]
