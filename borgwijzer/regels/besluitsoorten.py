"""De soorten besluiten, in drie families: wat een tijd geldt, wat bij een last hoort, en wat eenmaal wordt gegeven."""

from __future__ import annotations

from typing import Literal, get_args

# Een besluit dat een tijd geldt en over bouwen of gebruik gaat; een besluit over een last is een stap van een interventie.
Geldsoort = Literal["gebruik_onder_voorwaarden", "bouwstop", "gebruiksverbod", "maatwerkvoorschrift"]
Lastbesluit = Literal[
    "last_onder_dwangsom", "last_onder_bestuursdwang", "verlenging_begunstiging", "invordering", "kostenverhaal",
    "besluit_op_verzoek_last", "opheffing_last",
]  # fmt: skip
# Wat alleen beslist en geen toestand laat duren: dat geldt niet op een dag, en houdt een zaak niet open.
Eenmaligsoort = Literal["handhavingsverzoek", "dwangsom_niet_tijdig", "beslissing_op_bezwaar", "weigering_maatwerkvoorschrift"]
EENMALIG: frozenset[str] = frozenset(get_args(Eenmaligsoort))
Besluitsoort = Literal[Geldsoort, Lastbesluit, Eenmaligsoort]
