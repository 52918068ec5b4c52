"""Van lengte en breedte (zoals een telefoon ze bij een foto zet) naar het Rijksdriehoekstelsel, en de afstand in meters.

De benaderingsformules van Schreutelkamp en Strang van Hees; binnen Nederland wijken zij minder dan een meter af.
"""

from __future__ import annotations

from math import hypot

Rd = tuple[float, float]
BREEDTE, LENGTE = 52.15517440, 5.38720621
MIDDEN: Rd = (155_000.0, 463_000.0)
# Het stelsel geldt binnen deze graden: daarbuiten is er geen plaats in Nederland.
GRENZEN = (50.5, 53.8, 3.0, 7.5)
X = {(0, 1): 190094.945, (1, 1): -11832.228, (2, 1): -114.221, (0, 3): -32.391, (1, 0): -0.705, (3, 1): -2.340, (1, 3): -0.608,
     (0, 2): -0.008, (2, 3): 0.148}  # fmt: skip
Y = {(1, 0): 309056.544, (0, 2): 3638.893, (2, 0): 73.077, (1, 2): -157.984, (3, 0): 59.788, (0, 1): 0.433, (2, 2): -6.439,
     (1, 1): -0.032, (0, 4): 0.092, (1, 4): -0.054}  # fmt: skip


def naar_rd(breedte: float, lengte: float) -> Rd | None:
    """De plaats in meters; None buiten Nederland en de strook eromheen."""
    zuid, noord, west, oost = GRENZEN
    if not (zuid <= breedte <= noord and west <= lengte <= oost):
        return None
    p, q = 0.36 * (breedte - BREEDTE), 0.36 * (lengte - LENGTE)
    x = sum(getal * p ** macht[0] * q ** macht[1] for macht, getal in X.items())
    y = sum(getal * p ** macht[0] * q ** macht[1] for macht, getal in Y.items())
    return MIDDEN[0] + x, MIDDEN[1] + y


def meet_afstand(een: Rd, ander: Rd) -> float:
    """De afstand in meters."""
    return hypot(een[0] - ander[0], een[1] - ander[1])
