"""The product's random-intercept model against lme4: coefficients, variances, likelihood, and every school's effect."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.statistics.random_intercept import Model, Sums, effects, fit
from tests.statistics.lme4_data import GOLDEN, SOURCES, fit_again, pupils
from tests.statistics.pupil_sums import sums_of

MODELS = pd.read_csv(GOLDEN / "models.csv")
SCHOOLS = pd.read_csv(GOLDEN / "schools.csv", dtype={"school": str})
FITS = list(MODELS[["data", "shape", "method"]].drop_duplicates().itertuples(index=False, name=None))
DEGREES = {"none": 0, "line": 1, "curve": 2}


def _sums(name: str, shape: str) -> tuple[list[str], Sums]:
    """School codes and their sums."""
    rows = pupils(name)
    powers = [rows["x"] ** k for k in range(1, DEGREES[shape] + 1)]
    return sorted(set(rows["school"])), sums_of(rows["school"], rows["y"], *powers)


def _printed(model: Model) -> dict[str, float]:
    coefficients = {f"b{k}": float(value) for k, value in enumerate(model.coefficients)}
    return {**coefficients, "between": model.between, "within": model.within, "deviance": model.deviance}


@pytest.mark.parametrize(("name", "shape", "method"), FITS)
def test_model_is_that_of_lme4(name: str, shape: str, method: str) -> None:
    _, sums = _sums(name, shape)
    chosen = MODELS.query("data == @name and shape == @shape and method == @method").set_index("term")["value"]
    found = pd.Series(_printed(fit(sums, reml=method == "REML")))
    assert list(found.index) == list(chosen.index)
    np.testing.assert_allclose(found, chosen, rtol=2e-6, atol=1e-7)


@pytest.mark.parametrize(("name", "shape"), sorted({(name, shape) for name, shape, _ in FITS}))
def test_schools_have_the_effects_and_deviations_of_lme4(name: str, shape: str) -> None:
    codes, sums = _sums(name, shape)
    found = effects(sums, fit(sums))
    ours = pd.DataFrame({"effect": found.shrunken, "sd": found.error}, index=codes)
    theirs = SCHOOLS.query("data == @name and shape == @shape").set_index("school")
    assert len(theirs) == (241 if name == "chemistry" else len(codes))
    np.testing.assert_allclose(ours.loc[theirs.index], theirs[["effect", "sd"]], rtol=0, atol=2e-6)


def _has_lme4() -> bool:
    program = shutil.which("Rscript")
    asked = [program or "", "-e", "quit(status = !requireNamespace('lme4', quietly = TRUE))"]
    return program is not None and subprocess.run(asked, capture_output=True, check=False).returncode == 0


def test_figures_are_those_of_the_script_beside_them(tmp_path: Path) -> None:
    if not _has_lme4():
        pytest.skip("R with lme4 is not installed here")
    fit_again(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {*SOURCES, "models", "schools"}
    for name in ("models", "schools"):
        again, stored = pd.read_csv(tmp_path / f"{name}.csv"), pd.read_csv(GOLDEN / f"{name}.csv")
        assert list(again) == list(stored)
        for column in stored:
            if column in ("value", "effect", "sd"):
                np.testing.assert_allclose(again[column], stored[column], rtol=1e-6, atol=2e-6)
            else:
                assert list(again[column]) == list(stored[column])
