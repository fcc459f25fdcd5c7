"""The chain once more, slow and plain: every answer from the whole history, with nothing carried along."""

from dataclasses import dataclass
from datetime import date

from tests.warehouse.chains import Change, Found, Story, Year

Key = tuple[str, int]
NEAR_BOTTOM = 0.20


@dataclass(frozen=True)
class Step:
    """One unit in one year: `mark` is yes, maybe or no; `why_not` is the state of a year that says nothing."""

    mark: str
    final: bool
    head: str | None
    why_not: str = ""


def _exam_day(year: int) -> date:
    return date(year, 6, 20)


def _years_of(story: Story, unit: str) -> list[int]:
    """The years in which the unit is on the list: until it closes, or as long as pupils of it sat."""
    seen = [year for code, year in story.bottom3 if code == unit and year in {one.year for one in story.years}]
    if not seen:
        return []
    last = max(story.closed.get(unit, date.max), _exam_day(max(seen)))
    return [one.year for one in story.years if _exam_day(one.year) <= last]


def _step(story: Story, unit: str, year: Year) -> Step:
    word = story.bottom3.get((unit, year.year), "unranked")
    head = story.heads.get((unit, year.year))
    if not year.held:
        return Step("no", year.final, head, "not_held")
    if not year.applicable or _exam_day(year.year) < date(story.accountable.get(unit, 1), 1, 1):
        return Step("no", year.final, head, "not_applicable")
    if word == "unranked":
        return Step("no", year.final, head, "unranked")
    determined = {"counted": "yes", "not_counted": "no"}.get(story.determined.get((unit, year.year), ""), "maybe")
    return Step({"certain": "yes", "possible": determined, "no": "no"}[word], year.final, head)


def _changes_before(story: Story, unit: str, year: int) -> list[Change]:
    """Changes of the school since the occasion before."""
    earlier = [one for one in _years_of(story, unit) if one < year]
    first = _exam_day(earlier[-1]) if earlier else date.min
    return [one for one in story.changes if one.successor == unit and first < date(one.year, 3, 1) <= _exam_day(year)]


def _inherited(change: Change) -> bool:
    return change.inherits if change.decided is None else change.decided


def _goes_on(changes: list[Change]) -> bool:
    """A new name changes nothing; of the codes that merge on one day one inherited history is enough."""
    merges = [one for one in changes if one.kind != "rename"]
    days = {one.year for one in merges}
    return all(any(_inherited(one) for one in merges if one.year == day) for day in days)


def _heir_of(changes: list[Change]) -> str | None:
    """Of one day and kind the first code, of several the last of those."""
    groups: dict[tuple[int, bool], list[str]] = {}
    for one in changes:
        if _inherited(one) and one.predecessor != one.successor:
            groups.setdefault((one.year, one.kind == "rename"), []).append(one.predecessor)
    return max((min(codes) for codes in groups.values()), default=None)


def _before(story: Story, unit: str, year: int) -> Key | None:
    """The unit and year whose result this one continues; None where a history starts."""
    changes = _changes_before(story, unit, year)
    if not _goes_on(changes):
        return None
    codes = [code for code in (unit, _heir_of(changes)) if code is not None]
    newest = {code: max((one for one in _years_of(story, code) if one < year), default=0) for code in codes}
    if story.counting == "cumulative":
        placed = [code for code in codes if newest[code] and _ever_placed(story, code, newest[code])]
        code = (placed or codes)[0]
        return (code, newest[code]) if newest[code] else None
    found = [(code, newest[code]) for code in codes if newest[code] == year - 1]
    ranked = [key for key in found if _word(story, key) != "unranked"]
    return next(iter(ranked + found), None)


def _word(story: Story, key: Key) -> str:
    return story.bottom3.get(key, "unranked")


def _ever_placed(story: Story, unit: str, until: int) -> bool:
    return any(_word(story, (unit, one)) != "unranked" for one in _years_of(story, unit) if one <= until)


def _history(story: Story, unit: str, year: int) -> list[Step]:
    """All steps that belong together, oldest first, this one last."""
    facts = {one.year: one for one in story.years}
    steps: list[Step] = []
    key: Key | None = (unit, year)
    while key is not None:
        steps.insert(0, _step(story, key[0], facts[key[1]]))
        key = _before(story, *key)
    return steps


def _in_all(story: Story, steps: list[Step]) -> tuple[list[Step], bool]:
    """The steps that count, all of them final but the last, and whether an undecided tie stands in the way."""
    earlier, last = [step for step in steps[:-1] if step.final], steps[-1]
    before = [step for step in earlier if step.mark == "yes"]
    more = [] if last.mark != "yes" or (len(before) >= story.runs and not last.final) else [last]
    counted = [*before, *more]
    ties = sum(step.mark == "maybe" for step in earlier)
    waits = len(counted) < story.runs <= len(counted) + ties
    return counted, last.mark == "maybe" or waits


def _in_a_row(story: Story, steps: list[Step]) -> tuple[list[Step], bool]:
    """The unbroken row that ends here; a tie that would complete it leaves all that follows it undecided."""
    row: list[Step] = []
    undecided = False
    for place, step in enumerate(steps):
        if step.mark == "maybe":
            undecided = undecided or len(row) + 1 >= story.runs
            row = row if undecided else []
        elif step.mark == "no":
            row, undecided = [], False
        elif not undecided:
            row = [*row, step]
        if place < len(steps) - 1 and not step.final:
            row, undecided = [], False
    return row, undecided


def _state(story: Story, step: Step, run: int, pending: bool, likely: bool) -> str:
    if step.why_not or pending:
        return step.why_not or "pending_determination"
    if story.polarity == "credit":
        return "reward_met" if step.mark == "yes" and run >= story.runs else "none"
    if step.mark == "yes" and run >= story.runs:
        return "red_condition_met" if step.final else "red_provisional"
    if step.mark == "yes":
        return "orange_one_year" if step.final else "orange_provisional"
    return "yellow_boundary_tie" if step.mark == "maybe" else "near_bottom" if likely else "none"


LEVELS = {
    "red_condition_met": "red", "red_provisional": "red", "orange_one_year": "orange", "orange_provisional": "orange",
    "pending_determination": "pending", "yellow_boundary_tie": "yellow", "near_bottom": "yellow",
    "reward_met": "credit",
}  # fmt: skip


def _attributable(story: Story, counted: list[Step]) -> bool | None:
    """Whether the head of the last counted day was there as often as the rule asks; None where nobody can know."""
    asked = counted if story.counting == "cumulative" else counted[-story.runs :]
    head = asked[-1].head
    if head is None:
        return None
    own, unknown = (sum(step.head == who for step in asked) for who in (head, None))
    return True if own >= story.runs else None if own + unknown >= story.runs else False


def _stands(story: Story, counted: list[Step], last: Step) -> bool:
    """Whether an earlier occasion completed a cumulative count: it stays complete."""
    adds = last.mark == "yes" and any(step is last for step in counted)
    return story.counting == "cumulative" and not adds and len(counted) >= story.runs


def _judge(story: Story, unit: str, year: int) -> tuple[str, list[Step], bool, bool]:
    """State, the steps that count, whether the unit surely stands in the band, whether an earlier count stands."""
    steps = _history(story, unit, year)
    counted, pending = (_in_all if story.counting == "cumulative" else _in_a_row)(story, steps)
    if _stands(story, counted, steps[-1]):
        return (
            ("reward_met" if story.polarity == "credit" else "red_condition_met"),
            counted,
            steps[-1].mark == "yes",
            True,
        )
    if story.counting == "cumulative" and pending:
        return "pending_determination", counted, steps[-1].mark == "yes", False
    pending = pending and steps[-1].mark != "no"
    likely = story.chance.get((unit, year), 0.0) >= NEAR_BOTTOM and story.polarity == "concern"
    state = _state(story, steps[-1], len(counted), pending, likely)
    return state, counted, steps[-1].mark == "yes", False


def judged(story: Story) -> dict[Key, Found]:
    """What the warehouse must say of every unit and year."""
    found: dict[Key, Found] = {}
    for unit in sorted({unit for unit, _year in story.bottom3}):
        for year in _years_of(story, unit):
            state, counted, _, stands = _judge(story, unit, year)
            before = _before(story, unit, year)
            left = before is not None and _judge(story, *before)[2]
            can_leave = story.polarity == "concern" and story.counting == "consecutive"
            level = "blue" if state == "none" and left and can_leave else LEVELS.get(state, state)
            met = state in ("red_condition_met", "red_provisional", "reward_met")
            facts = next(one for one in story.years if one.year == year)
            attributable = _attributable(story, counted) if met else None
            provisional = facts.held and not facts.final and not stands
            found[unit, year] = Found(state, level, len(counted), attributable, provisional)
    return found
