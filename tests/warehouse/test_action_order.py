"""Records of actions may arrive in any order: the ledger is the same."""

from collections.abc import Sequence
from datetime import date, datetime

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records import Action, action_table
from dashboard.warehouse.catalog import load_catalog

NEWEST = load_catalog().queries["staging.actions"].text
times = st.datetimes(datetime(2024, 9, 1), datetime(2025, 7, 1)).map(lambda moment: moment.replace(microsecond=0))
records = st.builds(
    Action,
    cause=st.just("visit"),
    action_id=st.sampled_from(("Z1", "Z2", "Z3")),
    unit_code=st.just("A"),
    measure=st.sampled_from(("一", "二")),
    due_on=st.dates(date(2024, 9, 1), date(2025, 9, 1)),
    outcome=st.sampled_from(("open", "done", "cancelled")),
    recorded_at=times,
)
# One action cannot be recorded twice at the same second: its key is the number and the time.
arrivals = st.lists(records, min_size=1, max_size=9, unique_by=lambda record: (record.action_id, record.recorded_at))


def newest(arrived: Sequence[Action]) -> list[tuple[object, ...]]:
    tables = [action_table(record).append_column("filename", pa.array(["f"])) for record in arrived]
    with duckdb.connect() as con:
        con.execute("create schema raw")
        con.register("arrived", pa.concat_tables(tables))
        con.execute("create table raw.actions as from arrived")
        return sorted(con.execute(NEWEST).fetchall(), key=str)


@settings(max_examples=60, deadline=None)
@given(arrivals, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_actions(arrived: list[Action], chance: object) -> None:
    mixed = list(arrived)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first = newest(arrived)
    assert newest(mixed) == first
    assert len(first) == len({record.action_id for record in arrived})
    latest = {row[0]: row for row in first}
    for action_id in latest:
        last = max((one for one in arrived if one.action_id == action_id), key=lambda one: str(one.recorded_at))
        assert last.recorded_at in latest[action_id]
