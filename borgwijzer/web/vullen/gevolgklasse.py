"""The decision list of gevolgklasse 1 as a form, and its outcome rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.regels.gevolgklasse import Gevolgklasse
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.etiketten import BEVINDINGEN
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.gevolgklasse import Beslisregel, GevolgklasseBeeld
from borgwijzer.web.beelden.onderdelen import Keuze, Status
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Zaak

FUNCTIES_MEEST = 3
JA_NEE = {"": "Nog niet bekend", "ja": "Ja", "nee": "Nee"}
WAARDE: dict[str, bool | None] = {"ja": True, "nee": False}
VRAGEN = {
    "verbouw": "Gaat het om verbouw?",
    "monument": "Is het een monument? Ook een monument dat alleen de gemeente aanwees telt.",
    "gelijkwaardig_constructief": "Is er een gelijkwaardige maatregel voor constructieve veiligheid?",
    "gelijkwaardig_brandveilig": "Is er een gelijkwaardige maatregel voor brandveiligheid?",
    "nen_6060_6079": "Is NEN 6060 of NEN 6079 gebruikt voor een brandcompartiment?",
    "milieubelastend": "Hoort het bouwwerk bij een vergunningplichtige milieubelastende activiteit?",
}
BIJZONDER = {
    "ander_bevoegd_gezag": "Gedeputeerde staten zijn bevoegd gezag",
    "onder_vergunninggrens": "Het bouwwerk zou ook zonder de Wkb vergunningvrij zijn",
}
GETALLEN = {
    "bouwlagen": "Hoeveel bouwlagen?",
    "hoogte": "Hoe hoog, in meters?",
    "overspanning": "Hoe groot is de overspanning, in meters?",
    "personen": "Hoeveel personen kunnen er tegelijk zijn?",
}
STATUSSEN = {
    "GK1": Status("Gevolgklasse 1", "goed"),
    "VERGUNNINGVRIJ_MOGELIJK": Status("Gevolgklasse 1", "let_op"),
    "ONVOLDOENDE_GEGEVENS": Status("Nog niet te zeggen", "wacht"),
}
GEEN_GK1 = Status("Geen gevolgklasse 1", "fout")


def lees_gevolgklasse(post: Mapping[str, str]) -> Gevolgklassefeiten:
    """The answers of the form. Raises ``Geweigerd`` for a number that cannot be read."""
    functies = [functie for nummer in range(FUNCTIES_MEEST) if (functie := _lees_functie(post, nummer))]
    antwoorden: dict[str, Any] = {naam: WAARDE.get(post.get(naam, "")) for naam in VRAGEN}
    antwoorden |= {naam: post.get(naam) == "ja" for naam in BIJZONDER}
    try:
        return Gevolgklassefeiten.model_validate({**antwoorden, "functies": functies})
    except ValidationError as fout:
        raise Geweigerd("getal_te_groot", "Een getal bij een gebruiksfunctie is te groot: pas het aan.") from fout


def _lees_functie(post: Mapping[str, str], nummer: int) -> dict[str, Any] | None:
    letter = post.get(f"functie{nummer}", "")
    if not letter:
        return None
    getallen = {naam: _lees_getal(post.get(f"{naam}{nummer}", ""), geheel=naam in ("bouwlagen", "personen")) for naam in GETALLEN}
    return {"letter": letter, **getallen, "aan_beperking_voldaan": WAARDE.get(post.get(f"beperking{nummer}", ""))}


def _lees_getal(tekst: str, *, geheel: bool) -> float | int | None:
    tekst = tekst.strip().replace(",", ".")
    if not tekst:
        return None
    if not tekst.isascii() or len(tekst) > 12 or not tekst.replace(".", "", 0 if geheel else 1).isdecimal():
        voorbeeld = "een heel getal, bijvoorbeeld 2" if geheel else "een getal, bijvoorbeeld 6,5"
        raise Geweigerd("geen_getal", f"'{tekst[:12]}' is niet te lezen: schrijf {voorbeeld}.")
    return int(tekst) if geheel else float(tekst)


def maak_gevolgklasse(
    zaak: Zaak, kader: Kader, antwoorden: Gevolgklassefeiten, bepaald: Gevolgklasse | None, *, mag: bool, fout: str = ""
) -> GevolgklasseBeeld:
    """The page; ``bepaald`` is the outcome of these answers, None before the first look."""
    return GevolgklasseBeeld(
        zaaknummer=zaak.nummer,
        zaak_titel=noem_zaak(zaak),
        groepen=tuple(_list_groepen(antwoorden, kader)),
        bevestigd=zaak.gevolgklasse is not None,
        mag=mag,
        status=STATUSSEN.get(bepaald.uitkomst, GEEN_GK1) if bepaald else None,
        zin=maak_zin(bepaald.toelichting) if bepaald else "",
        kan_bevestigen=bool(bepaald and bepaald.uitkomst != "ONVOLDOENDE_GEGEVENS"),
        regels=tuple(
            Beslisregel(BEVINDINGEN[regel.voldaan], maak_zin(regel.tekst), maak_zin(regel.reden), maak_bronnen(regel.grondslag))
            for regel in (bepaald.regels if bepaald else ())
        ),
        kanttekeningen=maak_kanttekeningen(bepaald.kanttekeningen, kader) if bepaald else (),
        fout=fout,
    )


def _list_groepen(antwoorden: Gevolgklassefeiten, kader: Kader) -> Iterable[Groep]:
    vragen = tuple(_ja_nee(naam, etiket, getattr(antwoorden, naam)) for naam, etiket in VRAGEN.items())
    yield Groep("Over het bouwwerk", vragen)
    for nummer in range(FUNCTIES_MEEST):
        velden = tuple(_list_functievelden(antwoorden, kader, nummer))
        titel = "Gebruiksfunctie" if nummer == 0 else f"Nog een gebruiksfunctie ({nummer + 1})"
        yield Groep(titel, velden, open=nummer == 0 or nummer < len(antwoorden.functies))
    bijzonder = tuple(
        Invoerveld(naam=naam, etiket=etiket, soort="vinkje", waarde="ja" if getattr(antwoorden, naam) else "")
        for naam, etiket in BIJZONDER.items()
    )
    yield Groep("Bijzonder", bijzonder, open=any(veld.waarde for veld in bijzonder))


def _ja_nee(naam: str, etiket: str, waarde: bool | None) -> Invoerveld:
    gekozen = "" if waarde is None else "ja" if waarde else "nee"
    keuzes = tuple(Keuze(code, tekst, code == gekozen) for code, tekst in JA_NEE.items())
    return Invoerveld(naam=naam, etiket=etiket, soort="keuze", keuzes=keuzes)


def _list_functievelden(antwoorden: Gevolgklassefeiten, kader: Kader, nummer: int) -> Iterable[Invoerveld]:
    functie = antwoorden.functies[nummer] if nummer < len(antwoorden.functies) else None
    letters = {
        "": "Kies een gebruiksfunctie",
        **{f.letter: f.tekst for f in kader.inhoud.gevolgklasse_functie},
        "anders": "Een andere",
    }
    keuzes = tuple(Keuze(code, tekst, code == (functie.letter if functie else "")) for code, tekst in letters.items())
    yield Invoerveld(naam=f"functie{nummer}", etiket="Welke gebruiksfunctie?", soort="keuze", keuzes=keuzes)
    for naam, etiket in GETALLEN.items():
        waarde = getattr(functie, naam) if functie else None
        yield Invoerveld(naam=f"{naam}{nummer}", etiket=etiket, waarde="" if waarde is None else f"{waarde:g}".replace(".", ","))
    voldaan = functie.aan_beperking_voldaan if functie else None
    yield _ja_nee(f"beperking{nummer}", "Voldoet het aan de overige beperkingen van deze functie in de wet?", voldaan)
