"""The versions of the parameters: each with its notice, the version that places each test, and how one is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.language import formats, labels
from dashboard.language import gettext as _
from dashboard.plan.consistency import plan_mistakes
from dashboard.plan.models import Plan, Ranking, RankingVersion
from dashboard.ui.methods_tables import Row, html_table, version_numbers
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report


def versions() -> str:
    """Versions by school year, parameters of each test, and the message that a late version meets."""
    announced = [_version(row) for row in as_records(report("methods_rankings"))]
    tests = [_test(row) for row in as_records(report("methods_test_parameters"))]
    headings = (_("Stage"), _("Version"), _("From the school year"), _("Announced on"), _("Top N"), _("Weights"))
    by_test = (_("Test"), _("School year"), _("Version"), _("Top N"), _("Weights"), _("Ranked or not"))
    refused = _("What check says of a version for 2025-2026 that is announced on 14 October 2024:")
    return "".join(
        (
            html_table(headings, announced, _("Versions in force")),
            html_table(by_test, tests, _("Parameters of each test")),
            f'<p>{escape(refused)}</p><p class="formula">{escape(refusal())}</p>',
        )
    )


def refusal() -> str:
    """The very message of the check, for a version announced in the year in which it is to hold."""
    years = (("1", "2022-2023", date(2022, 10, 14)), ("2", "2025-2026", date(2024, 10, 14)))
    lines, weights = (3000, 5000, 7000), (Decimal("0.4"), Decimal("0.2"), Decimal("0.4"))
    held = tuple(
        RankingVersion(id=name, effective_school_year=year, announced_on=day, top_n=lines, weights=weights)
        for name, year, day in years
    )
    ranking = Ranking(id="junior-rank-sum", stage="junior", method="rank_sum", versions=held)
    return "\n".join(map(str, plan_mistakes(Plan.model_construct(phases=(), rankings=(ranking,)), "plan.toml")))


def _version(row: dict[Any, Any]) -> Row:
    year = str(row["effective_school_year"])
    return labels.stage(row["stage"]), str(row["version_id"]), year, formats.day(row["announced_on"]), *_numbers(row)


def _test(row: dict[Any, Any]) -> Row:
    state = labels.ranking_state(row["ranking_state"])
    return str(row["name"]), str(row["school_year"]), str(row["version_id"]), *_numbers(row), state


def _numbers(row: dict[Any, Any]) -> tuple[str, str]:
    return (_("the mean alone"), "") if row["method"] == "mean" else version_numbers(row)
