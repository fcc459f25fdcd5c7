"""Turns what a failed installation printed into the one line that says what to do."""

import platform
import re
import sys
from dataclasses import dataclass

from launcher.messages import StopError


@dataclass(frozen=True)
class Cause:
    """A known reason: the pattern that betrays it in the output, and what to do about it."""

    pattern: str
    chinese: str
    english: str


PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
MACHINE = f"{platform.system()} {platform.machine()}, Python {PYTHON}"

DISK_FULL = Cause(
    r"No space left on device|Errno 28\b|not enough space on the disk|Disk quota exceeded",
    "磁盘已满：请腾出约 2 GB 空间后重新运行",
    "The disk is full: free about 2 GB and start again",
)
NOT_WRITABLE = Cause(
    r"Read-only file system|Permission denied|Errno 30\b|Errno 13\b|Access is denied|WinError 5\b",
    "此文件夹不可写：请把整个文件夹复制到自己有写权限的位置后再运行",
    "This folder cannot be written: copy the whole folder to a place where you may write and start there",
)
NO_VENV = Cause(
    r"No module named '?(venv|ensurepip)|ensurepip is (not available|disabled)",
    f"此 Python 缺少 venv 模块：Debian/Ubuntu 请先运行 sudo apt install python{PYTHON}-venv，"
    f"其他系统请重装 Python {PYTHON}",
    f"This Python lacks its venv module: on Debian or Ubuntu run 'sudo apt install python{PYTHON}-venv', "
    f"elsewhere install Python {PYTHON} again",
)
NO_NETWORK = Cause(
    r"Retrying \(|Failed to establish a new connection|name resolution|ConnectTimeout|ReadTimeout|ProxyError"
    r"|SSLError|Connection (refused|reset|aborted)|Max retries exceeded|HTTP error (4|5)\d\d",
    "无法从网络下载安装包：请连接网络或设置 pip 镜像（pip config set global.index-url 地址），"
    "或把全部 .whl 文件放入本文件夹下的 wheels 文件夹，然后重新运行",
    "The packages could not be downloaded: connect to the network, or set a mirror (pip config set global.index-url "
    "URL), or put all .whl files into a folder named wheels beside run.py, and start again",
)
NO_WHEEL = Cause(
    r"No matching distribution found for (?P<package>\S+)",
    f"没有适合本机（{MACHINE}）的安装包 {{package}}："
    "请换 64 位的 Python 3.11 至 3.13，或把它的 .whl 文件放入 wheels 文件夹",
    f"No package {{package}} fits this machine ({MACHINE}): use a 64-bit Python 3.11 to 3.13, "
    "or put its .whl file into the folder wheels",
)
CAUSES = (DISK_FULL, NOT_WRITABLE, NO_VENV, NO_NETWORK, NO_WHEEL)


def cause_of(output: str) -> Cause | None:
    """Return the first known cause that shows in the output."""
    return next((cause for cause in CAUSES if re.search(cause.pattern, output)), None)


class InstallationError(StopError):
    """An installation failed; made from the output of the command that failed."""

    def __init__(self, output: str) -> None:
        self.cause = cause_of(output)
        if self.cause is None:
            last = (output.strip().splitlines() or ["?"])[-1].strip()
            super().__init__(f"安装失败：{last}", f"The installation failed: {last}")
        else:
            package = missing_package(output)
            super().__init__(self.cause.chinese.format(package=package), self.cause.english.format(package=package))


def missing_package(output: str) -> str:
    """Return the requirement that pip could not satisfy, or nothing."""
    match = re.search(NO_WHEEL.pattern, output)
    return match["package"] if match else ""
