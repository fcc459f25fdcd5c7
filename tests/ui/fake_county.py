"""A made-up county of 3 townships and 9 junior schools, in the shape of the reports; every number is chosen by hand."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from tests.ui import fake_comparison

TOWNSHIPS = {"T01": "青石镇", "T02": "柳河镇", "T03": "东岗乡"}
SCHOOLS = {f"J0{n}01": (f"第{n}初级中学", f"T0{(n - 1) % 3 + 1}") for n in range(1, 10)}
TESTS = [
    ("2024-2025", "z25", "2025年中招考试", "junior", "zhongkao", date(2025, 6, 20), "provisional", "permitted", True),
    ("2023-2024", "z24", "2024年中招考试", "junior", "zhongkao", date(2024, 6, 20), "final", "permitted", False),
    (
        "2024-2025",
        "p25",
        "2025年小学质量检测",
        "primary",
        "county_full_cohort",
        date(2025, 6, 25),
        "final",
        "needs_basis",
        True,
    ),
]
TEST_COLUMNS = [
    "school_year", "test_id", "name", "stage", "exam_type", "held_on", "result_status", "compliance", "is_default",
]  # fmt: skip


BANDS = [f"rate{step}_at_{end}" for step in (1, 2, 3) for end in ("least", "most")]


@dataclass(frozen=True)
class FakeWarehouse:
    """Answers reports from tables held in memory."""

    version: str = "v1"
    asked: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def report(self, name: str, **params: object) -> pd.DataFrame:
        """The rows of one made-up report."""
        self.asked.append((name, params))
        return REPORTS[name](params)


def filter_tests(_params: dict[str, object]) -> pd.DataFrame:
    tests = pd.DataFrame(TESTS, columns=TEST_COLUMNS)
    return tests.assign(default_order=[1 if chosen else 2 for chosen in tests["is_default"]])


def filter_school_tests(_params: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame({"test_id": [test[1] for test in TESTS]})


def filter_subjects(params: dict[str, object]) -> pd.DataFrame:
    subjects = ["chinese", "math", "english"]
    return pd.DataFrame({"test_id": params["test_id"], "subject": subjects, "ordinal": [1, 2, 3]})


def filter_units(params: dict[str, object]) -> pd.DataFrame:
    rows = [("z", "junior", town, TOWNSHIPS[town], code, name) for code, (name, town) in SCHOOLS.items()]
    columns = ["test_id", "stage", "township_code", "township_name", "school_code", "school_name"]
    return pd.DataFrame(rows, columns=columns).assign(test_id=params["test_id"])


def build_info(_params: dict[str, object]) -> pd.DataFrame:
    row = {
        "as_of": date(2025, 7, 1), "built_at": datetime(2025, 7, 2, 9, 30), "result_version": "2025-07-02-1",
        "plan_id": "sample-plan", "plan_name_zh": "示例县三年行动计划", "plan_name_en": "Three-year plan",
        "shipped": False, "folder_name": "sample-county",
    }  # fmt: skip
    return pd.DataFrame([row])


def agenda(_params: dict[str, object]) -> pd.DataFrame:
    row = {"item_no": 1, "page": "school_comparison", "title_zh": "全县学校对比", "title_en": "Schools", "codes": ""}
    return pd.DataFrame([row])


def test_header(params: dict[str, object]) -> pd.DataFrame:
    tests = filter_tests(params)
    row = tests[tests["test_id"] == params["test_id"]].copy()
    return row.assign(
        compliance_zh="示例依据", compliance_en="example basis", ranking_state="ranked", method="junior_rank_sum",
        county_eligible_n=900, county_mean=400.0,
    )  # fmt: skip


def school_comparison(params: dict[str, object]) -> pd.DataFrame:
    rows = []
    for number, (code, (name, town)) in enumerate(SCHOOLS.items()):
        small = number == 8
        diff = 40.0 - 10.0 * number
        rows.append({
            "school_code": code, "school_name": name, "township_code": town, "township_name": TOWNSHIPS[town],
            "eligible_n": 8 if small else 200 - 20 * number, "sat_n": 8 if small else 195 - 20 * number,
            "mean_score": None if small else 400 + diff, "county_mean": 400.0,
            "diff": None if small else diff, "diff_low": None if small else diff - 15, "diff_high": None if small else diff + 15,  # noqa: E501
            "z_mean": None if small else diff / 100, "z_low": None if small else (diff - 15) / 100,
            "z_high": None if small else (diff + 15) / 100, "place": None if small else number + 1, "ranked_n": 8,
            "rank_low": None if small else max(1, number - 1), "rank_high": None if small else min(8, number + 3),
            "excellent_rate": None if small else 0.2, "good_rate": None if small else 0.4, "pass_rate": None if small else 0.7,  # noqa: E501
            "low_rate": None if small else 0.1, "participation_rate": None if small else 0.98,
            "unstable": number == 7, "cell_state": "suppressed" if small else "ok",
        })  # fmt: skip
    found = pd.DataFrame(rows).assign(
        peer_group_id=["G2", "G1"] * 4 + [None], group_name_zh=["小校", "大校"] * 4 + [None],
        group_name_en=["Small", "Large"] * 4 + [None], group_order=[2, 1] * 4 + [3], name_order=range(9, 0, -1),
    )  # fmt: skip
    return found[found["township_code"] == params["township"]] if params["township"] else found


def school_official(params: dict[str, object]) -> pd.DataFrame:
    base = school_comparison({**params, "subject": "total"})
    place = base["place"]
    return base[["school_code", "school_name", "township_name", "eligible_n", "rank_low", "rank_high", "unstable"]].assign(  # noqa: E501
        rank_state=base["cell_state"].map({"ok": "ranked", "suppressed": "too_few_pupils"}),
        cell_state=base["cell_state"], mean_total=base["mean_score"], mean_index=None,
        top1_n=30, top2_n=50, top3_n=70,
        rate1=0.1, rate2=0.2, rate3=0.3, **dict.fromkeys(BANDS),
        weighted_rate=0.2, rank_mean=place, rank_count=place, rank_rate=place,
        rank_sum=place * 3, final_rank=place, bottom3="no",
        **{name: base[name] for name in ("diff", "diff_low", "diff_high")},
    )  # fmt: skip


def measure_heatmap(params: dict[str, object]) -> pd.DataFrame:
    base = school_comparison({**params, "subject": "total"})
    named = base.rename(columns={"school_code": "unit_code", "school_name": "unit_name"})
    frames = [
        named[["unit_code", "unit_name", "eligible_n", "cell_state"]].assign(
            subject=subject, value=base["z_mean"] + step, low=base["z_low"] + step, high=base["z_high"] + step,
            lean=0.0, is_weak=False,
        )
        for subject, step in (("total", 0.0), ("chinese", 0.1), ("math", -0.2), ("english", 0.05))
    ]  # fmt: skip
    return pd.concat(frames)


def test_papers(params: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(columns=["subject"]).assign(test_id=params["test_id"])


def school_trend(params: dict[str, object]) -> pd.DataFrame:
    rows = [
        (test[1], test[2], test[0], test[5], test[4], z, z - 0.1, z + 0.1, 3, 8, 150, 0.98, 0.7, "ok")
        for test, z in zip(reversed(TESTS[:2]), (0.1, 0.3), strict=True)
    ]
    columns = [
        "test_id", "test_name", "school_year", "held_on", "exam_type", "z_mean", "z_low", "z_high", "place", "ranked_n",
        "eligible_n", "participation_rate", "pass_rate", "cell_state",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def comparison_rankability(_params: dict[str, object]) -> pd.DataFrame:
    row = {"school_n": 8, "rankability": 0.84, "rankability_least": 0.7, "is_too_low": False}
    return pd.DataFrame([row])


def unit_process(_params: dict[str, object]) -> pd.DataFrame:
    """Three measures that are no scores, the same in every unit."""
    rows = [
        ("participation", "参考率", "Participation rate", "participation", "junior", 0.98, None),
        ("sleep-hours", "睡眠", "Sleep", "pupils", "junior", 0.6, None),
        ("pe-hour-daily", "锻炼", "Sport", "pupils", "all", 0.9, 1.0),
    ]
    columns = ["indicator_id", "name_zh", "name_en", "area", "stage", "value", "target"]
    return pd.DataFrame(rows, columns=columns).assign(
        part="", unit="ratio", comparator=">=", coverage=1.0, is_incomplete=False, cell_state="ok"
    )


def filter_posts(_params: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(columns=["post_code", "role", "school_n", "township_n", "unit_name"])


def unit_series(_params: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame({"unit_code": ["J0101"], "series": [[0.1, 0.2]], "series_years": [["2023-2024", "2024-2025"]]})


REPORTS = {
    report.__name__: report
    for report in (
        filter_tests, filter_school_tests, filter_subjects, filter_units, build_info, agenda, test_header,
        school_comparison, school_official, unit_series, measure_heatmap, test_papers, school_trend,
        comparison_rankability, unit_process,
        filter_posts, fake_comparison.school_rates, fake_comparison.school_pair,
    )
}  # fmt: skip
