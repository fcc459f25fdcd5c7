"""Questions on the terminal; a run without a terminal gets them as options."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from dashboard.commands.questions import Question
from dashboard.commands.refusal import RefusedError
from dashboard.language import gettext as _
from dashboard.records import Action, Record

Written = TypeVar("Written", Record, Action)
YES = frozenset({"y", "yes", "是", "好", "确认"})


@dataclass(frozen=True)
class Choice:
    """One line that is offered, and what it fills in."""

    words: str
    record: Record


def ask_line(prompt: str) -> str | None:
    """What was typed, None when nobody is there to type."""
    try:
        return input(f"{prompt} ").strip()
    except EOFError:
        return None


def filled(record: Written, question: Question, text: str) -> Written:
    """The record with this answer; RefusedError when it cannot be taken."""
    text = question.code(text)
    refusal = question.refusal(text)
    value: object = text or None
    if not refusal and question.form != "text" and value is not None:
        try:
            value = date.fromisoformat(text)
        except ValueError:
            refusal = _("{text} is not a day such as 2025-07-31.").format(text=text)
        else:
            if question.form == "day" and value > date.today():
                refusal = _("{text} is still to come; a record speaks of what has happened.").format(text=text)
    if refusal:
        raise RefusedError(f"{question.option}: {refusal}")
    answer: dict[str, Any] = {question.column: value}
    return replace(record, **answer)


def answered(record: Written, question: Question) -> Written:
    """Put one question until its answer can be taken."""
    while True:
        text = ask_line(f"{question.words}{question.offered}:")
        if text is None:
            if question.optional:
                return record
            words = _("{option} is missing, and there is nobody to ask.")
            raise RefusedError(words.format(option=question.option))
        try:
            return filled(record, question, text)
        except RefusedError as refusal:
            print(f"  {refusal}")


def chosen(heading: str, choices: Sequence[Choice]) -> Record | None:
    """Offer lines by number; None when there are none, none was wanted or nobody is there."""
    if not choices or not sys.stdin.isatty():
        return None
    print(heading)
    for number, choice in enumerate(choices, start=1):
        print(f"  {number}. {choice.words}")
    while True:
        text = ask_line(_("Number of the line, or Enter for another:"))
        if not text:
            return None
        if text.isdigit() and 1 <= int(text) <= len(choices):
            return choices[int(text) - 1].record
        print("  " + _("{text} is not one of: {choices}.").format(text=text, choices=f"1-{len(choices)}"))


def confirmed(question: str) -> bool:
    """Whether the answer was yes; without anybody to ask it is no."""
    return (ask_line(question) or "").lower() in YES
