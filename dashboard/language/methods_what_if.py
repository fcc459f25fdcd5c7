"""The what-if and the versions of the parameters, in words."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry

WHAT_IF, VERSIONS = "what-if", "versions"


def what_if_entries() -> tuple[Entry, ...]:
    """How parameters come into force, and how to try others."""
    return (_versions(), _what_if())


def _versions() -> Entry:
    return Entry(
        VERSIONS,
        _("Parameters in force, school year by school year"),
        (
            _(
                "Top N and weights have versions. A test is placed by the version of its own school year, or by the "
                "last one before it; older results keep the parameters of their time."
            ),
            _(
                "A change is announced one school year ahead: a version for the school year 2025-2026 must be "
                "announced by 1 September 2024. The first version of a plan, which comes with the plan itself, is "
                "excepted."
            ),
            _(
                "A version announced too late is refused: check and build stop, name the file, the key and the "
                "latest day allowed, and the results in use stay as they were."
            ),
        ),
        clause=_("Plan: the weight of one measure may be adjusted; schools are told one school year ahead."),
    )


def _what_if() -> Entry:
    return Entry(
        WHAT_IF,
        _("What if the parameters were different?"),
        (
            _(
                "Top N, weights, the least number of pupils and the treatment of absence can be tried on a test: the "
                "same computation as for the official result runs once more in memory. Nothing is saved."
            ),
            _(
                "Absence without excuse left out: pupils who missed a counted paper without excuse, or without a "
                "record, leave the totals as pupils on leave do."
            ),
            _(
                "Places and the marks that follow from places are compared. Plausible places are not drawn again, so "
                "“close to the bottom three” is left out on both sides. Units below the smallest cell show no place."
            ),
        ),
    )
