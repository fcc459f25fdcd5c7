"""The schema of an empty warehouse, for tests that give rows to single queries."""

from tests.queries.conftest import schema

__all__ = ["schema"]
