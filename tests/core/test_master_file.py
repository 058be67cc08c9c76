"""The file of the master key is written once."""

import pytest

from healthvault.core.master import write_key
from healthvault.core.seal import MasterKey


def test_a_key_that_is_there_stays_as_it_is(tmp_path):
    path, first = tmp_path / "master.key", MasterKey.new()
    write_key(path, first)
    with pytest.raises(FileExistsError):
        write_key(path, MasterKey.new())
    assert path.read_text().strip() == first.written
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]
