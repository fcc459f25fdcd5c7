"""Who meets a rule of the plan, who is close, and how sure is it?"""

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui import Filters, choose, empty_view, report
from dashboard.ui.warning_blocks import name_of, show_block, show_ledger, show_rules

places = report("warnings_townships")
townships = {"": _("Whole county"), **dict(zip(places["township_code"], places["township_name"], strict=True))}
names = {str(rule["rule_id"]): name_of(rule) for rule in report("warnings_rules", township="").to_dict("records")}
with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
    township = choose("township", _("Township"), townships, clears=("case",))
    wanted = choose("rule", _("Rule"), {"": _("All rules"), **names}, clears=("case",))
    show = choose("show", _("Units shown"), {"": _("Warned or close"), "all": _("All units")}, segmented=True)
words = ((_("Township"), townships.get(township, "")), (_("Rule"), names.get(wanted, _("All rules"))))
filters = Filters(township=township, words=words)
rules = report("warnings_rules", township=township)
rules = rules[rules["rule_id"] == wanted] if wanted else rules
if rules.empty:
    empty_view(_("The governing plan holds no warning rule."), _("Add [[warnings]] to its plan.toml and build again."))
else:
    show_rules(rules)
    for rule in rules.to_dict("records"):
        show_block(rule, filters, show)
    show_ledger(wanted, filters)
