"""One measurement in a process of its own: seconds, seconds of the processors, and the largest memory."""

import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Measured:
    """Wall seconds, processor seconds, peak megabytes, and wall seconds by step."""

    seconds: float
    cpu: float
    peak_mb: float
    steps: Mapping[str, float] = field(default_factory=dict)

    def without(self, *names: str) -> float:
        """Wall seconds less those of the named steps."""
        return self.seconds - sum(self.steps.get(name, 0.0) for name in names)


def peak_mb() -> float:
    """The largest memory of this process so far, imports included."""
    if STATUS.is_file():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest / (1024**2 if sys.platform == "darwin" else 1024)


def measure(work: Callable[[], Mapping[str, float]]) -> Measured:
    """Do the work here; it returns the seconds of its steps."""
    wall, cpu = time.perf_counter(), time.process_time()
    steps = work()
    return Measured(time.perf_counter() - wall, time.process_time() - cpu, peak_mb(), dict(steps))


def in_a_child(task: str, *arguments: Path) -> Measured:
    """Run `python -m benchmarks.tasks <task> <arguments>` and read what it measured."""
    command = [sys.executable, "-m", "benchmarks.tasks", task, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{task} failed:\n{done.stderr}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def report(measured: Measured) -> None:
    """Print a measurement for the process that asked for it."""
    print(json.dumps(asdict(measured)))


def middle(found: list[Measured]) -> Measured:
    """The run of median wall time."""
    typical = median(each.seconds for each in found)
    return min(found, key=lambda each: abs(each.seconds - typical))


def machine() -> str:
    """Processor, number of processors, memory and Python, for the page of figures."""
    names = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    total = [int(line.split()[1]) / 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")]
    memory = f"{total[0]:.0f} GB" if total else "memory unknown"
    processor = names[0] if names else platform.processor()
    return f"{processor}, {len(names)} processors, {memory}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.is_file() else []
