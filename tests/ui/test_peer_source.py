"""What the peer groups say of their origin: a change by hand is never passed over."""

from datetime import date

import pandas as pd

from dashboard.language import use_language
from dashboard.ui.peer_views import source_words

FROZEN = pd.DataFrame(
    {
        "peer_group_id": ["g", "g"], "group_source": ["frozen", "frozen"], "manual": [False, False],
        "decided_on": [date(2023, 9, 20), date(2023, 9, 20)],
    }
)  # fmt: skip


def test_a_frozen_year_says_its_day_and_whether_a_school_was_moved_since() -> None:
    use_language("zh")
    assert source_words(FROZEN) == "方阵：已于2023年9月20日冻结，全年不变。"
    moved = FROZEN.assign(manual=[False, True], decided_on=[date(2023, 9, 20), date(2023, 9, 25)])
    assert source_words(moved) == "方阵：已于2023年9月20日冻结；人工调整1所（见下表）。"
    use_language("")
