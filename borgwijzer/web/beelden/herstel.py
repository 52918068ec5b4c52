"""A request to supplement a melding. Templates `web/herstel.html` (staff) and `web/aanvullen.html` (the sender).

The staff page (url `herstel`: zaaknummer, melding_id) posts `versie`, `vraag-<plaats>` and `daad=vraag_herstel` before the
request was made; afterwards both pages post `tekst-<plaats>` and files `stukken-<plaats>` with `daad=neem_op`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Daad, Status, Tekstveld
from borgwijzer.web.beelden.oordeel import Briefbeeld


@dataclass(frozen=True, slots=True, kw_only=True)
class Herstelpunt:
    """One item. `vraag` is a field while the request is still to be made, `antwoord` one while it waits for an answer.

    `onleesbaar` says which files came in that cannot be opened, or is empty.
    """

    plaats: str
    wat: str
    vraag_tekst: str = ""
    vraag: Tekstveld | None = None
    antwoord: Tekstveld | None = None
    status: Status | None = None
    antwoorden: tuple[str, ...] = ()
    onleesbaar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelBeeld:
    """The staff page. `gevraagd` is the day of the request in words, empty before it; `brief_id` names its letter."""

    zaaknummer: str
    zaak_titel: str
    melding_id: str
    titel: str
    versie: str
    punten: tuple[Herstelpunt, ...]
    gevraagd: str = ""
    uiterlijk: str = ""
    adres: str = ""
    daad: Daad | None = None
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    brief_id: str = ""
    waarschuwing: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvullenBeeld:
    """The page of the sender. `gesloten` says why nothing can be added any more, or is empty. `oefening`: nothing here is real."""

    gemeente: str
    plek: str
    soort: str
    kenmerk: str
    uiterlijk: str
    punten: tuple[Herstelpunt, ...]
    gesloten: str = ""
    fout: str = ""
    oefening: bool = False


def voorbeeld() -> HerstelBeeld:
    """A request that is about to be made."""
    return HerstelBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        melding_id="41",
        titel="Vraag om aanvulling van de gereedmelding",
        versie="3",
        punten=(
            Herstelpunt(
                plaats="0",
                wat="De verklaring van de kwaliteitsborger ontbreekt.",
                vraag=Tekstveld(naam="vraag-0", etiket="Wat vraagt u?", waarde="Stuur de ondertekende verklaring.", regels=2),
            ),
        ),
        uiterlijk="maandag 16 maart 2026",
        daad=Daad(waarde="vraag_herstel", tekst="Vraag om aanvulling en verstuur de brief", soort="hoofd"),
    )


def voorbeeld_aanvullen() -> AanvullenBeeld:
    """The page of the sender with one item that waits."""
    return AanvullenBeeld(
        gemeente="Gemeente Wilgenmeer",
        plek="Kade 12, Wilgenmeer",
        soort="gereedmelding",
        kenmerk="WM-2026-000412",
        uiterlijk="maandag 16 maart 2026",
        punten=(
            Herstelpunt(
                plaats="0",
                wat="De verklaring van de kwaliteitsborger ontbreekt.",
                vraag_tekst="Stuur de ondertekende verklaring.",
                antwoord=Tekstveld(naam="tekst-0", etiket="Toelichting", regels=2),
                status=Status("Nog niet ontvangen", "wacht"),
                onleesbaar="Dit bestand is ontvangen, maar niet te openen: verklaring.pdf.",
            ),
        ),
    )
