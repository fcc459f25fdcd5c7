"""The story of the warnings page: school effects are moved until the places tell it.

2022-2023: three schools at the bottom, of which one comes back in 2024-2025.
2023-2024: three others. 2024-2025: one of them again (condition met), one has escaped, and the third shares
the edge of the bottom three with a school that was never there. Their township is at the bottom both years.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.marks import Draw, of_pupils
from dashboard.sample.places import Places, rank_sums
from dashboard.sample.schools import (
    EARLY_ONE,
    EARLY_TWO,
    ESCAPED,
    RELAPSED,
    TIE_PARTNER,
    TIED,
    TWICE_IN_BOTTOM,
    TWICE_TOWNSHIP,
    County,
)
from dashboard.sample.sitting import Sitting
from dashboard.sample.streams import Flags, Floats, Ints
from dashboard.sample.tie import tied_marks

_CERTAIN = (
    (RELAPSED, EARLY_ONE, EARLY_TWO),
    (TWICE_IN_BOTTOM, ESCAPED, TIED),
    (TWICE_IN_BOTTOM, RELAPSED),
)
_TURNS = 60


@dataclass(frozen=True)
class Scene:
    """What one year must show: places of the schools surely at the bottom, and of the tied pair (may be empty)."""

    certain: Flags
    pair: tuple[int, ...]
    township: int | None


def scene_of(county: County, year: int) -> Scene:
    """The scene of school year `year` (0 is 2022-2023)."""
    certain = np.isin(np.array(county.codes()), _CERTAIN[year]) & county.of_stage("junior", year)
    pair = (county.index(TIED), county.index(TIE_PARTNER)) if year == 2 else ()
    codes = [township.code for township in county.townships]
    return Scene(certain, pair, codes.index(TWICE_TOWNSHIP) if year > 0 else None)


def first_effects(county: County, effects: Floats) -> Floats:
    """Effects (years x schools) from which the search starts: the schools of the story far down in their years."""
    started = effects.clip(-0.75, 1.2)
    for year in range(3):
        scene = scene_of(county, year)
        started[year, scene.certain] = -1.1
        started[year, list(scene.pair)] = -0.9
    started[2, county.index(ESCAPED)] = -0.1
    return started


def told(
    county: County, year: int, sitting: Sitting, drawn: Draw, effects: Floats, top_n: tuple[int, int, int]
) -> tuple[Sitting, Floats]:
    """The year's zhongkao and effects once its places show the scene; raises RuntimeError after 60 turns."""
    scene, effects = scene_of(county, year), effects.copy()
    for _ in range(_TURNS):
        growth = sitting.exam.growth
        marks = drawn.marks(sitting.exam, of_pupils(effects, sitting.members.school, growth))
        sitting = tied_marks(sitting.with_marks(marks), scene.pair, top_n)
        step = _correction(county, scene, sitting, top_n)
        if not step.any():
            return sitting, effects
        effects += step
    raise RuntimeError(f"no story found for school year {year}")


def school_places(sitting: Sitting, schools: int, top_n: tuple[int, int, int]) -> Places:
    """Places of the county's schools in one zhongkao."""
    keep = sitting.eligible()
    return rank_sums(sitting.members.school[keep], sitting.totals()[keep], sitting.sat()[keep], schools, top_n)


def township_places(county: County, sitting: Sitting, top_n: tuple[int, int, int]) -> Places:
    """Places of townships, pupils pooled; the bureau's schools are none, though their pupils make the lines."""
    keep = sitting.eligible()
    unit = county.township_numbers()[sitting.members.school[keep]]
    return _without_bureau(unit, sitting.totals()[keep], sitting.sat()[keep], len(county.townships), top_n)


def _without_bureau(unit: Ints, totals: Floats, sat: Flags, units: int, top_n: tuple[int, int, int]) -> Places:
    pupils = np.arange(len(unit))
    alone = np.where(unit == 0, units + pupils, unit)
    places = rank_sums(alone, totals, sat, units + len(unit), top_n)
    return Places(*(getattr(places, name)[:units] for name in places.__dataclass_fields__))


def _correction(county: County, scene: Scene, sitting: Sitting, top_n: tuple[int, int, int]) -> Floats:
    """How far each school's effect must move; all zero when the scene is shown."""
    places = school_places(sitting, len(county.schools), top_n)
    step = np.zeros(len(county.schools))
    pair = np.isin(np.arange(len(step)), scene.pair)
    others = places.ranked & ~scene.certain & ~pair
    sums = places.rank_sum
    edge = sums[pair].min() if scene.pair else sums[scene.certain].min()
    step[others & (sums >= edge)] = 0.15
    step[scene.certain & (sums <= sums[pair | others].max())] = -0.12
    if scene.township is not None and not step.any():
        low = township_places(county, sitting, top_n).certain()[scene.township]
        step[county.township_numbers() == scene.township] = 0.0 if low else -0.1
    return step
