"""`python -m benchmarks build`: what a build costs against a bare scan of the same rows, all in one run."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.folders import add_newest, city, score_rows, tenth, without_newest
from benchmarks.measured import Measured, in_a_child, machine, middle
from dashboard.warehouse.catalog import load_catalog

UNITS = ("school", "township", "county")
RESULTS = tuple(f"marts.{unit}_{kind}" for unit in UNITS for kind in ("results", "subject_results"))
PAIRS = ("marts.pair_moments",)
RESAMPLING = ("intermediate.ranked_cells", "marts.rank_intervals")


@dataclass(frozen=True)
class BuildFigures:
    """Everything measured in one run; `full`, `newest` and `small` are builds."""

    rows: int
    small_rows: int
    scan: Measured
    full: Measured
    newest: Measured
    small: Measured
    check: Measured


def official(build: Measured) -> float:
    """Seconds of reductions and official results: everything but the tables that no result reads."""
    catalog = load_catalog()
    needed = set(RESULTS).union(*(catalog.closure(table) for table in RESULTS))
    return build.without(*(catalog.queries.keys() - needed))


def measure_build(work: Path, rounds: int) -> BuildFigures:
    """Write the folders below `work` where they are missing, then measure `rounds` times."""
    whole, small, before = city(work / "city"), tenth(work / "city", work / "tenth"), work / "before"
    scans, fulls, news, smalls = [], [], [], []
    for number in range(rounds):
        scans += [in_a_child("scan", whole) for _ in range(3)]
        fulls.append(in_a_child("build", whole, work / "full.duckdb"))
        smalls.append(in_a_child("build", small, work / "small.duckdb"))
        without_newest(whole, before)
        in_a_child("build", before, work / "before.duckdb")
        add_newest(whole, before)
        news.append(in_a_child("build", before, work / "newest.duckdb", work / "before.duckdb"))
        print(f"round {number + 1} of {rounds} done", flush=True)
    checked = in_a_child("check", whole)
    rows = score_rows(whole), score_rows(small)
    return BuildFigures(*rows, middle(scans), middle(fulls), middle(news), middle(smalls), checked)


def _part(build: Measured, *steps: str) -> float:
    return build.seconds - build.without(*steps)


def _entries(found: BuildFigures) -> list[tuple[str, float, str]]:
    """What, seconds, and the ratio in words."""
    base, whole, newest = found.scan.seconds, official(found.full), official(found.newest)
    pairs, places, small = _part(found.full, *PAIRS), _part(found.full, *RESAMPLING), official(found.small)
    growth = f"{found.rows / found.small_rows:.1f} times the rows cost {whole / small:.1f} times as much"
    everything = f"{found.full.seconds / found.newest.seconds:.1f} times cheaper"
    return [
        ("bare scan of five columns", base, "1"),
        ("reductions and official results", whole, f"{whole / base:.1f} scans"),
        ("pair moments", pairs, f"{pairs / base:.1f} scans"),
        ("resampling of places", places, f"{places / base:.1f} scans"),
        ("check", found.check.seconds, f"{found.check.seconds / base:.1f} scans"),
        ("one new test of six, official results", newest, f"{whole / newest:.1f} times cheaper"),
        ("one new test of six, everything", found.newest.seconds, everything),
        (f"a tenth of the pupils ({found.small_rows:,} rows)", small, growth),
    ]


def lines(found: BuildFigures) -> list[str]:
    """The figures as a table in Markdown."""
    peak = max(found.full.peak_mb, found.newest.peak_mb, found.check.peak_mb)
    parts = f"(build {found.full.peak_mb:.0f}, check {found.check.peak_mb:.0f})"
    return [
        machine(),
        f"{found.rows:,} score rows; peak memory {peak:.0f} MB {parts}",
        "",
        "| what | seconds | ratio |",
        "| --- | --- | --- |",
        *(f"| {what} | {seconds:.2f} | {ratio} |" for what, seconds, ratio in _entries(found)),
    ]
