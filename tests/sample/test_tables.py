import re
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from dashboard.contract import TABLES, inspect_folder
from dashboard.sample import schema

HIVE = ("roster", "scores")
SINGLE = {
    "townships": schema.TOWNSHIPS,
    "schools": schema.SCHOOLS,
    "exams": schema.EXAMS,
    "exam_subjects": schema.EXAM_SUBJECTS,
    "observations": schema.OBSERVATIONS,
    "school_lineage": schema.SCHOOL_LINEAGE,
    "principal_terms": schema.PRINCIPAL_TERMS,
    "target_letters": schema.TARGET_LETTERS,
    "responsibilities": schema.RESPONSIBILITIES,
    "terms": schema.TERMS,
    "teaching_weeks": schema.TEACHING_WEEKS,
    "events": schema.EVENTS,
}
TYPES = {
    "text": (pa.string(),),
    "integer": (pa.int32(),),
    "number": (pa.float64(), pa.decimal128(7, 2)),
    "boolean": (pa.bool_(),),
    "date": (pa.date32(),),
    "timestamp": (pa.timestamp("us"),),
}


def _table(folder: Path, name: str) -> pa.Table:
    if name in HIVE:
        partitioning = ds.partitioning(pa.schema([("exam_id", pa.string())]), flavor="hive")
        return ds.dataset(folder / name, partitioning=partitioning, format="parquet").to_table()
    return ds.dataset(folder / f"{name}.parquet", format="parquet").to_table()


@pytest.mark.parametrize("name", [*SINGLE, *HIVE])
def test_required_columns_are_there_in_the_contracts_types(small: Path, name: str) -> None:
    table = _table(small, name)
    for column in TABLES[name].columns:
        assert not column.required or column.name in table.column_names
        if column.name in table.column_names:
            assert table.schema.field(column.name).type in TYPES[column.type], column.name
            assert column.nullable or table[column.name].null_count == 0, column.name


@pytest.mark.parametrize("name", list(SINGLE))
def test_files_hold_the_declared_columns(small: Path, name: str) -> None:
    assert _table(small, name).schema.names == SINGLE[name].names


@pytest.mark.parametrize("name", [*SINGLE, *HIVE])
def test_allowed_words_ranges_and_keys_hold(county: Path, name: str) -> None:
    table = _table(county, name)
    for column in TABLES[name].columns:
        if column.allowed and column.name in table.column_names:
            assert set(table[column.name].drop_null().unique().to_pylist()) <= set(column.allowed), column.name
    key = [column for column in TABLES[name].key if column in table.column_names]
    assert table.select(key).group_by(key).aggregate([]).num_rows == table.num_rows


def test_the_contract_finds_nothing_to_mend(folder: Path) -> None:
    assert inspect_folder(folder).problems == ()


def test_no_value_looks_like_an_identity_number_or_a_name(county: Path) -> None:
    for name in ("roster", "principal_terms", "responsibilities", "target_letters"):
        table = _table(county, name)
        for column in table.column_names:
            if pa.types.is_string(table.schema.field(column).type):
                words = table[column].drop_null().unique().to_pylist()
                assert not any(re.search(r"\d{10,}", word) for word in words), column


def test_pupils_are_pseudonyms(county: Path) -> None:
    ids = _table(county, "scores")["student_id"].unique().to_pylist()
    assert all(re.fullmatch(r"P\d{7}", one) for one in ids)


@pytest.mark.parametrize("name", ["townships", "schools"])
def test_names_are_unique(county: Path, name: str) -> None:
    rows = _table(county, name).to_pylist()
    names = {(row["name"], row.get("school_code")) for row in rows}
    assert len({word for word, _ in names}) == len(names)


def test_no_township_of_a_real_county(county: Path) -> None:
    real = (
        "城关 常营 逊母口 老冢 朱口 马头 龙曲 板桥 符草楼 马厂 毛庄 张集 清集 大许寨 五里口 高朗 转楼 王集 "
        "高贤 芝麻洼 独塘 杨庙 城郊"
    )
    names = [row["name"] for row in _table(county, "townships").to_pylist()]
    names += [row["name"] for row in _table(county, "schools").to_pylist()]
    assert not [name for name in names if any(word in name for word in real.split())]
