import zipfile
from pathlib import Path

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.providers.registry import provider_for
from tests.providers.apple_health.export import write_export


def _zip(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "<x/>")
    return path


def test_every_source_recognises_its_own(tmp_path):
    table = tmp_path / "a.txt"
    table.write_text("date,weight\n2026-09-01,72\n")

    assert provider_for(table).slug == "spreadsheet"
    assert provider_for(write_export(tmp_path / "b", days=1)).slug == "apple_health"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "This is a picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF"),
        (b"PK\x03\x04 cut", "This zip is damaged"),
        (b'{"a": 1, "b": 2}\n{"a": 1, "b": 2}\n', "This is a JSON file"),
        (b"<?xml version='1.0'?><gpx/>", "This is an XML file without health data"),
        (b"\0\1\2\3", "of a kind that Health Vault does not know"),
    ],
)
def test_what_nobody_recognises_is_named(tmp_path, content, sentence):
    path = tmp_path / "upload"
    path.write_bytes(content)

    with pytest.raises(InvalidInputError, match=sentence):
        provider_for(path)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("holiday.xml", "holds no Apple Health export"), ("xl/workbook.xml", "Excel workbook")],
)
def test_other_zips_are_named(tmp_path, name, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        provider_for(_zip(tmp_path / "upload", name))
