"""Whether the logs of deeds hold: each line follows the one before, and none is missing at the end."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """The first line that does not hold: in whose log (a person's id, or zeros), its number, and why."""

    log: UUID
    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFindings:
    """How many logs and lines there are, and what is broken; None when all is well."""

    logs: int
    lines: int
    broken: BrokenLine | None


def log_findings(connection: psycopg.Connection[Any]) -> LogFindings:
    """Look through every log, at its digests alone: what its lines say stays sealed.

    Args:
        connection: An open connection as `hv_owner`.
    """
    [row] = connection.execute("select chains, links, chain, n, why from app.audit_findings()").fetchall()
    logs, lines, log, line, why = row
    broken = BrokenLine(log=log, line=line, why=why) if why is not None else None
    return LogFindings(logs=logs, lines=lines, broken=broken)
