"""What the product says of the real data, as the table rows and sentences that docs/real_examples.md holds."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.charts.school_comparison import tally
from dashboard.language import use_language
from dashboard.warehouse.build import build
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import default_output
from tests.real.folders import write_folder
from tests.real.sources import SOURCES, Source

NAMES = {"london": "London", "chemistry": "England"}
UNITS = {"london": "kinds of school", "chemistry": "authorities"}
SUBJECT = "total"
MOST_NAMED = 40
BANDS = ("above", "around", "below")


@dataclass(frozen=True)
class Reports:
    """Reports of the later exam: schools and townships by mean, each with its rankability, and value added."""

    name: str
    schools: pd.DataFrame
    townships: pd.DataFrame
    rankability: float
    added: pd.DataFrame
    hidden: dict[str, int]

    @classmethod
    def of(cls, source: Source, opened: Warehouse) -> "Reports":
        """From an open warehouse."""
        asked = {"test_id": source.exam.exam_id, "subject": SUBJECT}
        schools = opened.report("school_comparison", **asked, township="", post="")
        townships = opened.report("township_comparison", **asked)
        order = opened.report("comparison_rankability", **asked, township="")
        added = opened.report("value_added", exam_id=source.exam.exam_id, subject=SUBJECT, size="all")
        cells = opened.connection.cursor().table("marts.visibility").df()
        cells = cells[(cells["unit_type"] == "school") & (cells[list(asked)] == pd.Series(asked)).all(axis=1)]
        hidden = {str(state): int(n) for state, n in cells["visibility"].value_counts().items()}
        return cls(source.name, schools, townships, float(order["rankability"].iloc[0]), added, hidden)


def _row(*cells: object) -> str:
    return f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else str(cell) for cell in cells)} |"


def _said(rows: pd.DataFrame) -> pd.Series:
    """By unit that is shown: above, around or below the county, by the interval that the page draws."""
    shown = rows.dropna(subset=["diff_low"])
    sides = pd.Series("around", index=shown.index)
    return sides.mask(shown["diff_low"] > 0, "above").mask(shown["diff_high"] < 0, "below")


def _counts(said: pd.Series) -> list[int]:
    return [int((said == band).sum()) for band in BANDS]


def sizes(found: Reports) -> str:
    """Schools; of these shown, with fewer than 10 pupils, hidden to protect one of those."""
    shown, small = found.hidden["shown"], found.hidden["small"]
    return _row(NAMES[found.name], len(found.schools), shown, small, found.hidden.get("complementary", 0))


def means(found: Reports) -> Iterator[str]:
    """Units shown; clearly above the county, not told apart, clearly below; width of the plausible places."""
    for kind, rows in (("schools", found.schools), (UNITS[found.name], found.townships)):
        placed = rows.dropna(subset=["rank_low"])
        width = int((placed["rank_high"] - placed["rank_low"] + 1).median())
        said = _said(rows)
        yield _row(f"{NAMES[found.name]}, {kind}", len(said), *_counts(said), f"{width} of {len(placed):,}")


def added(found: Reports) -> Iterator[str]:
    """What is said of each school by its mean, and of these by value added."""
    by_mean = pd.Series(_said(found.schools).to_numpy(), index=found.schools.dropna(subset=["diff_low"])["school_code"])
    by_start = found.added.set_index("school_code")["band"].reindex(by_mean.index)
    for band, words in zip(BANDS, ("clearly above", "not told apart", "clearly below"), strict=True):
        yield _row(f"{NAMES[found.name]}, {words} by mean", *_counts(by_start[by_mean == band]))
    yield _row(f"{NAMES[found.name]}, all shown", *_counts(by_start))


def named(found: Reports) -> Iterator[str]:
    """The units that differ clearly by mean, farthest first; of schools at most the first forty."""
    units = (("schools", found.schools, "school_code"), (UNITS[found.name], found.townships, "township_code"))
    for kind, rows, code in units:
        for band, column, is_falling in (("above", "diff_low", True), ("below", "diff_high", False)):
            chosen = rows.loc[_said(rows).eq(band).reindex(rows.index, fill_value=False)]
            codes = chosen.sort_values([column, code], ascending=[not is_falling, True])[code].head(MOST_NAMED)
            yield _row(f"{NAMES[found.name]}, {kind}", f"clearly {band}", " ".join(codes))


def sentences(found: Reports) -> Iterator[str]:
    """The sentence above the chart of the school comparison, in both languages."""
    for language in ("en", "zh"):
        use_language(language)
        yield f"> {tally(found.schools).words()}"
    use_language("")


def order(found: Reports) -> str:
    """Rankability of the school comparison."""
    return _row(NAMES[found.name], f"{found.rankability:.2f}")


def blocks(found: Reports) -> dict[str, list[str]]:
    """All of one source by the part of the document in which it stands."""
    return {
        "sizes": [sizes(found)],
        "means": [*means(found)],
        "sentences": [*sentences(found)],
        "order": [order(found)],
        "added": [*added(found)],
        "named": [*named(found)],
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, source in SOURCES.items():
            build(write_folder(source(), Path(folder) / name))
            opened = open_warehouse(default_output(Path(folder) / name))
            print("\n".join(line for block in blocks(Reports.of(source(), opened)).values() for line in block))
            opened.close()
