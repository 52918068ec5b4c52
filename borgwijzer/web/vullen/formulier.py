"""A form as a page: its fields with what was typed, what is wrong, and what is to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from borgwijzer.koppelingen.formulier.controle import Fout, Vraag
from borgwijzer.koppelingen.formulier.inhoud import Stuk
from borgwijzer.koppelingen.formulier.verwerk import NIEUW
from borgwijzer.koppelingen.queries import Kandidaat
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.formulier import FormulierBeeld, Foutregel, Groep, Invoerveld, Zaakkeuze
from borgwijzer.web.beelden.onderdelen import Keuze, Tekstveld
from borgwijzer.web.formulierinvoer import Ingevuld
from borgwijzer.web.formuliervelden import Groepvorm, Veldvorm
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.documenten import schrijf_documentsoort
from borgwijzer.web.vullen.triage_bericht import ANDERS, maak_kandidaat

ALGEMEEN = "formulier"
ZAAKVELD = "zaak_anders"
# A date is typed as text: a date field of the browser follows its own language, and turns day and month around.
NOTATIE = {"dag": "Bijvoorbeeld 31-12-2026.", "tijd": "Bijvoorbeeld 14:05."}
OVERIG = {"overig": "Ander document", "foto": "Foto's", "tekening": "Tekeningen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestand:
    """What a try to send the form left behind."""

    ingevuld: Ingevuld
    fouten: Sequence[Fout] = ()
    vragen: Sequence[Vraag] = ()
    bevestigd: frozenset[str] = frozenset()
    kandidaten: Sequence[Kandidaat] = ()
    stukken: Sequence[Stuk] = ()
    verborgen: Mapping[str, str] = field(default_factory=dict)


def maak_groepen(vormen: Iterable[Groepvorm], toestand: Toestand, kader: Kader) -> tuple[Groep, ...]:
    """The groups with what was typed; a folded group opens when something in it is filled in or wrong."""
    fouten = {fout.veld: schrijf_datums(fout.zin) for fout in reversed(toestand.fouten)}
    groepen = []
    for vorm in vormen:
        velden = tuple(_maak_veld(veld, toestand.ingevuld, fouten, kader) for veld in vorm.velden)
        groepen.append(Groep(vorm.titel, velden, vorm.uitleg, vorm.open or any(map(_is_gebruikt, velden))))
    return tuple(groepen)


def _is_gebruikt(veld: Invoerveld) -> bool:
    """Something was filled in, ticked or wrong."""
    return bool(veld.waarde or veld.fout) or (veld.soort == "vinkjes" and any(keuze.gekozen for keuze in veld.keuzes))


def _maak_veld(veld: Veldvorm, ingevuld: Ingevuld, fouten: Mapping[str, str], kader: Kader) -> Invoerveld:
    waarde = ingevuld.teksten.get(veld.naam, "")
    if veld.vorm == "vinkjes":
        gekozen = ingevuld.gekozen.get(veld.naam, ())
        keuzes = tuple(Keuze(o.id, o.naam, o.id in gekozen) for o in kader.onderwerpen.values())
    elif veld.vorm == "signaalbron":
        openbaar = [(code, bron.naam) for code, bron in kader.inhoud.signaalbron.items() if bron.openbaar]
        keuzes = tuple(Keuze(code, tekst, code == waarde) for code, tekst in (("", "Zeg ik liever niet"), *openbaar))
    else:
        keuzes = tuple(Keuze(code, tekst, code == waarde) for code, tekst in veld.keuzes)
    return Invoerveld(
        naam=veld.naam, etiket=veld.etiket, soort="keuze" if veld.vorm == "signaalbron" else veld.vorm, waarde=waarde,
        uitleg=" ".join(deel for deel in (veld.uitleg, NOTATIE.get(veld.vorm, "")) if deel), fout=fouten.get(veld.naam, ""),
        verplicht=veld.verplicht, autovul=veld.autovul, keuzes=keuzes,
    )  # fmt: skip


def maak_foutregels(fouten: Iterable[Fout], groepen: Iterable[Groep]) -> tuple[Foutregel, ...]:
    """The list on top, each line leading to its field; what belongs to no field leads to the form itself."""
    bekend = {veld.naam for groep in groepen for veld in groep.velden} | {ZAAKVELD, "zaak", "stukken"}
    zinnen = {fout.zin: fout.veld for fout in reversed(list(fouten))}
    doelen = {"zaaknummer": ZAAKVELD}
    regels = [(schrijf_datums(zin), veld if veld in bekend else doelen.get(veld, ALGEMEEN)) for zin, veld in zinnen.items()]
    return tuple(Foutregel(zin, doel) for zin, doel in reversed(regels))


def maak_zaakkeuze(soort: str, zaak: str, nummer: str, toestand: Toestand) -> Zaakkeuze:
    """Where it belongs; a new zaak is for a bouwmelding alone."""
    fout = next((schrijf_datums(f.zin) for f in toestand.fouten if f.veld == "zaaknummer"), "")
    uitleg = "Bijvoorbeeld 2026-000123"
    return Zaakkeuze(
        nummer=Tekstveld(naam=ZAAKVELD, etiket="Zaaknummer", waarde=nummer, uitleg=uitleg, fout=fout),
        kandidaten=tuple(maak_kandidaat(kandidaat, zaak) for kandidaat in toestand.kandidaten),
        nieuw=soort == "bouwmelding",
        gekozen=zaak if zaak in (NIEUW, ANDERS) else "",
    )


def noem_stuk(soort: str) -> str:
    """The name of a kind of document."""
    return OVERIG.get(soort) or schrijf_documentsoort(soort)


def maak_beeld(
    titel: str, knop: str, groepen: tuple[Groep, ...], toestand: Toestand, soorten: Iterable[str], **anders: object
) -> FormulierBeeld:
    """The page of a form."""
    return FormulierBeeld(
        titel=titel,
        knop=knop,
        groepen=groepen,
        fouten=maak_foutregels(toestand.fouten, groepen),
        vragen=tuple(Keuze(v.code, schrijf_datums(v.zin), v.code in toestand.bevestigd) for v in toestand.vragen),
        stukken=tuple(Keuze(soort, noem_stuk(soort)) for soort in soorten),
        stukken_fout=next((fout.zin for fout in toestand.fouten if fout.veld == "stukken"), ""),
        bewaard=tuple(Keuze(str(n), f"{stuk.naam} ({noem_stuk(stuk.soort)})") for n, stuk in enumerate(toestand.stukken)),
        verborgen=tuple(Keuze(naam, waarde) for naam, waarde in toestand.verborgen.items()),
        **anders,  # type: ignore[arg-type]
    )
