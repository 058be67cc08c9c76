"""docs/asvs.csv goes through every requirement of the standard, and what it calls proof exists."""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STATUSES = ("met", "partly", "not met", "not applicable")
CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
"""Requirements of level 1 and 2 in each chapter. Source: OWASP ASVS 5.0.0, its table in English."""
LEVEL_1 = 70
with (ROOT / "docs" / "asvs.csv").open(newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def exists(proof: str) -> bool:
    path, _, name = proof.partition("::")
    return (ROOT / path).is_file() and (not name or name in names_in(path))


def counted() -> list[str]:
    """The lines of the table in SECURITY.md."""
    by_level = Counter((row["level"], row["status"]) for row in ROWS)
    return [
        f"| {status} | {by_level['1', status]} | {by_level['2', status]} | "
        f"{by_level['1', status] + by_level['2', status]} |"
        for status in STATUSES
    ]


def test_every_requirement_of_both_levels_is_there_once():
    assert list(ROWS[0]) == ["id", "level", "chapter", "about", "status", "evidence", "note"]
    ids = [row["id"] for row in ROWS]
    assert len(set(ids)) == len(ids) == sum(CHAPTERS) == 253
    assert [Counter(id_.split(".")[0] for id_ in ids)[f"V{n}"] for n in range(1, 18)] == CHAPTERS
    assert Counter(row["level"] for row in ROWS) == {"1": LEVEL_1, "2": 253 - LEVEL_1}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_says_what_it_may_say(row):
    assert re.fullmatch(r"V\d+\.\d+\.\d+", row["id"])
    assert row["chapter"].startswith(row["id"].split(".")[0] + " ")
    assert 0 < len(row["about"].split()) <= 12
    assert row["status"] in STATUSES
    assert row["evidence"] or row["status"] == "not applicable"
    assert row["note"] or row["status"] == "met"


def test_what_is_called_proof_exists():
    proofs = {(row["id"], proof) for row in ROWS for proof in row["evidence"].split()}
    assert sorted(each for each in proofs if not exists(each[1])) == []


def test_what_only_stands_in_a_file_says_so_or_is_a_document():
    unproved = [
        row["id"]
        for row in ROWS
        if row["status"] == "met"
        and "::" not in row["evidence"]
        and not re.search(r"\.md\b", row["evidence"])
    ]
    assert unproved == []


def test_the_summary_counts_the_same():
    said = (ROOT / "SECURITY.md").read_text()
    assert [line for line in counted() if line not in said] == []
