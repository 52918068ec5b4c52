"""The verdict on a melding with its letter. Template `web/oordeel.html`, url `oordeel` (zaaknummer, melding_id).

The form posts `versie` and `daad` (such as accepteer, stel_afwijzing_voor, keur_goed, stuur_terug) and the reason
field of that deed. The screen is the same for the one who proposes and for the second pair of eyes.
"""

from dataclasses import dataclass
from typing import Literal

from borgwijzer.web.beelden.etiketten import TOETSEN
from borgwijzer.web.beelden.onderdelen import BBL_2_19, KADER, Beletsel, Bron, Daad, Kanttekening, Status, Tekstveld
from borgwijzer.web.beelden.zaak import Controlepunt


@dataclass(frozen=True, slots=True)
class Briefblok:
    """One block of a letter: a heading, a paragraph, an emphasised sentence (kader), a list (then `punten`), or a table.

    A table has `tekst` as caption, `koppen`, and `rijen` with a cell per kop. `eigen`: a person changed this text.
    """

    soort: Literal["kop", "alinea", "kader", "lijst", "tabel"]
    tekst: str = ""
    punten: tuple[str, ...] = ()
    koppen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()
    genummerd: bool = False
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Tekstlink:
    """Where the text of a letter that did not go yet can be changed. A form that sends it posts `versie` as `tekst`.

    `url` is empty for a letter that is made from a form: there the form has the button.
    """

    url: str
    versie: str = "0"
    zin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefbeeld:
    """A letter as the reader will see it; all text, no markup."""

    afzender: tuple[str, ...]
    geadresseerde: tuple[str, ...]
    datum: str
    kenmerk: str
    onderwerp: str
    aanhef: str
    blokken: tuple[Briefblok, ...]
    slot: tuple[str, ...]
    bijlagen: tuple[str, ...] = ()
    noten: tuple[str, ...] = ()
    merk: str = ""
    tekst: Tekstlink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """A proposed rejection that waits for a second person, or came back from one (`teruggestuurd`, with the reason)."""

    door: str
    moment: str
    reden: str
    teruggestuurd: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OordeelBeeld:
    """`punten` are the eisen that decide the verdict; `voorstel` is None until somebody proposes.

    `brief` is None while there is nothing to write; `brief_uitleg` then says why. `verstuurd` names the stored letter by
    its id, once there is one.
    """

    zaaknummer: str
    zaak_titel: str
    melding_id: str
    titel: str
    versie: str
    status: Status
    zin: str
    gevolg: str
    punten: tuple[Controlepunt, ...]
    kanttekeningen: tuple[Kanttekening, ...]
    daden: tuple[Daad, ...]
    brief: Briefbeeld | None
    voorstel: Voorstel | None = None
    fout: str = ""
    brief_uitleg: str = ""
    verstuurd: str = ""


def make_brief() -> Briefbeeld:
    """The letter of an incomplete bouwmelding."""
    return Briefbeeld(
        afzender=("Gemeente Wilgenmeer", "Postbus 12", "9999 ZZ Wilgenmeer"),
        geadresseerde=("S. van Lindenhof", "Kade 12", "9999 ZZ Wilgenmeer"),
        datum="woensdag 18 maart 2026",
        kenmerk="WM-2026-000412",
        onderwerp="Uw bouwmelding is niet volledig",
        aanhef="Geachte heer of mevrouw Van Lindenhof,",
        blokken=(
            Briefblok(
                "alinea",
                "Op maandag 16 maart 2026 kregen wij uw bouwmelding voor Kade 12 in Wilgenmeer. Zij is niet volledig. "
                "U mag daarom nog niet beginnen met bouwen.",
            ),
            Briefblok("kop", "Dit ontbreekt"),
            Briefblok("lijst", punten=("Een risicobeoordeling die over dit bouwwerk gaat.", "De risicomatrix veiligheid.")),
            Briefblok("kop", "Wat kunt u doen?"),
            Briefblok("alinea", "Doe de bouwmelding opnieuw in het Omgevingsloket, met alle stukken. Dan beoordelen wij haar."),
        ),
        slot=("Met vriendelijke groet,", "Namens het college van Wilgenmeer,", "Amal Rietvoort, teamleider"),
        bijlagen=("Zo zijn de datums berekend",),
        tekst=Tekstlink("/zaak/WM-2026-000412/brieftekst/oordeel-12/", "2", "Noor van Dijkhuizen veranderde de tekst."),
    )


def voorbeeld() -> OordeelBeeld:
    """A proposed rejection, seen by the one who proposed it: he cannot approve it himself."""
    eigen = Beletsel("U heeft deze afwijzing zelf voorgesteld. Vraag een collega om haar goed te keuren.", (Bron("mandaat 3"),))
    return OordeelBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        melding_id="41",
        titel="Oordeel over de bouwmelding",
        versie="6",
        status=TOETSEN["niet_gedaan"],
        zin="De bouwmelding is niet volledig: de risicobeoordeling gaat niet over dit bouwwerk.",
        gevolg="De bouw mag niet starten. De initiatiefnemer moet opnieuw melden.",
        punten=(
            Controlepunt(
                Status("Niet voldaan", "fout"),
                "De risicobeoordeling gaat over dit bouwwerk.",
                "Op pagina 2 staat een ander adres.",
            ),
            Controlepunt(
                Status("Niet voldaan", "fout"),
                "De risicomatrix veiligheid van de directe omgeving is aanwezig.",
                "Er is geen document van deze soort ontvangen.",
            ),
        ),
        kanttekeningen=(
            Kanttekening(
                "Het kader spreekt van afwijzen. Voor de wet is dit geen besluit maar een vaststelling: de "
                "melding geldt als niet gedaan.",
                (KADER, BBL_2_19),
            ),
        ),
        daden=(
            Daad(
                waarde="keur_goed",
                tekst="Keur de afwijzing goed en verstuur de brief",
                soort="hoofd",
                beletselen=(eigen,),
            ),
            Daad(
                waarde="stuur_terug",
                tekst="Stuur het voorstel terug",
                reden=Tekstveld(naam="reden", etiket="Wat moet er anders?", verplicht=True, regels=2),
            ),
        ),
        brief=make_brief(),
        voorstel=Voorstel(
            door="Noor van Dijkhuizen",
            moment="wo 18 mrt 2026, 14.31 uur",
            reden="Het adres in de risicobeoordeling klopt niet en de risicomatrix ontbreekt.",
        ),
    )


def voorbeeld_accepteren() -> OordeelBeeld:
    """A complete bouwmelding that can be accepted in one deed."""
    brief = Briefbeeld(
        afzender=("Gemeente Wilgenmeer", "Postbus 12", "9999 ZZ Wilgenmeer"),
        geadresseerde=("S. van Lindenhof", "Kade 12", "9999 ZZ Wilgenmeer"),
        datum="woensdag 18 maart 2026",
        kenmerk="WM-2026-000412",
        onderwerp="Uw bouwmelding is volledig",
        aanhef="Geachte heer of mevrouw Van Lindenhof,",
        blokken=(
            Briefblok("alinea", "Uw bouwmelding voor Kade 12 in Wilgenmeer is volledig."),
            Briefblok("alinea", "U mag beginnen met bouwen vanaf maandag 13 april 2026. Meld ons de start van de bouw."),
        ),
        slot=("Met vriendelijke groet,", "Namens het college van Wilgenmeer,", "Noor van Dijkhuizen"),
    )
    return OordeelBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        melding_id="41",
        titel="Oordeel over de bouwmelding",
        versie="6",
        status=TOETSEN["volledig"],
        zin="De bouwmelding is volledig.",
        gevolg="De bouw mag starten vanaf maandag 13 april 2026, als de start is gemeld.",
        punten=(),
        kanttekeningen=(),
        daden=(
            Daad(
                waarde="accepteer",
                tekst="Accepteer de melding en verstuur de brief",
                toelichting="De brief gaat naar S. van Lindenhof. Dit is niet terug te draaien.",
                soort="hoofd",
            ),
        ),
        brief=brief,
    )
