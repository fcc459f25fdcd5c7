"""Excel and CSV files into the data folder: recognised, read, held against the contract, taken whole or not at all."""

from dashboard.intake.answers import FILE, Answers, AnswersError, Question, read_answers
from dashboard.intake.entries import BadRow
from dashboard.intake.holding import BusyError, held
from dashboard.intake.merging import Merged, merge
from dashboard.intake.pseudonyms import Key, WrongKeyError, open_key
from dashboard.intake.quarantine import quarantine_path, write_quarantine
from dashboard.intake.reading import Reader, Reading, Understood, understand
from dashboard.intake.sheets import Remark, Sheet
from dashboard.intake.staging import staged
from dashboard.intake.templates import file_name, is_filled_in, template_bytes, template_names
from dashboard.intake.text_files import UnreadableError
from dashboard.intake.workbooks import read_file

__all__ = [
    "FILE",
    "Answers",
    "AnswersError",
    "BadRow",
    "BusyError",
    "Key",
    "Merged",
    "Question",
    "Reader",
    "Reading",
    "Remark",
    "Sheet",
    "Understood",
    "UnreadableError",
    "WrongKeyError",
    "file_name",
    "held",
    "is_filled_in",
    "merge",
    "open_key",
    "quarantine_path",
    "read_answers",
    "read_file",
    "staged",
    "template_bytes",
    "template_names",
    "understand",
    "write_quarantine",
]
