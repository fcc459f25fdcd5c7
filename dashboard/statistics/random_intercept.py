"""Random-intercept model y = X b + u + e from sums by school: exact ML or REML, a profile over one variance ratio.

u ~ N(0, between) by school, e ~ N(0, within) by pupil (Laird and Ware 1982; profile as in Bates and others 2015).
"""

from dataclasses import dataclass

import numpy as np

from dashboard.statistics.places import Array

TINY = 1e-9
LOG_RATIOS = np.linspace(-16, 16, 65)
HALVINGS = 40


@dataclass(frozen=True)
class Sums:
    """What the model needs of the pupils: n, sums of the columns of X (schools x columns) and of y, by school; over
    all pupils X'X, X'y and y'y. The first column of X is 1."""

    n: Array
    columns: Array
    outcome: Array
    gram: Array
    cross: Array
    squares: float

    @property
    def pupils(self) -> int:
        """All pupils of all schools."""
        return int(self.n.sum())

    def freedom(self, reml: bool) -> int:
        """By what the square sum is divided."""
        return self.pupils - len(self.cross) if reml else self.pupils


@dataclass(frozen=True)
class Profile:
    """The model at each of several ratios between / within: coefficients (ratios x columns), the weighted residual
    square sum, X'V^-1 X and -2 log likelihood."""

    coefficients: Array
    gram: Array
    residual_squares: Array
    deviance: Array


@dataclass(frozen=True)
class Model:
    """The fitted model; `deviance` is -2 log likelihood (ML) or the REML criterion, constants included."""

    coefficients: Array
    between: float
    within: float
    deviance: float


@dataclass(frozen=True)
class Effects:
    """By school: mean residual, the part of it that is kept, the shrunken effect and its standard error."""

    raw: Array
    shrinkage: Array
    shrunken: Array
    error: Array


def _profile(sums: Sums, ratios: Array, reml: bool) -> Profile:
    schools, p = sums.columns.shape
    weights = ratios[:, None] / (1 + sums.n * ratios[:, None])
    products = (sums.columns[:, :, None] * sums.columns[:, None, :]).reshape(schools, p * p)
    gram = sums.gram - (weights @ products).reshape(-1, p, p)
    cross = sums.cross - weights @ (sums.columns * sums.outcome[:, None])
    coefficients = np.linalg.solve(gram, cross[:, :, None])[:, :, 0]
    squares = sums.squares - weights @ sums.outcome**2 - (cross * coefficients).sum(axis=1)
    freedom = sums.freedom(reml)
    deviance = freedom * (1 + np.log(2 * np.pi * np.maximum(squares, np.finfo(float).tiny) / freedom))
    deviance += np.log1p(sums.n * ratios[:, None]).sum(axis=1)
    deviance += np.linalg.slogdet(gram)[1] if reml else 0
    return Profile(coefficients, gram, squares, deviance)


def _slope(sums: Sums, ratio: float, reml: bool) -> float:
    """Derivative of the deviance by the ratio, which tells the least point to more digits than the deviance does."""
    at = _profile(sums, np.array([ratio]), reml)
    turned = 1 / (1 + sums.n * ratio) ** 2
    left_over = sums.outcome - sums.columns @ at.coefficients[0]
    slope = float((sums.n / (1 + sums.n * ratio)).sum())
    slope -= sums.freedom(reml) * float(turned @ left_over**2) / float(at.residual_squares[0])
    if reml:
        change = (sums.columns * turned[:, None]).T @ sums.columns
        slope -= float(np.trace(np.linalg.solve(at.gram[0], change)))
    return slope


def _best_ratio(sums: Sums, reml: bool) -> float:
    """The ratio of least deviance, 0 included: a grid of logarithms, then halvings around its least point."""
    least = int(np.argmin(_profile(sums, np.exp(LOG_RATIOS), reml).deviance))
    low, high = LOG_RATIOS[max(0, least - 1)], LOG_RATIOS[min(len(LOG_RATIOS) - 1, least + 1)]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if _slope(sums, float(np.exp(middle)), reml) > 0 else (middle, high)
    ratio = float(np.exp((low + high) / 2))
    inner, border = _profile(sums, np.array([ratio, 0.0]), reml).deviance
    return ratio if inner + TINY < border else 0.0


def model_state(sums: Sums) -> str:
    """`ok`, or why there is no model.

    one_pupil; one_school; too_few (no pupil left over to tell pupils from schools); all_equal (y); no_spread (a column
    of X says nothing new); no_residual (X and the school tell y exactly).
    """
    if sums.pupils <= 1:
        return "one_pupil"
    if len(sums.n) == 1:
        return "one_school"
    if sums.pupils < len(sums.n) + len(sums.cross):
        return "too_few"
    spread = sums.squares - float(sums.outcome.sum()) ** 2 / sums.pupils
    if spread <= TINY * sums.squares:
        return "all_equal"
    if _is_singular(sums.gram):
        return "no_spread"
    return "no_residual" if _squares_within(sums) <= TINY * spread else "ok"


def _squares_within(sums: Sums) -> float:
    """What X leaves of y when every school has an intercept of its own."""
    gram = (sums.gram - (sums.columns / sums.n[:, None]).T @ sums.columns)[1:, 1:]
    cross = (sums.cross - sums.columns.T @ (sums.outcome / sums.n))[1:]
    squares = sums.squares - float((sums.outcome**2 / sums.n).sum())
    return squares - float(cross @ np.linalg.pinv(gram, rcond=TINY, hermitian=True) @ cross)


def _is_singular(gram: Array) -> bool:
    scale = np.sqrt(np.diagonal(gram))
    return bool((scale <= 0).any() or np.linalg.eigvalsh(gram / np.outer(scale, scale))[0] < TINY)


def fit(sums: Sums, reml: bool = True) -> Model:
    """The model of least deviance, no difference between schools included; the state of the sums must be `ok`."""
    ratio = _best_ratio(sums, reml)
    best = _profile(sums, np.array([ratio]), reml)
    within = float(best.residual_squares[0]) / sums.freedom(reml)
    return Model(best.coefficients[0], ratio * within, within, float(best.deviance[0]))


def shrunken(raw: Array, n: Array, between: float, within: float) -> Effects:
    """Effects pulled to 0 by what chance may have done to the mean of n pupils (empirical Bayes, Morris 1983)."""
    shrinkage = n * between / (n * between + within)
    return Effects(raw, shrinkage, shrinkage * raw, np.sqrt(between * (1 - shrinkage)))


def effects(sums: Sums, model: Model) -> Effects:
    """Effects of the schools, in the order of `sums`, in the unit of y."""
    raw = (sums.outcome - sums.columns @ model.coefficients) / sums.n
    return shrunken(raw, sums.n, model.between, model.within)
