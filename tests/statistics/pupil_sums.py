"""Sums by school, as the model takes them, from pupils one by one."""

import numpy as np
import pandas as pd

from dashboard.statistics.random_intercept import Sums


def sums_of(school: pd.Series, outcome: pd.Series, *columns: pd.Series) -> Sums:
    """An intercept and the columns given; schools in the order of their sorted codes."""
    design = np.column_stack([np.ones(len(outcome)), *(np.asarray(each, dtype=float) for each in columns)])
    y = np.asarray(outcome, dtype=float)
    _, number, n = np.unique(np.asarray(school), return_inverse=True, return_counts=True)
    by_school = np.zeros((len(n), design.shape[1] + 1))
    np.add.at(by_school, number, np.column_stack([design, y]))
    return Sums(n, by_school[:, :-1], by_school[:, -1], design.T @ design, design.T @ y, float(y @ y))
