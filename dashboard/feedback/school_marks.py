"""Score bands and rates of a school beside the county's, as bars of shaded cells."""

from __future__ import annotations

from dashboard.charts.bands import band_words
from dashboard.exports.deck_words import BRAND
from dashboard.feedback.gathering import Row, SchoolRows
from dashboard.feedback.paper import Paper
from dashboard.feedback.sections import empty_words, fills, number_cell, side_words
from dashboard.feedback.tables import Bar, Cell, Column, bar, strip
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.findings import rate_words, side_of
from dashboard.language.protection import protecting_briefly


def write_bands(paper: Paper, rows: SchoolRows) -> None:
    """The share of the pupils in each band, the best on top, the county's beside it; tiny counts blanked."""
    if all(formats.is_nothing(row["school_share"]) for row in rows.bands):
        return
    paper.heading(_("Score bands"))
    shares = [row[name] for row in rows.bands for name in ("school_share", "county_share")]
    widest = max(float(share) for share in shares if not formats.is_nothing(share))
    columns = [
        Column(_("Band of the total mark"), 0.3), Column(_("School"), 0.13, align="right"),
        Column(_("line: county"), 0.42, is_bar=True), Column(_("County"), 0.15, align="right"),
    ]  # fmt: skip
    paper.table(columns, [_band(row, widest) for row in reversed(rows.bands)])


def _band(row: Row, widest: float) -> list[Cell | Bar]:
    name, county = Cell(band_words()[str(row["band"])]), number_cell(formats.percent(row["county_share"]))
    if formats.is_nothing(row["school_share"]):
        return [name, number_cell(formats.NOTHING), Cell(_("not shown: very few pupils here or beside")), county]
    share = float(row["school_share"])
    return [name, number_cell(formats.percent(share)), bar(share, widest, BRAND, row["county_share"]), county]


def write_rates(paper: Paper, rows: SchoolRows) -> None:
    """The four rates with their intervals as strips, the line being the county's rate."""
    if not rows.rates or all(formats.is_nothing(row["eligible_n"]) for row in rows.rates):
        return
    paper.heading(_("Rates"))
    columns = [
        Column(_("Rate"), 0.14), Column(_("School (95% interval)"), 0.27, align="right"),
        Column(_("0% … line: county … 100%"), 0.3, is_bar=True, align="center"),
        Column(_("County"), 0.11, align="right"), Column(_("Against the county"), 0.18),
    ]  # fmt: skip
    paper.table(columns, [_rate(row) for row in rows.rates])


def _rate(row: Row) -> list[Cell | Bar]:
    name, county = Cell(rate_words(str(row["rate"]))), number_cell(formats.percent(row["county_value"]))
    is_up = row["rate"] != "low"
    side = side_of(row["diff_low"], row["diff_high"], is_up)
    if not side:
        banded = formats.band(row["at_least"], row["at_most"])
        why = _("very few pupils") if banded else protecting_briefly()
        return [name, number_cell(banded or empty_words(row)), Cell(""), county, Cell(why)]
    value = _("{value} ({low} to {high})").format(
        value=formats.percent(row["value"]), low=formats.percent(row["low"], 0), high=formats.percent(row["high"], 0)
    )
    drawn = strip(row["low"], row["value"], row["high"], (0.0, 1.0), fills(side), row["county_value"])
    return [name, number_cell(value), drawn, county, Cell(side_words(side_of(row["diff_low"], row["diff_high"])))]
