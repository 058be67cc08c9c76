"""Imports one Apple Health export with Health Vault and with healthkit-to-sqlite, in turns, on one machine.

    python -m benchmarks.import_apple_health --records 1000000 --rounds 3

Health Vault's side is the real command, `python -m healthvault import`, against its embedded PostgreSQL,
which runs as it does beside the app: everything is read, converted, deduplicated, indexed and resolved into
days. The peer, in a virtual environment of its own, stores rows in SQLite and looks for no duplicates. Wall
times are of whole processes. A file four times as large is imported once, to see whether memory grows with
it. What the vault then holds is compared with the generator's manifest; a difference is an error.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psycopg

from healthvault.core.config import environment
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.postmaster import SUPERUSER

PEER = "healthkit-to-sqlite==1.0.1"
LARGER = 4
PASSWORD = "a password for a benchmark\n"  # noqa: S105
TABLES = ("sample_chunk", "day_value", "hour_value", "sleep_night", "sleep_segment", "workout")


@dataclass(frozen=True)
class Run:
    """One finished process: wall and CPU seconds, its largest resident size in MB, what it printed."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    output: str


def timed(command: list[str], home: Path, stdin: str = "") -> Run:
    """Run a command to its end and measure that one process.

    Raises:
        RuntimeError: it failed; the message is what it printed.
    """
    with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+") as printed:
        given.write(stdin)
        given.seek(0)
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=given, stdout=printed, stderr=printed, env=environment(HEALTHVAULT_HOME=str(home))
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read()
    if process.returncode:
        raise RuntimeError(output)
    return Run(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def vault(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "healthvault", *arguments]


def peer_program(folder: Path) -> Path:
    """The peer, installed where nothing else sees it."""
    program = folder / "bin" / "healthkit-to-sqlite"
    if not program.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "-q", PEER], check=True)
    return program


def of_module(module: str, *arguments: str) -> str:
    """What another benchmark prints, in a process of its own: a child counts its parent's size as its own."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def parse_only(export: Path, rounds: int) -> None:
    """The parser alone, warm."""
    found = json.loads(of_module("parse_apple_health", str(export), "--rounds", str(rounds)))
    best = min(found["seconds"])
    print(f"parse only: {median(found['seconds']):.2f} s median, {best:.2f} s best of {rounds}: ", end="")
    print(f"{found['readings'] / best:,.0f} records/s, {found['bytes'] / best / 1e6:,.0f} MB/s; ", end="")
    print(f"{found['peak_mb'] - found['idle_mb']} MB above idle, compiled code loaded in {found['warm_s']} s")


def held(server: EmbeddedPostgres) -> tuple[dict[str, int], int, int]:
    """What the vault holds: readings of each metric, bytes of readings with indexes, bytes of everything."""
    url = server.url(SUPERUSER)
    with psycopg.connect(url) as db:
        readings = db.execute(
            "select metric, sum(cardinality(value)) from hv.sample_chunk group by metric"
        ).fetchall()
        sizes = [
            db.execute("select pg_total_relation_size(%s)", [f"hv.{name}"]).fetchone()[0] for name in TABLES
        ]
    return {metric: int(count) for metric, count in readings}, sizes[0], sum(sizes)


def check(truth: dict, readings: dict[str, int], people: int) -> None:
    """Compare the vault with the manifest."""
    for metric, expected in truth["metrics"].items():
        if readings.get(metric, 0) != expected["distinct"] * people:
            raise SystemExit(f"{metric}: {readings.get(metric, 0)} held, {expected['distinct']} are true")


def imported(export: Path, email: str, home: Path) -> Run:
    """A new person, and the file imported into her vault."""
    account = vault("user", "create", "--email", email, "--password-stdin", "--zone", "Europe/Berlin")
    timed(account, home, PASSWORD)
    return timed(vault("import", str(export), "--email", email, "--json"), home)


def made(folder: Path, records: int) -> tuple[Path, dict]:
    """An export of so many records, and what is true about it."""
    export = folder / f"export-{records}.zip"
    of_module("apple_export", "--records", str(records), "--out", str(export))
    return export, json.loads(export.with_suffix(".json").read_text())


def compare(export: Path, truth: dict, folder: Path, rounds: int) -> None:
    """A B A B …, then the same file again, what it takes on disk, and the larger file."""
    home, program = folder / "home", peer_program(folder / "peer")
    server = EmbeddedPostgres(home)
    server.start()
    try:
        ours, theirs, inside = [], [], []
        for turn in range(rounds):
            ours.append(imported(export, f"round{turn}@benchmark.invalid", home))
            inside.append(json.loads(ours[-1].output.splitlines()[-1]))
            database = folder / "peer.db"
            database.unlink(missing_ok=True)
            theirs.append(timed([str(program), str(export), str(database)], home))
            print(
                f"  round {turn + 1}: {ours[-1].wall_s:.2f} s against {theirs[-1].wall_s:.1f} s",
                file=sys.stderr,
            )
        again = timed(vault("import", str(export), "--email", "round0@benchmark.invalid", "--json"), home)
        idle = timed(vault("imports", "--email", "round0@benchmark.invalid"), home)
        readings, chunk_bytes, all_bytes = held(server)
        check(truth, readings, rounds)
        report(truth, ours, inside, theirs, again=again, idle=idle)
        count, peer_bytes = sum(readings.values()), database.stat().st_size / truth["records"]
        print("| disk a reading: chunks with indexes, everything | ", end="")
        print(f"{chunk_bytes / count:.1f} B, {all_bytes / count:.1f} B | {peer_bytes:.0f} B |")
        larger, larger_truth = made(folder, LARGER * truth["records"])
        flatness(
            truth,
            max(ours, key=lambda run: run.peak_mb),
            larger_truth,
            imported(larger, "large@benchmark.invalid", home),
            idle,
        )
    finally:
        server.stop()


def flatness(truth: dict, run: Run, larger_truth: dict, larger: Run, idle: Run) -> None:
    """Whether memory grows with the file, as two rows of the table."""
    small_mb, large_mb = run.peak_mb - idle.peak_mb, larger.peak_mb - idle.peak_mb
    seconds, records = json.loads(larger.output.splitlines()[-1])["seconds"], larger_truth["records"]
    print(f"| peak above idle, {truth['records']:,} and {records:,} records | ", end="")
    print(f"{small_mb:.0f} MB, {large_mb:.0f} MB: **{large_mb / small_mb - 1:+.0%}** | |")
    print(f"| {records:,} records: whole process, the import itself | ", end="")
    print(f"{larger.wall_s:.2f} s, {seconds:.2f} s: {records / larger.wall_s:,.0f} records/s | |")


def report(
    truth: dict, ours: list[Run], inside: list[dict], theirs: list[Run], *, again: Run, idle: Run
) -> None:
    """The table of results, as Markdown."""
    records, size = truth["records"], truth["bytes"] / 1e6
    wall, other = median(run.wall_s for run in ours), median(run.wall_s for run in theirs)
    cpu, other_cpu = median(run.cpu_s for run in ours), median(run.cpu_s for run in theirs)
    job = median(receipt["seconds"] for receipt in inside)
    peak, other_peak = max(run.peak_mb for run in ours), max(run.peak_mb for run in theirs)
    new = json.loads(again.output.splitlines()[-1])["samples_new"]
    print(f"\n{records:,} records, {size:.0f} MB of XML; {platform.platform()}, {os.cpu_count()} cores")
    print(f"Load average {os.getloadavg()[0]:.1f}; medians of {len(ours)} rounds, in turns.\n")
    print("| | Health Vault | healthkit-to-sqlite 1.0.1 |\n|---|---|---|")
    print(f"| wall, whole process | {wall:.2f} s | {other:.1f} s |")
    print(f"| wall, the import itself | {job:.2f} s | |")
    print(f"| records/s | {records / wall:,.0f} | {records / other:,.0f} |")
    print(f"| XML MB/s | {size / wall:.0f} | {size / other:.1f} |")
    print(f"| CPU of the process | {cpu:.1f} s | {other_cpu:.1f} s |")
    print(f"| peak memory, above idle | {peak:.0f} MB, {peak - idle.peak_mb:.0f} MB | {other_peak:.0f} MB |")
    print(f"| the same file again | {again.wall_s:.2f} s, {new} new | |")
    pairs = [peer.wall_s / run.wall_s for run, peer in zip(ours, theirs, strict=True)]
    alone = [peer.wall_s / receipt["seconds"] for receipt, peer in zip(inside, theirs, strict=True)]
    print(f"| **faster by**, the whole command, median of the rounds | **{median(pairs):.1f}×** | |")
    print(f"| **faster by**, the path from zip to resolved days | **{median(alone):.1f}×** | |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="keep exports, database and peer here for the next time")
    parser.add_argument("--parse-only", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="apple-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        export, truth = made(folder, options.records)
        parse_only(export, options.rounds)
        if not options.parse_only:
            compare(export, truth, folder, options.rounds)


if __name__ == "__main__":
    main()
