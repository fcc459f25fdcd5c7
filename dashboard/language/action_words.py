"""Words of actions, posts and visits: states, causes, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import formats, labels
from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _

Row = Mapping[Any, Any]


def cause(code: str) -> str:
    """Why an action was opened."""
    words = {
        "warning": _("Warning"),
        "missed_target": _("Missed target"),
        "indicator": _("Indicator"),
        "weak_subject": _("Weak subject"),
        "visit": _("School visit"),
    }
    return words.get(code, code)


def state(code: str) -> str:
    """Where an action stands on the day of the build."""
    words = {
        "open": _("In hand"),
        "overdue": _("Overdue"),
        "done": _("Done"),
        "cancelled": _("Cancelled"),
        "none": _("No action yet"),
    }
    return words.get(code, code)


def state_told(row: Row) -> str:
    """The state with the days that are over the due day."""
    told = state(str(row["state"]))
    if row["state"] == "none":
        return told
    if not formats.is_nothing(row["overdue_days"]):
        return _("{state} by {n} days").format(state=told, n=int(row["overdue_days"]))
    if not formats.is_nothing(row["late_days"]) and row["late_days"]:
        return _("{state}, {n} days late").format(state=told, n=int(row["late_days"]))
    return told


def matter(row: Row) -> str:
    """What an action is about: the rule and its occasion, the indicator, the subject."""
    if row["cause"] == "warning":
        return " · ".join(_named(row, name) for name in (f"rule_{current_language()}", "occasion_name"))
    if row["cause"] in ("missed_target", "indicator"):
        return _named(row, f"indicator_{current_language()}") or _named(row, "indicator_id")
    return labels.subject(str(row["subject"])) if row["cause"] == "weak_subject" else _("Guidance on the spot")


def about(row: Row) -> str:
    """The cause and what it is about in one, as the ledger tells it."""
    return f"{cause(str(row['cause']))} · {matter(row)}"


def _named(row: Row, name: str) -> str:
    return "" if formats.is_nothing(row[name]) else str(row[name])


def unit_told(row: Row) -> str:
    """The unit's name, the whole county for what it answers for itself."""
    return _("Whole county") if row["unit_type"] == "county" else str(row["unit_name"] or row["unit_code"])


def owner(row: Row, *, codes: bool = True) -> str:
    """The post that answers for an action, with its kind of responsibility where the register has it."""
    post = _named(row, "owner_post")
    if formats.is_nothing(row["owner_role"]):
        return post if codes else ""
    kind = role(str(row["owner_role"]))
    return f"{kind} {post}" if codes else kind


def role(code: str) -> str:
    """A kind of responsibility."""
    words = {"leading": _("Leading post"), "first": _("First responsible"), "direct": _("Directly responsible")}
    return words.get(code, code)


def post_words(row: Row) -> str:
    """A post in the list of posts: its code, its role, the units that it answers for."""
    if int(row["township_n"]) == 1:
        return f"{row['post_code']} · {role(str(row['role']))} · {row['unit_name']}"
    n = int(row["township_n"]) + int(row["school_n"])
    return _("{post} · {role} · {n} units").format(post=row["post_code"], role=role(str(row["role"])), n=n)


def value(number: Any, measured_in: object) -> str:
    """A measured value in its own unit: a place, a standard score, a share, marks or a count."""
    if formats.is_nothing(number):
        return ""
    kind = str(measured_in)
    if kind == "place":
        return _("place {n}").format(n=formats.number(number))
    if kind == "z":
        return formats.signed(number, 2)
    return formats.percent(number) if kind == "ratio" else formats.number(number, 1)


def change(row: Row) -> str:
    """Before and after as `place 11 → place 9`; why there is nothing to compare where there is not."""
    if formats.is_nothing(row["gain"]):
        return progress(row["progress"])
    before, after = (value(row[f"{moment}_value"], row["measured_in"]) for moment in ("before", "after"))
    return f"{before} → {after}"


def progress(code: object) -> str:
    """What the re-test says; nothing of a warning without an action."""
    words = {
        "better": _("Better"),
        "worse": _("Worse"),
        "unclear": _("Within chance"),
        "no_direction": _("Changed"),
        "hidden": _("Too few pupils to show"),
        "not_yet": _("No re-test yet"),
    }
    return "" if formats.is_nothing(code) else words.get(str(code), str(code))


def warning_action(row: Row) -> str:
    """Whether a warning has an action: its state, that of an earlier occasion, or that there is none."""
    if formats.is_nothing(row["action_id"]):
        return state("none")
    told = state(str(row["action_state"]))
    return told if row["is_action_of_occasion"] else _("Earlier: {state}").format(state=told)
