"""The pages are built again when, and only when, something they are made of changed."""

from pathlib import Path

import pytest

from healthvault.core.frontend import digest


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project."""
    (tmp_path / "pages" / "__pycache__").mkdir(parents=True)
    (tmp_path / "pages" / "page.py").write_text("one")
    return tmp_path


def test_a_changed_word_changes_the_fingerprint(project: Path) -> None:
    before = digest(project, ["pages"])
    (project / "pages" / "page.py").write_text("two")

    assert digest(project, ["pages"]) != before


def test_a_renamed_file_changes_the_fingerprint(project: Path) -> None:
    before = digest(project, ["pages"])
    (project / "pages" / "page.py").rename(project / "pages" / "view.py")

    assert digest(project, ["pages"]) != before


def test_what_python_leaves_behind_does_not(project: Path) -> None:
    before = digest(project, ["pages"])
    (project / "pages" / "__pycache__" / "page.pyc").write_text("made")

    assert digest(project, ["pages"]) == before


def test_the_same_files_elsewhere_have_the_same_fingerprint(project: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    (twin / "pages").mkdir(parents=True)
    (twin / "pages" / "page.py").write_text("one")

    assert digest(twin, ["pages"]) == digest(project, ["pages"])
