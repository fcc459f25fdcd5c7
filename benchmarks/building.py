"""`python -m benchmarks build`: what a build costs against a bare scan of the same rows, all in one run."""

from dataclasses import dataclass, fields
from pathlib import Path

from benchmarks.folders import add_newest, city, score_rows, tenth, without_newest
from benchmarks.measured import Measured, in_a_child, machine, middle

PAIRS = ("marts.pair_moments",)
RESAMPLING = ("intermediate.ranked_cells", "marts.rank_intervals")


@dataclass(frozen=True)
class Kind:
    """One kind of build: of the whole, of the whole with one new exam, of a tenth of the pupils."""

    whole: Measured
    newest: Measured
    small: Measured


@dataclass(frozen=True)
class BuildFigures:
    """Everything measured in one run: of the official results alone, and of everything."""

    rows: int
    small_rows: int
    scan: Measured
    official: Kind
    everything: Kind
    check: Measured


def _kind(task: str, work: Path) -> Kind:
    """Build the whole, a tenth, and the whole again when one exam of six is new."""
    whole, small, before = work / "city", work / "tenth", work / "before"
    full = in_a_child(task, whole, work / "full.duckdb")
    tenth_built = in_a_child(task, small, work / "small.duckdb")
    without_newest(whole, before)
    in_a_child(task, before, work / "before.duckdb")
    add_newest(whole, before)
    return Kind(full, in_a_child(task, before, work / "newest.duckdb", work / "before.duckdb"), tenth_built)


def _middle(kinds: list[Kind]) -> Kind:
    return Kind(*(middle([getattr(kind, field.name) for kind in kinds]) for field in fields(Kind)))


def measure_build(work: Path, rounds: int) -> BuildFigures:
    """Write the folders below `work` where they are missing, then measure `rounds` times."""
    whole, small = city(work / "city"), tenth(work / "city", work / "tenth")
    scans, official, everything = [], [], []
    for number in range(rounds):
        scans += [in_a_child("scan", whole) for _ in range(3)]
        official += [_kind("official", work) for _ in range(3)]
        everything.append(_kind("build", work))
        print(f"round {number + 1} of {rounds} done", flush=True)
    checked = in_a_child("check", whole)
    return BuildFigures(
        score_rows(whole), score_rows(small), middle(scans), _middle(official), _middle(everything), checked
    )


def _part(build: Measured, *steps: str) -> float:
    return build.seconds - build.without(*steps)


def _cheaper(kind: Kind) -> str:
    return f"{kind.whole.seconds / kind.newest.seconds:.1f} times cheaper"


def _entries(found: BuildFigures) -> list[tuple[str, float, str]]:
    """What, seconds, and the ratio in words."""
    scan, official, every = found.scan.seconds, found.official, found.everything
    cost = official.whole.seconds / official.small.seconds
    scans = [
        ("bare scan of five columns", scan),
        ("reductions and official results", official.whole.seconds),
        ("pair moments", _part(every.whole, *PAIRS)),
        ("resampling of places", _part(every.whole, *RESAMPLING)),
        ("everything", every.whole.seconds),
        ("check", found.check.seconds),
    ]
    return [
        *((what, seconds, f"{seconds / scan:.1f} scans") for what, seconds in scans),
        ("one new test of six, official results", official.newest.seconds, _cheaper(official)),
        ("one new test of six, everything", every.newest.seconds, _cheaper(every)),
        (
            f"a tenth of the pupils ({found.small_rows:,} rows), official results", official.small.seconds,
            f"{found.rows / found.small_rows:.1f} times the rows cost {cost:.1f} times as much",
        ),
    ]  # fmt: skip


def lines(found: BuildFigures) -> list[str]:
    """The figures as a table in Markdown."""
    built = max(found.everything.whole.peak_mb, found.everything.newest.peak_mb)
    parts = f"official results {found.official.whole.peak_mb:.0f}, check {found.check.peak_mb:.0f}"
    return [
        machine(),
        f"{found.rows:,} score rows; peak memory {max(built, found.check.peak_mb):.0f} MB ({parts})",
        "",
        "| what | seconds | ratio |",
        "| --- | --- | --- |",
        *(f"| {what} | {seconds:.2f} | {ratio} |" for what, seconds, ratio in _entries(found)),
    ]
