"""How is this computed?"""

from dashboard.language import gettext as _
from dashboard.language.methods_what_if import WHAT_IF
from dashboard.ui import choose
from dashboard.ui.methods_views import all_entries, show_contents, show_entries
from dashboard.ui.what_if_views import show_what_if

entries = all_entries()
options = {"": _("All entries")} | {entry.anchor: entry.title for entry in entries}
chosen = choose("entry", _("How it is computed"), options)
if chosen == WHAT_IF:
    show_what_if()
if chosen:
    show_entries([entry for entry in entries if entry.anchor == chosen])
else:
    show_contents(entries)
    show_entries(entries)
