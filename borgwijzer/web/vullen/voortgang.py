"""Keten, taken and termijnen of a zaak."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.urls import reverse

from borgwijzer.regels.herinnering import TAKEN as HERINNERINGEN
from borgwijzer.regels.lastwerk import LASTTAKEN
from borgwijzer.regels.levensloop import Stand, Termijnstand
from borgwijzer.regels.taak import Taak as Regeltaak
from borgwijzer.regels.toch_in_gebruik import STAPPEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import ROLLEN, TERMIJNEN, TOETSEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.zaak import Keten, Stap, Taak, Termijn
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin
from borgwijzer.web.vullen.werkvoorraad import LET_OP_DAGEN, bepaal_status
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Melding, Zaak

CONTROLETAKEN = frozenset({"voer_controle_uit", "stel_controlerapport_vast"})
GEBRUIKSTAKEN = frozenset(code for code, _, _ in STAPPEN.values())
TOESTANDEN = {"bereikt": "afgerond", "gehaald": "afgerond", "te_laat": "te_laat", "gepauzeerd": "gepauzeerd"}
VERZOEKTAKEN = frozenset({
    "controleer_ontvangst", "herinner_informatieverzoek", "handhaaf_informatieverzoek", "verder_zonder_verduidelijking",
})  # fmt: skip
HANDHAVINGSVERZOEKTAKEN = frozenset({
    "bevestig_handhavingsverzoek", "beoordeel_belanghebbende", "beoordeel_aanvulling", "onderzoek_handhavingsverzoek",
    "verleng_handhavingsverzoek", "beslis_handhavingsverzoek", "stel_dwangsom_vast",
})  # fmt: skip
OVERTREDINGSTAKEN = frozenset({"weeg_overtreding", "keur_afweging_goed", "herzie_afweging", "start_interventie"})
_BEZWAAR, _BESLUIT, _MAATWERK = "Naar het bezwaar", "Naar het besluit", "Naar het maatwerkvoorschrift"
TOEZICHTTAKEN = {
    "bevestig_bezwaar": _BEZWAAR, "beoordeel_te_laat_bezwaar": _BEZWAAR, "vraag_aanvulling_bezwaar": _BEZWAAR,
    "hoor_bezwaarmaker": _BEZWAAR, "beslis_op_bezwaar": _BEZWAAR, "maak_besluit_openbaar": _BESLUIT,
    "bevestig_maatwerk": _MAATWERK, "verleng_maatwerk": _MAATWERK, "beoordeel_maatwerk": _MAATWERK,
    "voornemen_maatwerk": _MAATWERK, "beslis_maatwerk": _MAATWERK, "schrijf_maatwerk_in": _MAATWERK,
}  # fmt: skip
NIET_GEMELD = Status("Nog niet gemeld", "neutraal")
ZO_SNEL_MOGELIJK = "zo snel mogelijk"
BIJ_PARTIJEN = ("beoordeel_kwaliteitsborger", "ga_na_kwaliteitsborger", "ga_na_initiatiefnemer")
BIJNA = TERMIJNEN["let_op"]


def maak_keten(zaak: Zaak, per_deel: Mapping[int, Mapping[str, Melding]], stand: Stand) -> Keten:
    """Five steps; the one that asks attention now is marked. ``per_deel``: meldingen by the number of their part, 0 the whole."""
    meldingen = per_deel[0]
    stappen = [
        _stap_getoetst("Bouwmelding", meldingen.get("bouwmelding")),
        _stap_gemeld("Start bouw", meldingen.get("startbouw")),
        _stap_gereed(meldingen.get("gereedmelding"), stand),
        _stap_einde(per_deel, stand),
        _stap_gebruik(zaak, stand),
    ]
    nu = next((plaats for plaats, stap in enumerate(stappen) if stap.status.soort != "goed"), None)
    return Keten(tuple(Stap(s.naam, s.status, s.datum, plaats == nu) for plaats, s in enumerate(stappen)))


def _stap_getoetst(naam: str, melding: Melding | None) -> Stap:
    if melding is None:
        return Stap(naam, NIET_GEMELD)
    return Stap(naam, TOETSEN[melding.oordeel or "onbeslist"], schrijf_kort(dag_van(melding.ontvangen_op)))


def _stap_gereed(melding: Melding | None, stand: Stand) -> Stap:
    """The gereedmelding of the whole; without one, how many of the parts have theirs in order."""
    if melding or not stand.fasen:
        return _stap_getoetst("Gereedmelding", melding)
    klaar = sum(deel.fase in ("wacht_op_gebruik", "in_gebruik") for deel in stand.fasen)
    alles = klaar == len(stand.fasen)
    return Stap("Gereedmelding", Status(f"{klaar} van {len(stand.fasen)} delen volledig", "goed" if alles else "neutraal"))


def _stap_einde(per_deel: Mapping[int, Mapping[str, Melding]], stand: Stand) -> Stap:
    """Word of the end of the works on the whole; without it, on how many of the parts."""
    melding = per_deel[0].get("eindebouw")
    if melding or not stand.fasen:
        return _stap_gemeld("Einde bouw", melding)
    klaar = sum("eindebouw" in per_deel[int(deel.id)] for deel in stand.fasen)
    alles = klaar == len(stand.fasen)
    return Stap("Einde bouw", Status(f"{klaar} van {len(stand.fasen)} delen gemeld", "goed" if alles else "neutraal"))


def _stap_gemeld(naam: str, melding: Melding | None) -> Stap:
    if melding is None:
        return Stap(naam, NIET_GEMELD)
    return Stap(naam, Status("Gemeld", "goed"), schrijf_kort(dag_van(melding.ontvangen_op)))


def _stap_gebruik(zaak: Zaak, stand: Stand) -> Stap:
    if zaak.in_gebruik_op and zaak.in_gebruik_op <= stand.peildatum:
        return Stap("Gebruik", Status("In gebruik", "goed"), schrijf_kort(zaak.in_gebruik_op))
    if stand.mag_in_gebruik.oordeel == "ja":
        return Stap("Gebruik", Status("Mag", "goed"))
    vanaf = stand.mag_in_gebruik.vanaf
    return Stap("Gebruik", Status("Mag nog niet", "neutraal"), f"vanaf {schrijf_kort(vanaf)}" if vanaf else "")


def maak_taken(zaak: Zaak, meldingen: Mapping[int, Mapping[str, Melding]], stand: Stand, *, mag_toetsen: bool) -> tuple[Taak, ...]:
    """What there is to do, with the way to the screen where it is done; ``meldingen`` by the number of their part."""
    return tuple(
        _maak_taak(taak, zaak, meldingen.get(int(taak.deel or 0), {}), stand.peildatum, mag_toetsen) for taak in stand.taken
    )


def _maak_taak(taak: Regeltaak, zaak: Zaak, meldingen: Mapping[str, Melding], vandaag: datetime.date, mag_toetsen: bool) -> Taak:
    url, knop = _vind_scherm(taak.code, taak.deel, zaak, meldingen) if mag_toetsen else ("", "")
    return Taak(
        wat=maak_zin(taak.tekst),
        waarom=f"Voor: {ROLLEN.get(taak.rol, taak.rol).lower()}.",
        uiterlijk=schrijf_kort(taak.uiterlijk) if taak.uiterlijk else ZO_SNEL_MOGELIJK,
        status=bepaal_status(taak.uiterlijk, vandaag) if taak.uiterlijk else BIJNA,
        url=url,
        knop=knop,
    )


def _vind_scherm(code: str, deel: str, zaak: Zaak, meldingen: Mapping[str, Melding]) -> tuple[str, str]:
    """Where a taak is done, and the words of the button."""
    if code.startswith("toets_") and (melding := meldingen.get(code.removeprefix("toets_"))):
        return reverse("toets", args=[zaak.nummer, melding.pk]), f"Toets de {melding.soort}"
    if code.startswith("wijs_") and (melding := meldingen.get(code.removeprefix("wijs_").removesuffix("_af"))):
        return reverse("oordeel", args=[zaak.nummer, melding.pk]), "Naar het oordeel"
    if code == "kies_deel" or (deel and code == "controleer_gebruik"):
        return reverse("delen", args=[zaak.nummer]), "Kies het deel" if code == "kies_deel" else "Naar de delen"
    if code in BIJ_PARTIJEN:
        return reverse("partijen", args=[zaak.nummer]), "Naar partijen en wisselingen"
    if code in VERZOEKTAKEN:
        return f"{reverse('zaak', args=[zaak.nummer])}#verzoeken", "Naar de verzoeken"
    if code in ("beoordeel_signaal", "volg_signaal_op"):
        return f"{reverse('vastleggen', args=[zaak.nummer])}#signalen", "Naar de signalen"
    if code == "bepaal_gevolgklasse":
        return reverse("gevolgklasse", args=[zaak.nummer]), "Bepaal de gevolgklasse"
    url, knop = vind_eigen_scherm(code, zaak)
    return (url, knop) if url else (reverse("vastleggen", args=[zaak.nummer]), "Leg vast wat u deed")


def vind_eigen_scherm(code: str, zaak: Zaak) -> tuple[str, str]:
    """The screen that a taak has of its own without a melding, and the words of its button; both empty without one."""
    if code in HERINNERINGEN:
        return reverse("herinnering", args=[zaak.nummer, HERINNERINGEN[code]]), "Bekijk de herinnering"
    if code == "bevestig_bouwstop":
        return f"{reverse('vastleggen', args=[zaak.nummer])}?voorstel=bouwstop", "Stel het besluit voor"
    if code in CONTROLETAKEN | LASTTAKEN:
        return f"{reverse('zaak', args=[zaak.nummer])}#toezicht", "Naar de last" if code in LASTTAKEN else "Naar de controles"
    if code in TOEZICHTTAKEN:
        return f"{reverse('zaak', args=[zaak.nummer])}#toezicht", TOEZICHTTAKEN[code]
    if code in GEBRUIKSTAKEN:
        return reverse("gebruik", args=[zaak.nummer]), "Ga verder"
    if code in HANDHAVINGSVERZOEKTAKEN:
        return f"{reverse('zaak', args=[zaak.nummer])}#toezicht", "Naar het handhavingsverzoek"
    if code in OVERTREDINGSTAKEN:
        return f"{reverse('zaak', args=[zaak.nummer])}#toezicht", "Naar de overtreding"
    return "", ""


def maak_termijnen(stand: Stand) -> tuple[Termijn, ...]:
    """Every date with its meaning and its proof."""
    return tuple(maak_termijn(termijn, stand.peildatum) for termijn in stand.alle_termijnen)


def maak_termijn(termijn: Termijnstand, vandaag: datetime.date) -> Termijn:
    """One date with its meaning and its proof."""
    uitkomst = termijn.resultaat.uitkomst
    slot = ""
    if termijn.uitkomst_wet:
        slot = f"Volgens de wet is het {schrijf_voluit(termijn.uitkomst_wet)}; de latere van de twee telt."
    return Termijn(
        betekenis=f"{termijn.naam}: {termijn.resultaat.termijn.betekenis}",
        datum=schrijf_kort(uitkomst) if uitkomst else "",
        status=_bepaal_toestand(termijn, vandaag),
        bronnen=maak_bronnen(termijn.resultaat.termijn.grondslag),
        bewijs=vertel_bewijs(termijn.resultaat, slot=slot) if termijn.resultaat.bewijs else None,
    )


def _bepaal_toestand(termijn: Termijnstand, vandaag: datetime.date) -> Status:
    uitkomst = termijn.resultaat.uitkomst
    if termijn.toestand != "loopt" or uitkomst is None:
        return TERMIJNEN[TOESTANDEN.get(termijn.toestand, "op_schema")]
    return TERMIJNEN["let_op" if (uitkomst - vandaag).days <= LET_OP_DAGEN else "op_schema"]
