"""The deterministic sample: a county that does not exist, written as a data folder."""

from pathlib import Path

from dashboard.sample.city import write_city
from dashboard.sample.folder import write_county
from dashboard.sample.sizes import named_size


def write_sample(folder: Path, size: str = "county", seed: int = 2022) -> None:
    """Writes a data folder of size `small`, `county` or `city`; same size and seed, same tables. Raises ValueError."""
    if size == "city":
        write_city(folder, seed)
    else:
        write_county(folder, named_size(size), seed, progress=size != "small")
