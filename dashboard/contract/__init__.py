"""What each incoming file must hold, and the report of what is wrong with it."""

from dashboard.contract.inspection import inspect_folder
from dashboard.contract.inventory import DataFile, Inventory, empty_inventory
from dashboard.contract.problems import Problem
from dashboard.contract.tables import TABLES, Column, Table

__all__ = ["TABLES", "Column", "DataFile", "Inventory", "Problem", "Table", "empty_inventory", "inspect_folder"]
