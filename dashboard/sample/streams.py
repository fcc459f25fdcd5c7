"""Random streams that depend on the seed and a label only, so that one part never shifts another."""

from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.int8]
Texts: TypeAlias = NDArray[np.str_]


def stream(seed: int, label: str) -> np.random.Generator:
    """The generator of one purpose, e.g. `marks 2023-2024-zhongkao`."""
    return np.random.default_rng([seed, crc32(label.encode())])
