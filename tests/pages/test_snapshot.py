"""A published version shows the same numbers after later imports; what cannot be shown is refused in words."""

import json
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.cli import main
from dashboard.language import use_language
from dashboard.ui.packing import shown_on
from dashboard.ui.session import POINTER, forget
from dashboard.warehouse.build import build
from dashboard.warehouse.kept import OutgrownVersionError, open_version
from dashboard.warehouse.publishing import publish, version_file
from dashboard.warehouse.store import default_output
from tests.pages.conftest import OpenPage

PAGES = (
    "overview", "school_comparison", "township", "school", "warnings", "phase_targets", "monitoring", "value_added",
    "actions", "data_status",
)  # fmt: skip


@pytest.fixture(scope="module")
def published(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the sample with one published version."""
    folder = tmp_path_factory.mktemp("snapshot") / "县"
    shutil.copytree(sample_folder, folder, ignore=shutil.ignore_patterns("published"))
    return folder, publish(folder, "七月会议")[0].version


@pytest.fixture
def version(published: tuple[Path, str], served: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv(POINTER, str(default_output(published[0])))
    forget()
    yield published[1]
    forget()
    use_language("")


def _told(page: str, codes: dict[str, str]) -> list[tuple[str, list[str], str]]:
    """Every chart and table of a page: its rows in any order, and the cells that are drawn.

    Sums of many numbers differ in their last digit with the order of the threads.
    """
    shown = shown_on(page, {"lang": "zh", **codes})
    return [(one.key, _lines(one.rows), _rounded(json.dumps(one.table, default=str))) for one in shown]


def _lines(rows: pd.DataFrame) -> list[str]:
    return sorted(_rounded(rows.to_csv(index=False)).splitlines())


def _rounded(text: str) -> str:
    return re.sub(r"\d+\.\d+", lambda found: f"{float(found[0]):.9f}", text)


def _halve_the_marks(folder: Path) -> None:
    """Every mark of the newest exam is halved."""
    newest = max(folder.glob("scores/exam_id=*zhongkao*/*.parquet"))
    table = pq.read_table(newest, partitioning=None)
    at = table.schema.get_field_index("score")
    halved = pc.divide(table["score"].cast("double"), 2.0).cast(table.schema.field("score").type, safe=False)
    pq.write_table(table.set_column(at, table.schema.field("score"), halved), newest)


def test_every_page_shows_the_same_after_the_data_changed(published: tuple[Path, str], version: str) -> None:
    folder, codes = published[0], {"snapshot": version}
    before = {page: _told(page, codes) for page in PAGES}
    now = _told("school_comparison", {})
    assert all(before.values())
    _halve_the_marks(folder)
    build(folder, progress=False)
    forget()
    for page, told in before.items():
        assert _told(page, codes) == told, page
    assert _told("school_comparison", {}) != now


def test_the_badge_names_the_version_and_links_keep_it(version: str, open_page: OpenPage) -> None:
    app = open_page("school_comparison", snapshot=version, lang="zh")
    words = " ".join(str(element.proto.body) for element in app.get("html"))
    assert f"已冻结：版本{version}" in words
    assert "七月会议" in words
    assert "返回当前版本" in words
    assert f"snapshot={version}" in words
    assert app.query_params["snapshot"] in (version, [version])


def test_an_unknown_version_gets_a_page_and_a_way_back(version: str, open_page: OpenPage) -> None:
    app = open_page("overview", snapshot="../../etc", lang="zh")
    words = " ".join(str(element.proto.body) for element in app.get("html"))
    assert "没有版本../../etc的存档" in words
    assert version in words
    app.button(key="back_to_now").click().run()
    assert "snapshot" not in app.query_params


def test_a_damaged_version_shows_no_number(published: tuple[Path, str], version: str, open_page: OpenPage) -> None:
    file = version_file(published[0], version)
    whole = file.read_bytes()
    try:
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        app = open_page("overview", snapshot=version, lang="zh")
    finally:
        file.write_bytes(whole)
    words = " ".join(str(element.proto.body) for element in app.get("html"))
    assert f"版本{version}的存档已损坏" in words
    assert "card-value" not in words


def test_a_version_of_another_program_says_so(tmp_path: Path, sample_folder: Path, open_page: OpenPage,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = tmp_path / "county"
    shutil.copytree(sample_folder, folder, ignore=shutil.ignore_patterns("published"))
    current = next(default_output(folder).parent.glob("warehouse-*.duckdb"))
    current.chmod(0o600)
    with duckdb.connect(str(current)) as con:
        con.execute("drop table marts.tests")
    version = publish(folder)[0].version
    with pytest.raises(OutgrownVersionError):
        open_version(folder, version).report("filter_tests")
    monkeypatch.setenv(POINTER, str(default_output(folder)))
    forget()
    app = open_page("overview", snapshot=version, lang="zh")
    assert "由另一版本的程序发布" in " ".join(str(element.proto.body) for element in app.get("html"))
    forget()


def test_the_pack_holds_the_numbers_of_the_pages_and_no_pupil(published: tuple[Path, str], version: str,
                                                              tmp_path: Path) -> None:  # fmt: skip
    slides = tmp_path / "会议.pptx"
    assert main(["pack", str(published[0]), "--output", str(slides), "--snapshot", version]) == 0
    use_language("zh")
    rows = next(one.rows for one in shown_on("township", {"snapshot": version}) if one.key == "townships")
    deck = Presentation(BytesIO(slides.read_bytes()))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    values = sorted(v for chart in charts for s in chart.plots[0].series for v in s.values if v is not None)
    assert set(rows["diff"].dropna().round(9)) <= {round(value, 9) for value in values}
    words = "\n".join(s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame)
    assert version in words
    assert "内部资料" in words
    assert "全县学校对比" in words
    book = load_workbook(slides.with_suffix(".xlsx"))
    cells = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None}
    pupils = pd.read_parquet(next(iter(sorted(published[0].glob("roster/*/*.parquet")))))["student_id"].astype(str)
    assert not cells & set(pupils)
    assert not any(pupil in words for pupil in pupils.head(50))
    assert len(book.sheetnames) == 1 + sum(1 for name in book.sheetnames if name[:2].isdigit())
