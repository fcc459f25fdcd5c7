"""What holds between the keys of a [[warnings]] block, beyond the type of each."""

from collections.abc import Iterator, Mapping

from dashboard.language import gettext as _
from dashboard.plan.warning_rules import WarningRule

Finding = tuple[str, object, str]
COUNTED_UNITS = ("school", "township")
# What a rule must state, by where its occasions come from; a clause without a count states none of it.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "ranking": ("clock", "band", "places", "runs", "counting"),
    "events": ("clock", "band", "places", "runs", "counting"),
    "target_letters": ("clock", "runs", "counting"),
    "none": (),
}
CLOCKS: Mapping[str, str] = {"events": "test", "target_letters": "school_year"}


def rule_findings(rule: WarningRule, rankings: Mapping[str, str], key: str) -> Iterator[Finding]:
    """Every contradiction within one rule; `rankings` gives the stage of each ranking of the plan."""
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        yield f"{key}.effective_to", rule.effective_to, _("a day on or after effective_from")
    if bool(rule.caution_zh) != bool(rule.caution_en):
        name = "caution_en" if rule.caution_zh else "caution_zh"
        yield f"{key}.{name}", "-", _("a text in both languages, or in none")
    yield from _stated(rule, key)
    if rule.source == "ranking":
        yield from _ranking_of(rule, rankings, key)
    elif rule.ranking:
        yield f"{key}.ranking", rule.ranking, _("no ranking, where the source is not a ranking")


def _stated(rule: WarningRule, key: str) -> Iterator[Finding]:
    for name in NEEDED[rule.source]:
        if getattr(rule, name) is None:
            yield f"{key}.{name}", "-", _("this key must be given")
    if rule.source == "none":
        return
    if rule.unit not in COUNTED_UNITS:
        yield f"{key}.unit", rule.unit, ", ".join(COUNTED_UNITS)
    if rule.source != "ranking" and rule.stage is None:
        yield f"{key}.stage", "-", _("a stage, where the source is not a ranking")
    if rule.clock is not None and rule.clock != CLOCKS.get(rule.source, rule.clock):
        yield f"{key}.clock", rule.clock, CLOCKS[rule.source]


def _ranking_of(rule: WarningRule, rankings: Mapping[str, str], key: str) -> Iterator[Finding]:
    if rule.ranking not in rankings:
        yield f"{key}.ranking", rule.ranking, ", ".join(rankings) or _("a ranking of this plan")
    elif not rule.exam_types:
        yield f"{key}.exam_types", "[]", _("at least one kind of exam, where the source is a ranking")
    elif rule.stage not in (None, rankings[rule.ranking]):
        yield f"{key}.stage", rule.stage, rankings[rule.ranking]
