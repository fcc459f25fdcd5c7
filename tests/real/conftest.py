"""Each source as a data folder that went through `check` and `build` of the command line, once a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import default_output
from tests.real.folders import write_folder
from tests.real.sources import SOURCES, Source


@dataclass(frozen=True)
class Built:
    """A source, its data folder and its open warehouse."""

    source: Source
    folder: Path
    warehouse: Warehouse


@pytest.fixture(scope="session", params=sorted(SOURCES))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    source = SOURCES[request.param]()
    folder = write_folder(source, tmp_path_factory.mktemp("real") / source.name)
    assert main(["check", str(folder)]) == 0
    assert main(["build", str(folder)]) == 0
    warehouse = open_warehouse(default_output(folder))
    yield Built(source, folder, warehouse)
    warehouse.close()
