"""Finds a browser for the tests, and on a bare Debian machine installs one with Chinese fonts."""

import os
import shutil
import subprocess
from pathlib import Path

from launcher.messages import StopError, say

COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
MAC_PLACES = tuple(
    Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ("Google Chrome", "Chromium", "Microsoft Edge")
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")


def prepare_browser() -> Path:
    """Return a browser on this machine, installed now if the machine lets us; raises StopError."""
    if not can_install():
        return require(find_browser())
    missing = [] if find_browser() else ["chromium"]
    missing += [] if has_chinese_font() else ["fonts-noto-cjk"]
    if missing:
        install(missing)
    return require(find_browser())


def require(browser: Path | None) -> Path:
    """Return the browser, or say what to do about its absence."""
    if browser is None:
        raise StopError(
            "浏览器测试需要 Chromium、Chrome 或 Edge：请先安装其中之一",
            "The browser tests need Chromium, Chrome or Edge: install one (on Debian: chromium and fonts-noto-cjk)",
        )
    return browser


def find_browser() -> Path | None:
    """Return the first browser found: on the path, then in the usual places of macOS and Windows."""
    found = [Path(place) for place in map(shutil.which, COMMANDS) if place]
    windows = [
        Path(os.environ[name]) / place for name in WINDOWS_FOLDERS if name in os.environ for place in WINDOWS_PLACES
    ]
    return next((place for place in [*found, *MAC_PLACES, *windows] if place.is_file()), None)


def has_chinese_font() -> bool:
    """Tell whether a page with Chinese text would show characters instead of boxes."""
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def can_install() -> bool:
    """Tell whether this is a Debian machine and we are its administrator."""
    return shutil.which("apt-get") is not None and os.name == "posix" and os.geteuid() == 0


def install(packages: list[str]) -> None:
    """Install Debian packages."""
    say(f"正在安装 {'、'.join(packages)} ……", f"Installing {', '.join(packages)} ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "--quiet", "--quiet", *command], env=environment, stdin=subprocess.DEVNULL, check=False
        )
