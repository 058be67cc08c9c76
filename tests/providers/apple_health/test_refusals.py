"""Files that are refused with one sentence, before anything of them is kept."""

import struct
import zipfile
import zlib
from collections import deque
from pathlib import Path

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER
from tests.providers.apple_health.parts import document, record, write_zip


def _sentence(path: Path) -> str:
    with pytest.raises(InvalidInputError) as caught:
        deque(PROVIDER.read(path, always("UTC")), maxlen=0)
    return caught.value.message


def _changed(tmp_path: Path, signature: bytes, at: int, number: int, xml: bytes | None = None) -> Path:
    """An export.zip with four bytes of one header replaced."""
    path = write_zip(tmp_path / "a.zip", xml or document(*[record()] * 500))
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, content.index(signature) + at, number)
    path.write_bytes(content)
    return path


def test_an_empty_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"")

    assert _sentence(path) == "This file is empty."


@pytest.mark.parametrize(
    "content", [b"<gpx></gpx>", b"hello", b"<HealthDataX/>", b"<!-- <HealthDat" + b"a" * 2_000_000]
)
def test_a_file_without_health_data(tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(content)

    assert "no health data" in _sentence(path)


def test_a_zip_without_health_data(tmp_path):
    assert "no Apple Health export" in _sentence(write_zip(tmp_path / "a.zip", b"<gpx/>"))


def test_a_zip_that_is_cut_short(tmp_path):
    path = write_zip(tmp_path / "a.zip", document(*[record()] * 500))
    path.write_bytes(path.read_bytes()[:-300])

    assert "damaged or incomplete" in _sentence(path)


def test_a_zip_with_damaged_bytes(tmp_path):
    path = write_zip(tmp_path / "a.zip", document(*[record(value=str(50 + i % 90)) for i in range(5000)]))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    assert "zip" in _sentence(path)


def test_a_zip_bomb_is_stopped_while_it_grows(tmp_path):
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(document(record()))
    packed += b"".join(packer.compress(b"\n" * (1 << 20)) for _ in range(80)) + packer.flush()
    path = tmp_path / "a.zip"
    name, size = b"export.xml", 80 << 20
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0) + name
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(packed), 1 << 20, len(name), *[0] * 6
    )
    end = struct.pack(
        "<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(name), len(local) + len(packed), 0
    )
    path.write_bytes(local + packed + central + name + end)

    assert "does not hold what its own list of contents says" in _sentence(path)


def test_a_bomb_that_owns_up_to_its_size(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("export.xml", document(record()) + b"\n" * (66 << 20))

    assert PROVIDER.recognises(path)
    assert "grows beyond reason" in _sentence(path)


def test_a_header_that_lies_about_ten_gigabytes(tmp_path):
    path = _changed(tmp_path, b"PK\x01\x02", 24, 4_000_000_000)

    assert "grows beyond reason" in _sentence(path)


def test_a_header_that_lies_a_little(tmp_path):
    xml = document(*[record()] * 500)

    assert "own list of contents" in _sentence(_changed(tmp_path, b"PK\x01\x02", 24, len(xml) + 5, xml))


def test_a_wrong_checksum(tmp_path):
    assert "zip" in _sentence(_changed(tmp_path, b"PK\x01\x02", 16, 12345))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "a\\..\\..\\b", "C:\\x", "a/../../b"])
def test_names_that_lead_outside(tmp_path, name):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("apple_health_export/export.xml", document(record()))
        archive.writestr(name, "x")

    assert "no Health export" in _sentence(path)


def test_members_that_share_bytes(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export.xml", document(record()))
        member = archive.infolist()[0]
        twin = zipfile.ZipInfo("copy.xml")
        for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
            setattr(twin, field, getattr(member, field))
        archive.filelist.append(twin)

    assert "no Health export" in _sentence(path)


def test_a_locked_zip(tmp_path):
    path = write_zip(tmp_path / "a.zip", document(record()))
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + at] |= 1
    path.write_bytes(content)

    assert not PROVIDER.recognises(path)
    assert "password" in _sentence(path)


def test_entities_are_refused_even_small_ones(tmp_path):
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE HealthData [<!ENTITY a "' + "A" * 70_000 + '">]>\n'
    path = tmp_path / "a"
    path.write_bytes(document(record(source="X").replace("X", "&a;" * 110), dtd=bomb))

    assert "XML entities" in _sentence(path)


def test_deep_nesting_is_refused(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(document("<a>" * 200_000 + "</a>" * 200_000))

    assert "nested deeper" in _sentence(path)


def test_one_endless_record_is_refused_in_bounded_memory(tmp_path):
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.write(document().replace(b"</HealthData>", b'<Record type="'))
        file.truncate(200 << 20)

    assert "64 MB" in _sentence(path)
