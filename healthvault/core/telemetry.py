"""What this process counts of itself, for Prometheus. No person, no path and no value is in it."""

from collections import Counter

import psutil

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_answers: Counter[tuple[str, int]] = Counter()
_process = psutil.Process()


def count_answer(method: str, status: int) -> None:
    """Count one answer over HTTP."""
    _answers[method if method in _METHODS else "other", status] += 1


def measures(**gauges: int) -> str:
    """Every counter in Prometheus' text format (0.0.4).

    Args:
        gauges: More numbers of the moment, by name without the prefix.
    """
    with _process.oneshot():
        memory_bytes = _process.memory_info().rss
        times = _process.cpu_times()
        began_s = _process.create_time()
    lines = ["# TYPE healthvault_http_answers_total counter"]
    lines += [
        f'healthvault_http_answers_total{{method="{method}",status="{status}"}} {count}'
        for (method, status), count in sorted(_answers.items())
    ]
    lines += _one("process_resident_memory_bytes", "gauge", memory_bytes)
    lines += _one("process_cpu_seconds_total", "counter", times.user + times.system)
    lines += _one("process_start_time_seconds", "gauge", began_s)
    for name, value in gauges.items():
        lines += _one(f"healthvault_{name}", "gauge", value)
    return "\n".join(lines) + "\n"


def _one(name: str, kind: str, value: float) -> list[str]:
    return [f"# TYPE {name} {kind}", f"{name} {value}"]
