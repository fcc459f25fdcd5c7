"""An exam that arrives later is computed alone, and gives what it gave among the others."""

import os
from pathlib import Path

import pandas as pd

from dashboard.warehouse.build import build
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import default_output
from tests.real.folders import write_folder
from tests.real.sources import london

TABLES = (
    "total_cells",
    "score_cells",
    "class_cells",
    "pair_moments",
    "school_results",
    "township_results",
    "rank_intervals",
    "value_added",
)


def _rows(folder: Path) -> dict[str, pd.DataFrame]:
    opened = open_warehouse(default_output(folder))
    found = {table: _sorted(opened, table) for table in TABLES}
    opened.close()
    return found


def _sorted(opened: Warehouse, table: str) -> pd.DataFrame:
    rows: pd.DataFrame = opened.connection.cursor().table(f"marts.{table}").df()
    return rows.sort_values(list(rows.columns), ignore_index=True)


def test_an_exam_alone_in_its_pass_has_the_same_results(tmp_path: Path) -> None:
    folder = write_folder(london(), tmp_path / "county")
    assert build(folder, progress=False).exams_computed == 2
    together = _rows(folder)
    scores = folder / "scores" / "exam_id=exam-2019" / "part-0.parquet"
    os.utime(scores, ns=(0, 0))
    again = build(folder, progress=False)
    assert (again.exams_computed, again.exams_kept) == (1, 1)
    for table, rows in _rows(folder).items():
        pd.testing.assert_frame_equal(rows, together[table], obj=table)
