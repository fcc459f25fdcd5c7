"""No clause of the five policies is lost, none is invented, and each says what the catalogue says."""

from collections import Counter

import pytest

from dashboard.plan import Indicator
from dashboard.plan.loading import SHIPPED
from dashboard.plan.tables import SCHEMAS
from dashboard.warehouse.catalog import QUERIES
from tests.plan.catalogue import PLAN_OF, aims_of, clauses, indicators, lines_of, number, plans, rows_of

PERIODS = {
    "week": {"week"},
    "month": {"month"},
    "term": {"term"},
    "year": {"school_year"},
    "exam": {"event", "school_year"},
    "visit": {"event", "week"},
    "event": {"event"},
    "session": {"event"},
    "tests": {"event"},
    "monitoring": {"event", "school_year"},
    "years": {"school_year", "plan_phase"},
    "cycle": {"plan_phase"},
    "2022-23": {"plan_phase"},
    "2023-24": {"plan_phase", "school_year"},
    "2024-25": {"plan_phase", "school_year"},
    "2025": {"school_year"},
    "step": {"plan_phase"},
    "short": {"plan_phase"},
    "cumulative": {"event"},
    "COUNT": {"school_year", "term"},
    "regularly": {"school_year", "term", "subject_group"},
}
# What the catalogue counts in persons arrives counted to the unit they belong to, never as a row of a person.
UNITS = {
    "county": {"county"},
    "region": {"county"},
    "district": {"county"},
    "township": {"township", "county"},
    "school": {"school", "county", "school_grade"},
    "class": {"class", "school"},
    "subject": {"subject_group", "county", "school"},
    "studio": {"studio"},
    "researcher": {"researcher_group", "county"},
    "cluster": {"county"},
    "teacher": {"school", "class", "county"},
    "student": {"school", "county"},
    "principal": {"school", "township", "county"},
    "leader": {"school"},
    "lesson": {"school"},
    "observation": {"school"},
    "visit": {"county"},
    "unit": {"county"},
    "person": {"county"},
    "office": {"county", "subject_group"},
}
# A number of the formula that is not a line of a row, and why.
NOT_A_LINE = {
    "phase2-quality-steady-rise": "nothing",
    "cadre-pool-top10": "nothing",
    "routine-process-score": "the bounds of the marks",
}


def test_the_catalogue_is_whole() -> None:
    assert Counter(clause.seed for clause in clauses().values()) == {
        "001": 122,
        "000": 15,
        "002": 13,
        "003": 13,
        "004": 25,
    }
    assert sum(Counter(clause.seed for clause in clauses().values()).values()) == 188


@pytest.mark.parametrize("seed", PLAN_OF)
def test_no_clause_is_lost_and_none_is_invented(seed: str) -> None:
    named = {clause.id for clause in clauses().values() if clause.seed == seed}
    assert {row.id for row in plans()[seed].indicators} == named
    assert {row.policy for row in plans()[seed].indicators} == {seed}
    assert plans()[seed].source == seed


@pytest.mark.parametrize("clause_id", clauses())
def test_kind_and_stages_are_those_of_the_catalogue(clause_id: str) -> None:
    clause, rows = clauses()[clause_id], rows_of(clause_id)
    assert {row.kind for row in rows} == {clause.kind.replace(" ", "_")}
    found = {stage for row in rows for stage in row.expected_stages}
    also = {"kindergarten"} if "(K)" in clause.stage else set()
    assert not clause.stages or clause.stages <= found <= clause.stages | also


@pytest.mark.parametrize("clause_id", clauses())
def test_period_and_unit_are_those_of_the_catalogue(clause_id: str) -> None:
    clause, rows = clauses()[clause_id], rows_of(clause_id)
    periods = set().union(*(types for word, types in PERIODS.items() if word in clause.period))
    assert clause.period == "-" or {row.period_type for row in rows} & periods, clause.period
    units = set().union(*(types for word, types in UNITS.items() if word in clause.unit))
    assert clause.unit == "all" or {row.entity_type for row in rows} <= units, clause.unit


@pytest.mark.parametrize("clause_id", sorted(set(clauses()) - set(NOT_A_LINE)))
def test_every_number_of_the_formula_is_a_line_of_a_row_with_its_comparator(clause_id: str) -> None:
    found = aims_of(clause_id).union(*(lines_of(row) for row in rows_of(clause_id)))
    for sign, value in clauses()[clause_id].numbers:
        allowed = {"=": ("==", ">="), "->": (">=",)}.get(sign, (sign,))
        assert any((comparator, value) in found for comparator in allowed), (sign, value, found)


def test_weights_are_those_of_the_catalogue() -> None:
    weights = {(row.id, row.part): row.weight for _seed, row in indicators() if row.weight}
    assert weights == {
        ("routine-process-score", ""): 0.5,
        ("routine-result-score", ""): 0.5,
        ("principal-talk-score", "speech"): 0.8,
        ("principal-talk-score", "defence"): 0.2,
        ("homeroom-talk-score", "story"): 0.2,
        ("homeroom-talk-score", "strategy"): 0.2,
        ("homeroom-talk-score", "meeting"): 0.2,
        ("homeroom-talk-score", "defence"): 0.2,
        ("homeroom-talk-score", "talent"): 0.2,
    }


def test_words_that_include_and_words_that_exclude() -> None:
    """以上, 以下, 至少 include the number; 超过 excludes it."""
    signs = {">=": ("以上", "至少", "不少于", "应达到"), "<=": ("以下", "不超过")}
    for _seed, row in indicators():
        for sign, _value in lines_of(row) if row.basis == "S" and not row.reference else ():
            for right, words in signs.items():
                wrong = {">=": "><", "<=": "><"}[right]
                assert not (any(word in row.clause_zh for word in words) and sign in wrong), (row.id, sign)


def test_numbers_that_are_not_the_policys_own_are_marked() -> None:
    for _seed, row in indicators():
        if row.basis == "P" and row.threshold is not None:
            assert row.reference or row.id == "after-school-5plus2", row.id
        assert not (row.reference and row.display == "report_only"), row.id


def test_every_row_is_told_in_both_languages() -> None:
    for _seed, row in indicators():
        for chinese in (row.name_zh, row.clause_zh, row.formula_zh):
            letters = sum("一" <= letter <= "鿿" for letter in chinese)
            latin = sum(letter.isascii() and letter.isalpha() for letter in chinese)
            assert letters > max(1, latin), (row.id, row.part, chinese)
        for english in (row.name_en, row.clause_en, row.formula_en):
            assert english.strip(), (row.id, row.part)
            assert not any("一" <= letter <= "鿿" for letter in english), (row.id, row.part, english)
        assert row.clause, row.id


def test_names_tell_parts_apart() -> None:
    for seed, plan in plans().items():
        for stage in ("all", "primary", "junior", "senior"):
            names = Counter(row.name_zh for row in plan.indicators if row.stage == stage)
            assert max(names.values(), default=1) == 1 or seed == "", names.most_common(1)


def test_every_source_exists() -> None:
    for _seed, row in indicators():
        schema, _, name = row.source.partition(".")
        if schema == "plan":
            assert name in SCHEMAS, row.id
        elif name:
            folder = QUERIES / schema
            assert (folder / f"{name}.sql").is_file() or (folder / f"{name}.toml").is_file(), (row.id, row.source)


def test_what_is_not_computed_has_no_line_and_what_has_no_line_is_not_judged() -> None:
    for _seed, row in indicators():
        if row.source == "none":
            assert row.display == "report_only", row.id
        if row.display != "report_only":
            assert _says_something(row), (row.id, row.part)


def _says_something(row: Indicator) -> bool:
    return (
        bool(aims_of(row.id))
        or row.threshold is not None
        or bool(row.quota)
        or row.weight is not None
        or row.display == "ranking"
    )


def test_a_quota_is_read_exactly() -> None:
    assert number("1/3") * 3 == 1
    assert number("8:20") == 500
    assert number("95%") == number("0.95")


def test_no_clause_is_quoted_with_what_follows_for_a_person() -> None:
    words = ("免职", "免去", "约谈")
    shipped = [path for path in SHIPPED.rglob("*") if path.suffix in (".csv", ".toml")]
    assert shipped
    assert not [path for path in shipped if any(word in path.read_text(encoding="utf-8") for word in words)]
