"""Headings of the columns of phases, movements, peer groups, pairs of schools, targets and target letters."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def page_columns() -> dict[str, str]:
    """What the files of these charts and tables hold beside what every report holds."""
    return {
        **_phases(),
        **_changes(),
        **_groups(),
        **_borders(),
        **_pairs(),
        **_targets(),
        **_letters(),
        **_items(),
    }


def _phases() -> dict[str, str]:
    return {
        "starts_on": _("Starts on"),
        "ends_on": _("Ends on"),
        "as_of": _("As of"),
        "phase_state": _("State of the phase"),
        "target_n": _("Targets in all"),
        "not_met_n": _("Targets not met"),
        "on_track_n": _("Targets on track"),
        "behind_n": _("Targets behind"),
        "no_data_n": _("Targets without data"),
        "report_only_n": _("Targets reported only"),
    }


def _changes() -> dict[str, str]:
    return {
        "previous_eligible_n": _("Counted last time (n)"),
        "previous_z": _("Standard score last time"),
        "previous_place": _("Place last time"),
        "change": _("Change"),
        "change_low": _("Change, lower end (95%)"),
        "change_high": _("Change, upper end (95%)"),
        "is_real": _("Outside its interval"),
    }


def _groups() -> dict[str, str]:
    return {
        "peer_group_id": _("Peer group (code)"),
        "group_name_zh": _("Peer group"),
        "group_name_en": _("Peer group"),
        "group_name": _("Peer group"),
        "group_source": _("Origin of the group"),
        "manual": _("Changed by hand"),
        "members_n": _("Schools of the group"),
        "group_n": _("Ranked in the group"),
        "county_place": _("Place in the county"),
        "county_n": _("Ranked in the county"),
        "mean": _("Mean"),
        "median": _("Median of the group"),
        "distance": _("Distance from the median"),
        "distance_low": _("Distance, lower end (95%)"),
        "distance_high": _("Distance, upper end (95%)"),
        "z": _("Standard score"),
        "z_median": _("Median standard score of the group"),
        "z_distance": _("Distance from the median, standard score"),
        "z_distance_low": _("Distance, standard score, lower end (95%)"),
        "z_distance_high": _("Distance, standard score, upper end (95%)"),
    }


def _borders() -> dict[str, str]:
    return {
        "other_group_id": _("Other group (code)"),
        "other_name_zh": _("Other group"),
        "other_name_en": _("Other group"),
        "other_name": _("Other group"),
        "other_place": _("Place in the other group"),
        "other_distance": _("Distance from the other group's median"),
        "changes_group": _("Changes its group"),
        "moves": _("If the line moves"),
        "now": _("Place now"),
        "then": _("Place then"),
    }


def _pairs() -> dict[str, str]:
    return {
        "rate": _("Rate"),
        "at_least": _("At least"),
        "at_most": _("At most"),
        "school_value": _("Value of the school"),
        "school_low": _("School, lower end"),
        "school_high": _("School, upper end"),
        "other_value": _("Value of the other school"),
        "other_low": _("Other school, lower end"),
        "other_high": _("Other school, upper end"),
        "other_n": _("Counted in the other (n)"),
        "difference": _("Difference"),
        "difference_low": _("Difference of the two, lower end (95%)"),
        "difference_high": _("Difference of the two, upper end (95%)"),
        "verdict": _("Finding"),
    }


def _targets() -> dict[str, str]:
    return {
        "action": _("Action"),
        "target_id": _("Target (code)"),
        "phase_name_zh": _("Phase"),
        "phase_name_en": _("Phase"),
        "baseline": _("Baseline"),
        "required_now": _("Should be reached by now"),
        "steps_n": _("Steps left"),
        "reference": _("Reference, not in the plan"),
        "is_ahead": _("Ahead of its phase"),
        "has_ended": _("Phase has ended"),
        "to_go": _("Still missing"),
        "entity_name": _("Unit"),
        "entity_stage": _("Stage"),
        "aim_words": _("Aim"),
        "needed": _("Needed"),
    }


def _letters() -> dict[str, str]:
    return {
        "counties_n": _("Counties compared"),
        "items_open_n": _("Items not verified"),
        "is_signed": _("Signed by all"),
        "amended_n": _("Items amended"),
        "entry_rate_n": _("Items on promotion rates"),
        "outcome_words": _("Letter"),
        "open_words": _("Not verified"),
        "signed_words": _("Signing"),
        "remarks": _("Remarks"),
        "where": _("File in words"),
    }


def _items() -> dict[str, str]:
    return {
        "letter_id": _("Letter (code)"),
        "item_code": _("Item (code)"),
        "item_name": _("Item as signed"),
        "target_value": _("Target of the item"),
        "signed_by_school": _("Signed by the school"),
        "signed_by_bureau": _("Signed by the bureau"),
        "signed_on": _("Signed on"),
        "version": _("Version of the item"),
        "achieved_value": _("Value as verified"),
        "checked_by": _("Verified by"),
        "checked_on": _("Verified on"),
        "computed_value": _("Value as computed (number)"),
        "computed_reaches": _("Computed value reaches it"),
        "computed_is_hidden": _("Computed value is hidden"),
        "computed_period_id": _("Period of the computed value (code)"),
        "computed_is_provisional": _("Computed value is not final"),
        "is_entry_rate": _("Item on a promotion rate"),
        "item_words": _("Item of the letter"),
        "basis_words": _("Basis in words"),
        "achieved_words": _("Verified, in words"),
        "computed_words": _("Computed, in words"),
        "amended_words": _("Amendment"),
    }
