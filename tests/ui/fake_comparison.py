"""Reports of the made-up county that the comparison of schools asks for: their rates, and two of them side by side."""

import pandas as pd


def school_rates(_params: dict[str, object]) -> pd.DataFrame:
    """Every rate is told but that of a school whose pupils are hidden; J0801 has a tiny count of low scores."""
    codes = [f"J0{number}01" for number in range(1, 10)]
    base = pd.DataFrame({"school_code": codes, "school_name": [f"第{number}初级中学" for number in range(1, 10)]})
    base = base.assign(eligible_n=100, cell_state=["ok"] * 8 + ["suppressed"])
    county = {"excellent": 0.2, "good": 0.4, "pass": 0.7, "low": 0.1}
    rates = [
        base.assign(
            ordinal=place, rate=rate, county_value=value, at_least=None, at_most=None, value=value + 0.05,
            low=value + 0.01, high=value + 0.1, diff_low=0.01, diff_high=0.1,
        )
        for place, (rate, value) in enumerate(county.items(), start=1)
    ]  # fmt: skip
    found = pd.concat(rates, ignore_index=True)
    told = ["value", "low", "high", "diff_low", "diff_high"]
    found.loc[found["cell_state"] == "suppressed", told] = None
    tiny = (found["school_code"] == "J0801") & (found["rate"] == "low")
    found.loc[tiny, told] = None
    found["at_most"] = tiny.map({True: 0.1, False: None}).astype(float)
    return found


def school_pair(_params: dict[str, object]) -> pd.DataFrame:
    """The first school is 12 marks above the other in the total, not told apart in mathematics; few low scores."""
    rows = [
        ("total", "diff", 0, 12.0, 4.0, 20.0, "higher"), ("total", "z", 0, 0.3, 0.1, 0.5, "higher"),
        ("total", "pass", 3, 0.05, -0.02, 0.12, "unclear"), ("total", "low", 4, None, None, None, "too_few"),
        ("math", "diff", 0, -2.0, -9.0, 5.0, "unclear"), ("math", "z", 0, -0.1, -0.4, 0.2, "unclear"),
    ]  # fmt: skip
    columns = ["subject", "measure", "ordinal", "difference", "difference_low", "difference_high", "verdict"]
    told = pd.DataFrame(rows, columns=columns).assign(
        school_n=200, other_n=180, school_value=0.4, school_low=0.3, school_high=0.5,
        other_value=0.1, other_low=0.0, other_high=0.2,
    )  # fmt: skip
    return told.assign(cell_state=["suppressed" if verdict == "too_few" else "ok" for verdict in told["verdict"]])
