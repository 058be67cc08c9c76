"""What the whole product leaves behind, and does not."""

import http.client
import os
import signal
import time
from urllib.parse import urlsplit

import psutil

from tests.browser.site import ROOT, Site

_PATIENCE_S = 60.0


def test_a_build_changes_no_file_of_the_project(site: Site) -> None:
    built = {path.name: path.read_bytes() for path in (site.root / "reflex.lock").iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "reflex.lock").iterdir()}

    # When a page brings a new package: start once with ./run, and commit reflex.lock.
    assert built == committed


def test_the_commands_work_beside_the_running_server(site: Site) -> None:
    done = site.command("doctor", "--json")

    assert done.returncode == 0, done.stderr


def test_every_part_comes_back_when_it_is_killed(site: Site) -> None:
    before = _parts(site)
    for part in psutil.Process(site.server.pid).children():
        os.kill(part.pid, signal.SIGKILL)

    assert len(before) == 3
    assert _comes_back(site, before)


def _parts(site: Site) -> list[str]:
    """The command lines of the database, the web process and the worker."""
    children = psutil.Process(site.server.pid).children()
    return sorted(" ".join(part.cmdline()) for part in children if part.status() != psutil.STATUS_ZOMBIE)


def _comes_back(site: Site, parts: list[str]) -> bool:
    """Whether every part runs again and the site answers; what a killed one left may answer before."""
    ends_s = time.monotonic() + _PATIENCE_S
    while time.monotonic() < ends_s:
        time.sleep(0.5)
        if _parts(site) == parts and _ready_status(site) == http.client.OK:
            return True
    return False


def _ready_status(site: Site) -> int | None:
    address = urlsplit(site.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
