"""What holds between the keys of a plan, beyond the type of each."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from dashboard.language import gettext as _
from dashboard.plan.aims import Indicator
from dashboard.plan.mistakes import Mistake
from dashboard.plan.models import ComplianceRule, Plan, Ranking, RankingVersion
from dashboard.plan.school_years import first_day, starting_year
from dashboard.plan.warning_checks import Finding, rule_findings

LINES_OF_RANK_SUM = 3


def plan_mistakes(plan: Plan, file: str) -> list[Mistake]:
    """Every contradiction within one plan."""
    checks = (_fixed, _phases, _rankings, _warnings, _targets, _indicators)
    return [Mistake(file, key, str(value), allowed) for check in checks for key, value, allowed in check(plan)]


def compliance_mistakes(rules: Sequence[ComplianceRule], file: str) -> list[Mistake]:
    """Two rules that speak of the same exam on the same day."""
    return [
        Mistake(file, f"compliance[{second}]", str(first), _("rules that do not overlap an earlier one"))
        for second, rule in enumerate(rules)
        for first in range(second)
        if _overlap(rules[first], rule)
    ]


def _overlap(one: ComplianceRule, other: ComplianceRule) -> bool:
    in_time = (one.to_date is None or one.to_date >= other.from_date) and (
        other.to_date is None or other.to_date >= one.from_date
    )
    same_grade = not one.grades or not other.grades or not set(one.grades).isdisjoint(other.grades)
    same_exams = not set(one.stages).isdisjoint(other.stages) and not set(one.exam_types).isdisjoint(other.exam_types)
    return in_time and same_grade and same_exams


def _fixed(plan: Plan) -> Iterator[Finding]:
    """Clause 三(六)5: who is absent without excuse counts with 0; the key is there to try the other way."""
    if plan.rules is not None and not plan.rules.unexcused_as_zero:
        yield "rules.unexcused_as_zero", "false", _("true; the methods page can try what leaving absences out would do")


def _phases(plan: Plan) -> Iterator[Finding]:
    yield from _repeated("phases", [phase.id for phase in plan.phases])
    for number, phase in enumerate(plan.phases):
        if phase.ends_on < phase.starts_on:
            yield f"phases[{number}].ends_on", phase.ends_on, _("a day on or after starts_on")
    for number, (before, after) in enumerate(pairwise(plan.phases), start=1):
        if after.starts_on <= before.ends_on:
            yield f"phases[{number}].starts_on", after.starts_on, _("a day after the phase before it ends")


def _rankings(plan: Plan) -> Iterator[Finding]:
    yield from _repeated("rankings", [ranking.id for ranking in plan.rankings])
    yield from _repeated("rankings", [ranking.stage for ranking in plan.rankings], "stage")
    for number, ranking in enumerate(plan.rankings):
        key = f"rankings[{number}].versions"
        yield from _repeated(key, [version.id for version in ranking.versions])
        yield from _notice(ranking, key)
        for index, version in enumerate(ranking.versions):
            yield from _numbers(ranking, version, f"{key}[{index}]")


def _notice(ranking: Ranking, key: str) -> Iterator[Finding]:
    """Clause 三(六)5: a change is announced one school year ahead; the plan's first version excepted."""
    for index, (before, version) in enumerate(pairwise(ranking.versions), start=1):
        if version.effective_school_year <= before.effective_school_year:
            allowed = _("a school year after that of the version before it")
            yield f"{key}[{index}].effective_school_year", version.effective_school_year, allowed
        year = starting_year(version.effective_school_year) - 1
        latest = first_day(f"{year}-{year + 1}")
        if version.announced_on > latest:
            allowed = _("a day not after {day}, one school year ahead").format(day=latest)
            yield f"{key}[{index}].announced_on", version.announced_on, allowed


def _numbers(ranking: Ranking, version: RankingVersion, key: str) -> Iterator[Finding]:
    if ranking.method == "mean":
        if version.top_n or version.weights:
            yield f"{key}.top_n", "...", _("no lines and no weights where the method is mean")
        return
    if len(version.top_n) != LINES_OF_RANK_SUM or any(low >= high for low, high in pairwise(version.top_n)):
        yield f"{key}.top_n", list(version.top_n), _("three rising numbers, such as [3000, 5000, 7000]")
    if len(version.weights) != LINES_OF_RANK_SUM or sum(version.weights) != Decimal(1):
        shown = [str(weight) for weight in version.weights]
        yield f"{key}.weights", shown, _("three weights that add up to exactly 1")


def _warnings(plan: Plan) -> Iterator[Finding]:
    yield from _repeated("warnings", [rule.id for rule in plan.warnings])
    known: Mapping[str, str] = {ranking.id: ranking.stage for ranking in plan.rankings}
    for number, rule in enumerate(plan.warnings):
        yield from rule_findings(rule, known, f"warnings[{number}]")


def _targets(plan: Plan) -> Iterator[Finding]:
    phases = [phase.id for phase in plan.phases]
    keys = {(row.id, row.part, row.stage) for row in plan.indicators}
    for number, target in enumerate(plan.targets):
        if target.phase not in phases:
            yield f"targets[{number}].phase", target.phase, ", ".join(phases)
        if (target.indicator, target.part, target.stage) not in keys:
            found = f"{target.indicator}, {target.part or '-'}, {target.stage}"
            yield f"targets[{number}].indicator", found, _("an indicator, part and stage of indicators.csv")
    keys_of_targets = [(row.indicator, row.part, row.stage, row.phase, row.scope) for row in plan.targets]
    yield from _repeated("targets", keys_of_targets)


def _indicators(plan: Plan) -> Iterator[Finding]:
    yield from _repeated("indicators.csv", [(row.id, row.part, row.stage) for row in plan.indicators])
    for row in plan.indicators:
        for column, value, allowed in _aims(row):
            yield f"indicators.csv {row.id} {row.part or '-'} {row.stage}: {column}", value, allowed
    yield from _weights(plan)


def _aims(row: Indicator) -> Iterator[Finding]:
    if row.threshold is not None and row.comparator is None:
        yield "comparator", "-", _("a sign of comparison, where there is a threshold")
    if bool(row.quota) != (row.quota_comparator is not None):
        yield "quota", row.quota or "-", _("quota and quota_comparator together, or neither")
    if row.stage != "all" and row.stages not in ((), (row.stage,)):
        yield "stages", ";".join(row.stages), row.stage


def _weights(plan: Plan) -> Iterator[Finding]:
    """A composite is the weighted sum of its parts; the weights add up to exactly 1."""
    wholes = {(row.id, row.stage) for row in plan.indicators if not row.part}
    sums: dict[tuple[str, str], Decimal] = {}
    for row in plan.indicators:
        key = (row.weighs_into, row.stage)
        if bool(row.weighs_into) != (row.weight is not None) or (row.weighs_into and key not in wholes):
            yield (
                f"indicators.csv {row.id}.weighs_into",
                row.weighs_into or "-",
                _("an indicator of this plan and stage"),
            )
        elif row.weighs_into:
            sums[key] = sums.get(key, Decimal()) + Decimal(str(row.weight))
    for (whole, _stage), total in sums.items():
        if total != 1:
            yield f"indicators.csv {whole}.weight", total, _("weights that add up to exactly 1")


def _repeated(key: str, values: Iterable[Hashable], name: str = "id") -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for number, value in enumerate(values):
        if value in seen:
            shown = ", ".join(str(part) for part in value) if isinstance(value, tuple) else value
            yield f"{key}[{number}].{name}", shown, _("a value that no earlier entry has")
        seen.add(value)
