"""Names that fit beside a chart."""

from __future__ import annotations

_LATIN = 1.9


def shortened(name: str, most: int) -> str:
    """A name of at most about `most` Chinese letters; its stage after the dot is kept, because it tells twins apart."""
    own, dot, stage = name.partition(" · ")
    tail = f"{dot}{stage}"
    is_chinese = bool(name) and ord(name[0]) > 0x2E7F
    room = round(most * (1 if is_chinese else _LATIN)) - len(tail)
    return name if len(own) <= room else f"{own[: room - 1]}…{tail}"
