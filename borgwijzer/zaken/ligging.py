"""From metres RD to degrees ETRS89: the polynomial of Schreutelkamp and Strang van Hees, within about a metre."""

from __future__ import annotations

_RD_X0, _RD_Y0 = 155_000.0, 463_000.0
_BREEDTE0, _LENGTE0 = 52.15517440, 5.38720621
# (power of x, power of y, seconds of arc)
_BREEDTE = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
_LENGTE = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def rd_naar_etrs(x: float, y: float) -> tuple[float, float]:
    """Return (latitude, longitude) in degrees for a point in metres RD; only for points inside the Netherlands."""
    dx, dy = (x - _RD_X0) * 1e-5, (y - _RD_Y0) * 1e-5
    breedte = sum(getal * dx**p * dy**q for p, q, getal in _BREEDTE)
    lengte = sum(getal * dx**p * dy**q for p, q, getal in _LENGTE)
    return _BREEDTE0 + breedte / 3600, _LENGTE0 + lengte / 3600
