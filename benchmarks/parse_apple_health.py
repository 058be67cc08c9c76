"""Parses one Apple Health export again and again, and keeps nothing.

    python -m benchmarks.parse_apple_health export-1m.zip --rounds 5

Prints one JSON object: readings, bytes of XML, seconds of each round with the compiled code warm, seconds
until it was warm, and megabytes resident before the first round and at the most.
"""

import argparse
import json
import resource
import time
from pathlib import Path

from healthvault.metrics.sample import Progress, SampleBatch
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER
from healthvault.providers.apple_health.scan import warm


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def parse(export: Path) -> tuple[int, int]:
    """How many readings an export holds, and how many bytes of XML."""
    readings = size = 0
    for arrival in PROVIDER.read(export, always("Europe/Berlin")):
        if isinstance(arrival, SampleBatch):
            readings += len(arrival)
        elif isinstance(arrival, Progress):
            size = arrival.total_bytes
    return readings, size


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    began = time.perf_counter()
    warm()
    warm_s, idle_mb = time.perf_counter() - began, peak_mb()
    seconds, readings, size = [], 0, 0
    for _ in range(options.rounds):
        began = time.perf_counter()
        readings, size = parse(options.export)
        seconds.append(round(time.perf_counter() - began, 3))
    facts = {"readings": readings, "bytes": size, "seconds": seconds, "warm_s": round(warm_s, 2)}
    print(json.dumps(facts | {"idle_mb": round(idle_mb), "peak_mb": round(peak_mb())}))


if __name__ == "__main__":
    main()
