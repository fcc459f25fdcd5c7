"""What a command could not read or write, in the reader's words and with the way out."""

import errno

from dashboard.language import gettext as _


def file_words(error: OSError) -> str:
    """What became of the file, and what to do; an unknown trouble is told as the system tells it."""
    told = _known().get(error.errno or 0)
    if told is None or not error.filename:
        return _("The files could not be read or written: {error}").format(error=error)
    return told.format(path=error.filename)


def _known() -> dict[int, str]:
    barred = _("{path} may not be read or written: see to the rights, or name another place. Nothing was lost.")
    in_the_way = _("{path} is there already and is not a folder: name another place.")
    full = _("{path} could not be written, the disk is full: make room and run the command again. Nothing was lost.")
    return {
        errno.EACCES: barred,
        errno.EPERM: barred,
        errno.EROFS: barred,
        errno.EEXIST: in_the_way,
        errno.ENOTDIR: in_the_way,
        errno.EISDIR: _("{path} is a folder: name a file."),
        errno.ENOENT: _("{path} is not there: see to the name."),
        errno.ENOSPC: full,
    }
