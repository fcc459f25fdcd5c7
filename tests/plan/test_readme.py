"""data/README.md names every column and key of a plan, and its example of the next three years loads."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.plan import AgendaItem, Indicator, PlanError, Target, load_plans, plan_tables
from dashboard.plan.loading import SHIPPED

README = Path(__file__).resolve().parents[2] / "data" / "README.md"
OLD = SHIPPED / "taikang-2022"
GOVERNING_ONLY = ("rules", "lines", "rankings", "rankings.versions", "warnings", "agenda")


def _section() -> str:
    return README.read_text(encoding="utf-8").split("## 方案 · Plans")[1]


def _keys(title: str) -> list[str]:
    table = _section().split(title)[1].split("**")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def _roll(folder: Path) -> None:
    """The steps of the page: a new folder that governs, the old one without what only a governing plan may hold."""
    old, new = folder / "plans" / "taikang-2022", folder / "plans" / "taikang-2025"
    for target in (old, new):
        shutil.copytree(OLD, target)
    text = (old / "plan.toml").read_text(encoding="utf-8").replace("governing = true", "governing = false")
    blocks = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    kept = [block for block in blocks if not re.match(rf"\[+({'|'.join(GOVERNING_ONLY)})\]", block)]
    (old / "plan.toml").write_text("".join(kept), encoding="utf-8")
    example = re.findall(r"```toml\n(.*?)```", _section(), re.DOTALL)[0]
    (new / "plan.toml").write_text(example, encoding="utf-8")


def test_every_column_and_key_is_described() -> None:
    assert _keys("**指标 `indicators.csv`**") == list(Indicator.model_fields)
    assert _keys("**目标 `[[targets]]`**") == list(Target.model_fields)
    assert _keys("**会议议程 `[[agenda]]`**") == list(AgendaItem.model_fields)


def test_every_shipped_plan_is_named() -> None:
    folders = {path.name for path in SHIPPED.iterdir() if path.is_dir()}
    assert folders == set(re.findall(r"^\| `([a-z0-9-]+)` \|", _section().split("**换方案")[0], re.MULTILINE))


def test_the_next_three_years_are_a_new_folder(tmp_path: Path) -> None:
    _roll(tmp_path)
    plans = load_plans(tmp_path)
    assert [(plan.id, plan.governing) for plan in plans.plans] == [("taikang-2022", False), ("taikang-2025", True)]
    assert plans.governing.phases[0].starts_on == date(2025, 9, 1)
    phases = plan_tables(plans)["phases"].to_pylist()
    assert [(row["plan_id"], row["phase_id"]) for row in phases] == [
        ("taikang-2022", "phase1"),
        ("taikang-2022", "phase2"),
        ("taikang-2022", "phase3"),
        ("taikang-2025", "phase4"),
    ]


def test_a_clause_comes_and_goes_with_its_folder(tmp_path: Path) -> None:
    shutil.copytree(OLD, tmp_path / "plans" / "taikang-2022")
    alone = plan_tables(load_plans(tmp_path))["indicators"].num_rows
    shutil.copytree(SHIPPED / "alxa", tmp_path / "plans" / "alxa")
    both = plan_tables(load_plans(tmp_path))["indicators"].to_pylist()
    assert len(both) == alone + 20
    assert {row["plan_id"] for row in both if row["indicator_id"].startswith("az-")} == {"alxa"}


def test_two_plans_with_the_same_indicators_may_not_share_a_phase_id(tmp_path: Path) -> None:
    _roll(tmp_path)
    new = tmp_path / "plans" / "taikang-2025" / "plan.toml"
    new.write_text(new.read_text(encoding="utf-8").replace('"phase4"', '"phase3"'), encoding="utf-8")
    with pytest.raises(PlanError, match="a phase id of its own"):
        load_plans(tmp_path)
