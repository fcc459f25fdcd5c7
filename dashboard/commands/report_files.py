"""A folder of written reports: readable by their owner alone, and never written over what a hand has changed."""

import json
import os
from hashlib import sha256
from pathlib import Path

_LIST = ".reports.json"


class ReportFolder:
    """Remembers the digest of each file that it wrote; a file with another one was changed by hand."""

    def __init__(self, path: Path, replace: bool = False) -> None:
        self.path, self.replace = path, replace
        self.left: list[str] = []
        self._known = _remembered(path / _LIST)

    def write(self, name: str, content: bytes) -> bool:
        """Write the file unless it was changed by hand; whether it was written."""
        file = self.path / name
        if file.exists() and not self.replace and _digest(file.read_bytes()) != self._known.get(name):
            self.left.append(name)
            return False
        self.path.mkdir(parents=True, exist_ok=True)
        _put(file, content)
        self._known[name] = _digest(content)
        return True

    def remember(self) -> None:
        """Keep the digests for the next time."""
        if self._known:
            _put(self.path / _LIST, json.dumps(self._known, ensure_ascii=False, indent=1).encode())


def _remembered(file: Path) -> dict[str, str]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in known.items()} if isinstance(known, dict) else {}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _put(file: Path, content: bytes) -> None:
    """Whole or not at all, with the rights 0600 whatever stood there."""
    part = file.with_name(f".{file.name[:40]}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(content)
    part.replace(file)
