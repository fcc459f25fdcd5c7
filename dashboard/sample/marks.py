"""Marks: one general ability, a lasting strength for each subject, the school's effect and the day."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.exams import SUBJECTS, Exam, Paper
from dashboard.sample.streams import Floats, Ints

_GENERAL, _TALENT, _DAY = 0.88, 0.34, 0.33


@dataclass(frozen=True)
class Draw:
    """What is random in one exam, kept so that marks can be made again under other school effects."""

    general: Floats
    noise: Floats
    shift: float

    def marks(self, exam: Exam, effect: Floats) -> Floats:
        """Marks (pupils x papers) when each pupil's school adds `effect` (in pupil standard deviations)."""
        latent = _GENERAL * (self.general + effect)[:, None] + self.noise
        return np.column_stack([_rounded(paper, latent[:, k] + self.shift) for k, paper in enumerate(exam.papers)])


def draw(exam: Exam, ability: Floats, talents: Floats, rng: np.random.Generator) -> Draw:
    """Draws the noise of one exam for pupils of that ability; physical education follows ability only a little."""
    columns = [SUBJECTS.index(paper.subject) for paper in exam.papers]
    noise = _TALENT * talents[:, columns] + _DAY * rng.normal(size=(len(ability), len(columns)))
    for k, paper in enumerate(exam.papers):
        if paper.subject == "pe":
            noise[:, k] += 0.8 * (talents[:, -1] - ability)
    return Draw(ability + 0.12 * rng.normal(size=len(ability)), noise, float(rng.normal(0.0, 0.08)))


def _rounded(paper: Paper, latent: Floats) -> Floats:
    share = 1.0 / (1.0 + np.exp(-(paper.ease + paper.spread * latent)))
    marks: Floats = np.floor(share * paper.full_score / paper.step + 0.5) * paper.step
    return marks


def school_effects(county_size: int, years: int, rng: np.random.Generator) -> Floats:
    """Effects (years x schools): lasting part with SD 0.33, yearly shocks of half that."""
    lasting = rng.normal(0.0, 0.33, county_size)
    return lasting + rng.normal(0.0, 0.16, (years, county_size))


def of_pupils(effects: Floats, school: Ints, growth: float) -> Floats:
    """Each pupil's effect: the school's, in the share that has grown by the exam's grade."""
    return growth * effects[school]
