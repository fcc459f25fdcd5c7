"""The contract as Markdown: the typed tables that data/README.md shows."""

from dashboard.contract.tables import Column, Table

HEADING = (
    "| 列 column | 类型 type | 必需 required | 可空 null | 缺省 default | 允许 allowed | 含义 | meaning |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)
YES_NO = {True: "是 yes", False: "否 no"}


def table_section(table: Table) -> str:
    """One table: what a row is, who supplies it, its key and its columns."""
    required = "必需 required" if table.required else "可选 optional"
    key = ", ".join(f"`{name}`" for name in table.key)
    return "\n".join(
        [
            f"### `{table.name}` ({required})",
            "",
            f"{table.meaning_zh}。{_sentence(table.meaning_en)}",
            "",
            f"由谁提供 supplied by: {table.supplier_zh} / {table.supplier_en}. 主键 key: {key}.",
            "",
            HEADING,
            *[_row(column) for column in table.columns],
        ]
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _row(column: Column) -> str:
    cells = [
        f"`{column.name}`",
        column.type,
        YES_NO[column.required],
        YES_NO[column.nullable],
        f"`{column.default_text}`" if column.default_text else "",
        _range(column),
        column.meaning_zh,
        column.meaning_en,
    ]
    return "| " + " | ".join(cells) + " |"


def _range(column: Column) -> str:
    if column.allowed:
        return ", ".join(f"`{word}`" for word in column.allowed)
    if column.pattern:
        return f"`{column.pattern}`"
    return column.range_text
