"""The process that reads one report and ends: a file on standard input, what it says as JSON on the output.

A file that cannot be read is told by its error's code, and exit status 3.
"""

import sys

from pydantic import TypeAdapter

from healthvault.providers.lab_report.lines import LabReport
from healthvault.providers.lab_report.read import (
    DamagedReportError,
    EmptyReportError,
    PictureReportError,
    UnreadableReportError,
    lab_report,
)

REPORT = TypeAdapter(LabReport)
REFUSED = 3
"""The exit status for a file that was refused."""
REFUSALS = {
    each.code: each
    for each in (DamagedReportError, EmptyReportError, PictureReportError, UnreadableReportError)
}


def main() -> int:
    """Read what comes in, and say what it is."""
    try:
        found = lab_report(sys.stdin.buffer.read())
    except tuple(REFUSALS.values()) as error:
        sys.stdout.write(error.code)
        return REFUSED
    sys.stdout.buffer.write(REPORT.dump_json(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
