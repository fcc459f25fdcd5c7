"""A meeting on the screen: the plan's agenda one item after the other, large, names hidden until they are revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qsl

from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui import address
from dashboard.ui.address import MASK, MEETING, REVEALED, current_address, has_page, value, with_codes
from dashboard.ui.links import view_of
from dashboard.ui.session import mask, report

READERS = (
    "lang", MASK, REVEALED, "snapshot", "stage", "school_year", "test", "subject", "township",
)  # fmt: skip


@dataclass(frozen=True)
class AgendaItem:
    """One item of the meeting: its number from 1, its title in the reader's language, its page and codes."""

    number: int
    title: str
    page: str
    codes: Mapping[str, str] = field(default_factory=dict)


def meeting_on() -> bool:
    """Whether this session is in a meeting."""
    return bool(value(MEETING))


def masked() -> bool:
    """Whether names of units are hidden from this session."""
    return bool(value(MASK))


def agenda() -> tuple[AgendaItem, ...]:
    """The governing plan's items whose pages exist, numbered as they follow each other."""
    rows = report("agenda")
    rows = rows[rows["page"].map(has_page)]
    titles = rows[f"title_{current_language()}"]
    told = zip(titles, rows["page"], rows["codes"].fillna(""), strict=True)
    return tuple(
        AgendaItem(n, str(title), str(page), dict(parse_qsl(codes))) for n, (title, page, codes) in enumerate(told, 1)
    )


def current_item() -> AgendaItem | None:
    """The item of this view, None outside a meeting; beyond the agenda its last item, without a number its first."""
    items = agenda() if meeting_on() else ()
    if not items:
        return None
    told = value(MEETING)
    number = int(told) if told.isdecimal() else 1
    return items[min(max(number, 1), len(items)) - 1]


def enter() -> None:
    """Take a cold link to its item, once at the start of a session: the root stands for any item's page."""
    item = current_item()
    address.put(MEETING, str(item.number) if item else "")
    here = current_address()
    if item is None or not address.is_cold():
        return
    if here.page == item.page:
        here.values = {**item.codes, **here.values}
    elif here.page == "overview":
        address.go_to(item.page, **item.codes)
        address.follow()


def codes_of(item: AgendaItem) -> dict[str, str]:
    """The codes of an item's view: its own, and the reader's filter as it was before a click led away."""
    here = current_address()
    kept = {key: code for key, code in here.values.items() if key in READERS}
    if here.home is not None:
        kept["township"] = here.home
    told = {**kept, **item.codes, MEETING: str(item.number)}
    return {key: code for key, code in sorted(told.items()) if code}


def is_away(item: AgendaItem) -> bool:
    """Whether a click has led from the item to a unit or another page."""
    here = current_address()
    if here.page == item.page and here.home is not None and here.home == value("township"):
        here.home = None
    other = any(value(key) != code for key, code in item.codes.items() if key in here.values)
    return here.page != item.page or here.home is not None or other


def switch() -> str:
    """HTML of the button that begins a meeting with its first item; a mask that outlived one is lifted beside it."""
    items = agenda()
    if not items:
        return ""
    button = _button("meeting_switch", _("Meeting mode"), items[0].page, codes_of(items[0]))
    return (_masking() if masked() else "") + button


def bar(item: AgendaItem) -> str:
    """HTML of the one line above every view of a meeting."""
    items = agenda()
    places = "".join(_place(one, one.number == item.number) for one in items)
    now = f'<h1 class="meeting-now"><b>{item.number}<small>/{len(items)}</small></b> {escape(item.title)}</h1>'
    back = _button("meeting_back", _("Back to the item"), item.page, codes_of(item)) if is_away(item) else ""
    return (
        f'<nav class="meeting-bar" aria-label="{_("Agenda")}">{now}<ol class="meeting-items">{places}</ol>'
        f'<span class="meeting-tools">{back}{_steps(items, item)}{_masking()}{_more()}{_leave()}</span></nav>'
    )


def _place(item: AgendaItem, is_here: bool) -> str:
    here = ' aria-current="step"' if is_here else ""
    view, title = view_of(item.page, codes_of(item)), escape(item.title, quote=True)
    words = f'{item.number}<span class="meeting-title">{title}</span>'
    return f'<li><a {view} data-item="{item.number}"{here} title="{title}" aria-label="{title}">{words}</a></li>'


def _steps(items: tuple[AgendaItem, ...], item: AgendaItem) -> str:
    before = items[item.number - 2] if item.number > 1 else None
    after = items[item.number] if item.number < len(items) else None
    back = _button("meeting_previous", "‹", before.page, codes_of(before), before.title) if before else ""
    ahead = _button("meeting_next", f"{after.title} ›", after.page, codes_of(after), after.title) if after else ""
    return back + ahead


def _masking() -> str:
    """The switch of the mask, and the unit in sight by itself while it is hidden."""
    here = current_address().page
    if not masked():
        return _button("meeting_mask", _("Hide names"), here, with_codes({MASK: "1", REVEALED: ""}))
    hides = mask()
    unit = value("school") or value("township")
    one = ""
    if hides is not None and unit in hides.codes:
        shown = ".".join(filter(None, (value(REVEALED), unit)))
        one = _button(
            "meeting_reveal", _("Reveal {unit}").format(unit=hides.codes[unit]), here, with_codes({REVEALED: shown})
        )
    return one + _button("meeting_mask", _("Reveal all names"), here, with_codes({MASK: "", REVEALED: ""}))


def _more() -> str:
    return f'<button type="button" class="meeting_options" data-meeting="options">{_("Options")}</button>'


def _leave() -> str:
    codes = with_codes({MEETING: ""})
    return _button("meeting_leave", _("Leave"), current_address().page, codes, _("Leave the meeting (Esc)"))


def _button(key: str, words: str, page: str, codes: Mapping[str, str], hint: str = "") -> str:
    title = f' title="{escape(hint, quote=True)}"' if hint else ""
    return f'<a class="st-key-{key} meeting-button" {view_of(page, codes)}{title}>{escape(words)}</a>'
