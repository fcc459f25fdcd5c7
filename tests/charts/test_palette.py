"""Colours that must be told apart are, for colour-blind readers too; words and marks stand out from the paper."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dashboard.charts import theme

ROOT = Path(__file__).resolve().parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
SIGHTS = {
    "trichromat": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranope": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanope": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
TEXT, MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
APART = 15.0  # CIE76; two is just seen side by side


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str = theme.PAPER) -> float:
    lights = sorted(
        sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [
        min(1.0, max(0.0, sum(w * part for w, part in zip(row, linear(colour), strict=True)))) for row in SIGHTS[sight]
    ]
    to_xyz = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
    x, y, z = (sum(w * part for w, part in zip(row, seen, strict=True)) for row in to_xyz)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: str) -> float:
    return math.dist(lab(one, sight), lab(other, sight))


def test_the_measure_of_contrast_knows_black_on_white() -> None:
    assert contrast("#000000") == pytest.approx(21.0)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("sight", SIGHTS)
def test_judgements_are_told_apart(sight: str) -> None:
    for one, other in combinations((theme.ABOVE, theme.BELOW, theme.UNCLEAR, theme.CHOSEN), 2):
        assert apart(one, other, sight) >= APART, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_levels_of_warnings_are_told_apart(sight: str) -> None:
    for one, other in combinations(theme.LEVELS.values(), 2):
        assert apart(one, other, sight) >= APART, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_first_lines_of_a_chart_are_told_apart(sight: str) -> None:
    for one, other in pairwise(theme.CATEGORIES[:4]):
        assert apart(one, other, sight) >= APART, (one, other)


def test_a_line_never_has_the_colour_of_a_judgement_or_of_the_chosen_unit() -> None:
    taken = {theme.ABOVE, theme.BELOW, theme.UNCLEAR, theme.CHOSEN, theme.LEVELS["red"]}
    assert not taken & set(theme.CATEGORIES)


@pytest.mark.parametrize(
    "colour", [theme.INK, theme.MUTED, theme.BRAND, theme.HIDDEN, theme.ABOVE, theme.BELOW, *theme.CATEGORIES]
)
def test_words_stand_out_from_the_paper(colour: str) -> None:
    assert contrast(colour) >= TEXT


@pytest.mark.parametrize("colour", [theme.FAINT, theme.UNCLEAR, *(c for n, c in theme.LEVELS.items() if n != "yellow")])
def test_marks_stand_out_from_the_paper(colour: str) -> None:
    assert contrast(colour) >= MARK


@pytest.mark.parametrize("level", ["red", "orange", "pending", "blue", "credit"])
def test_white_words_stand_out_from_their_level(level: str) -> None:
    assert contrast(theme.LEVELS[level]) >= TEXT


@pytest.mark.parametrize("tint", [value for name, value in vars(theme).items() if name.startswith("TINT_")])
def test_words_stand_out_from_a_tint(tint: str) -> None:
    assert contrast(theme.INK, tint) >= TEXT


def test_charts_take_every_colour_from_the_theme() -> None:
    strays = {
        path.name: HEX.findall(path.read_text(encoding="utf-8"))
        for path in (ROOT / "dashboard/charts").glob("*.py")
        if path.name != "theme.py"
    }
    assert {name: found for name, found in strays.items() if found} == {}


def test_levels_have_the_same_colours_on_the_warnings_page() -> None:
    style = (ROOT / "dashboard/ui/warnings.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"\.chip\.(\w+) \{ background: (#\w+);", style))
    assert {level: found[level] for level in ("red", "pending", "orange", "yellow", "blue", "credit")} == {
        level: theme.LEVELS[level] for level in ("red", "pending", "orange", "yellow", "blue", "credit")
    }


def test_the_chosen_unit_has_one_colour_in_tables_and_charts() -> None:
    style = (ROOT / "dashboard/ui/style.css").read_text(encoding="utf-8")
    for rule in (
        r"\.unit-ring\.chosen \{ stroke: (#\w+)",
        r"tr\.chosen\) td:first-child \{ box-shadow: inset 4px 0 0 (#\w+)",
    ):
        assert re.search(rule, style)[1] == theme.CHOSEN


@pytest.mark.parametrize("rule", ["no_data", "not_applicable", "suppressed", "not_ranked"])
def test_empty_cells_of_a_table_can_be_read(rule: str) -> None:
    style = (ROOT / "dashboard/ui/style.css").read_text(encoding="utf-8")
    told = re.search(rf"td\.{rule} \{{ color: (#\w+);(?: background: (#\w+))?", style)
    assert contrast(told[1], told[2] or theme.PAPER) >= TEXT
