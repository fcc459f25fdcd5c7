"""Target letters in words: progress k of m, signatures, verification, amendments, and the caution on entry rates."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.language import formats
from dashboard.language.catalogue import gettext as _

_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
_MOST_DIGITS = 4


def outcome_words(code: str) -> str:
    """Where a whole letter stands."""
    words = {"met": _("✔ All items met"), "not_met": _("✘ An item is missed"), "open": _("– Not verified yet")}
    return words.get(code, code)


def item_state(code: str) -> str:
    """Where one item stands."""
    words = {"met": _("✔ Met"), "not_met": _("✘ Not met"), "open": _("– Not verified yet")}
    return words.get(code, code)


def letter_counts(letters: pd.DataFrame) -> str:
    """`6 letters, 2 with all items met, 3 with one missed, 1 not verified, 1 not signed`."""
    found = letters["outcome"].value_counts()
    unsigned = int((~letters["is_signed"].astype(bool)).sum())
    words = _("{n} letters, all items met {met}, an item missed {missed}, not verified {open}, not signed {unsigned}")
    return words.format(
        n=len(letters), met=int(found.get("met", 0)), missed=int(found.get("not_met", 0)),
        open=int(found.get("open", 0)), unsigned=unsigned,
    )  # fmt: skip


def letter_rows(letters: pd.DataFrame) -> pd.DataFrame:
    """The letters with progress, outcome, signatures and remarks in words."""
    records: list[dict[Any, Any]] = letters.to_dict("records")
    return letters.assign(
        progress=[progress(row) for row in records],
        outcome_words=[outcome_words(str(row["outcome"])) for row in records],
        open_words=[formats.number(row["items_open_n"]) for row in records],
        signed_words=[_("signed") if row["is_signed"] else _("✘ not signed by both") for row in records],
        remarks=[_remarks(row) for row in records],
    )


def progress(row: dict[Any, Any]) -> str:
    """`3/4`: items met of the items that count."""
    return f"{formats.number(row['items_met_n'])}/{formats.number(row['items_n'])}"


def _remarks(row: dict[Any, Any]) -> str:
    parts = [_("{n} items amended").format(n=row["amended_n"])] if row["amended_n"] else []
    if row["entry_rate_n"]:
        parts.append(_("⚠ item on entry rates"))
    return _(", ").join(parts)


def letter_title(row: dict[Any, Any]) -> str:
    """The heading of one school's letter: year, k of m, signatures."""
    words = _("Target letter {year}: {progress} items met").format(year=row["school_year"], progress=progress(row))
    if row["items_open_n"]:
        words = _("{words}, {n} not verified").format(words=words, n=formats.number(row["items_open_n"]))
    return _("{words}; {signed}").format(words=words, signed=_signed(row))


def _signed(row: dict[Any, Any]) -> str:
    missing = [
        name
        for name, has in ((_("the school"), row["signed_by_school"]), (_("the bureau"), row["signed_by_bureau"]))
        if not has
    ]
    if missing:
        return _("not signed by {who}").format(who=_(" and ").join(missing))
    if formats.is_nothing(row["signed_on"]):
        return _("signed by both, without a day")
    return _("signed on {day}").format(day=formats.day(row["signed_on"]))


def told_items(items: pd.DataFrame) -> pd.DataFrame:
    """The items with aim, verified and computed value, state and amendments in words; lists are told, not kept."""
    records: list[dict[Any, Any]] = items.to_dict("records")
    return items.drop(columns="amendments").assign(
        item_words=[_item(row) for row in records],
        basis_words=[formats.NOTHING if formats.is_nothing(row["basis"]) else str(row["basis"]) for row in records],
        aim_words=[_aim(row["target_value"], row) for row in records],
        achieved_words=[_achieved(row) for row in records],
        computed_words=[_computed(row) for row in records],
        state_words=[item_state(str(row["state"])) for row in records],
        amended_words=[_amended(row) for row in records],
    )


def _item(row: dict[Any, Any]) -> str:
    words = f"⚠ {row['item_name']}" if row["is_entry_rate"] else str(row["item_name"])
    return words if row["weight"] else _("{item} (only reported)").format(item=words)


def _plain(value: Any, unit: Any, other: Any = None) -> str:
    """A value in the item's unit, with as many digits as tell it from an aim that it does not equal."""
    for digits in range(1 if unit == "ratio" else 0, _MOST_DIGITS + 1):
        words = formats.percent(value, digits) if unit == "ratio" else formats.number(value, digits)
        same = other is None or float(value) == float(other)
        told = formats.percent(other, digits) if unit == "ratio" else formats.number(other, digits)
        if (same and abs(round(float(value), digits + 2) - float(value)) < 1e-9) or (not same and words != told):
            return words
    return words


def _aim(target: Any, row: dict[Any, Any]) -> str:
    return f"{_SIGNS.get(str(row['comparator']), '')}{_plain(target, row['unit'])}"


def _achieved(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["checked_on"]):
        told = not formats.is_nothing(row["achieved_value"])
        value = _plain(row["achieved_value"], row["unit"], row["target_value"]) if told else ""
        return _("{value} (not verified)").format(value=value) if told else formats.NOTHING
    value = formats.NOTHING
    if not formats.is_nothing(row["achieved_value"]):
        value = _plain(row["achieved_value"], row["unit"], row["target_value"])
    return _("{value} ({day})").format(value=value, day=pd.Timestamp(row["checked_on"]).date().isoformat())


def _computed(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["computed_reaches"]):
        return formats.NOTHING
    side = _("reaches the aim") if row["computed_reaches"] else _("below the aim")
    if row["comparator"] in ("<=", "<") and not row["computed_reaches"]:
        side = _("above the aim")
    if formats.is_nothing(row["computed_value"]):
        return side
    return _("{value}, {side}").format(value=_plain(row["computed_value"], row["unit"], row["target_value"]), side=side)


def _amended(row: dict[Any, Any]) -> str:
    """`2024-03-01: 10% → 12%, because ...`, each amendment in turn."""
    if isinstance(row["amendments"], float) or row["amendments"] is None or len(row["amendments"]) < 2:
        return ""
    versions = list(row["amendments"])
    pairs = pairwise(versions)
    return _("; ").join(_one_amendment(before, after, row) for before, after in pairs)


def _one_amendment(before: dict[Any, Any], after: dict[Any, Any], row: dict[Any, Any]) -> str:
    day = formats.NOTHING if formats.is_nothing(after["amended_on"]) else str(pd.Timestamp(after["amended_on"]).date())
    reason = _("no reason given") if formats.is_nothing(after["reason"]) else str(after["reason"])
    old, new = (_plain(one["target_value"], row["unit"]) for one in (before, after))
    return _("{day}: {old} → {new}, {reason}").format(day=day, old=old, new=new, reason=reason)


def caution_words() -> str:
    """What the national rules say of an item on entry rates."""
    return _(
        "⚠ Caution: national rules forbid setting entry-rate targets for schools or judging them by entry rates "
        "(overall plan on evaluation reform, 2020; evaluation guide for compulsory education, 2021). "
        "The item is shown as signed; replace it in the next letter."
    )


def remedy_words() -> str:
    """What may stand in a letter, none of it an entry rate."""
    return _(
        "Add the target letters to the data folder. Items that may stand in a letter: value added, participation, "
        "pass rate up, low-score rate down, balance of subjects, daily hour of exercise, mental-health lessons, "
        "no drop-outs."
    )
