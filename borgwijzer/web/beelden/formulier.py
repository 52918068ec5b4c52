"""A form to fill in, for an employee or for anybody. Templates `web/registreren.html` and `web/openbaar_formulier.html`.

The form posts (multipart) the fields of its groups, `zaak` and `zaak_anders` (staff), `stuk-<soort>` (files, any number),
`bevestig` (codes of questions that were answered) and the hidden fields.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.etiketten import FASEN, MELDINGEN
from borgwijzer.web.beelden.onderdelen import Keuze, Tekstveld
from borgwijzer.web.beelden.triage_bericht import Kandidaat


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoerveld:
    """One field. `vorm` is how it is typed (tekst, lang, dag, tijd, email, keuze, vinkjes, vinkje); `fout` says what to do."""

    naam: str
    etiket: str
    soort: str = "tekst"
    waarde: str = ""
    uitleg: str = ""
    fout: str = ""
    verplicht: bool = False
    autovul: str = ""
    keuzes: tuple[Keuze, ...] = ()


@dataclass(frozen=True, slots=True)
class Groep:
    """Fields under a heading; without `open` folded up."""

    titel: str
    velden: tuple[Invoerveld, ...]
    uitleg: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True)
class Foutregel:
    """A line of the list on top: the sentence, and the id of the field it leads to."""

    zin: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakkeuze:
    """Where it belongs: `nieuw` offers a new zaak, `kandidaten` are zaken that may be meant. None is chosen beforehand."""

    nummer: Tekstveld
    kandidaten: tuple[Kandidaat, ...] = ()
    nieuw: bool = False
    gekozen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulierBeeld:
    """`bewaard` are files that were received with an earlier try; `verborgen` are the hidden fields."""

    titel: str
    groepen: tuple[Groep, ...]
    knop: str
    inleiding: str = ""
    let_op: str = ""
    fouten: tuple[Foutregel, ...] = ()
    vragen: tuple[Keuze, ...] = ()
    zaak: Zaakkeuze | None = None
    stukken: tuple[Keuze, ...] = ()
    stukken_uitleg: str = ""
    stukken_fout: str = ""
    bewaard: tuple[Keuze, ...] = ()
    verborgen: tuple[Keuze, ...] = ()
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Soortkeuze:
    """A kind of form to choose, with the address of the form."""

    naam: str
    uitleg: str
    url: str


@dataclass(frozen=True, slots=True)
class KeuzeBeeld:
    """Which form? Templates `web/registreren_keuze.html` and `web/openbaar_begin.html`."""

    titel: str
    inleiding: str
    keuzes: tuple[Soortkeuze, ...]


def voorbeeld() -> FormulierBeeld:
    """A bouwmelding on paper with two errors, a question, and a zaak that looks like it."""
    fase = FASEN["wacht_op_start"]
    return FormulierBeeld(
        titel="Bouwmelding registreren",
        inleiding="Vul in wat er op de melding staat. Wat er niet op staat, laat u leeg.",
        let_op="Kies de bestanden opnieuw.",
        knop="Registreer de melding",
        fouten=(Foutregel("De dagtekening ligt na de ontvangst.", "dagtekening"), Foutregel("Kies een zaak.", "zaak_anders")),
        vragen=(Keuze("lang_geleden", "De melding is op 2 maart 2026 ontvangen. Klopt die datum?", True),),
        groepen=_voorbeeldgroepen(),
        zaak=Zaakkeuze(
            nummer=Tekstveld(naam="zaak_anders", etiket="Zaaknummer", waarde="2026-000123", fout="Dit nummer is er niet."),
            kandidaten=(Kandidaat("2026-000398", "Rietveld 14, Wilgenmeer", fase, ("Zelfde postcode en adres",)),),
            nieuw=True,
        ),
        stukken=(Keuze("borgingsplan", "Borgingsplan"), Keuze("overig", "Ander document")),
        stukken_uitleg="U kunt per soort meer bestanden kiezen.",
        stukken_fout="Dit bestand is te groot.",
        bewaard=(Keuze("0", "risico.pdf (Risicobeoordeling)"),),
        verborgen=(Keuze("sleutel", "abc"),),
        soort="bouwmelding",
    )


def voorbeeld_openbaar() -> FormulierBeeld:
    """The same form for anybody: there is no zaak to choose."""
    return replace(voorbeeld(), fouten=(Foutregel("Controleer de datum.", "dagtekening"),), vragen=(), zaak=None, bewaard=())


def _voorbeeldgroepen() -> tuple[Groep, ...]:
    ontvangst = (
        Invoerveld(naam="kanaal", etiket="Kanaal", soort="keuze", verplicht=True, keuzes=(Keuze("papier", "Papier", True),)),
        Invoerveld(naam="dagtekening", etiket="Dagtekening", soort="dag", waarde="2026-03-03", fout="Controleer de datum."),
        Invoerveld(naam="ontvangen_tijd", etiket="Tijd", soort="tijd", waarde="14:05", uitleg="Toen u de post openmaakte."),
    )
    gemachtigde = (
        Invoerveld(naam="gemachtigde_naam", etiket="Naam", waarde="Bouwbedrijf De Knotwilg", autovul="name"),
        Invoerveld(naam="gemachtigde_email", etiket="E-mail", soort="email"),
        Invoerveld(naam="omschrijving", etiket="Wat wordt er gebouwd?", soort="lang", waarde="Een woning"),
        Invoerveld(naam="onderwerpen", etiket="Onderwerpen", soort="vinkjes", keuzes=(Keuze("onderwerp", "Een onderwerp", True),)),
        Invoerveld(naam="naam_niet_doorgeven", etiket="Geef mijn naam niet door", soort="vinkje", waarde="ja"),
    )
    return (Groep("Ontvangst", ontvangst), Groep("Gemachtigde", gemachtigde, "Alleen als iemand anders meldt.", open=False))


def voorbeeld_keuze() -> KeuzeBeeld:
    """The five kinds."""
    keuzes = tuple(Soortkeuze(naam, "Korte uitleg.", f"?soort={soort}") for soort, naam in MELDINGEN.items())
    return KeuzeBeeld("Melding registreren", "Kies welke melding er binnenkwam.", keuzes)
