"""What an import asks: on the terminal one by one, without a terminal all at once as lines of an answers file."""

import sys
from collections.abc import Sequence

from dashboard.commands.asking import ask_line
from dashboard.commands.refusal import RefusedError
from dashboard.intake import Answers, Question
from dashboard.language import gettext as _


def settle(questions: Sequence[Question], answers: Answers) -> Answers:
    """The answers with these; RefusedError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise RefusedError(_without_terminal(questions))
    for question in questions:
        answers = answers.given(question.section, question.key, _ask(question))
    return answers


def _ask(question: Question) -> str:
    """Put one question until its answer is one of the choices, by number or by code."""
    print(question.words)
    for number, (code, told) in enumerate(question.choices, start=1):
        print(f"  {number}. {told} ({code})" if told else f"  {number}. {code}")
    codes = [code for code, _told in question.choices]
    while True:
        text = ask_line(_("Number of the line:"))
        if text is None:
            raise RefusedError(_without_terminal([question]))
        if text.isdigit() and 1 <= int(text) <= len(codes):
            return codes[int(text) - 1]
        if text in codes:
            return text
        print("  " + _("{text} is not one of: {choices}.").format(text=text, choices=f"1-{len(codes)}"))


def _without_terminal(questions: Sequence[Question]) -> str:
    text = _(
        "Something is not sure, and there is nobody to ask. Write the answers into a file; --answers FILE names it:"
    )
    return "\n".join([text, "", *_lines(questions)])


def _lines(questions: Sequence[Question]) -> list[str]:
    lines: list[str] = []
    section = ""
    for question in sorted(questions, key=lambda question: question.section):
        head, line = question.line().split("\n", 1)
        lines += [line] if head == section else [head, line]
        section = head
    return lines
