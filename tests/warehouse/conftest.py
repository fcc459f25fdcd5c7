"""The schema of an empty warehouse, and a room to run the chain in."""

import pytest

from tests.queries.cases import Schema
from tests.queries.conftest import schema
from tests.warehouse.chains import Room

__all__ = ["room", "schema"]


@pytest.fixture(scope="session")
def room(schema: Schema) -> Room:
    return Room(schema)
