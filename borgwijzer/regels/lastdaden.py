"""De woorden van een last: waar zij staat, en wat iemand ermee doet."""

from __future__ import annotations

from typing import Literal

LASTEN = ("last_onder_dwangsom", "last_onder_bestuursdwang")
Laststap = Literal[
    "voornemen", "zienswijze", "reactie", "besluit", "bekrachtigen", "begunstiging", "hercontrole", "verbeuring", "bestuursdwang",
    "niet_voldaan", "geschorst", "uitgevoerd", "voldaan", "opgeheven", "afgerond",
]  # fmt: skip
# Wat iemand zelf vastlegt of verstuurt.
Lastwerkdaad = Literal[
    "voornemen", "zonder_zienswijze", "zienswijze", "reactie", "mondelinge_bouwstop", "bestuursdwang", "hercontrole",
    "verbeuring", "betaling", "aanmaning", "stuiting", "uitstel", "verzoek", "terugbetaling", "afronden",
]  # fmt: skip
# Wat een besluit is: de een stelt het voor, een ander neemt het.
Lastbesluitdaad = Literal["besluit", "verlenging", "invordering", "kosten", "besluit_op_verzoek", "opheffing"]
Lastdaad = Literal[Lastwerkdaad, Lastbesluitdaad]
