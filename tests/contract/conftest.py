from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import use_language
from tests.contract.tiny import write_clean


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_clean(tmp_path / "测试 目录")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")
