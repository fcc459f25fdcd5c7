"""The form of a message that is translated only when it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """English sentences, which are the keys of the catalogue; `table` is set where a check belongs to one table."""

    what: str
    mend: str
    table: str = ""
    is_warning: bool = False


def marked(message: str) -> str:
    """Marks a message for the catalogue."""
    return message
