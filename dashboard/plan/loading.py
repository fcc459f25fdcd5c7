"""Reading the plans of a data folder, with every mistake named at once."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from pydantic import ValidationError

from dashboard.language import gettext as _
from dashboard.plan.aims import Indicator
from dashboard.plan.consistency import compliance_mistakes, plan_mistakes
from dashboard.plan.mistakes import Mistake, PlanError, mistakes_of
from dashboard.plan.models import ComplianceRule, Plan

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "plans"
SHIPPED_PLAN = "taikang-2022"
GOVERNING_ONLY = ("rules", "lines", "rankings", "warnings", "agenda")


@dataclass(frozen=True)
class PlanSet:
    """The plans that count for a data folder; `shipped` when it has none of its own."""

    plans: tuple[Plan, ...]
    compliance: tuple[ComplianceRule, ...]
    shipped: bool

    @property
    def governing(self) -> Plan:
        """The one plan that may hold rules, rankings and warnings."""
        return next(plan for plan in self.plans if plan.governing)


def load_plan(folder: Path) -> Plan:
    """The plan.toml and indicators.csv of one folder; PlanError lists every mistake."""
    mistakes: list[Mistake] = []
    indicators = _read_indicators(folder / "indicators.csv", mistakes)
    plan = _read_plan(folder / "plan.toml", indicators, mistakes)
    if plan is None or mistakes:
        raise PlanError(mistakes)
    return plan


def load_plans(data_folder: Path) -> PlanSet:
    """The plans under `plans/`, or the shipped one; PlanError lists the mistakes of all of them."""
    own = data_folder / "plans"
    folders = sorted(path.parent for path in own.glob("*/plan.toml"))
    plans, mistakes = _load_each(folders or [SHIPPED / SHIPPED_PLAN])
    compliance_file = own / "compliance.toml"
    rules = _read_compliance(compliance_file if compliance_file.is_file() else SHIPPED / "compliance.toml", mistakes)
    if not mistakes:
        mistakes += _set_mistakes(plans)
    if mistakes:
        raise PlanError(mistakes)
    return PlanSet(tuple(plans), tuple(rules), shipped=not folders)


def _load_each(folders: Iterable[Path]) -> tuple[list[Plan], list[Mistake]]:
    plans: list[Plan] = []
    mistakes: list[Mistake] = []
    for folder in folders:
        try:
            plans.append(load_plan(folder))
        except PlanError as error:
            mistakes += error.mistakes
    return plans, mistakes


def _set_mistakes(plans: list[Plan]) -> list[Mistake]:
    governing = [plan.id for plan in plans if plan.governing]
    mistakes = []
    if len(governing) != 1:
        mistakes.append(
            Mistake("plans", "governing", ", ".join(governing) or "-", _("exactly one plan with governing = true"))
        )
    ids = [plan.id for plan in plans]
    repeated = sorted({plan_id for plan_id in ids if ids.count(plan_id) > 1})
    mistakes += [Mistake("plans", "id", plan_id, _("an id that no other plan has")) for plan_id in repeated]
    return mistakes + list(_shared_phases(plans))


def _shared_phases(plans: list[Plan]) -> Iterable[Mistake]:
    """Observations name phases by id: two plans that hold the same indicator may not give one id to two phases."""
    for one, other in combinations(plans, 2):
        indicators = {row.id for row in one.indicators} & {row.id for row in other.indicators}
        phases = {phase.id for phase in one.phases} & {phase.id for phase in other.phases}
        for phase in sorted(phases if indicators else ()):
            allowed = _("a phase id of its own, where two plans hold the same indicator")
            yield Mistake(other.id, "phases.id", phase, allowed)


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:] if path.name != "compliance.toml" else path.parts[-2:])


def _read_toml(path: Path, mistakes: list[Mistake]) -> dict[str, object] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        mistakes.append(Mistake(_shown(path), "-", str(error), _("a file in TOML")))
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(Mistake(_shown(path), "-", type(error).__name__, _("a readable text file in UTF-8")))
    return None


def _without_governing_keys(given: dict[str, object], file: str, mistakes: list[Mistake]) -> dict[str, object]:
    misplaced = [key for key in GOVERNING_ONLY if key in given]
    mistakes += [Mistake(file, key, "...", _("only the governing plan may hold this")) for key in misplaced]
    return {key: value for key, value in given.items() if key not in misplaced}


def _with_defaults(given: dict[str, object]) -> dict[str, object]:
    """A governing plan takes the rules, lines and agenda that it leaves out from data/plans/defaults.toml."""
    defaults = tomllib.loads((SHIPPED / "defaults.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    rules = given.get("rules", {})
    if isinstance(rules, Mapping):
        rules = {**defaults["rules"], **rules}
    return {"lines": defaults["lines"], "agenda": defaults["agenda"], **given, "rules": rules}


def _read_plan(path: Path, indicators: list[Indicator], mistakes: list[Mistake]) -> Plan | None:
    given = _read_toml(path, mistakes)
    if given is None:
        return None
    if "indicators" in given:
        del given["indicators"]
        mistakes.append(Mistake(_shown(path), "indicators", "...", _("indicators stand in indicators.csv")))
    governs = given.get("governing") is True
    complete = _with_defaults(given) if governs else _without_governing_keys(given, _shown(path), mistakes)
    try:
        plan = Plan.model_validate({**complete, "indicators": indicators})
    except ValidationError as error:
        mistakes += mistakes_of(error, _shown(path))
        return None
    mistakes += plan_mistakes(plan, _shown(path))
    return plan


def _read_indicators(path: Path, mistakes: list[Mistake]) -> list[Indicator]:
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(Mistake(_shown(path), "-", type(error).__name__, _("a readable text file in UTF-8")))
        return []
    indicators = []
    for line, row in enumerate(rows, start=2):
        try:
            indicators.append(Indicator.model_validate({str(key): value for key, value in row.items()}))
        except ValidationError as error:
            mistakes += mistakes_of(error, _shown(path), _("line {number}").format(number=line))
    return indicators


def _read_compliance(path: Path, mistakes: list[Mistake]) -> list[ComplianceRule]:
    rules: list[ComplianceRule] = []
    given = (_read_toml(path, mistakes) or {}).get("compliance", [])
    for number, row in enumerate(given if isinstance(given, list) else []):
        try:
            rules.append(ComplianceRule.model_validate(row))
        except ValidationError as error:
            mistakes += mistakes_of(error, _shown(path), f"compliance[{number}]")
    mistakes += compliance_mistakes(rules, _shown(path))
    return rules
