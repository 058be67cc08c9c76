"""Whatever stands in a table: readings, rejections or one sentence, and nothing else."""

import random

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.zones import always
from healthvault.providers.spreadsheet import PROVIDER

TABLE = (
    b"date,time,weight (lb),steps,blood pressure,source,unit\n"
    b"2026-09-01,7:10 PM,150.5,9000,121/79,Scale,kg\n"
    b'"2026-09-02","19:10",151,"9,000",,"a ""b"" c",\n'
)
TOKENS = (
    b",",
    b'"',
    b"\n",
    b"\r",
    b"\0",
    b";",
    b"\t",
    b"\xff\xfe",
    b"=1+1",
    b"9" * 400,
    b"1e999",
    b"0001-01-01",
    b"9999-12-31",
)


def _read(path) -> object:
    try:
        return PROVIDER.recognises(path), list(PROVIDER.read(path, always("Pacific/Kiritimati")))
    except InvalidInputError as refusal:
        return refusal.message


@pytest.mark.parametrize("seed", range(60))
def test_damaged_tables_never_break_the_reader(tmp_path, seed):
    dice = random.Random(seed)
    for _ in range(10):
        content = TABLE
        for _ in range(dice.randrange(1, 6)):
            at, length = dice.randrange(len(content)), dice.randrange(8)
            new = dice.choice([b"", dice.choice(TOKENS), dice.randbytes(length)])
            content = content[:at] + new + content[at + length :]
        path = tmp_path / "table"
        path.write_bytes(content)

        assert _read(path)
