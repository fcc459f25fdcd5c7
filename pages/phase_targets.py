"""Are we on the path the plan set?"""

from dashboard.charts.bullet import bullets
from dashboard.charts.timeline import phase_headings, timeline
from dashboard.language import gettext as _
from dashboard.ui import Drill, cached_figure, choices_row, empty_view, report, show_chart
from dashboard.ui.letter_views import show_letters
from dashboard.ui.meeting import meeting_on
from dashboard.ui.target_units_views import show_target
from dashboard.ui.target_views import (
    bullet_basis,
    choose_phase,
    choose_plan,
    choose_target,
    show_answer,
    show_places,
    timeline_basis,
)

plans = report("phase_plans")
if plans.empty:
    empty_view(_("No plan sets targets."), _("Add [[targets]] to a plan.toml in the data folder and build again."))
else:
    with choices_row("target_choices", boxed=False):
        plan = choose_plan(plans)
        code = str(plan["plan_id"])
        phases = report("phase_timeline", plan=code)
        phase = choose_phase(phases)
    targets = report("phase_targets", plan=code)
    notes = show_answer(plan, phases[phases["phase_id"] == phase] if phase else phases, targets)
    figure = cached_figure("timeline", lambda: timeline(phases), code)
    show_chart(figure, phases, key="timeline", title=_("The plan's phases"), basis=timeline_basis(plan),
               notes=notes, methods="targets", headings=phase_headings(phases),
               drill=Drill("phase", also=(("target", ""),)))  # fmt: skip
    shown = targets[targets["phase_id"] == phase] if phase else targets
    if shown.empty:
        empty_view(_("This phase has no targets."), _("Choose another phase."))
    else:
        figure = cached_figure("bullets", lambda: bullets(shown, meeting_on()), code, phase, meeting_on())
        show_chart(figure, shown, key="targets", title=_("Every target: baseline, now, target, pace"), notes=notes,
                   methods="targets", basis=bullet_basis(shown), drill=Drill("target"))  # fmt: skip
        show_target(code, choose_target(shown), shown, notes)
    show_places(code, notes)
    show_letters(notes)
