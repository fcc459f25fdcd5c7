"""Every query does what its cases claim."""

import pytest

from tests.queries.cases import Case, Schema, all_cases, assert_rows, run_case


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.layer}/{case.query}/{case.claim}")
def test_case(case: Case, schema: Schema) -> None:
    assert case.expected.rows, "a case needs at least one expected row"
    columns, rows = run_case(case, schema)
    assert_rows(case, columns, rows)
