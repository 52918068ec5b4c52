"""The copies of a letter and what a person does about them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from borgwijzer.brieven.models import Verzending, Verzendstand
from borgwijzer.brieven.verzending.acties import TE_POSTEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.verzending import Verzendblok, Verzendregel
from borgwijzer.web.vullen.veldvorm import Getypt

STANDEN = {
    Verzendstand.TE_POSTEN: Status("Op de post doen", "wacht"),
    Verzendstand.GEPOST: Status("Per post verstuurd", "goed"),
    Verzendstand.KLAAR: Status("Wacht op de mailserver", "wacht"),
    Verzendstand.IN_VERZENDING: Status("In verzending", "wacht"),
    Verzendstand.VERZONDEN: Status("Verzonden", "goed"),
    Verzendstand.GEWEIGERD: Status("Niet aangekomen", "fout"),
    Verzendstand.ONZEKER: Status("Niet zeker of hij aankwam", "let_op"),
}
ZINNEN = {
    Verzendstand.GEWEIGERD: "Een e-mail kwam niet aan: stuur de brief per post.",
    Verzendstand.ONZEKER: "Niet zeker is of een e-mail aankwam: vraag het na, verstuur hem opnieuw of stuur de brief per post.",
    Verzendstand.TE_POSTEN: "Download de PDF, doe hem op de post en leg hier vast op welke dag dat was.",
}


def maak_verzendblok(rijen: Sequence[Verzending], getypt: Getypt, vandaag: datetime.date, *, mag: bool) -> Verzendblok | None:
    """The block; None for a letter that stays inside or is older than this."""
    if not rijen:
        return None
    standen = {Verzendstand(rij.toestand) for rij in rijen}
    zin = next((zin for stand, zin in ZINNEN.items() if stand in standen), "")
    formulieren = tuple(_list_formulieren(rijen, getypt, vandaag)) if mag else ()
    return Verzendblok(regels=tuple(_maak_regel(rij) for rij in rijen), zin=zin, formulieren=formulieren)


def _maak_regel(rij: Verzending) -> Verzendregel:
    zin = f"Op {schrijf_kort(rij.gepost_op)}" if rij.gepost_op else ""
    if rij.antwoord and rij.toestand != Verzendstand.GEPOST:
        zin = f"Antwoord van de mailserver: {rij.antwoord}" if rij.toestand == Verzendstand.VERZONDEN else rij.antwoord
    return Verzendregel(
        naam=f"{rij.rol}: {rij.naam}" if rij.rol else rij.naam,
        hoe=_noem_weg(rij),
        status=STANDEN[Verzendstand(rij.toestand)],
        zin=zin,
    )


def _noem_weg(rij: Verzending) -> str:
    """By which way it goes; a letter that went by post after a mail that failed went by post."""
    if not rij.adres:
        return "post"
    return f"post, na een e-mail naar {rij.adres}" if rij.toestand == Verzendstand.GEPOST else f"e-mail naar {rij.adres}"


def _list_formulieren(rijen: Sequence[Verzending], getypt: Getypt, vandaag: datetime.date) -> list[Deelformulier]:
    formulieren = []
    if any(rij.toestand in TE_POSTEN for rij in rijen):
        dag = getypt.dag("gepost-dag", "Op welke dag ging de brief op de post?", f"{vandaag:%d-%m-%Y}")
        formulieren.append(
            getypt.formulier("gepost", "De brief ging op de post: vul de dag in", (dag,), "Leg vast dat de brief op de post is")
        )
    for rij in rijen:
        if rij.toestand == Verzendstand.ONZEKER:
            formulieren.append(getypt.formulier(f"opnieuw-{rij.pk}", "", (), f"Verstuur de e-mail aan {rij.naam} opnieuw"))
        if rij.toestand == Verzendstand.VERZONDEN:
            reden = getypt.tekst(f"terug-{rij.pk}-reden", "Wat stond er in het bericht?", "Bijvoorbeeld: postbus onbekend.")
            titel = f"De e-mail aan {rij.naam} kwam terug"
            formulieren.append(getypt.formulier(f"terug-{rij.pk}", titel, (reden,), "Leg vast dat de e-mail terugkwam"))
    return formulieren
