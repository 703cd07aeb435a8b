"""What a process and its children use, from /proc (Linux)."""

import contextlib
import time
from pathlib import Path

PROC = Path("/proc")


def family(pid: int) -> list[int]:
    """The process and all its descendants."""
    found = [pid]
    for each in found:  # grows while it is walked
        for listed in (PROC / str(each) / "task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += map(int, listed.read_text().split())
    return found


def resident_mib(pid: int) -> float:
    """Resident memory of the process and its descendants, in MiB."""
    return sum(_resident_kib(each) for each in family(pid)) / 1024


def descriptors_of(pid: int) -> int:
    """How many descriptors the process has open."""
    return len(list((PROC / str(pid) / "fd").iterdir()))


def processor_seconds(pid: int) -> float:
    """Processor time of the process and its living descendants, to the nanosecond.

    Threads that have ended count too, which a sum over /proc/PID/task would miss.
    """
    total = 0.0
    for each in family(pid):
        with contextlib.suppress(OSError):
            total += time.clock_gettime((~each << 3) | 2)  # clock_getcpuclockid(3)
    return total


def _resident_kib(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in (PROC / str(pid) / "status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0
