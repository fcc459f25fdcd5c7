"""The four frames of one school side by side: county, township, peer group, itself a year ago; and participation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import formats, reading
from dashboard.language import gettext as _
from dashboard.language.protection import is_protecting, protecting_briefly
from dashboard.ui.cards import Card, show_cards
from dashboard.ui.filters import Filters
from dashboard.ui.links import page_link
from dashboard.ui.peer_views import with_names
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class _Place:
    """A place of n with the places that are as plausible, and a difference with its interval."""

    place: Any
    of_n: Any
    low: Any
    high: Any
    difference: str

    def words(self) -> str:
        return _("{place} of {n}").format(place=formats.number(self.place), n=formats.number(self.of_n))

    def note(self) -> str:
        if formats.is_nothing(self.low):
            return self.difference
        low, high = formats.number(self.low), formats.number(self.high)
        return _("Plausible places {low}–{high}").format(low=low, high=high) + _("; ") + self.difference


def show_frames(filters: Filters, profile: pd.Series[Any]) -> None:
    """Each frame a card with its value, its range and n; below, the sentences that tell how to read them."""
    own = profile.to_dict()
    show_cards(frame_cards(filters, own), key="frames")
    st.html(f'<p class="remark">{escape(" ".join(_sentences(own)))} {_to_pair()}</p>')


def _to_pair() -> str:
    return page_link(
        "school_comparison", escape(_("Beside another school: do the two really differ?")), {"frame": "pair"}
    )


def frame_cards(filters: Filters, own: Row) -> list[Card]:
    """County, township, peer group, a year ago, participation."""
    ranges = report("school_frames", test_id=filters.test, school=filters.school)
    found = {str(row["frame"]): row for row in as_records(ranges)}
    return [_county(own), _township(own, found), _peers(filters, own, found), _over_time(own), _participation(own)]


def _sentences(profile: Row) -> list[str]:
    """The county place with its range, a small cohort's warning, and what a line says."""
    told = []
    if not formats.is_nothing(profile["rank_low"]):
        told.append(
            reading.plausible_place(*(formats.number(profile[name]) for name in ("place", "rank_low", "rank_high")))
        )
    if profile["unstable"] is True:
        told.append(reading.small_cohort(formats.number(profile["eligible_n"])))
    return [*told, reading.dot_and_line()]


def _empty_state(row: Row) -> str:
    state = str(row["cell_state"])
    return state if state in {"suppressed", "not_ranked", "no_data"} else "not_ranked"


def _difference(words: str, row: Row, name: str) -> str:
    """A difference in marks with its interval, empty where it is not known."""
    if formats.is_nothing(row[name]):
        return ""
    ends = {end: formats.signed(row[f"{name}_{end}"]) for end in ("low", "high")}
    return words.format(diff=formats.signed(row[name]), **ends)


def _county(profile: Row) -> Card:
    title, n = _("Place in the county"), _n(profile)
    difference = _difference(_("Difference from the county mean {diff} ({low} to {high})"), profile, "diff")
    if formats.is_nothing(profile["place"]):
        note = difference or _("Too few pupils, or hidden to protect another school.")
        return Card(title, "", note, n, "quiet", state=_empty_state(profile))
    place = _Place(profile["place"], profile["ranked_n"], profile["rank_low"], profile["rank_high"], difference)
    return Card(title, place.words(), place.note(), n)


def _n(profile: Row) -> str:
    if formats.is_nothing(profile["eligible_n"]):
        return ""
    words = _("Counted n={n}").format(n=formats.number(profile["eligible_n"]))
    return _("{words}: small cohort, results swing").format(words=words) if profile["unstable"] is True else words


def _township(profile: Row, ranges: Mapping[str, Row]) -> Card:
    title = _("Place within {township}").format(township=profile["township_name"])
    if formats.is_nothing(profile["township_place"]):
        return Card(title, "", "", _n(profile), "quiet", state=_empty_state(profile))
    words = _("Difference from the township mean {diff} ({low} to {high})")
    place = _Place(
        profile["township_place"],
        profile["township_ranked_n"],
        *_range(ranges, "township"),
        _difference(words, profile, "township_diff"),
    )
    return Card(title, place.words(), place.note(), _n(profile))


def _range(ranges: Mapping[str, Row], frame: str) -> tuple[Any, Any]:
    row = ranges.get(frame, {})
    return row.get("place_low"), row.get("place_high")


def _peers(filters: Filters, profile: Row, ranges: Mapping[str, Row]) -> Card:
    rows = report("peer_places", test_id=filters.test, subject="total", township="")
    own = as_records(with_names(rows[rows["school_code"] == filters.school]))
    title = _("Within the peer group")
    if not own or formats.is_nothing(own[0]["peer_group_id"]):
        note = _("Groups of similar schools are not set yet.")
        return Card(title, "", note, "", "quiet", state="no_data")
    row = own[0]
    if formats.is_nothing(row["place"]):
        return Card(title, "", "", _n(profile), "quiet", state=_empty_state(row))
    difference = _difference(_("Distance from the group's median {diff} ({low} to {high})"), row, "distance")
    place = _Place(row["place"], row["group_n"], *_range(ranges, "peers"), difference)
    return Card(title, place.words(), str(row["group_name"]) + _("; ") + place.note(), _n(profile))


def _over_time(profile: Row) -> Card:
    title = _("Standard score against a year ago")
    if formats.is_nothing(profile["previous_test_id"]):
        return Card(title, "", _("There is no comparable test a year before."), "", "quiet", state="no_data")
    change, low, high = profile["z_change"], profile["z_change_low"], profile["z_change_high"]
    if formats.is_nothing(change):
        return Card(title, "", "", "", "quiet", state="suppressed")
    certain = low > 0 or high < 0
    words = _("Outside its interval: a real change") if certain else _("Within its interval: may be chance")
    interval = _("95% interval {low} to {high}").format(low=formats.signed(low, 2), high=formats.signed(high, 2))
    tone = "plain" if not certain else "good" if low > 0 else "bad"
    return Card(title, formats.signed(change, 2), interval + _("; ") + words, _before(profile), tone)


def _before(profile: Row) -> str:
    """The place a year ago with the pupils counted now."""
    if formats.is_nothing(profile["previous_place"]):
        return _n(profile)
    place = _("{place} of {n}").format(
        place=formats.number(profile["previous_place"]), n=formats.number(profile["previous_ranked_n"])
    )
    return _("Place then {place}").format(place=place) + _("; ") + _n(profile)


def _participation(profile: Row) -> Card:
    title = _("Participation")
    if profile["cell_state"] == "suppressed":
        return Card(title, "", "", "", "quiet", state="suppressed")
    sat = _("Sat {sat} of {roster}").format(
        sat=formats.number(profile["sat_n"]), roster=formats.number(profile["roster_n"])
    )
    before = profile["previous_participation_rate"]
    note = "" if formats.is_nothing(before) else _("A year ago {rate}").format(rate=formats.percent(before))
    if formats.is_nothing(profile["sat_n"]):
        ends = profile["participation_at_least"], profile["participation_at_most"]
        note = protecting_briefly() if is_protecting(profile["participation_rate"], *ends) else note
        sat = _("n={n}").format(n=formats.number(profile["roster_n"]))
    return Card(title, formats.participation(profile), note, sat)
