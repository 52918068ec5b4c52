"""Signals as the pages of a zaak show them, with the outcome of bijlage 1 per onderwerp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Onderwerp
from borgwijzer.regels.prioriteit import bepaal_prioriteit
from borgwijzer.regels.taakgrens import buiten_taak
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.signalen import Gevolg, Signaalregel
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.zaken.acties.signalen import noem_melder
from borgwijzer.zaken.models import Signaal

OPEN = Status("Open", "let_op")
GEVAAR = Status("Direct gevaar", "fout")
OPGELOST = Status("Opgelost", "goed")
GEVOEGD = Status("Bij een ander gevoegd", "neutraal")
AFGESCHERMD = "naam afgeschermd"
GEBRUIK = {
    "verboden": "Het bouwwerk mag niet in gebruik.",
    "onder_voorwaarden": "Het bouwwerk mag alleen onder voorwaarden in gebruik, na een besluit.",
}


def maak_signalen(signalen: Iterable[Signaal], kader: Kader, delen: Mapping[int, str] | None = None) -> tuple[Signaalregel, ...]:
    """Open ones first, newest first within; ``delen``: the names of parts by id."""
    gesorteerd = sorted(signalen, key=lambda s: (s.opgelost_op is not None, -s.ontvangen_op.toordinal(), -s.pk))
    return tuple(_maak_regel(signaal, kader, (delen or {}).get(signaal.fase_id or 0, "")) for signaal in gesorteerd)


def _maak_regel(signaal: Signaal, kader: Kader, deel: str) -> Signaalregel:
    bron = kader.inhoud.signaalbron.get(signaal.bron)
    oplossing = f"Opgelost op {schrijf_kort(signaal.opgelost_op)}: {signaal.oplossing}" if signaal.opgelost_op else ""
    return Signaalregel(
        id=str(signaal.pk),
        status=bepaal_status(signaal),
        omschrijving=maak_zin(signaal.omschrijving),
        van=bron.naam.lower() if bron else signaal.bron.replace("_", " "),
        ontvangen=schrijf_kort(signaal.ontvangen_op),
        gevolgen=tuple(_maak_gevolg(kader.onderwerpen[naam], kader) for naam in signaal.onderwerpen if naam in kader.onderwerpen),
        buiten_taak=() if signaal.opgelost_op else maak_grenzen(buiten_taak(kader, signaal.onderwerpen), kader),
        oplossing=oplossing,
        deel=deel,
        melder=_schrijf_melder(signaal),
    )


def bepaal_status(signaal: Signaal) -> Status:
    """Where a signal stands, in one word."""
    if signaal.opgelost_op:
        return OPGELOST
    return GEVOEGD if signaal.samengevoegd_met_id else GEVAAR if signaal.direct_gevaar else OPEN


def _schrijf_melder(signaal: Signaal) -> str:
    if not signaal.melder:
        return ""
    return AFGESCHERMD if signaal.melder_afgeschermd else noem_melder(signaal)


def _maak_gevolg(onderwerp: Onderwerp, kader: Kader) -> Gevolg:
    bepaald = bepaal_prioriteit([onderwerp.id], kader)
    return Gevolg(
        onderwerp=onderwerp.naam,
        prioriteit=onderwerp.prioriteit,
        bezoek=maak_zin(kader.inhoud.prioriteit[onderwerp.prioriteit].tekst),
        gebruik=GEBRUIK.get(bepaald.gebruik, ""),
        bronnen=maak_bronnen(kader.grondslag(onderwerp)),
    )
