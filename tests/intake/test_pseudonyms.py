"""Ids to pseudonyms: keyed, stable, apart for pupils and staff."""

import base64
import hashlib
import hmac
from pathlib import Path

import pytest

from dashboard.intake import Answers, Key, WrongKeyError, open_key
from dashboard.language import use_language

ONE, OTHER = Key(b"1" * 32, Path("one")), Key(b"2" * 32, Path("other"))


def test_a_pseudonym_is_the_keyed_hash_of_the_id():
    digest = hmac.digest(b"1" * 32, b"student_id:X0001", hashlib.sha256)
    assert ONE.pseudonym("student_id", "X0001") == "P" + base64.b32encode(digest).decode()[:20]


def test_another_key_and_another_kind_of_person_make_another_pseudonym():
    made = {key.pseudonym(column, "X1") for key in (ONE, OTHER) for column in ("student_id", "person_pid")}
    assert len(made) == 4


def test_the_national_number_and_the_identity_number_are_one_pupil():
    assert ONE.pseudonym("student_id", "G41272320100101123X") == ONE.pseudonym("student_id", "41272320100101123X")
    assert ONE.pseudonym("student_id", "G123") != ONE.pseudonym("student_id", "123")


@pytest.mark.parametrize("content", ["", "zz", "ab" * 8])
def test_what_is_no_key_is_refused(tmp_path, content):
    use_language("en")
    path = tmp_path / "k"
    path.write_text(content)
    with pytest.raises(WrongKeyError, match="cannot be read as a key"):
        open_key(tmp_path / "data", path, Answers())
