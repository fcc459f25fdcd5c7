"""Who is absent, why, and what is recorded of it."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.streams import Codes, Flags, Floats

PRESENT, UNEXCUSED, EXCUSED, VOIDED, EXEMPT, MISSING = range(6)
ATTENDANCE_WORDS = ("present", "absent_unexcused", "absent_excused", "voided", "exempt")


@dataclass(frozen=True)
class Rates:
    """Shares of pupils (whole exam) and of papers (one paper)."""

    unexcused: float = 0.007
    excused: float = 0.006
    exempt: float = 0.0015
    unverified: float = 0.0
    paper_unexcused: float = 0.0006
    paper_excused: float = 0.0003
    paper_voided: float = 0.0001

    def of_papers(self) -> tuple[float, float, float]:
        """Shares of single papers: unexcused, excused, voided."""
        return (self.paper_unexcused, self.paper_excused, self.paper_voided)


def attendance_of(ability: Floats, papers: int, calm: Flags, rates: Rates, rng: np.random.Generator) -> Codes:
    """Attendance codes (pupils x papers); weaker pupils stay away more often, `calm` ones never do."""
    count = len(ability)
    codes = np.zeros((count, papers), dtype=np.int8)
    single = rng.random((count, papers))
    _mark(codes, single, 0.0, (UNEXCUSED, EXCUSED, VOIDED), rates.of_papers())
    whole = rng.random(count)
    away = rates.unexcused * np.exp(-0.8 * ability.clip(-2.5, 2.5) - 0.3)
    codes[whole < away] = UNEXCUSED
    _mark(codes, whole, 0.5, (EXCUSED, EXEMPT, MISSING), (rates.excused, rates.exempt, rates.unverified))
    codes[calm] = PRESENT
    return codes


def _mark(codes: Codes, drawn: Floats, edge: float, kinds: tuple[int, ...], shares: tuple[float, ...]) -> None:
    """Writes each kind where `drawn` falls into its slice of the line from `edge` on."""
    for kind, share in zip(kinds, shares, strict=True):
        codes[(drawn >= edge) & (drawn < edge + share)] = kind
        edge += share
