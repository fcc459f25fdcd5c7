"""A session that is open shows the new warehouse by itself, without losing its view."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests.browser.serving import run, serve
from tests.browser.views import View

EXAM = "2023-2024-zhongkao"
LINK = {"stage": "junior", "school_year": "2023-2024", "test": EXAM, "township": "T03", "frame": "township"}
VERSION = "document.querySelectorAll('.frame-line .fact b')[1]?.innerText"


def take_a_mark_from_everyone(folder: Path) -> None:
    """Lower every mark of Chinese above 1 in one exam by one."""
    file = next((folder / "scores" / f"exam_id={EXAM}").glob("*.parquet"))
    table = pq.read_table(file, partitioning=None)
    scores = table["score"]
    lower = pc.and_(pc.equal(table["subject"], "chinese"), pc.greater(scores, pa.scalar(1, scores.type)))
    changed = pc.if_else(lower, pc.subtract(scores, pa.scalar(1, scores.type)).cast(scores.type), scores)
    pq.write_table(table.set_column(table.column_names.index("score"), "score", changed), file)


def test_a_rebuilt_warehouse_reaches_an_open_session(context, county, tmp_path):
    folder = tmp_path / "county"
    shutil.copytree(county, folder)
    with serve(folder) as server:
        view = View(context, server.url).open("school_comparison", **LINK)
        before = server.version
        means = view.page.locator(".st-key-official_block tbody tr").all_inner_texts()
        assert view.page.evaluate(VERSION) == before
        take_a_mark_from_everyone(folder)
        run("build", str(folder))
        assert server.version != before
        view.until(f"(wanted) => {VERSION} === wanted", server.version)
        view.until("(old) => document.querySelector('.st-key-official_block tbody tr')?.innerText !== old", means[0])
        assert view.filters()["township"] == "岚屿乡"
        assert view.wire.errors == []
        view.close()
