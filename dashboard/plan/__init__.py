"""Policies as data: action plans with rules, rankings, warnings and targets, and which exams national rules allow."""

from dashboard.plan.loading import PlanSet, load_plan, load_plans
from dashboard.plan.mistakes import Mistake, PlanError
from dashboard.plan.models import Indicator, Phase, Plan, Ranking, RankingVersion, Rules, Target, WarningRule
from dashboard.plan.tables import plan_tables

__all__ = [
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
