"""`doctor`: look at everything Health Vault stands on, and say in one line each what is so."""

import argparse
import platform
from typing import Any

import psycopg

from healthvault.cli.database import running_database
from healthvault.cli.output import Plain, answer
from healthvault.coach.engine import model
from healthvault.core.chains import log_findings
from healthvault.core.config import settings
from healthvault.core.db import Role, conninfo
from healthvault.core.frontend import is_built
from healthvault.core.master import where
from healthvault.core.migrate import is_current
from healthvault.core.policy import findings
from healthvault.core.wrapping import hold_master
from healthvault.vault.priority import RULE_SET

_HOLDS = "holds"


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("doctor", help="look at what Health Vault stands on")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    with running_database() as url:
        facts: dict[str, Plain] = {
            "python": platform.python_version(),
            "home": str(settings().home.resolve()),
            "database": "your own" if settings().database_url else "embedded",
            "postgresql": _server_version(url),
            "schema_is_current": is_current(url),
            "unguarded": _unguarded(url),
            "pages_are_built": is_built(),
            "master_key": f"{hold_master(url).fingerprint} in {where()}",
            "log": _log(url),
            "rule_set": RULE_SET,
            "vaults_behind": _vaults_behind(url),
            "coach": _coach(),
        }
    answer(facts, as_json=arguments.json)
    return 0 if facts["schema_is_current"] and not facts["unguarded"] and facts["log"] == _HOLDS else 1


def _coach() -> str:
    named = model()
    return f"{named.label} at {named.host}" if named else "the built-in analyst"


def _log(url: str) -> str:
    """Whether the log of deeds holds, and if not, from which line on."""
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        broken = log_findings(connection).broken
    return _HOLDS if broken is None else f"broken at line {broken.line} of {broken.log}: {broken.why}"


def _vaults_behind(url: str) -> int:
    """How many vaults other rules than today's have resolved; the worker makes them again by and by."""
    with psycopg.connect(conninfo(url, Role.WORKER)) as connection:
        return len(connection.execute("select app.people_behind(%s)", (RULE_SET,)).fetchall())


def _server_version(url: str) -> str:
    with psycopg.connect(conninfo(url, Role.APP)) as connection:
        return connection.info.parameter_status("server_version") or "unknown"


def _unguarded(url: str) -> list[Plain]:
    """What in the database breaks a rule of `core/policy.py`; nothing, when all is well."""
    with psycopg.connect(conninfo(url, Role.APP)) as connection:
        return [f"{finding.what}: {finding.broken}" for finding in findings(connection)]
