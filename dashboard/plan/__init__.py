"""Policies as data: action plans with rules, rankings, warnings and targets, and which exams national rules allow."""

from dashboard.plan.agenda import AgendaItem
from dashboard.plan.aims import Indicator, Target
from dashboard.plan.loading import PlanSet, load_plan, load_plans
from dashboard.plan.mistakes import Mistake, PlanError
from dashboard.plan.models import Phase, Plan, Ranking, RankingVersion, Rules
from dashboard.plan.tables import plan_tables
from dashboard.plan.warning_rules import WarningRule

__all__ = [
    "AgendaItem",
    "Indicator",
    "Mistake",
    "Phase",
    "Plan",
    "PlanError",
    "PlanSet",
    "Ranking",
    "RankingVersion",
    "Rules",
    "Target",
    "WarningRule",
    "load_plan",
    "load_plans",
    "plan_tables",
]
