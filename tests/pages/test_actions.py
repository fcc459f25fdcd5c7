"""The actions page on the sample: what is open, what became of it, who is weak and who was not visited."""

import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage

COLOURS = {"better": ABOVE, "worse": BELOW}


def ledger(output: Path, **codes: str) -> pd.DataFrame:
    warehouse = open_warehouse(output)
    try:
        return warehouse.report("actions", **{"cause": "", "post": "", **codes})
    finally:
        warehouse.close()


def told(page: object) -> str:
    return " ".join(str(block.proto.body) for block in page.get("html"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_counts_every_state_and_the_last_meeting(
    open_page: OpenPage, sample_warehouse: Path, lang: str
) -> None:
    page = open_page("actions", lang=lang)
    assert not page.exception
    rows = ledger(sample_warehouse)
    counts = rows["state"].value_counts()
    assert set(counts.index) == {"open", "overdue", "done", "cancelled"}
    last = rows[rows["meeting_on"] == rows["meeting_on"].max()]
    done = int((last["state"] == "done").sum())
    words = f"{len(last)}项完成{done}项" if lang == "zh" else f"{done} of {len(last)} done"
    assert words in told(page)
    assert all(f'<div class="card-value">{n}</div>' in told(page) for n in counts)


def test_a_post_narrows_the_page_in_the_report(open_page: OpenPage, sample_warehouse: Path) -> None:
    everything, own = ledger(sample_warehouse), ledger(sample_warehouse, post="T03-01")
    assert 0 < len(own) < len(everything)
    assert set(own["township_code"]) == {"T03"}
    assert not open_page("actions", post="T03-01").exception


def test_grey_is_what_lies_within_chance(open_page: OpenPage, sample_warehouse: Path) -> None:
    page = open_page("actions", measured="z")
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    after = figure["data"][-1]
    rows = ledger(sample_warehouse).set_index("unit_code")
    drawn = zip(after["customdata"], after["x"], after["marker"]["color"], strict=True)
    for (code,), value, colour in drawn:
        own = rows.loc[[code]]
        progress = own.loc[(own["after_value"] - value).abs() < 1e-9, "progress"].iloc[0]
        assert colour == COLOURS.get(progress, UNCLEAR)


def test_without_actions_the_page_says_how_to_record_one(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    import dashboard.ui.session as session

    real = session.report
    empty = {"actions", "action_meetings"}
    monkeypatch.setattr(
        "dashboard.ui.report", lambda name, **codes: real(name, **codes).head(0 if name in empty else None)
    )
    assert "record action" in told(open_page("actions"))


def test_the_overview_says_what_became_of_the_last_meeting(open_page: OpenPage) -> None:
    assert "上次会议" in told(open_page("overview"))


@pytest.mark.parametrize(("page", "codes"), [("school", {"school": "J0301"}), ("township", {"township": "T03"})])
def test_a_unit_shows_its_posts_and_actions(open_page: OpenPage, page: str, codes: dict[str, str]) -> None:
    opened = open_page(page, **codes)
    assert not opened.exception
    assert "remark posts" in told(opened)
    assert "LG-" in told(opened)
