"""What did we decide last time, and is it done?"""

import streamlit as st

from dashboard.language import action_words
from dashboard.language import gettext as _
from dashboard.records import CAUSES
from dashboard.ui import Filters, choices_row, choose, empty_view, report
from dashboard.ui.action_views import show_before_after, show_counts, show_ledger
from dashboard.ui.filters import choose_post
from dashboard.ui.visit_views import show_unvisited, show_weak_schools

causes: dict[str, str] = {"": _("All causes"), **{code: action_words.cause(code) for code in CAUSES}}
with choices_row("filters"):
    filters = choose_post(Filters())
    cause = choose("cause", _("Cause"), causes)
words = (*filters.words, (_("Cause"), causes[cause]))
filters = Filters(post=filters.post, words=words)
rows = report("actions", cause=cause, post=filters.post)
if rows.empty and not cause and not filters.post:
    empty_view(_("No action is recorded yet."), _("Write one down: python -m dashboard record action FOLDER"))
elif rows.empty:
    empty_view(_("No action fits this choice."), _("Choose all causes and all posts."))
else:
    show_counts(rows, report("action_meetings"))
    show_ledger(rows, filters)
show_weak_schools(filters)
left, right = st.columns(2, gap="small")
with left:
    if not rows.empty:
        show_before_after(rows, filters)
with right:
    show_unvisited(filters)
