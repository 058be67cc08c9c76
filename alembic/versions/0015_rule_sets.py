"""Every value says by which rule set it was resolved, and a worker can ask whose vaults are behind."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("known_metric", "hour_value")

BEHIND = """
-- Whose vaults hold something that other rules than these resolved. Who they are, and nothing of what they measured.
create function app.people_behind(p_rule_set int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from hv.known_metric where rule_set <> p_rule_set
  union
  select person_id from hv.workout where rule_set <> p_rule_set
  order by 1
$$;
revoke all on function app.people_behind(int) from public;
grant execute on function app.people_behind(int) to hv_worker;
alter function app.people_behind(int) owner to hv_definer;
"""


def upgrade() -> None:
    for table in TABLES:
        # What is there was made by the first rule set; nothing of it is read, which the owner could not.
        column = sa.Column("rule_set", sa.SmallInteger(), nullable=False, server_default="1")
        op.add_column(table, column, schema="hv")
        op.alter_column(table, "rule_set", server_default=None, schema="hv")
    for table in ("known_metric", "workout"):
        op.execute(f"grant select (person_id, rule_set) on hv.{table} to hv_definer")
        op.execute(f"create policy {table}_definer on hv.{table} for select to hv_definer using (true)")
    op.execute("grant create on schema app to hv_definer")
    op.execute(BEHIND)
    op.execute("revoke create on schema app from hv_definer")


def downgrade() -> None:
    op.execute("set role hv_definer")
    op.execute("drop function app.people_behind(int)")
    op.execute("reset role")
    for table in ("known_metric", "workout"):
        op.execute(f"drop policy {table}_definer on hv.{table}")
        op.execute(f"revoke select (person_id, rule_set) on hv.{table} from hv_definer")
    for table in TABLES:
        op.drop_column(table, "rule_set", schema="hv")
