"""Behind one mark: what would lift the unit out, its exams, places and versions, what is no score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.language import current_language, evidence_words, formats, labels
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.language.process_words import period_words, value_words
from dashboard.ui.row_records import as_records

_MOST_MEASURES = 7
_LEAST_MEASURES = 3
Row = Mapping[Any, Any]


def way_out(margins: pd.DataFrame, places: int) -> str:
    """The parts of the newest place, and what each alone would have to do; then the disputed absences."""
    records = as_records(margins)
    parts = [row for row in records if row["lever"] != "absence"]
    if not parts:
        return ""
    heads = (_("What the place is made of"), _("Value"), _("Place"), _("To leave by this alone"))
    lines = [
        (evidence_words.part_name(row), evidence_words.part_value(row), formats.number(row["part_place"]),
         evidence_words.lever(row)) for row in parts
    ]  # fmt: skip
    blank = any(value == formats.NOTHING for _name, value, *_rest in lines)
    told = f'<p class="caution">{escape(_("“–”: not shown, to protect small counts."))}</p>' if blank else ""
    told += "".join(
        f"<p>{escape(evidence_words.absences(row, places))}</p>" for row in records if row["lever"] == "absence"
    )
    return table(heads, lines, "parts") + told


def history(rows: pd.DataFrame) -> str:
    """Each occasion: the place with ties, n, the status of its results, how it was judged."""
    heads = (_("Occasion"), _("Place"), _("n counted"), _("Status"), _("Judged"))
    return table(heads, (_occasion(row) for row in as_records(rows.iloc[::-1])))


def _occasion(row: Row) -> tuple[str, ...]:
    level, state = str(row["level"]), str(row["state"])
    n = formats.number(row["eligible_n"]) if row["cell_state"] == "ok" else labels.cell_state(str(row["cell_state"]))
    words = warnings.short(level, state, False, str(row["band"]))
    words = "" if state == "not_judged" else words
    words = words or warnings.fact(level, state, str(row["band"]), str(row["polarity"]))
    status = "" if formats.is_nothing(row["result_status"]) else labels.result_status(str(row["result_status"]))
    judged = f"{warnings.symbol(level)} {words}".strip()
    return warnings.occasion(row), warnings.place_short(row) or formats.NOTHING, n, status or formats.NOTHING, judged


def papers(rows: pd.DataFrame) -> str:
    """The exams by their ids, their parts of the place, the versions of results and parameters, the documents."""
    lines = "".join(f"<li>{line}</li>" for line in map(_paper, as_records(rows.iloc[::-1])) if line)
    version = _("Version of the results: {version}").format(version=rows["result_version"].iloc[-1])
    title = _("Exams, versions and documents")
    return (
        f'<details class="papers"><summary>{escape(title)}</summary><p>{escape(version)}</p><ul>{lines}</ul></details>'
    )


def _paper(row: Row) -> str:
    if formats.is_nothing(row["occasion_name"]):
        return ""
    told = [str(row["occasion_name"])]
    if not formats.is_nothing(row["exam_ids"]):
        told.append(str(row["exam_ids"]))
    if not formats.is_nothing(row["result_status"]):
        told.append(f"{formats.day(row['held_on'])} {labels.result_status(str(row['result_status']))}")
    if not formats.is_nothing(row["rank_sum"]):
        named = {part: formats.number(row[f"rank_{part}"]) for part in ("mean", "count", "rate", "sum")}
        told.append(_("places {mean} + {count} + {rate} = {sum}").format(**named))
    told += [evidence_words.parameters(row), evidence_words.determination(row)]
    return escape(" · ".join(filter(None, told)))


def measures(rows: pd.DataFrame, stage: str) -> str:
    """Beside every warning at least three measures that are no score, the county's beside each; what is missing."""
    told = rows[rows["stage"].isin(("all", stage)) & rows["value"].notna()].head(_MOST_MEASURES)
    missing = _missing(rows) if len(told) < _LEAST_MEASURES else ""
    if told.empty:
        return missing
    newest = str(told["period_id"].max())
    title = _("{title} ({period})").format(title=_("What is not a score"), period=period_words(newest))
    lines = (_measure(row, newest) for row in as_records(told))
    return table((title, _("Here"), _("County")), lines, "measures") + missing


def _missing(rows: pd.DataFrame) -> str:
    """What should stand here and does not, and who can add it."""
    wanted = {
        "participation": _("participation"),
        "routine-management-composite": _("routine management"),
        "sleep-hours": _("sleep"),
        "pe-hour-daily": _("an hour of exercise a day"),
        "mental-health-lessons": _("mental-health lessons"),
    }
    known = set(rows.loc[rows["value"].notna(), "indicator_id"])
    lacking = _(", ").join(words for code, words in wanted.items() if code not in known)
    words = _("Fewer than {n} measures besides scores are recorded. Missing: {missing}. The data steward can add them.")
    return f'<p class="caution">{escape(words.format(n=_LEAST_MEASURES, missing=lacking))}</p>'


def _measure(row: Row, newest: str) -> tuple[str, ...]:
    """Name, value here, value of the county; a measure of an earlier period says so."""
    unit, period, name = str(row["unit"]), str(row["period_id"]), str(row[f"name_{current_language()}"])
    if period != newest:
        name = _("{title} ({period})").format(title=name, period=period_words(period))
    return name, value_words(row["value"], unit), value_words(row["county_value"], unit)


def table(heads: Iterable[str], lines: Iterable[tuple[str, ...]], look: str = "places") -> str:
    """A small table of finished texts."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return f'<table class="{look}"><tr>{top}</tr>{body}</table>'
