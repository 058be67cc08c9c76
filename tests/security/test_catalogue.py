"""Every rule of `core/policy.py` holds, and every rule is proved by a mutant that it catches."""

from collections.abc import Iterator

import psycopg
import pytest

from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.policy import RULES, findings

MUTANTS = {
    "row level security is off": "alter table hv.day_value disable row level security",
    "row level security is not forced": "alter table hv.day_value no force row level security",
    "no policy for one of the four": "drop policy day_value_delete on hv.day_value",
    "without asking whose": "create policy open on hv.day_value for select to hv_app using (n > 0)",
    "for every row": "create policy slow on hv.day_value for select to hv_app using (person_id = app.uid())",
    "a second way": "create policy twice on hv.message for select to hv_app"
    " using (person_id = (select app.subject('conversations')) or state = 'complete')",
    "does not check what is written": "create policy lax on hv.message for update to hv_worker"
    " using (person_id = (select app.writer()))",
    "for which purpose": "create policy every on hv.workout for select to hv_app"
    " using (person_id = (select app.subject('readings')))",
    "of a sort that the person switched off": "drop policy day_value_seen on hv.day_value",
    "no index begins": "drop index hv.conversation_person_id",
    "with its owner's rights": "create view hv.loose as select * from hv.day_value",
    "knows no policy": "create materialized view hv.copy as select * from hv.day_value;"
    " grant select on hv.copy to hv_app",
    "a partition": "create table hv.whole (person_id uuid) partition by hash (person_id);"
    " create table hv.part partition of hv.whole for values with (modulus 1, remainder 0);"
    " grant select on hv.part to hv_worker",
    "may empty a table": "grant truncate on hv.message to hv_worker",
    "owns a table": "grant hv_owner to hv_app",
    "get around policies": "alter role hv_definer bypassrls",
    "where the caller says": "alter function app.uid() reset search_path",
    "called by anybody": "grant execute on function app.uid() to public",
    "the rights of somebody else": "alter function app.uid() owner to hv_owner",
}


@pytest.fixture
def superuser(embedded: EmbeddedPostgres, database_url: str) -> Iterator[psycopg.Connection]:
    """A connection that may do anything, and keeps nothing of it."""
    with psycopg.connect(embedded.url("hv_super")) as connection:
        yield connection
        connection.rollback()


def test_the_catalogue_obeys_every_rule(superuser):
    assert findings(superuser) == []


def test_every_rule_has_its_mutant():
    for rule in RULES:
        assert sum(part in rule.broken for part in MUTANTS) >= 1, rule.broken


@pytest.mark.parametrize("part", MUTANTS)
def test_a_mutant_is_caught_by_its_rule(superuser, part):
    superuser.execute(MUTANTS[part])
    assert any(part in finding.broken for finding in findings(superuser))
