"""What must not stand in a post, a document number or a reason: names and numbers of persons."""

import re
from collections.abc import Mapping
from typing import Literal

Prose = Literal["", "post", "prose"]
# Family names of one character that seldom begin another word; the patterns mean the same to re and to DuckDB.
FAMILY = (
    "王李张刘陈杨赵黄吴徐孙胡朱郭罗宋郑谢韩唐冯董萧曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴钟汪姜范姚谭廖邹熊陆郝孔崔邱秦顾"
    "侯邵孟龙段雷钱汤尹黎贺赖龚樊兰殷陶翟"
)
HAN, NOT_HAN = "[\u4e00-\u9fff]", "[^\u4e00-\u9fff]"
CALLED = "同学|同志|老师|先生|女士|校长|局长|书记|主任|股长|科长|园长|家长|父亲|母亲"
NUMBER = r"(^|[^0-9])([1-9]\d{16}[0-9Xx]|1[3-9]\d{9})([^0-9]|$)"
ADDRESSED = rf"[{FAMILY}]{HAN}{{0,2}}({CALLED})|({CALLED})[{FAMILY}]{HAN}{{1,2}}($|{NOT_HAN})"
LATIN = r"\b(Mr|Mrs|Ms|Miss|Dr)\b\.?\s+[A-Z][a-z]*"
ALONE = rf"^\s*[{FAMILY}]{HAN}{{1,2}}\s*$"
PATTERNS: Mapping[Prose, str] = {
    "prose": f"{NUMBER}|{ADDRESSED}|{LATIN}",
    "post": f"{NUMBER}|{ADDRESSED}|{LATIN}|{ALONE}|[0-9]{{6}}",
}


def person_in(text: str, kind: Prose) -> str:
    """The part of a text that looks like a person's name or number, an empty text when none does."""
    found = re.search(PATTERNS[kind], text) if kind else None
    return found[0].strip() if found else ""
