"""Whatever happens to the bytes of an export: readings, rejections or one sentence, and nothing else."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER
from healthvault.providers.provider import Arrival
from tests.providers.apple_health.export import workout
from tests.providers.apple_health.parts import ZONE, document, entry, record, tag, write_zip
from tests.providers.apple_health.reading import facts, rejected

TOKENS = (
    b"<",
    b">",
    b'"',
    b"'",
    b"&",
    b"/",
    b"=",
    b" ",
    b"\0",
    b"<!--",
    b"-->",
    b"<Record ",
    b"</Record>",
    b"]]>",
)


def _original() -> bytes:
    children = (entry("HKTimeZone", "Asia/Kolkata"), entry("HKWasUserEntered", "1"))
    pressure = record("HKQuantityTypeIdentifierBloodPressureSystolic", "121", "mmHg")
    return document(
        *[record(value=str(50 + i), children=children[: i % 3]) for i in range(12)],
        tag("Correlation", {"type": "x"}, pressure),
        workout(datetime(2026, 9, 1, 18, tzinfo=ZONE), "a.gpx"),
        record(),
    )


def _mutated(content: bytes, dice: random.Random) -> bytes:
    """The content with a few pieces cut out, doubled, replaced or inserted behind the prolog."""
    start = content.index(b"<Me")
    for _ in range(dice.randrange(1, 5)):
        at, length = dice.randrange(start, len(content)), dice.randrange(0, 40)
        piece = content[at : at + length]
        new = dice.choice(
            [b"", piece * 2, dice.choice(TOKENS), dice.randbytes(length), piece + dice.choice(TOKENS)]
        )
        content = content[:at] + new + content[at + length :]
    return content


def _read(path: Path) -> list[Arrival] | str:
    """What a file brings, or the sentence with which it is refused."""
    try:
        return list(PROVIDER.read(path, always("UTC")))
    except InvalidInputError as refusal:
        return refusal.message


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_never_break_the_reader(tmp_path: Path, seed: int):
    dice = random.Random(seed)
    for _ in range(10):
        path = tmp_path / "export"
        path.write_bytes(_mutated(_original(), dice))

        found = _read(path)

        assert isinstance(found, str) or len(facts(found)) + sum(rejected(found).values()) > 0


@pytest.mark.parametrize("seed", range(20))
def test_damaged_zips_never_break_the_reader(tmp_path: Path, seed: int):
    dice = random.Random(seed)
    whole = write_zip(
        tmp_path / "whole.zip", _original(), {"electrocardiograms/a.csv": b"Name,x\n"}
    ).read_bytes()
    for number in range(10):
        content = bytearray(whole)
        for _ in range(dice.randrange(1, 4)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path = tmp_path / f"{number}.zip"
        path.write_bytes(content[: dice.choice([len(content), dice.randrange(len(content))])])

        found = _read(path)

        assert found
        assert isinstance(found, str) or PROVIDER.recognises(path)
