"""Invented Chinese names: pairs of syllables that are no township of any county."""

_HEADS = "霁澄岚皎昀砚笙漪霖蔚葭菡苒湛沅翎珩琅瑾"
_TAILS = "禾汀屿坞泮涧墅渚坂垌浔埠"
_VILLAGE_HEADS = "栖枕揽拾听沐映沁漱倚抱挽临渡采"
_VILLAGE_TAILS = "云星霜露雪松桐竹荷菊梨杏枫槐柏梓榆蒲"
_NUMBERS = "一二三四五六七八九十"


def township_stem(index: int) -> str:
    """The two syllables of township `index` (from 0; 228 differ)."""
    return _HEADS[index % len(_HEADS)] + _TAILS[index % len(_TAILS)]


def township_name(index: int) -> str:
    """A township's full name: every third is a 乡, the others are 镇."""
    return township_stem(index) + ("乡" if index % 3 == 2 else "镇")


def village_stem(index: int) -> str:
    """The two syllables of village `index` (from 0; 270 differ)."""
    head, tail = divmod(index, len(_VILLAGE_TAILS))
    return _VILLAGE_HEADS[head % len(_VILLAGE_HEADS)] + _VILLAGE_TAILS[tail]


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese figures."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMBERS[ones - 1]
    return ("" if tens == 1 else _NUMBERS[tens - 1]) + "十" + (_NUMBERS[ones - 1] if ones else "")


def ordinal_name(stem: str, number: int, kind: str, *, only: bool = False) -> str:
    """`stem` + `第二` + `kind`; the only one of its kind carries no number."""
    return f"{stem}{kind}" if only else f"{stem}第{chinese_number(number)}{kind}"
