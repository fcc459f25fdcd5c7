# -*- coding: utf-8 -*-
"""Set up and start the dashboard: `python3 run.py [DIR] [--port N]`, or make every check: `python3 run.py test`.

This file parses on any Python since 2.7, so that an old one can say which is needed; the work is done in `launcher/`.
"""

from __future__ import print_function, unicode_literals

import os
import subprocess
import sys

SUITABLE = [(3, 13), (3, 12), (3, 11)]
PROBE = "import sys; sys.exit(tuple(sys.version_info[:2]) not in %r)" % (SUITABLE,)
NEEDED = (
    "需要 Python 3.11、3.12 或 3.13（64 位），这里是 {found}：请安装后重新运行 / "
    "Python 3.11, 3.12 or 3.13 (64 bit) is needed, this is {found}: install one and start again"
)


def suits(command):
    """Tell whether the command starts a Python that the pinned packages support."""
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call(command + ["-c", PROBE], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False


def suitable_command():
    """Return the command of a suitable Python elsewhere on this machine, or None."""
    for version in SUITABLE:
        number = "%d.%d" % version
        for command in (["python" + number], ["py", "-" + number]):
            if suits(command):
                return command
    return None


def refuse():
    """Say in one line which Python is needed."""
    line = NEEDED.format(found=".".join(str(part) for part in sys.version_info[:3])) + "\n"
    getattr(sys.stderr, "buffer", sys.stderr).write(line.encode("utf-8"))
    return 2


def main():
    """Go on under this Python if it is suitable, else under another one, else say what is needed."""
    if sys.version_info[:2] in SUITABLE:
        from launcher.command import main as launch

        return launch(sys.argv[1:])
    command = suitable_command()
    if command is None:
        return refuse()
    command += [os.path.abspath(__file__)] + sys.argv[1:]
    if os.name == "posix":
        os.execvp(command[0], command)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
