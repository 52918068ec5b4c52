"""The screens of the register: snapshots with their counts, and what changed between two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings

from borgwijzer.register.lezen import MAX_BYTES
from borgwijzer.register.models import Registerstand
from borgwijzer.register.queries import PER_PAGINA, lees_blad
from borgwijzer.register.vergelijken import Verschil, vergelijk
from borgwijzer.web.beelden.datumtekst import schrijf_moment, schrijf_voluit
from borgwijzer.web.beelden.etiketten import REGISTER
from borgwijzer.web.beelden.register import RegisterBeeld, StandBeeld, Standregel, Verschilgroep, Verschilregel, make_bron
from borgwijzer.zaken.feiten import NEDERLAND

GRENZEN = (
    "Een CSV-bestand in UTF-8 met de koppen soort, naam, kvk, instrument, nummer, status en vanaf; "
    f"ten hoogste {MAX_BYTES // 1_000_000} MB."
)
TOON = 200
MEERVOUD = {
    "kwaliteitsborger": ("kwaliteitsborger", "kwaliteitsborgers"),
    "instrument": ("instrument", "instrumenten"),
    "toestemming": ("toestemming", "toestemmingen"),
}


def maak_register(
    standen: Sequence[Registerstand], vandaag: date, getypt: Mapping[str, str], fouten: Sequence[str] = ()
) -> RegisterBeeld:
    """The list with the form above it; ``getypt`` is what was sent and could not be used."""
    return RegisterBeeld(
        grenzen=GRENZEN,
        vandaag=vandaag.isoformat(),
        peildatum=getypt.get("peildatum", ""),
        bron=make_bron(getypt.get("bron", "")),
        standen=tuple(_maak_regel(stand) for stand in standen),
        slot=f"Dit zijn de nieuwste {PER_PAGINA} standen." if len(standen) == PER_PAGINA else "",
        fouten=tuple(fouten),
        waarschuwing=_schrijf_ouderdom(standen, vandaag),
    )


def _schrijf_ouderdom(standen: Sequence[Registerstand], vandaag: date) -> str:
    leeftijd = (vandaag - standen[0].peildatum).days if standen else 0
    if leeftijd <= settings.REGISTER_OUD_NA_DAGEN:
        return ""
    return f"De nieuwste stand is {leeftijd} dagen oud. Haal een nieuwe lijst op en lees die in."


def _maak_regel(stand: Registerstand) -> Standregel:
    return Standregel(
        id=str(stand.pk), peildatum=schrijf_voluit(stand.peildatum), bron=stand.bron, telling=_tel(stand), ingelezen=_wanneer(stand)
    )


def _tel(stand: Registerstand) -> str:
    aantallen = ((stand.aantallen.get(soort, 0), woorden) for soort, woorden in MEERVOUD.items())
    return ", ".join(f"{aantal} {woorden[aantal != 1]}" for aantal, woorden in aantallen if aantal)


def _wanneer(stand: Registerstand) -> str:
    door = f"door {stand.ingelezen_door.naam}" if stand.ingelezen_door else "met de opdrachtregel"
    return f"{schrijf_moment(stand.ingelezen_op.astimezone(NEDERLAND))}, {door}"


def maak_stand(stand: Registerstand, vorige: Registerstand | None) -> StandBeeld:
    """One snapshot beside the former."""
    feiten = [
        ("Bron", stand.bron), ("Regels", _tel(stand)), ("Ingelezen", _wanneer(stand)),
        ("Bestand", stand.bestandsnaam or "zonder naam"), ("Vingerafdruk", f"SHA-256 {stand.sha256}"),
    ]  # fmt: skip
    return StandBeeld(
        titel=f"Register van {schrijf_voluit(stand.peildatum)}",
        feiten=tuple(feiten),
        vergeleken=_schrijf_vergeleken(vorige),
        groepen=_maak_groepen(stand, vorige) if vorige else (),
    )


def _schrijf_vergeleken(vorige: Registerstand | None) -> str:
    if vorige is None:
        return "Dit is de eerste stand: er is nog niets om mee te vergelijken."
    return f"Vergeleken met de stand van {schrijf_voluit(vorige.peildatum)}."


def _maak_groepen(stand: Registerstand, vorige: Registerstand) -> tuple[Verschilgroep, ...]:
    uitkomst = vergelijk(lees_blad(vorige), lees_blad(stand))
    groepen = (
        ("Status gewijzigd", uitkomst.gewijzigd),
        ("Nieuw in het register", uitkomst.nieuw),
        ("Niet meer in het register", uitkomst.weg),
    )
    return tuple(Verschilgroep(naam, _tel_regels(len(regels)), _maak_verschillen(regels)) for naam, regels in groepen)


def _tel_regels(aantal: int) -> str:
    if not aantal:
        return "Geen."
    getoond = f" De eerste {TOON} staan hier." if aantal > TOON else ""
    return f"{aantal} {'regel' if aantal == 1 else 'regels'}.{getoond}"


def _maak_verschillen(regels: Sequence[Verschil]) -> tuple[Verschilregel, ...]:
    return tuple(
        Verschilregel(
            wie=een.wie, soort=een.soort.capitalize(), eerder=REGISTER[een.eerder] if een.eerder else None,
            nu=REGISTER[een.nu] if een.nu else None,
        )
        for een in regels[:TOON]
    )  # fmt: skip
