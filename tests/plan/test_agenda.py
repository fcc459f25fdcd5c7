"""The agenda of the meeting: the plan's own, or the default order; an item is a page with the codes of its view."""

from pathlib import Path

import pytest

from dashboard.plan import PlanError, load_plan, plan_tables
from dashboard.plan.loading import PlanSet
from tests.plan.writing import write_plan

OWN = """[[agenda]]
page = "warnings"
title_zh = "预警"
title_en = "Warnings"
codes = { township = "T01", stage = "junior" }

[[phases]]"""


def test_a_plan_without_an_agenda_takes_the_default_order(tmp_path: Path) -> None:
    pages = [item.page for item in load_plan(write_plan(tmp_path)).agenda]
    assert pages == [
        "data_status", "overview", "school_comparison", "township", "school_comparison", "value_added", "warnings",
        "phase_targets", "monitoring", "actions",
    ]  # fmt: skip


def test_a_plans_own_agenda_replaces_the_whole(tmp_path: Path) -> None:
    plan = load_plan(write_plan(tmp_path, "[[phases]]", OWN))
    rows = plan_tables(PlanSet((plan,), (), shipped=False))["agenda"].to_pylist()
    assert rows == [
        {"plan_id": "taikang-2022", "item_no": 1, "page": "warnings", "title_zh": "预警", "title_en": "Warnings",
         "codes": "stage=junior&township=T01"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"warnings"', '"ranking"', "agenda[0].page"),
        ('stage = "junior"', 'lang = "en"', "agenda[0].codes"),
        ('stage = "junior"', 'stage = ""', "agenda[0].codes.stage"),
    ],
)
def test_an_item_that_no_page_can_open_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(PlanError) as caught:
        load_plan(write_plan(tmp_path, "[[phases]]", OWN.replace(old, new)))
    assert [mistake.key for mistake in caught.value.mistakes] == [key]
