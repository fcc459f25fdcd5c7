"""docs/warnings.md: its example is a rule, and it names every column of the mart."""

import re
import tomllib
from pathlib import Path

from dashboard.plan.warning_checks import rule_findings
from dashboard.plan.warning_rules import WarningRule
from tests.queries.cases import Schema

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "warnings.md").read_text(encoding="utf-8")


def test_the_example_is_a_rule_without_contradictions() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    (rule,) = tomllib.loads(block)["warnings"]
    assert list(rule_findings(WarningRule.model_validate(rule), {}, "warnings[0]")) == []


def test_every_column_of_the_mart_is_explained(schema: Schema) -> None:
    table = TEXT.partition("## `marts.warnings`")[2]
    told = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)))
    assert sorted(told) == sorted(name for name, _kind in schema.columns["marts.warnings"])
