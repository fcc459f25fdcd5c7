"""The official results worked out slowly and obviously, pupil by pupil, with exact fractions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean

from tests.warehouse.counties import County, Exam, Pupil

BOTTOM = 3
BLOCKED_SHARE = Fraction(8, 10)


@dataclass(frozen=True)
class Sitting:
    """What counts of one pupil: `total` is None for a pupil who is in no total."""

    school: str
    is_counted: bool
    is_sat: bool
    total: Fraction | None


@dataclass(frozen=True)
class Result:
    """The official row of a unit."""

    roster_n: int
    eligible_n: int
    sat_n: int
    mean_total: Fraction | None
    top: tuple[int, int, int]
    rank_state: str
    places: tuple[int | None, ...]
    bottom3: str


def sitting(pupil: Pupil, exam: Exam) -> Sitting:
    """One pupil's standing: excused or exempt in any counted subject leaves the totals, other absence is a 0."""
    counted = [name for name, _, in_total, _ in exam.subjects if in_total]
    rows = {mark.subject: mark for mark in pupil.marks if mark.subject in counted}
    is_counted = pupil.school is not None and pupil.status == "active" and not pupil.is_guest and not pupil.is_repeater
    is_sat = any(row.attendance in ("present", "voided") for row in rows.values())
    leaves = any(row.attendance in ("absent_excused", "exempt") for row in rows.values())
    total = sum((Fraction(str(row.score)) for row in rows.values() if row.score is not None), Fraction(0))
    return Sitting(pupil.school or "", is_counted, is_sat, total if is_counted and not leaves else None)


def cut_line(totals: Sequence[Fraction], n: int) -> Fraction | None:
    """The n-th largest total; None when there are fewer."""
    return sorted(totals, reverse=True)[n - 1] if 0 < n <= len(totals) else None


def place(value: Fraction | float, values: Sequence[Fraction | float]) -> int:
    """One more than the number of larger values."""
    return 1 + sum(other > value for other in values)


def _bottom(final: int, finals: Sequence[int], county: County) -> str:
    if len(finals) < county.min_units:
        return "not_applicable"
    worse = sum(other > final for other in finals)
    worse_or_equal = sum(other >= final for other in finals)
    return "certain" if worse_or_equal <= BOTTOM else "possible" if worse < BOTTOM else "no"


def _counts(pupils: Sequence[Sitting], lines: Sequence[Fraction | None]) -> tuple[int, int, int]:
    reached = [
        sum(pupil.is_sat and pupil.total is not None and line is not None and pupil.total >= line for pupil in pupils)
        for line in lines
    ]
    return reached[0], reached[1], reached[2]


def _composite_places(
    ranked: Sequence[str], means: Mapping[str, Fraction], tops: Mapping[str, tuple[int, int, int]],
    sizes: Mapping[str, int], weights: Sequence[Fraction],
) -> dict[str, tuple[int, ...]]:  # fmt: skip
    rates = {unit: sum(w * c for w, c in zip(weights, tops[unit], strict=True)) / sizes[unit] for unit in ranked}
    mean_place = {unit: place(means[unit], [means[other] for other in ranked]) for unit in ranked}
    count_place = {
        unit: place(Fraction(tops[unit][0]), [Fraction(tops[other][0]) for other in ranked]) for unit in ranked
    }
    rate_place = {unit: place(rates[unit], [rates[other] for other in ranked]) for unit in ranked}
    sums = {unit: mean_place[unit] + count_place[unit] + rate_place[unit] for unit in ranked}
    final = {unit: 1 + sum(sums[other] < sums[unit] for other in ranked) for unit in ranked}
    return {unit: (mean_place[unit], count_place[unit], rate_place[unit], sums[unit], final[unit]) for unit in ranked}


def official(exam: Exam, county: County, unit_of: Mapping[str, str]) -> dict[str, Result]:
    """The results of every unit with a roster in one junior exam; `unit_of` maps schools to units."""
    pupils = [sitting(pupil, exam) for pupil in exam.pupils if pupil.school is not None]
    groups: dict[str, list[Sitting]] = {}
    for pupil in pupils:
        groups.setdefault(unit_of[pupil.school], []).append(pupil)
    counted = {unit: [p for p in members if p.is_counted] for unit, members in groups.items()}
    counted = {unit: members for unit, members in counted.items() if members}
    totals = {unit: [p.total for p in members if p.total is not None] for unit, members in counted.items()}
    county_totals = [total for members in totals.values() for total in members]
    lines = [cut_line(county_totals, n) for n in county.top_n]
    blocked = None in lines or county.top_n[2] > BLOCKED_SHARE * len(county_totals)
    tops = {unit: _counts(members, lines) for unit, members in counted.items()}
    means = {unit: sum(values, Fraction(0)) / len(values) for unit, values in totals.items() if values}
    sizes = {unit: len(values) for unit, values in totals.items()}
    ranked = [] if blocked else [unit for unit in counted if sizes[unit] >= max(county.min_pupils, 1)]
    weights = [Fraction(str(weight)) for weight in county.weights]
    places = _composite_places(ranked, means, tops, sizes, weights)
    finals = [found[-1] for found in places.values()]
    return {
        unit: Result(
            len(members), sizes[unit], sum(p.is_sat for p in members), means.get(unit), tops[unit],
            "lines_blocked" if blocked else "ranked" if unit in ranked else "too_few_pupils",
            places.get(unit, (None,) * 5),
            _bottom(places[unit][-1], finals, county) if unit in ranked else "not_applicable",
        )
        for unit, members in counted.items()
    }  # fmt: skip


def mean_index(exams: Sequence[Exam], unit_of: Mapping[str, str]) -> dict[str, float]:
    """The index of several grades: 50 + 10 (mean - county mean) / county SD by grade, weighted by pupils."""
    weighted: dict[str, float] = {}
    pupils_n: dict[str, int] = {}
    for exam in exams:
        sittings = [sitting(pupil, exam) for pupil in exam.pupils if pupil.school is not None]
        eligible = [(unit_of[p.school], float(p.total)) for p in sittings if p.total is not None]
        if not eligible:
            continue
        values = [value for _, value in eligible]
        centre = fmean(values)
        spread = fmean([(value - centre) ** 2 for value in values]) ** 0.5
        for unit in {unit for unit, _ in eligible}:
            own = [value for name, value in eligible if name == unit]
            score = 50 + (10 * (fmean(own) - centre) / spread if spread > 0 else 0)
            weighted[unit] = weighted.get(unit, 0) + len(own) * score
            pupils_n[unit] = pupils_n.get(unit, 0) + len(own)
    return {unit: total / pupils_n[unit] for unit, total in weighted.items()}
