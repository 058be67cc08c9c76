"""What the whole product leaves behind, and does not."""

from tests.browser.site import ROOT, Site


def test_a_build_changes_no_file_of_the_project(site: Site) -> None:
    built = {path.name: path.read_bytes() for path in (site.root / "reflex.lock").iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "reflex.lock").iterdir()}

    # When a page brings a new package: start once with ./run, and commit reflex.lock.
    assert built == committed


def test_the_commands_work_beside_the_running_server(site: Site) -> None:
    done = site.command("doctor", "--json")

    assert done.returncode == 0, done.stderr
