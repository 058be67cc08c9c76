"""What is written down stays true."""

import re
import subprocess
from pathlib import Path

from healthvault.core.config import Settings

ROOT = Path(__file__).resolve().parents[1]
_MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|tmp/[a-z]|Users/\w+)(?=[/\s\"'`)]|$)")
_PROSE = (".md", ".py", ".sh", ".toml", ".sql", ".example", ".css", ".txt", ".json", "run", "test")


def _setting_names() -> set[str]:
    return {field.alias or name for name, field in Settings.model_fields.items()}


def _tracked() -> list[Path]:
    said = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in said.splitlines() if (ROOT / name).is_file() and name.endswith(_PROSE)]


def test_env_example_lists_every_setting_and_no_other() -> None:
    listed = set(re.findall(r"^#?\s*([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert listed == _setting_names()


def test_every_setting_has_a_sentence_where_it_is_read() -> None:
    source = (ROOT / "healthvault" / "core" / "config.py").read_text()
    silent = [
        name for name in _setting_names() if not re.search(rf'alias="{name}"[^\n]*\)\n    """\S', source)
    ]

    assert silent == []


def test_the_map_names_every_room() -> None:
    words = set(re.findall(r"[a-z_]+", (ROOT / "ARCHITECTURE.md").read_text()))
    rooms = {path.parent.name for path in (ROOT / "healthvault").glob("*/__init__.py")}

    assert rooms - words == set()


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text()
    decisions = [path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")]

    assert [name for name in decisions if name not in index] == []


def test_what_everybody_adds_to_can_be_read_in_a_terminal() -> None:
    assert [
        f"{name}: {number}"
        for name in ("CHANGELOG.md", "ARCHITECTURE.md")
        for number, line in enumerate((ROOT / name).read_text().splitlines(), start=1)
        if len(line) > 140 and not line.startswith("|")
    ] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in _tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text())
        if not (path.parent / target).exists()
    ]

    assert broken == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    named = [
        path.relative_to(ROOT).as_posix() for path in _tracked() if _MACHINE_PATHS.search(path.read_text())
    ]

    assert [name for name in named if name != "tests/test_docs.py"] == []


def test_every_package_is_pinned_exactly() -> None:
    lines = [
        line
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text().splitlines()
        if line and not line.startswith(("-r", "#"))
    ]

    assert [line for line in lines if not re.fullmatch(r"[\w.\[\],-]+==[\w.]+(\s*[;#].*)?", line)] == []


def test_the_readme_shows_the_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text()

    for name in ("run", "test"):
        assert f"./{name}" in readme
        assert (ROOT / name).stat().st_mode & 0o111
