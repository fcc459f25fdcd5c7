"""Entry point of the dashboard: the frame runs the chosen page; nothing else happens here."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Streamlit puts this file's folder first on the path, where our packages would hide the standard library's.
sys.path[:] = [str(ROOT), *(entry for entry in sys.path if Path(entry or ".").resolve() != ROOT / "dashboard")]

from dashboard.ui.frame import run  # noqa: E402

run()
