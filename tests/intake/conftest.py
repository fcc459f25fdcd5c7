from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.language import use_language
from tests.intake.county import EXAM, answers, registers, run_import, wide

Import = Callable[..., int]


@pytest.fixture(autouse=True)
def nobody_asks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No terminal: whatever is not sure must be in the answers."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    yield
    use_language("")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "数据"


@pytest.fixture
def import_rows(tmp_path: Path, data: Path) -> Import:
    """Import the registers and one score sheet: rows of a wide sheet, or a file made elsewhere."""

    def command(*rows: Any, file: Path | None = None, settled: str = "", **sheet: Any) -> int:
        path = file or wide(tmp_path, *rows, **sheet)
        options = ["--exam", EXAM, "--answers", str(answers(tmp_path, settled))]
        return run_import(data, registers(tmp_path), path, options=options)

    return command
