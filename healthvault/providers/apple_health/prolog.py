"""What stands before the first record: the declaration, Apple's document type (broken in iOS 16) and the
root's tag.
"""

import re

from healthvault.core.errors import InvalidInputError

LONGEST_PROLOG = 1 << 20
_ROOT = re.compile(rb"<HealthData(?=[\s>/])[^<>]*>")
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)


class NoHealthDataError(InvalidInputError):
    """There is no health data in this file. Health exports a file called export.zip: upload that one."""


class EntitiesError(InvalidInputError):
    """This file defines shorthands of its own (XML entities), which no Health export does, so nothing in it
    was read.
    """


def body_start(head: bytes, *, is_all: bool) -> int | None:
    """Where the first byte inside `<HealthData>` stands; None when more of the file is needed to say so.

    The document type is cut out by this, so that neither its syntax errors nor anything it defines matters.

    Raises:
        EntitiesError: The document type defines entities.
        NoHealthDataError: The file has no `<HealthData>` where an export has it.
    """
    root = _ROOT.search(head)
    if _ENTITY.search(head, 0, root.start() if root else len(head)):
        raise EntitiesError
    if root:
        return root.end()
    if is_all or len(head) > LONGEST_PROLOG:
        raise NoHealthDataError
    return None
