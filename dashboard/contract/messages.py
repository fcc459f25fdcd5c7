"""The words for every finding: what is wrong, and how the one who supplied the file can mend it."""

from dataclasses import asdict, dataclass

from dashboard.contract.problems import Problem, Severity
from dashboard.contract.texts_actions import ACTION_TEXTS
from dashboard.contract.texts_decisions import DECISION_TEXTS
from dashboard.contract.texts_files import FILE_TEXTS
from dashboard.contract.texts_peers import PEER_TEXTS
from dashboard.contract.texts_rows import ROW_TEXTS
from dashboard.contract.texts_tables import TABLE_TEXTS
from dashboard.contract.wording import Text
from dashboard.language import gettext

TEXTS = {**FILE_TEXTS, **ROW_TEXTS, **TABLE_TEXTS, **DECISION_TEXTS, **PEER_TEXTS, **ACTION_TEXTS}


@dataclass(frozen=True)
class Message:
    """What a text may name: a column, the type wanted and found, a likely name, a reason, the values allowed."""

    column: str = ""
    wanted: str = ""
    found: str = ""
    guess: str = ""
    reason: str = ""
    allowed: str = ""


def problem_of(
    code: str, table: str, file: str, message: Message | None = None, *, rows: int = 0, samples: tuple[str, ...] = ()
) -> Problem:
    """The finding in the reader's language; KeyError when no text of that code is known."""
    text = TEXTS[code]
    words = asdict(message or Message()) | {"table": table, "file": file}
    what, mend = gettext(text.what).format(**words), gettext(text.mend).format(**words)
    return Problem(table, file, code, severity_of(code), rows, samples, what, mend)


def severity_of(code: str) -> Severity:
    """A warning leaves the data usable; a problem keeps them out."""
    return "warning" if TEXTS[code].is_warning else "problem"


def table_of(code: str) -> str:
    """The table whose files a check of rows speaks of; empty where the text serves every table."""
    return TEXTS[code].table


__all__ = ["TEXTS", "Message", "Text", "problem_of", "severity_of", "table_of"]
