"""What is said to the database while something is done."""

from collections.abc import Awaitable

from sqlalchemy import event

from healthvault.core import db


async def statements(work: Awaitable) -> list[str]:
    """Every statement of the web process's role that some work says, in order."""
    said: list[str] = []

    def hear(_connection, _cursor, statement, *_rest) -> None:
        said.append(statement)

    assert db._doors
    engine = db._doors.app.sync_engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        await work
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return said
