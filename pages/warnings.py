"""Who meets a rule of the plan, who is close, and how sure is it?"""

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui import Filters, choices_row, choose, empty_view, report
from dashboard.ui.filters import choose_post
from dashboard.ui.row_records import as_records
from dashboard.ui.warning_blocks import show_concern, show_credits, show_report_only
from dashboard.ui.warning_board import chosen_case, show_board
from dashboard.ui.warning_case import show_case
from dashboard.ui.warning_ledger import show_ledger
from dashboard.ui.warning_rules import known_rules, name_of, notes_of, show_meanings, show_style

places = report("warnings_townships")
townships = {"": _("Whole county"), **dict(zip(places["township_code"], places["township_name"], strict=True))}
names = {str(rule["rule_id"]): name_of(rule) for rule in as_records(known_rules(""))}
with choices_row("filters"):
    township = choose("township", _("Township"), townships, clears=("case",))
    post = choose_post(Filters())
    wanted = choose("rule", _("Rule"), {"": _("All rules"), **names}, clears=("case",))
    show = choose("show", _("Units shown"), {"": _("Warned or close"), "all": _("All units")}, segmented=True)
words = ((_("Township"), townships.get(township, "")), *post.words, (_("Rule"), names.get(wanted, _("All rules"))))
filters = Filters(township=township, post=post.post, words=words)
rules = known_rules(township, wanted)
if rules.empty:
    empty_view(_("The governing plan holds no warning rule."), _("Add [[warnings]] to its plan.toml and build again."))
else:
    show_style()
    concerns = rules[rules["polarity"] == "concern"]
    board = report("warnings_board", rule_id=wanted, township=township, post=filters.post)
    chosen = chosen_case(board)
    notes = tuple(dict.fromkeys(note for rule in as_records(concerns) for note in notes_of(rule)))
    with st.container(key="sides"):
        left, right = st.columns([1.9, 1], gap="small")
    with right:
        show_case(chosen, names.get(chosen.partition(":")[0], ""))
    with left:
        if len(concerns):
            show_board(board, chosen, filters, notes)
        show_meanings()
        for rule in as_records(concerns):
            show_concern(rule, filters, show, chosen)
        show_credits(rules[rules["polarity"] == "credit"], filters)
    if len(concerns):
        show_ledger(wanted, filters)
    show_report_only()
