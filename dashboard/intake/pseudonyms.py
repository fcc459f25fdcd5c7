"""Ids to pseudonyms by a keyed hash; the key is a file outside the data folder."""

import base64
import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.intake.answers import Answers
from dashboard.language import gettext as _

BYTES = 32
LENGTH = 20
SECTION, CHECK = "key", "check"
PERSONS = {"student_id": "P", "person_pid": "H"}
# The national pupil's number is G and the identity number: both lead to the same pupil.
NATIONAL = re.compile(r"G(\d{17}[\dX])")


class WrongKeyError(ValueError):
    """Why ids cannot be made pseudonyms."""


@dataclass(frozen=True)
class Key:
    """The county's key."""

    secret: bytes
    path: Path
    is_new: bool = False

    @lru_cache(maxsize=100_000)  # noqa: B019
    def pseudonym(self, column: str, person: str) -> str:
        """100 bits of HMAC-SHA256 in letters and digits, so that two persons never meet in one."""
        match = NATIONAL.fullmatch(person)
        digest = hmac.new(self.secret, f"{column}:{match[1] if match else person}".encode(), hashlib.sha256).digest()
        return PERSONS[column] + base64.b32encode(digest).decode()[:LENGTH]

    @property
    def check(self) -> str:
        """Tells one key from another without leading to it."""
        return hmac.new(self.secret, b"check", hashlib.sha256).hexdigest()[:16]


def default_path(folder: Path) -> Path:
    """Beside the data folder, never in it."""
    folder = folder.absolute()
    return folder.with_name(f"{folder.name}.key")


def open_key(folder: Path, path: Path | None, answers: Answers) -> Key:
    """The key of a data folder, made where the folder has none yet; WrongKeyError for another or a lost one."""
    place = (path or default_path(folder)).absolute()
    if place.is_relative_to(folder.absolute()):
        raise WrongKeyError(_("The key must not be in the data folder: {path}").format(path=place))
    wanted = answers.get(SECTION, CHECK)
    if not place.is_file():
        if wanted:
            text = _(
                "The key of this data folder is not at {path}. Bring it back from where it is kept, "
                "or name it by --key; with another key every pupil would become a new one."
            )
            raise WrongKeyError(text.format(path=place))
        return Key(_made(place), place, is_new=True)
    key = Key(_read(place), place)
    if wanted and key.check != wanted:
        text = _("{path} is not the key with which this data folder was begun; name the right one by --key.")
        raise WrongKeyError(text.format(path=place))
    return key


def _made(place: Path) -> bytes:
    secret = secrets.token_bytes(BYTES)
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
    return secret


def _read(place: Path) -> bytes:
    try:
        secret = bytes.fromhex(place.read_text(encoding="ascii").strip())
    except (ValueError, OSError) as error:
        raise WrongKeyError(_("{path} cannot be read as a key: {reason}").format(path=place, reason=error)) from error
    if len(secret) < BYTES:
        raise WrongKeyError(_("{path} cannot be read as a key: {reason}").format(path=place, reason=_("too short")))
    return secret
