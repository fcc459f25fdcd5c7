"""The duties of a plan as the monitoring page asks for them: filters, the chosen one, and rows in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.target_words import aim_words, state_words, value_words
from dashboard.language import current_language, formats, labels, monitoring_words
from dashboard.language import gettext as _
from dashboard.ui.address import go_to, value
from dashboard.ui.choices import choices_row, choose
from dashboard.ui.drilldown import Drill
from dashboard.ui.filters import Filters
from dashboard.ui.frame import titles
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

_AREAS = ("phases", "routine", "pupils", "teachers", "research", "exams", "studios", "organisation")
_STAGES = ("primary", "junior", "senior", "kindergarten")


@dataclass(frozen=True)
class View:
    """What the page looks at: codes of plan, area, stage, township, and which duties are listed (`show`)."""

    plan: str
    area: str
    stage: str
    township: str
    township_name: str
    show: str
    filters: Filters

    @property
    def place(self) -> str:
        """The whole county, or the chosen township by name."""
        return self.township_name or _("Whole county")


@dataclass(frozen=True)
class TileDrill(Drill):
    """A tile of duties by units sets the duty, and the unit it belongs to."""

    def follow(self, code: str) -> None:
        """`<key of the duty>|<code of the unit>`; a township becomes the chosen one."""
        duty, _bar, unit = code.partition("|")
        go_to("", duty=duty, **{self.key: unit})


def choose_view() -> View:
    """The filters in one row; every code in the URL."""
    plans = report("methods_plans")
    names = dict(zip(plans["plan_id"], plans[f"name_{current_language()}"], strict=True))
    towns = report("warnings_townships")
    townships = {"": _("Whole county"), **dict(zip(towns["township_code"], towns["township_name"], strict=True))}
    areas = {"": _("All areas"), **{code: monitoring_words.area(code) for code in _AREAS}}
    stages = {"": _("All stages"), **{code: labels.stage(code) for code in _STAGES}}
    shows = {"": _("Recorded"), "missing": _("No record"), "report": _("Report only")}
    with choices_row("filters"):
        plan = choose("plan", _("Plan"), names, clears=("duty", "unit", "area", "quota"))
        area = choose("area", _("Area"), areas, clears=("duty", "unit", "quota"))
        stage = choose("stage", _("Stage"), stages, clears=("duty", "unit", "test", "subject", "school"))
        township = choose("township", _("Township"), townships, clears=("unit", "school"))
        show = choose("show", _("Duties shown"), shows, segmented=True, clears=("duty", "unit"))
    words = ((_("Plan"), names.get(plan, "")), (_("Area"), areas[area]), (_("Stage"), stages[stage]),
             (_("Township"), townships[township]))  # fmt: skip
    filters = Filters(stage=stage, township=township, words=words)
    return View(plan, area, stage, township, townships[township] if township else "", show, filters)


def keyed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `key`, the one code of indicator, part and stage."""
    return rows.assign(key=rows["indicator_id"] + "." + rows["part"].fillna("") + "." + rows["stage"])


def all_duties(view: View) -> pd.DataFrame:
    """Every indicator that the filters leave, keyed; with a number and the worst coverage first."""
    found = report("monitoring_indicators", plan=view.plan, area=view.area, stage=view.stage, township=view.township)
    return keyed(found)


def listed(duties: pd.DataFrame, show: str) -> pd.DataFrame:
    """The duties behind one of the three choices: recorded, without a record, report only (recorded ones first)."""
    silent = duties["cell_state"] == "no_data"
    judged = duties["is_judged"].astype(bool)
    if show == "report":
        return duties[~judged].assign(silent=silent).sort_values("silent", kind="stable").drop(columns="silent")
    return duties[judged & (silent if show == "missing" else ~silent)]


def chosen_duty(rows: pd.DataFrame, duties: pd.DataFrame) -> pd.Series[Any]:
    """The duty of the link, wherever it stands, else the first of the list."""
    asked = duties[duties["key"] == value("duty")]
    return asked.iloc[0] if len(asked) else rows.iloc[0]


def name_of(duty: pd.Series[Any] | dict[Any, Any]) -> str:
    """The duty's name in the reader's language."""
    return str(duty[f"name_{current_language()}"])


def full_names(rows: pd.DataFrame) -> list[str]:
    """The names, with the stage where several duties share one."""
    names = rows[["key", f"name_{current_language()}"]].drop_duplicates("key")
    several = set(names.loc[names.duplicated([f"name_{current_language()}"], keep=False), "key"])
    return [_name(row, row["key"] in several) for row in as_records(rows)]


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with name, aim, value, coverage, units and state as the list shows them."""
    records = as_records(rows)
    return rows.drop(columns="source").assign(
        indicator=full_names(rows),
        clause_words=[monitoring_words.clause(str(row["policy"]), str(row["clause"])) for row in records],
        target_words=[aim_of(row) for row in records],
        value_words=[_value(row) for row in records],
        coverage_words=[_coverage(row) for row in records],
        met_words=[_met(row) for row in records],
        state_words=[told_state(row) for row in records],
        period_words=[period_of(row) for row in records],
    )


def aim_of(row: dict[Any, Any] | pd.Series[Any]) -> str:
    """The aim with its sign; a number that the plan does not set is called a reference."""
    aim = aim_words(row["target"], row["comparator"], str(row["unit"]))
    if formats.is_nothing(row["target"]) or not row["is_reference"]:
        return aim
    return _("reference {aim}").format(aim=aim)


def period_of(row: dict[Any, Any] | pd.Series[Any]) -> str:
    """The period of a row in words; a dash where there is none."""
    return formats.NOTHING if formats.is_nothing(row["period_id"]) else monitoring_words.period(str(row["period_id"]))


def told_state(row: dict[Any, Any] | pd.Series[Any]) -> str:
    """Symbol and word; a judgement from too thin a coverage is none; what another page shows leads there."""
    page = page_of(row)
    if page and row["cell_state"] == "no_data":
        return f"→ {titles()[page]}"
    if row["is_incomplete"] and row["state"] in ("met", "not_met"):
        return _("◌ Thin coverage")
    return state_words(str(row["state"]))


def page_of(row: dict[Any, Any] | pd.Series[Any]) -> str:
    """The other page that shows the measure; empty where this one does."""
    page = str(row.get("shown_on", ""))
    return page if page in titles() and page != "monitoring" else ""


def _name(row: dict[Any, Any], with_stage: bool) -> str:
    return (
        f"{name_of(row)} · {labels.stage(str(row['stage']))}" if with_stage and row["stage"] != "all" else name_of(row)
    )


def _value(row: dict[Any, Any]) -> Any:
    """Nothing stays nothing, so that the table tells why."""
    if formats.is_nothing(row["value"]):
        return None
    return value_words(row["value"], str(row["unit"]), row["target"] if row["is_judged"] else None)


def _coverage(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["coverage"]):
        return formats.NOTHING
    return formats.percent(row["coverage"], 0)


def _met(row: dict[Any, Any]) -> str:
    """`13 of 14 schools`; a dash where no unit is judged."""
    if formats.is_nothing(row["judged_n"]) or not row["judged_n"]:
        return formats.NOTHING
    words = _("{met}/{n} townships") if row["met_unit"] == "township" else _("{met}/{n} schools")
    return words.format(met=formats.number(row["met_n"]), n=formats.number(row["judged_n"]))


def same_duty(rows: pd.DataFrame, duty: pd.Series[Any]) -> pd.DataFrame:
    """Of keyed rows those of one duty."""
    found: pd.DataFrame = rows[rows["key"] == duty["key"]]
    return found


def joined(parts: Iterable[str]) -> str:
    """Parts of a sentence with the language's comma."""
    return _(", ").join(part for part in parts if part)
