"""`python -m benchmarks intervals`: how often the intervals of means, rates and pairs hold the truth."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.known_schools import FULL, SCHOOLS, Exam, Setting, codes, exam, write
from benchmarks.measured import machine
from dashboard.warehouse.build import build
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import default_output

SETTINGS = (
    Setting("little", 0.02),
    Setting("usual", 0.08),
    Setting("much", 0.20),
    Setting("spreads-differ", 0.08, spread_sigma=0.2),
    Setting("skewed", 0.08, skewed=True),
)
PAIRS = tuple((number, number + 1) for number in range(0, SCHOOLS, 4))
UNEQUAL = tuple((number, number + 2) for number in range(0, SCHOOLS - 2, 6))
SUBJECT = "math"


def invented(exams_each: int, settings: tuple[Setting, ...] = SETTINGS, seed: int = 2022) -> list[Exam]:
    """`exams_each` exams of every setting; the same every time."""
    random = np.random.default_rng(seed)
    return [exam(random, setting, number) for setting in settings for number in range(exams_each)]


def built(exams: list[Exam], folder: Path) -> Warehouse:
    """The exams as a data folder, built anew."""
    shutil.rmtree(folder, ignore_errors=True)
    build(write(exams, folder), progress=False)
    return open_warehouse(default_output(folder))


def _lines(opened: Warehouse) -> dict[str, float]:
    """Marks from which a pupil counts, by rate."""
    row = opened.connection.cursor().table("marts.exam_lines").filter(f"subject = '{SUBJECT}'").limit(1).df().iloc[0]
    return {rate: float(row[f"{rate}_mark"]) for rate in ("excellent", "good", "pass", "low")}


def _true(exams: list[Exam], lines: dict[str, float]) -> pd.DataFrame:
    """One row per exam and school: what generated the marks; the low rate counts those below its line."""
    rows = []
    for each in exams:
        rates = {rate: each.true_rate(line) for rate, line in lines.items()}
        rates["low"] = 1 - rates["low"]
        spread = np.sqrt(np.average(each.spreads**2 + each.true_differences**2, weights=each.sizes))
        known = {"mean": each.true_differences, "z": each.true_differences / spread, **rates}
        small = each.sizes <= np.quantile(each.sizes, 0.25)
        keys = {"test_id": each.exam_id, "setting": each.setting, "unit_code": codes(), "is_small": small}
        rows.append(pd.DataFrame({**keys, **{f"true_{name}": values for name, values in known.items()}}))
    return pd.concat(rows, ignore_index=True)


def _shown(opened: Warehouse) -> pd.DataFrame:
    """One row per exam, school and measure with an interval on the pages: measure, low, high."""
    cursor = opened.connection.cursor()
    schools = f"unit_type = 'school' and subject = '{SUBJECT}'"
    results = cursor.table("marts.shown_results").filter(schools).df()
    keys = ["test_id", "unit_code"]
    parts = [
        results[[*keys, f"{name}_low", f"{name}_high"]].set_axis([*keys, "low", "high"], axis=1).assign(measure=measure)
        for name, measure in (("diff", "mean"), ("z", "z"))
    ]
    rates = cursor.table("marts.shown_rates").filter(schools).df().rename(columns={"rate": "measure"})
    return pd.concat([*parts, rates[[*keys, "low", "high", "measure"]]], ignore_index=True).dropna()


def single(exams: list[Exam], opened: Warehouse) -> pd.DataFrame:
    """One row per exam, school and measure that is shown: whether its interval holds the truth."""
    true = _true(exams, _lines(opened))
    rows = _shown(opened).merge(true, on=["test_id", "unit_code"], validate="many_to_one")
    names = [name.removeprefix("true_") for name in true if name.startswith("true_")]
    found = np.select([rows["measure"] == name for name in names], [rows[f"true_{name}"] for name in names])
    return rows.assign(held=(rows["low"] <= found) & (found <= rows["high"]))


def _asked(exams: list[Exam], opened: Warehouse) -> Iterator[pd.DataFrame]:
    names = codes()
    for each in exams:
        for one, two in (*PAIRS, *UNEQUAL):
            rows = opened.report("school_pair", test_id=each.exam_id, school=names[one], other=names[two])
            difference = each.means[one] - each.means[two]
            yield rows[rows["subject"] == SUBJECT].assign(setting=each.setting, true=difference)


def pairs(exams: list[Exam], opened: Warehouse) -> pd.DataFrame:
    """One row per exam, pair of schools and measure that may be told: what is said of the two, beside the truth."""
    rows = pd.concat(list(_asked(exams, opened)), ignore_index=True)
    rows = rows[(rows["verdict"] != "too_few") & rows["measure"].isin(["diff", "pass"])]
    is_apart = (rows["school_low"] > rows["other_high"]) | (rows["school_high"] < rows["other_low"])
    is_told = rows["verdict"] != "unclear"
    is_wrong = is_told & (np.sign(rows["difference"]) != np.sign(rows["true"]))
    held = (rows["difference_low"] <= rows["true"]) & (rows["true"] <= rows["difference_high"])
    return rows.assign(held=held, is_told=is_told, is_apart=is_apart, is_wrong=is_wrong, is_equal=rows["true"] == 0)


def _per_cent(values: pd.Series) -> str:
    return f"{100 * values.mean():.1f}" if len(values) else ""


def _single_lines(rows: pd.DataFrame) -> Iterator[str]:
    measures = ("mean", "z", "pass", "excellent", "low")
    yield f"| setting | {' | '.join(measures)} | smallest quarter: mean | pass |"
    yield "| --- " * 8 + "|"
    for setting in [each.name for each in SETTINGS if each.name in set(rows["setting"])]:
        of_setting = rows[rows["setting"] == setting]
        by = of_setting.groupby("measure")["held"]
        small = of_setting[of_setting["is_small"]].groupby("measure")["held"]
        cells = [_per_cent(by.get_group(name)) for name in measures]
        cells += [_per_cent(small.get_group(name)) for name in ("mean", "pass")]
        yield f"| {setting} | {' | '.join(cells)} |"


def _pair_lines(rows: pd.DataFrame) -> Iterator[str]:
    yield "| setting | interval holds | alike, told apart: mean | pass | alike, lines apart | told, wrong side |"
    yield "| --- " * 6 + "|"
    for setting in [each.name for each in SETTINGS if each.name in set(rows["setting"])]:
        of_setting = rows[rows["setting"] == setting]
        mean = of_setting[of_setting["measure"] == "diff"]
        alike, told = of_setting[of_setting["is_equal"]], mean[~mean["is_equal"] & mean["is_told"]]
        by = alike.groupby("measure")
        cells = [_per_cent(mean["held"]), *(_per_cent(by.get_group(name)["is_told"]) for name in ("diff", "pass"))]
        cells += [_per_cent(by.get_group("diff")["is_apart"]), _per_cent(told["is_wrong"])]
        yield f"| {setting} | {' | '.join(cells)} |"


def lines(exams_each: int, work: Path) -> list[str]:
    """The tables of docs/intervals.md."""
    exams = invented(exams_each)
    opened = built(exams, work / "known-schools")
    told = [*_single_lines(single(exams, opened)), "", *_pair_lines(pairs(exams, opened))]
    opened.close()
    return [machine(), f"{exams_each} exams for each row, {SCHOOLS} schools, full mark {FULL}.", "", *told]
