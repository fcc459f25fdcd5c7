"""Are we on the path the plan set?"""

from dashboard.charts.bullet import bullets
from dashboard.charts.timeline import timeline
from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui import Drill, cached_figure, choose, empty_view, report, show_chart
from dashboard.ui.target_views import choose_plan, choose_target, show_answer, show_units

plans = report("phase_plans")
if plans.empty:
    empty_view(_("No plan sets targets."), _("Add [[targets]] to a plan.toml in the data folder and build again."))
else:
    plan = choose_plan(plans)
    code = str(plan["plan_id"])
    phases = report("phase_timeline", plan=code)
    targets = report("phase_targets", plan=code)
    notes = show_answer(plan, phases)
    figure = cached_figure("timeline", lambda: timeline(phases), code)
    show_chart(figure, phases, key="timeline", title=_("The plan's phases"),
               basis=_("Targets by phase; an indicator with several parts counts once, and is met when all parts are."),
               notes=notes, methods="targets", drill=Drill("phase"))  # fmt: skip
    names = dict(zip(phases["phase_id"], phases[f"name_{current_language()}"], strict=True))
    phase = choose("phase", _("Phase"), {"": _("All phases"), **names}, segmented=True, clears=("target",))
    shown = targets[targets["phase_id"] == phase] if phase else targets
    if shown.empty:
        empty_view(_("This phase has no targets."), _("Choose another phase."))
    else:
        figure = cached_figure("bullets", lambda: bullets(shown), code, phase)
        show_chart(figure, shown, key="targets", title=_("Every target: baseline, now, target"), notes=notes,
                   methods="targets", drill=Drill("target"),
                   basis=_("Whole county. A bar that reaches the black line meets its target; grey: no number set, "
                           "no data or coverage below the plan's limit. A click shows the units behind."))  # fmt: skip
        target = choose_target(shown)
        if target:
            show_units(code, target, shown, notes)
        else:
            empty_view(_("This target has no townships or schools behind it."),
                       _("It is reported for the whole county only; click another target."))  # fmt: skip
