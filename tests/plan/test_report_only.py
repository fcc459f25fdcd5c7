"""What is only reported is on a reviewed list, with the words of the catalogue that allow it."""

import csv

from dashboard.plan.loading import SHIPPED
from tests.plan.catalogue import clauses, indicators

REASONS = {"no_number", "not_computed", "design_rule", "text_missing", "for_information"}
NO_NUMBER = ("no threshold", "no number", "Number missing", "never computed", "never produces", "no formula", "COUNT")


def listed() -> list[dict[str, str]]:
    with (SHIPPED / "report_only.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_list_holds_every_row_that_is_only_reported_and_no_other() -> None:
    shown = {(row.id, row.part) for _seed, row in indicators() if row.display == "report_only"}
    named = [(row["id"], row["part"]) for row in listed()]
    assert set(named) == shown
    assert len(named) == len(set(named))


def test_each_entry_quotes_the_catalogue() -> None:
    for entry in listed():
        clause = clauses()[entry["id"]]
        assert entry["why"] in REASONS
        assert entry["catalogue"] in (clause.formula, clause.decision) or (
            len(entry["catalogue"]) > 4 and entry["catalogue"] in f"{clause.formula} | {clause.decision}"
        ), entry


def test_a_clause_with_a_number_is_not_only_reported() -> None:
    judged = {row.id for _seed, row in indicators() if row.display != "report_only"}
    for entry in listed():
        clause = clauses()[entry["id"]]
        if entry["id"] not in judged:
            assert not clause.numbers or any(word in clause.decision for word in NO_NUMBER), entry["id"]


def test_for_information_stands_beside_a_row_that_is_judged() -> None:
    judged = {row.id for _seed, row in indicators() if row.display != "report_only"}
    assert {entry["id"] for entry in listed() if entry["why"] == "for_information"} <= judged
