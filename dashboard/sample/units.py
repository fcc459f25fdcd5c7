"""Makes the townships and schools of a sample county."""

from dataclasses import replace

import numpy as np

from dashboard.sample.names import chinese_number, ordinal_name, township_name, township_stem, village_stem
from dashboard.sample.schools import (
    BUREAU,
    CHANGE_DAY,
    EARLY_ONE,
    EARLY_TWO,
    ESCAPED,
    LAST_DAY,
    MERGED,
    NEW,
    RELAPSED,
    RENAMED,
    TIE_PARTNER,
    TIED,
    TWICE_IN_BOTTOM,
    County,
    School,
    Township,
)
from dashboard.sample.sizes import SampleSize
from dashboard.sample.streams import Floats, stream

_STORY_SIZES = (
    (TWICE_IN_BOTTOM, 62),
    (ESCAPED, 74),
    (TIED, 57),
    (TIE_PARTNER, 57),
    (RELAPSED, 48),
    (EARLY_ONE, 66),
    (EARLY_TWO, 70),
    (MERGED, 40),
)


def make_county(size: SampleSize, seed: int) -> County:
    """The county of one size: same size and seed, same county."""
    rng = stream(seed, "schools")
    townships = _townships(size)
    junior = _sized_juniors(_juniors(size, townships), size, rng)
    shares = np.array([sum(s.size for s in junior if s.township == t.code and s.is_open(0)) for t in townships])
    primary = _primaries(size, townships, shares / shares.sum(), junior, rng)
    rest = _seniors(size) + _kindergartens(size, townships)
    return County(townships, tuple(sorted((*junior, *primary, *rest), key=lambda s: (s.code, s.stage))))


def _townships(size: SampleSize) -> tuple[Township, ...]:
    named = [Township(f"T{i + 1:02}", township_name(i)) for i in range(size.townships)]
    return (Township(BUREAU, "局直学校", "bureau"), *named)


def _junior_counts(size: SampleSize) -> list[int]:
    """Junior schools of each township: the merged pair, the twin story and the tie need two."""
    counts = [2 if place in (1, 2, 6) else 1 for place in range(size.townships)]
    left, place = size.junior - size.bureau_junior - sum(counts), 7
    while left > 0:
        place = place % size.townships
        if place != 2 and counts[place] < 4:
            counts[place], left = counts[place] + 1, left - 1
        place += 1
    return counts


def _juniors(size: SampleSize, townships: tuple[Township, ...]) -> list[School]:
    counts = (size.bureau_junior, *_junior_counts(size))
    found = [_junior(t, k + 1, counts[place], place) for place, t in enumerate(townships) for k in range(counts[place])]
    last = [s for s in found if s.township != BUREAU and int(s.code[3:]) == counts[int(s.code[1:3])] and s.code > "J07"]
    nine = {s.code for s in last[-size.nine_year :]}
    return [_nine_year(s, townships) if s.code in nine else s for s in found]


def _nine_year(school: School, townships: tuple[Township, ...]) -> School:
    name = next(t.name for t in townships if t.code == school.township)
    return replace(school, code="N" + school.code[1:], name=f"{name}九年一贯制学校")


def _junior(township: Township, number: int, total: int, place: int) -> School:
    code = f"J{township.code[1:]}{number:02}"
    if township.code != BUREAU:
        name = ordinal_name(township_name(place - 1), number, "初级中学", only=total == 1)
        school = School(code, name, township.code, "junior", 0.0)
    elif number in (3, 5):
        school = School(code, f"{village_stem(250 + number)}实验学校", BUREAU, "junior", 0.0, is_private=True)
    else:
        school = School(code, f"县直第{chinese_number(number)}初级中学", BUREAU, "junior", 0.0)
    return _with_history(school)


def _with_history(school: School) -> School:
    if school.code == RENAMED:
        return replace(school, old_name=school.name, name=f"{township_stem(1)}育才初级中学")
    if school.code == MERGED:
        return replace(school, closed=LAST_DAY)
    return replace(school, opened=CHANGE_DAY) if school.code == NEW else school


def _sized_juniors(schools: list[School], size: SampleSize, rng: np.random.Generator) -> list[School]:
    """Log-normal sizes (sigma 0.7) that fill the county; the story's schools and the last, tiny one are given."""
    given = {code: round(pupils * size.story_scale) for code, pupils in _STORY_SIZES} | {schools[-1].code: 8}
    drawn = rng.lognormal(0.0, 0.7, len(schools)).clip(0.3, 4.0)
    drawn *= [2.5 if s.township == BUREAU and not s.is_private else 1.0 for s in schools]
    free = np.array([s.code not in given and s.is_open(0) for s in schools])
    drawn *= (size.junior_pupils - sum(given.values())) / drawn[free].sum()
    return [replace(s, size=float(given.get(s.code, max(12.0, drawn[i])))) for i, s in enumerate(schools)]


def _primaries(
    size: SampleSize, townships: tuple[Township, ...], shares: Floats, junior: list[School], rng: np.random.Generator
) -> list[School]:
    """Primary schools, sections of nine-year schools and teaching points; a township's pupils follow its juniors."""
    nine = [replace(s, stage="primary", size=0.0) for s in junior if s.code.startswith("N")]
    regular = size.primary - size.bureau_primary - size.nine_year - size.teaching_points
    weights = np.sqrt(shares[1:]) / np.sqrt(shares[1:]).sum()
    counts = 1 + np.floor(weights * (regular - len(weights)) + 1e-9).astype(int)
    counts[np.argsort(-weights)[: regular - counts.sum()]] += 1
    places = [0] * size.bureau_primary + [p + 1 for p, n in enumerate(counts) for _ in range(n)]
    plain = [_primary(townships[place], i, places[:i].count(place) + 1) for i, place in enumerate(places)]
    points = [_teaching_point(plain, size.bureau_primary, i) for i in range(size.teaching_points)]
    return _sized_primaries(nine + plain, townships, shares * size.primary_pupils, rng) + points


def _primary(township: Township, serial: int, number: int) -> School:
    code = f"P{township.code[1:]}{number:02}"
    if township.kind == "bureau":
        name = f"县直第{chinese_number(number)}小学"
    else:
        name = f"{township.name}{'中心' if number == 1 else village_stem(serial)}小学"
    return School(code, name, township.code, "primary", 0.0)


def _teaching_point(plain: list[School], skip: int, number: int) -> School:
    """A teaching point (grades 1 to 4) of a township's school; `number` counts from 0."""
    hosts = [s for s in plain[skip:] if s.code.endswith("01")]
    parent = hosts[number % len(hosts)]
    code = f"{parent.code[:3]}{90 + number // len(hosts)}"
    name = f"{parent.name[:-4]}{village_stem(210 + number)}教学点"
    return School(code, name, parent.township, "primary", 3.0 + number % 5, parent=parent.code)


def _sized_primaries(
    schools: list[School], townships: tuple[Township, ...], pupils: Floats, rng: np.random.Generator
) -> list[School]:
    drawn = rng.lognormal(0.0, 0.8, len(schools)).clip(0.15, 5.0)
    of = np.array([[t.code for t in townships].index(s.township) for s in schools])
    totals = np.bincount(of, drawn, len(townships))
    return [replace(s, size=float(drawn[i] * pupils[of[i]] / totals[of[i]])) for i, s in enumerate(schools)]


def _seniors(size: SampleSize) -> list[School]:
    shares = np.array([0.34, 0.26, 0.18, 0.12, 0.10])[: size.senior]
    names = [f"县第{chinese_number(n + 1)}高级中学" for n in range(size.senior - 1)] + [f"{village_stem(240)}高级中学"]
    pupils = shares / shares.sum() * size.senior_pupils
    private = size.senior - 1
    return [
        School(f"S00{n + 1:02}", name, BUREAU, "senior", float(pupils[n]), n == private) for n, name in enumerate(names)
    ]


def _kindergartens(size: SampleSize, townships: tuple[Township, ...]) -> list[School]:
    hosts = townships[1 : size.kindergartens + 1]
    return [School(f"K{t.code[1:]}01", f"{t.name}中心幼儿园", t.code, "kindergarten", 60.0) for t in hosts]
