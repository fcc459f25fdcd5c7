"""The plans that come with the program, copied into a data folder, with top N fitted to its size."""

import re
import shutil
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "plans"
_TOP_N = re.compile(r"^top_n = \[.*\]", re.MULTILINE)


def copy_plans(folder: Path, top_n: tuple[int, int, int] | None) -> None:
    """Copies the shipped plans to `folder`/plans; `top_n` takes the place of the governing plan's own."""
    target = folder / "plans"
    shutil.copytree(SHIPPED, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("report_only.csv"))
    if top_n is None:
        return
    for file in sorted(target.glob("*/plan.toml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(_TOP_N.sub(f"top_n = {list(top_n)}", text), encoding="utf-8")
