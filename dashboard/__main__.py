"""`python -m dashboard`: check, build, serve and sample a data folder."""

import sys

from dashboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
