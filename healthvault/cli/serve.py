"""`serve`: everything at once. The database, the pages, the web process and the job worker, watched until you
stop it.
"""

import argparse
import http.client
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from healthvault.cli.database import Database, watched_database
from healthvault.cli.output import progress, say
from healthvault.core.config import settings
from healthvault.core.errors import SetUpError
from healthvault.core.frontend import ROOT, build, is_built, serving_environment
from healthvault.core.mail import post_office, sends_letters
from healthvault.core.supervise import Child, ChildFailedError, run_to_end, watch
from healthvault.core.telemetry import clear_counts

_PATIENCE_S = 60.0


class PortTakenError(SetUpError):
    """The port is taken."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("serve", help="run the app: database, pages, web and worker")
    parser.add_argument(
        "--demo", action="store_true", help="also make the sample person, and print how to sign in"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _allow_many_connections()
    began_s = time.monotonic()
    try:
        _refuse_a_taken_port()
        if sends_letters():
            post_office()  # Settings that name none are told now, and not by the first letter.
        with watched_database() as database:
            if not is_built():
                progress("Building the pages; the first time this takes a minute …")
                build()
            _serve(
                database,
                greet=lambda: _greet(began_s, _sample_person(database.url) if arguments.demo else ""),
            )
    except KeyboardInterrupt:
        progress("Stopped.")
    return 0


def _allow_many_connections() -> None:
    """Every open tab is a file to the system, which allows 1,024 by default; take all that it would give."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most if most != resource.RLIM_INFINITY else 65_536, most))


def _children(url: str) -> Sequence[Child]:
    home = settings().home.resolve()
    counts = settings().counts_dir or str(home / "counts")
    env = serving_environment(DATABASE_URL=url, HEALTHVAULT_HOME=str(home), PROMETHEUS_MULTIPROC_DIR=counts)
    python = [sys.executable, "-m"]
    where = ["--host", settings().host, "--port", str(settings().port)]
    how = ["--interface", "asgi", "--workers", "1", "--workers-kill-timeout", "3", "--log-level", "warning"]
    how += ["--log-config", str(ROOT / "deploy" / "granian-log.json")]
    web = [*python, "granian", *how, *where, "--factory", "healthvault.app:app"]
    worker = [*python, "healthvault", "worker"]
    return [
        Child(name=name, argv=argv, env=env, cwd=ROOT)
        for name, argv in {"web": web, "worker": worker}.items()
    ]


def _serve(database: Database, greet: Callable[[], None]) -> None:
    """Start the children, say so when the web answers, watch; stop them in order, whatever happens."""
    children = _children(database.url)
    clear_counts(Path(children[0].env["PROMETHEUS_MULTIPROC_DIR"]))
    try:
        for child in children:
            child.start()
        _wait_for_the_web(children)
        greet()
        watch(children, also=database.revive)
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, signal.SIG_IGN)
        for child in children:
            child.stop()


def _wait_for_the_web(children: Sequence[Child]) -> None:
    ends_s = time.monotonic() + _PATIENCE_S
    while not _answers():
        for child in children:
            child.revive()
        if time.monotonic() > ends_s:
            raise ChildFailedError(f"The web process did not answer within {_PATIENCE_S:.0f} seconds.")
        time.sleep(0.1)


def _answers() -> bool:
    connection = http.client.HTTPConnection(_reachable_host(), settings().port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


def _reachable_host() -> str:
    return "127.0.0.1" if settings().host in {"0.0.0.0", "::"} else settings().host  # noqa: S104  Compared, not bound.


def _refuse_a_taken_port() -> None:
    port = settings().port
    with socket.socket() as probe:
        if probe.connect_ex((_reachable_host(), port)) == 0:
            raise PortTakenError(
                f"Port {port} is taken. Stop what uses it, or choose another: HEALTHVAULT_PORT={port + 1}"
            )


def _sample_person(url: str) -> str:
    """Make the sample person in a process of its own; how to sign in as them."""
    progress("Making the sample person …")
    argv = [sys.executable, "-m", "healthvault", "demo"]
    status, said = run_to_end(argv, env=serving_environment(DATABASE_URL=url), cwd=ROOT)
    return said.strip() if status == 0 else f"There is no sample person: {said.strip()}"


def _greet(began_s: float, sample: str) -> None:
    where = "a database of your own" if settings().database_url else settings().home.resolve()
    address = settings().public_url or f"http://localhost:{settings().port}"
    say()
    say(f"  Health Vault is ready at {address}")
    say(f"  Your data: {where}")
    for line in sample.splitlines():
        say(f"  {line}")
    say(f"  Ready in {time.monotonic() - began_s:.1f} s. Ctrl-C stops everything.")
    say()
