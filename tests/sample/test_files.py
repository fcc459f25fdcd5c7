import hashlib
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.sample import write_sample


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_same_seed_same_bytes(small: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, "small")
    assert _digests(tmp_path) == _digests(small)


def test_county_is_deterministic_too(county: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, "county")
    assert _digests(tmp_path) == _digests(county)


def test_another_seed_gives_other_marks(small: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, "small", seed=7)
    changed = {name for name, digest in _digests(tmp_path).items() if _digests(small).get(name) != digest}
    assert "scores/exam_id=2024-2025-zhongkao/part-0.parquet" in changed
    assert not any(name.startswith("plans/") for name in changed)


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="province"):
        write_sample(tmp_path, "province")


def test_rows_are_sorted_by_school_within_an_exam(folder: Path) -> None:
    for exam in ("2023-2024-zhongkao", "2023-2024-T2-primary-g4"):
        roster = pq.ParquetFile(folder / "roster" / f"exam_id={exam}" / "part-0.parquet").read().to_pylist()
        order = [row["school_code"] for row in roster]
        assert order == sorted(order)
        place = {row["student_id"]: number for number, row in enumerate(roster)}
        scores = pq.ParquetFile(folder / "scores" / f"exam_id={exam}" / "part-0.parquet").read(["student_id"])
        rows = [place[pupil] for pupil in scores["student_id"].to_pylist()]
        assert rows == sorted(rows)


def test_the_county_is_small_on_disk(county: Path) -> None:
    assert sum(path.stat().st_size for path in county.rglob("*") if path.is_file()) < 60_000_000


def test_a_city_has_twelve_million_rows_in_six_equal_exams(city: Path) -> None:
    counts = [pq.read_metadata(path).num_rows for path in sorted((city / "scores").glob("*/part-0.parquet"))]
    assert len(counts) == 6
    assert sum(counts) >= 12_000_000
    assert max(counts) < 1.01 * min(counts)


def test_row_groups_of_a_city_hold_about_122880_rows(city: Path) -> None:
    metadata = pq.read_metadata(city / "scores" / "exam_id=2024-2025-zhongkao" / "part-0.parquet")
    sizes = [metadata.row_group(place).num_rows for place in range(metadata.num_row_groups - 1)]
    assert all(120_000 < rows <= 122_880 for rows in sizes)


def test_a_citys_zhongkao_follows_its_mock(city: Path) -> None:
    exams = {row["exam_id"]: row for row in pq.read_table(city / "exams.parquet").to_pylist()}
    for year in ("2022-2023", "2023-2024", "2024-2025"):
        assert exams[f"{year}-zhongkao"]["baseline_exam_id"] == f"{year}-mock"
        ids = [
            pq.ParquetFile(city / "roster" / f"exam_id={year}-{kind}" / "part-0.parquet").read(["student_id"])
            for kind in ("mock", "zhongkao")
        ]
        assert ids[0].equals(ids[1])
    assert len({row["school_code"] for row in pq.read_table(city / "schools.parquet").to_pylist()}) == 300
