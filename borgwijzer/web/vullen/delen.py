"""The parts of a project as screens show them: may each be used, from when, and why (not)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from borgwijzer.regels.fasering import Methode as Methodenaam
from borgwijzer.regels.fasering import grondslag_van, methode_van
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.levensloop import Fasestand, Stand
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.zaak import Deelregel, Methode, Oordeel
from borgwijzer.web.vullen.bronnen import maak_bronnen
from borgwijzer.web.vullen.oordelen import maak_oordeel_van_deel
from borgwijzer.zaken.models import Fase, Melding

METHODEN: dict[Methodenaam, str] = {
    "melding_per_fase": (
        "Elk deel heeft een eigen gereedmelding. Is die volledig, dan mag dat deel na de wachttijd in gebruik. "
        "Mogen alle delen, dan mag het hele project."
    ),
    "wacht_op_geheel": "Elk deel wacht op de gereedmelding van het hele project. Een deel mag dus niet eerder in gebruik.",
    "gegevens_per_fase": (
        "Dit kader vraagt per deel gegevens op (Bbl 2.20). Dat vervangt de gereedmelding niet: elk deel wacht op de "
        "gereedmelding van het hele project. Vraag de gegevens per deel zelf op voordat het in gebruik gaat."
    ),
}


def maak_methode(kader: Kader) -> Methode:
    """What the kader says about parts, in words."""
    regel = kader.inhoud.gefaseerd
    bronnen = maak_bronnen(grondslag_van(kader))
    return Methode(METHODEN[methode_van(kader)], regel.lezing if regel else "", bool(regel and regel.onzeker), bronnen)


def maak_delen(fasen: Sequence[Fase], bepaald: Stand, kader: Kader) -> tuple[Deelregel, ...]:
    """Each part that did not lapse, in its order."""
    rijen = {str(fase.volgnummer): fase for fase in fasen}
    return tuple(_maak_regel(stand, rijen[stand.id], kader) for stand in bepaald.fasen)


def _maak_regel(stand: Fasestand, fase: Fase, kader: Kader) -> Deelregel:
    return Deelregel(
        nummer=stand.id,
        naam=stand.naam,
        fase=FASEN[stand.fase],
        oordeel=maak_oordeel_van_deel(stand, kader),
        omschrijving=fase.omschrijving if fase.omschrijving != fase.naam else "",
        gebruik=schrijf_kort(fase.in_gebruik_op) if fase.in_gebruik_op else "",
    )


def kies_oordeel(melding: Melding, bepaald: Stand, kader: Kader, geheel: Oordeel) -> Oordeel:
    """The answer about use for a melding: of the part that it is about, else of the whole."""
    if melding.fase is None:
        return geheel
    gevonden = (stand for stand in bepaald.fasen if stand.id == str(melding.fase.volgnummer))
    return next((maak_oordeel_van_deel(stand, kader) for stand in gevonden), geheel)


def noem_van_deel(melding: Melding) -> str:
    """`` van Kade 12`` after the word for a melding about a part; empty for the whole."""
    return f" van {melding.fase.naam}" if melding.fase else ""


def noem_namen(fasen: Iterable[Fase]) -> dict[int, str]:
    """The names of parts by id."""
    return {fase.pk: fase.naam for fase in fasen}
