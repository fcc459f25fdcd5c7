from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.language import use_language
from tests.commands.county import write

Run = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "县 数据")


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    """Run one command on the county, in English: `run("record appeal", "--unit", "A")`."""

    def command(name: str, *options: str, language: str = "en") -> int:
        return main(["--language", language, *name.split(), str(folder), *options])

    yield command
    use_language("")


@pytest.fixture
def nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever would ask finds nobody."""

    def input_of_nobody(_prompt: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", input_of_nobody)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Answer the questions in their order; returns the answers that nobody asked for."""

    def prepare(*answers: str) -> list[str]:
        waiting = list(answers)
        monkeypatch.setattr("builtins.input", lambda _prompt="": waiting.pop(0))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        return waiting

    return prepare
