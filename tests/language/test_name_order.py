"""Where names are sorted they are sorted by pinyin, on the server as in the browser."""

import re
from pathlib import Path

import duckdb
import pytest

REPORTS = sorted((Path(__file__).resolve().parents[2] / "queries" / "reports").glob("*.sql"))
SORTED = re.compile(r"\border by\b((?:[^()]|\([^()]*\))*?)(?=\)|$|\blimit\b)", re.S)
NAME = re.compile(r"\b\w*(?:unit|school|township|entity)_name\b(?!\s+collate zh_cn)")
# Signs of two readings are among them: the collation knows 重庆 from 重, and takes the commoner reading elsewhere.
BY_PINYIN = [
    "板桥镇", "朝阳镇", "城关镇", "重庆路小学", "符草楼镇", "高朗乡", "老冢镇", "六合乡", "龙曲镇", "漯河路小学",
    "马头镇", "毛庄镇", "清集镇", "王集乡", "五里口乡", "逊母口镇", "杨庙乡", "张集镇", "芝麻洼乡", "转楼镇",
]  # fmt: skip


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_that_sorts_by_name_sorts_by_pinyin(report: Path) -> None:
    found = [name for clause in SORTED.findall(report.read_text(encoding="utf-8")) for name in NAME.findall(clause)]
    assert found == []


def test_the_collation_is_pinyin_with_the_readings_of_common_words() -> None:
    with duckdb.connect() as con:
        rows = con.execute("select unnest(?) as name order by name collate zh_cn", [BY_PINYIN[::-1]]).fetchall()
    assert [name for (name,) in rows] == BY_PINYIN


def test_the_law_sees_a_name_without_collation() -> None:
    clauses = SORTED.findall("select * from a\norder by place, school_name, unit_name collate zh_cn")
    assert [name for clause in clauses for name in NAME.findall(clause)] == ["school_name"]
