"""Each case of folders.py as a warehouse, built once a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.warehouse.build import build
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import default_output
from tests.degenerate.folders import CASES, write_folder


@dataclass(frozen=True)
class Built:
    """A case, its data folder and its open warehouse."""

    case: str
    folder: Path
    warehouse: Warehouse


@pytest.fixture(scope="session", params=list(CASES))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = write_folder(request.param, tmp_path_factory.mktemp("little") / request.param)
    build(folder, progress=False)
    warehouse = open_warehouse(default_output(folder))
    yield Built(request.param, folder, warehouse)
    warehouse.close()
