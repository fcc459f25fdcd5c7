"""Ties decide lines and places, so marks, totals, lines and weights are decimals and never binary fractions."""

import pytest

from tests.queries.cases import Schema

LINES = ("excellent_line", "good_line", "pass_line", "low_line")
MARKS = ("full_score", "excellent_mark", "good_mark", "pass_mark", "low_mark")
EXACT = {
    "staging.scores": ("score",),
    "staging.exam_subjects": ("full_score", *LINES),
    "plan.lines": LINES,
    "plan.ranking_versions": ("weight1", "weight2", "weight3"),
    "intermediate.pupil_totals": ("total",),
    "intermediate.exam_lines": MARKS,
    "intermediate.mark_cells": ("mark",),
    "marts.school_sums": ("sum_mark", "sum_squares", "sum_mark_sat", "sum_squares_sat"),
    "intermediate.unit_sums": ("sum_mark", "sum_squares", "sum_mark_sat", "sum_squares_sat"),
    "intermediate.cut_lines": ("cut_line1", "cut_line2", "cut_line3"),
    "marts.score_cells": ("score",),
    "marts.total_cells": ("total",),
}


@pytest.mark.parametrize(("table", "columns"), list(EXACT.items()), ids=list(EXACT))
def test_what_is_held_against_a_line_is_a_decimal(schema: Schema, table: str, columns: tuple[str, ...]) -> None:
    kinds = dict(schema.columns[table])
    assert [name for name in columns if not kinds[name].startswith("DECIMAL")] == []
