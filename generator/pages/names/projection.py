"""The projection of the map: Equal Earth (Šavrič, Patterson and Jenny 2018), which shows areas as they are."""

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 1000, 440
"""The size of the picture, from 84° north to 57° south."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_WIDEST = 2.70663  # half the length of the equator on a globe of radius one
_TOP = 1.3067


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place lies in the picture."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = radians(longitude) * cos(theta) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    scale = WIDTH / (2 * _WIDEST)
    return (x + _WIDEST) * scale, (_TOP - y) * scale
