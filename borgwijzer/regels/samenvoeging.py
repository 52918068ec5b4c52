"""Samengevoegde signalen: een signaal dat bij een ander is gevoegd, telt een keer.

Staat het andere signaal in dezelfde zaak, dan telt alleen dat. Staat het in een andere zaak, dan wordt het werk daar gedaan en
houdt dit signaal het sluiten van zijn eigen zaak niet tegen; het bouwwerk van deze zaak mag intussen niet vanzelf in gebruik.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borgwijzer.regels.feiten import Signaalfeit


def is_samengevoegd(signaal: Signaalfeit, peildatum: date) -> bool:
    """Of het signaal op de peildatum bij een ander hoort."""
    return bool(signaal.samengevoegd_met) and signaal.samengevoegd_op is not None and signaal.samengevoegd_op <= peildatum


def telt_hier(signaal: Signaalfeit, alle: Sequence[Signaalfeit], peildatum: date) -> bool:
    """Of het signaal zelf telt in zijn zaak; `alle` zijn de signalen van die zaak."""
    return not is_samengevoegd(signaal, peildatum) or signaal.samengevoegd_met not in {een.id for een in alle}
