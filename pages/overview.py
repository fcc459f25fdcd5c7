"""Where do we stand, and what needs a decision today?"""
from dashboard.ui import select_filters
filters = select_filters("stage", "school_year", "test")
