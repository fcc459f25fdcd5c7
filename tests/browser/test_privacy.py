"""Nothing that names a pupil and no suppressed value leaves the server."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path

import duckdb
import pytest

from dashboard.language import formats
from tests.browser.serving import Server
from tests.browser.tour import PAGES, TEST, Seen, Tour

# Typed arrays travel as base64 inside the figure's JSON, quoted once or twice.
PACKED = re.compile(rb'bdata\\?":\s*\\?"([A-Za-z0-9+/=\\]+?)\\?"')


@pytest.fixture(scope="session")
def pupils(county: Path) -> set[bytes]:
    """Every pupil id of the sample."""
    with duckdb.connect() as connection:
        files = f"{county.as_posix()}/roster/**/*.parquet"
        found = connection.execute("select distinct student_id from read_parquet(?)", [files]).fetchall()
    ids = {str(one).encode() for (one,) in found}
    assert len(ids) > 1000
    assert all(re.fullmatch(rb"P\d{7}", one) for one in ids)
    return ids


@pytest.fixture(scope="session")
def persons(county: Path) -> set[str]:
    """Every id of a head of a school or township."""
    with duckdb.connect() as connection:
        file = f"{county.as_posix()}/principal_terms.parquet"
        found = connection.execute("select distinct person_pid from read_parquet(?)", [file]).fetchall()
    return {str(one) for (one,) in found}


def measures(server: Server, hidden: bool) -> dict[str, list[float]]:
    """Mean, difference and standard score of the schools of one test, of the hidden or of the shown ones."""
    warehouse = server.open_warehouse()
    rows = warehouse.connection.cursor().execute(
        "select shown.unit_code, results.mean_total, results.mean_total - results.county_mean, results.z_mean "
        "from marts.shown_results as shown inner join marts.test_subject_results as results "
        "on shown.test_id = results.test_id and shown.unit_type = results.unit_type "
        "and shown.unit_code = results.unit_code and shown.subject = results.subject "
        "where shown.test_id = ? and shown.unit_type = 'school' and shown.subject in ('total', 'math') "
        "and results.mean_total is not null and (shown.cell_state = 'suppressed') = ?",
        [TEST, hidden],
    )  # fmt: skip
    found: dict[str, list[float]] = {}
    for code, *values in rows.fetchall():
        found.setdefault(code, []).extend(float(value) for value in values if value is not None)
    warehouse.close()
    return found


def told(seen: Seen) -> bytes:
    """All that came over the wire, with the packed arrays opened."""
    raw = b"\n".join(seen.frames)
    opened = [base64.b64decode(text.replace(b"\\", b"") + b"==") for text in PACKED.findall(raw)]
    return raw + b"\n" + b"\n".join(opened)


def spellings(value: float) -> set[bytes]:
    """How a value travels: as a double, or as text with enough digits to be no other's."""
    return {struct.pack("<d", value), repr(value).encode()[:12]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_pupil_is_named_in_any_page_or_frame(tour: Tour, pupils, page, language):
    seen = tour.stop(page, language)
    assert len(seen.frames) > 10
    everything = told(seen) + seen.found["html"].encode()
    assert set(re.findall(rb"P\d{7}", everything)) & pupils == set()


@pytest.mark.parametrize("page", PAGES)
def test_no_head_is_named_by_id(tour: Tour, persons, page):
    seen = tour.stop(page)
    assert set(re.findall(r"\bH\d{4}\b", seen.found["html"])) & persons == set()


@pytest.mark.parametrize("page", ["school_comparison", "township", "school"])
def test_no_suppressed_value_comes_over_the_wire(tour: Tour, server, page):
    hidden = measures(server, hidden=True)
    assert hidden
    everything = told(tour.stop(page))
    found = {
        (code, value)
        for code, values in hidden.items()
        for value in values
        if any(way in everything for way in spellings(value))
    }
    assert found == set()


def test_the_search_finds_what_may_be_shown(tour: Tour, server):
    everything = told(tour.stop("school_comparison"))
    shown = measures(server, hidden=False)
    assert shown
    for values in shown.values():
        assert any(way in everything for value in values for way in spellings(value))


def test_a_suppressed_school_shows_why_and_no_number(open_view, server):
    code, values = sorted(measures(server, hidden=True).items())[0]
    view = open_view("school", stage="junior", school_year="2023-2024", test=TEST, school=code)
    assert "人数过少" in view.page.locator(".empty-cell.suppressed").first.inner_text()
    frames = b"\n".join(view.wire.frames)
    assert not any(way in frames for value in values for way in spellings(value))
    words = view.seen()["words"]
    rounded = {formats.number(abs(value), 1) for value in values if abs(value) > 10}
    assert rounded
    assert not any(number in words for number in rounded)
