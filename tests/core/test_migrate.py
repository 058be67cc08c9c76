from collections.abc import Iterator
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from healthvault.core.db import Role, role_url
from healthvault.core.migrate import ROOT, NewerDatabaseError, is_current, migrate, newest, unmigrate
from healthvault.tables import METADATA
from tests.databases import Server


@pytest.fixture
def empty_database(embedded: Server) -> Iterator[str]:
    """A database of its own with nothing in it."""
    name = f"empty_{uuid4().hex[:12]}"
    embedded.make(name)
    yield embedded.address(name)
    embedded.drop(name)


def test_the_schema_grows_from_nothing_goes_back_to_nothing_and_grows_again(empty_database):
    migrate(empty_database)
    first = _relations(empty_database)
    unmigrate(empty_database)
    bare = _relations(empty_database)
    migrate(empty_database)

    assert bare == {"hv.alembic_version"}
    assert first == _relations(empty_database)
    assert is_current(empty_database)


def test_an_empty_database_and_an_older_one_are_not_current(empty_database):
    empty = is_current(empty_database)
    migrate(empty_database, "0001")

    assert not empty
    assert not is_current(empty_database)


def test_the_newest_revision_is_the_one_alembic_ends_at():
    assert ScriptDirectory.from_config(Config(ROOT / "alembic.ini")).get_heads() == [newest()]


def test_migrating_twice_changes_nothing(empty_database):
    migrate(empty_database)
    before = _relations(empty_database)

    migrate(empty_database)

    assert before == _relations(empty_database)


def test_a_database_of_a_newer_version_is_left_alone_with_a_sentence(empty_database):
    migrate(empty_database)
    with create_engine(role_url(empty_database, Role.OWNER)).begin() as connection:
        connection.execute(text("update hv.alembic_version set version_num = 'from the future'"))

    with pytest.raises(NewerDatabaseError):
        migrate(empty_database)


def test_the_tables_are_what_the_models_say(database_url):
    with create_engine(role_url(database_url, Role.OWNER)).connect() as connection:
        options = {"include_schemas": True, "include_name": _ours, "version_table_schema": "hv"}
        context = MigrationContext.configure(connection, opts=options)

        differences = compare_metadata(context, METADATA)

    assert differences == []


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "schema" or name == "hv"


def _relations(database_url: str) -> set[str]:
    query = "select schemaname || '.' || tablename from pg_tables where schemaname in ('hv', 'jobs')"
    with create_engine(role_url(database_url, Role.OWNER)).connect() as connection:
        return set(connection.scalars(text(query)))
