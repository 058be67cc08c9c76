"""Seeded faults of security, each killed by the suite: what is not noticed here is a hole in the tests."""

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mutants.bench import ROOT, Bench, Verdict
from tests.mutants.registry import MUTANTS

_AT_ONCE = 2
_FEWEST = 40

pytestmark = pytest.mark.db
Verdicts = dict[str, Future[Verdict]]


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    folder = Path(tempfile.mkdtemp(prefix="hv-mutants-"))
    folder.chmod(0o711)  # When root runs the tests, another account runs PostgreSQL in there.
    bench = Bench(folder, _AT_ONCE)
    yield bench
    bench.close()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def verdicts(bench: Bench, request: pytest.FixtureRequest) -> Iterator[Verdicts]:
    """What becomes of every mutant that was asked for, two at a time."""
    wanted = [
        item.callspec.params["name"]
        for item in request.session.items
        if item.name.startswith("test_a_mutant_is_killed")
    ]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield {name: pool.submit(bench.judge, MUTANTS[name]) for name in dict.fromkeys(wanted)}
        pool.shutdown(cancel_futures=True)


def test_there_are_enough():
    assert len(MUTANTS) >= _FEWEST


@pytest.mark.parametrize("name", MUTANTS)
def test_a_seed_still_fits_the_source(name):
    mutant = MUTANTS[name]
    mutant.changed((ROOT / mutant.file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_killed(name: str, verdicts: Verdicts):
    verdict = verdicts[name].result()
    assert verdict.noticed, f"{name} lives on.\n{verdict.words}"


def test_what_kills_mutants_lets_the_sound_code_pass(bench: Bench):
    """One test of each file: all of them pass in the suite itself, and here the bench is on trial."""
    of_file = {test.partition("::")[0]: test for mutant in MUTANTS.values() for test in mutant.tests}
    verdict = bench.judge_sound(tuple(of_file.values()))
    assert verdict.passed, verdict.words
