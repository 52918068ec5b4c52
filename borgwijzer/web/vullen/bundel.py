"""The page of bundles: the pieces to choose from, and what was made before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from borgwijzer.bundel.acties import BEZIG
from borgwijzer.bundel.inventaris import DOELEN, Doel, Stuk
from borgwijzer.bundel.models import Bundeltoestand, Dossierbundel
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.beelden.bundel import BundelBeeld, Bundelregel, Stukregel
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak

# Why such a piece is left out, unless somebody ticks it.
AFGESCHERMD = "Noemt een melder die vroeg om zijn naam niet door te geven."
STATUS = {
    Bundeltoestand.WACHT: Status("Wacht op zijn beurt", "wacht"), Bundeltoestand.BEZIG: Status("Wordt gemaakt", "wacht"),
    Bundeltoestand.KLAAR: Status("Klaar", "goed"), Bundeltoestand.GESTOPT: Status("Gestopt", "neutraal"),
    Bundeltoestand.MISLUKT: Status("Mislukt", "fout"),
}  # fmt: skip


def maak_bundelpagina(
    zaak: Zaak, stukken: Sequence[Stuk], bundels: Sequence[Dossierbundel], account: Account, post: Mapping[str, str], fout: str = ""
) -> BundelBeeld:
    """The page; ``post`` is what was typed, empty at first: then every piece goes in."""
    mag_maken = mag(account, Daad.MAAK_BUNDEL)
    return BundelBeeld(
        zaaknummer=zaak.nummer,
        titel=noem_zaak(zaak),
        doel=Keuzeveld(
            "doel", "Voor wie is de bundel?", tuple(Keuze(d, tekst, post.get("doel") == d) for d, tekst in DOELEN.items())
        ),
        toelichting=post.get("toelichting", ""),
        stukken=tuple(_maak_stuk(stuk, post) for stuk in stukken),
        bundels=tuple(_maak_regel(bundel) for bundel in bundels),
        mag_maken=mag_maken and bool(stukken) and not any(bundel.toestand in BEZIG for bundel in bundels),
        mag_stoppen=mag_maken,
        fout=fout,
    )


def _maak_doel(gekozen: str) -> Keuzeveld:
    return Keuzeveld("doel", "Voor wie is de bundel?", tuple(Keuze(d, tekst, gekozen == d) for d, tekst in DOELEN.items()))


def _maak_stuk(stuk: Stuk, post: Mapping[str, str]) -> Stukregel:
    bladen = stuk.bestand.paginas
    erin = f"in-{stuk.kenmerk}" in post if post else not stuk.afgeschermd
    return Stukregel(
        veld=stuk.kenmerk, soort=stuk.soort, naam=stuk.naam, datum=schrijf_kort(dag_van(stuk.op)),
        bladen=f"{bladen} {'blad' if bladen == 1 else 'bladen'}" if bladen else "",
        erin=erin, vertrouwelijk=stuk.vertrouwelijk,
        reden=post.get(f"reden-{stuk.kenmerk}", AFGESCHERMD if stuk.afgeschermd else ""),
    )  # fmt: skip


def _maak_regel(bundel: Dossierbundel) -> Bundelregel:
    toestand = Bundeltoestand(bundel.toestand)
    klaar = toestand == Bundeltoestand.KLAAR
    weg = f", {len(bundel.weggelaten)} weggelaten" if bundel.weggelaten else ""
    return Bundelregel(
        id=str(bundel.pk), status=STATUS[toestand],
        tekst=f"{DOELEN[Doel(bundel.doel)]}, gevraagd op {schrijf_kort(dag_van(bundel.gevraagd_op))} door {bundel.gevraagd_naam}",
        gedaan=bundel.gedaan, totaal=bundel.totaal, bezig=toestand in BEZIG, klaar=klaar,
        noot=f"{bundel.totaal} stukken{weg}, {bundel.bladen} bladen" if klaar else bundel.fout,
    )  # fmt: skip
