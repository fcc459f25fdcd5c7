"""The plans as typed Arrow tables, which the build binds as `plan.*`."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import pyarrow as pa

from dashboard.plan.aims import Indicator
from dashboard.plan.loading import PlanSet
from dashboard.plan.models import Plan, Ranking, RankingVersion, Rules
from dashboard.plan.warning_rules import WarningRule

Row = dict[str, object]
TEXT, DAY, WHOLE, NUMBER, SHARE = pa.string(), pa.date32(), pa.int32(), pa.float64(), pa.decimal128(9, 6)
ALL_GRADES = tuple(range(1, 13))
EVERY_STAGE = "all"
PYTHON_TYPES: Mapping[object, pa.DataType] = {int: WHOLE, float: NUMBER, bool: pa.bool_()}


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


def _texts(*names: str) -> dict[str, pa.DataType]:
    return dict.fromkeys(names, TEXT)


SCHEMAS: Mapping[str, pa.Schema] = {
    "plans": _schema(
        **_texts("plan_id", "name_zh", "name_en"),
        issued_on=DAY,
        source=TEXT,
        **_texts("dates_zh", "dates_en"),
        governing=pa.bool_(),
        shipped=pa.bool_(),
    ),
    "rules": _schema(
        plan_id=TEXT, **{name: PYTHON_TYPES[field.annotation or str] for name, field in Rules.model_fields.items()}
    ),
    "lines": _schema(plan_id=TEXT, stage=TEXT, excellent_line=SHARE, good_line=SHARE, pass_line=SHARE, low_line=SHARE),
    "phases": _schema(
        plan_id=TEXT, phase_id=TEXT, ordinal=WHOLE, name_zh=TEXT, name_en=TEXT, starts_on=DAY, ends_on=DAY
    ),
    "rankings": _schema(**_texts("plan_id", "ranking_id", "stage", "method")),
    "ranking_versions": _schema(
        **_texts("plan_id", "ranking_id", "version_id", "effective_school_year"),
        announced_on=DAY,
        top_n1=WHOLE,
        top_n2=WHOLE,
        top_n3=WHOLE,
        weight1=SHARE,
        weight2=SHARE,
        weight3=SHARE,
    ),
    "warnings": _schema(
        **_texts("plan_id", "rule_id", "source", "ranking_id", "stage", "unit"),
        exam_types=pa.list_(TEXT),
        **_texts("clock", "band"),
        places=WHOLE,
        runs=WHOLE,
        **_texts("counting", "polarity"),
        same_head=pa.bool_(),
        effective_from=DAY,
        effective_to=DAY,
        **_texts("clause_zh", "clause_en", "clause_ref", "caution_zh", "caution_en", "name_zh", "name_en"),
    ),
    "targets": _schema(
        **_texts("plan_id", "indicator_id", "part", "stage", "phase_id", "comparator"),
        value=NUMBER,
        groups=WHOLE,
        change=pa.bool_(),
        standard_errors=NUMBER,
        scope=TEXT,
        basis=TEXT,
    ),
    "indicators": _schema(
        **_texts("plan_id", "indicator_id", "part", "stage"),
        stages=pa.list_(TEXT),
        **_texts("name_zh", "name_en", "area", "policy", "clause", "clause_zh", "clause_en", "kind", "unit"),
        **_texts("entity_type", "period_type", "aggregation", "direction", "display", "comparator"),
        threshold=NUMBER,
        **_texts("quota_comparator", "quota", "basis"),
        reference=pa.bool_(),
        weight=NUMBER,
        **_texts("weighs_into", "source", "source_priority", "formula_zh", "formula_en"),
    ),
    "agenda": _schema(plan_id=TEXT, item_no=WHOLE, **_texts("page", "title_zh", "title_en", "codes")),
    "compliance": _schema(
        **_texts("stage", "exam_type"),
        grades=pa.list_(WHOLE),
        from_date=DAY,
        to_date=DAY,
        **_texts("state", "source_zh", "source_en"),
    ),
}


def plan_tables(plans: PlanSet) -> dict[str, pa.Table]:
    """One table for each kind of entry, each row with its plan_id; `compliance` belongs to no plan."""
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for plan in plans.plans:
        for name, row in _plan_rows(plan, plans.shipped):
            rows[name].append({"plan_id": plan.id, **row})
    rows["compliance"] = list(_compliance_rows(plans))
    return {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()}


PLAN_COLUMNS = {"name_zh", "name_en", "issued_on", "source", "dates_zh", "dates_en", "governing"}


def _plan_rows(plan: Plan, shipped: bool) -> Iterator[tuple[str, Row]]:
    yield "plans", {**plan.model_dump(include=PLAN_COLUMNS), "shipped": shipped}
    if plan.rules is not None:
        yield "rules", plan.rules.model_dump()
    for lines in plan.lines:
        yield "lines", {name: _exact(value) for name, value in lines.model_dump().items()}
    for ordinal, phase in enumerate(plan.phases, start=1):
        yield "phases", {**phase.model_dump(exclude={"id"}), "phase_id": phase.id, "ordinal": ordinal}
    yield from _ranking_rows(plan)
    yield from _aim_rows(plan)


def _ranking_rows(plan: Plan) -> Iterator[tuple[str, Row]]:
    for ranking in plan.rankings:
        yield "rankings", {"ranking_id": ranking.id, "stage": ranking.stage, "method": ranking.method}
        for version in ranking.versions:
            yield "ranking_versions", _version_row(ranking, version)
    for rule in plan.warnings:
        yield "warnings", _warning_row(rule, plan)


def _aim_rows(plan: Plan) -> Iterator[tuple[str, Row]]:
    for target in plan.targets:
        row = target.model_dump(exclude={"indicator", "phase"})
        yield "targets", {**row, "indicator_id": target.indicator, "phase_id": target.phase}
    for indicator in plan.indicators:
        yield "indicators", _indicator_row(indicator)
    for item_no, item in enumerate(plan.agenda, start=1):
        yield "agenda", {**item.model_dump(exclude={"codes"}), "item_no": item_no, "codes": item.query}


def _indicator_row(indicator: Indicator) -> Row:
    row = indicator.model_dump(exclude={"id"})
    return {**row, "indicator_id": indicator.id, "stages": list(indicator.expected_stages)}


def _exact(value: object) -> object:
    return value.quantize(Decimal("0.000001")) if isinstance(value, Decimal) else value


def _version_row(ranking: Ranking, version: RankingVersion) -> Row:
    row: Row = {
        "ranking_id": ranking.id,
        "version_id": version.id,
        "effective_school_year": version.effective_school_year,
        "announced_on": version.announced_on,
    }
    row |= {f"top_n{place}": number for place, number in enumerate(version.top_n, start=1)}
    row |= {f"weight{place}": _exact(weight) for place, weight in enumerate(version.weights, start=1)}
    return row


def _warning_row(rule: WarningRule, plan: Plan) -> Row:
    stages: Mapping[str, str] = {ranking.id: ranking.stage for ranking in plan.rankings}
    row = rule.model_dump(exclude={"id", "ranking"})
    row |= {"rule_id": rule.id, "ranking_id": rule.ranking or None}
    row["stage"] = rule.stage or stages.get(rule.ranking, EVERY_STAGE)
    row |= {"name_zh": rule.name_zh or rule.clause_zh, "name_en": rule.name_en or rule.clause_en}
    return row


def _compliance_rows(plans: PlanSet) -> Iterator[Row]:
    for rule in plans.compliance:
        shared: dict[str, date | str | list[int] | None] = {
            "grades": list(rule.grades or ALL_GRADES),
            **rule.model_dump(include={"from_date", "to_date", "state", "source_zh", "source_en"}),
        }
        for stage in rule.stages:
            for exam_type in rule.exam_types:
                yield {"stage": stage, "exam_type": exam_type, **shared}
