"""What a person reads after a deed that made a letter.

By e-mail or by post depends on the settings and on whom it goes to. The page of the letter says it; these sentences point there.
"""

from __future__ import annotations

LEES_HIERONDER = "Lees hieronder hoe de brief wordt verstuurd."
OPEN_DE_BRIEF = "Open de brief: daar leest u hoe hij wordt verstuurd."
