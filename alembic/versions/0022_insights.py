"""What was found in somebody's numbers, kept until it is found anew, and what they said of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLES = ("insight_report", "insight", "insight_opinion")
POLICIES = {
    "select": "using (person_id = (select app.subject('readings')){purpose})",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}
PURPOSE = {"insight": " and (purposes & (select app.purpose_bit())) <> 0"}

DUE = """
-- Whose report is to be made: it is due, of another form, or not there though something was measured. Who they are alone.
create function app.people_due(p_at timestamptz, p_form int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from hv.insight_report where due_at <= p_at or form <> p_form
  union
  select person_id from hv.known_metric k
  where not exists (select from hv.insight_report r where r.person_id = k.person_id)
  order by 1
$$;
revoke all on function app.people_due(timestamptz, int) from public;
grant execute on function app.people_due(timestamptz, int) to hv_worker;
alter function app.people_due(timestamptz, int) owner to hv_definer;
"""


def upgrade() -> None:
    create(
        "insight_report",
        sa.Column("form", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("metrics", sa.SmallInteger(), nullable=False),
        sa.Column("nights", sa.SmallInteger(), nullable=False),
    )
    create(
        "insight",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("purposes", sa.SmallInteger(), nullable=False),
        sa.Column("found", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name="insight_pkey"),
    )
    create(
        "insight_opinion",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name="insight_opinion_pkey"),
        sa.CheckConstraint("said in ('useful', 'not_for_me', 'wrong')", name="insight_opinion_said_check"),
    )
    op.execute("grant select (person_id, due_at, form) on hv.insight_report to hv_definer")
    op.execute("create policy insight_report_definer on hv.insight_report for select to hv_definer using (true)")
    op.execute("grant create on schema app to hv_definer")
    op.execute(DUE)
    op.execute("revoke create on schema app from hv_definer")


def create(table: str, *columns: sa.Column | sa.Constraint) -> None:
    whole = () if any(isinstance(each, sa.PrimaryKeyConstraint) for each in columns) else (
        sa.PrimaryKeyConstraint("person_id", name=f"{table}_pkey"),
    )  # fmt: skip
    op.create_table(
        table,
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *columns,
        *whole,
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name=f"{table}_person_id_fkey", ondelete="CASCADE"
        ),
        schema="hv",
    )
    op.execute(f"alter table hv.{table} enable row level security")
    op.execute(f"alter table hv.{table} force row level security")
    for command, rule in POLICIES.items():
        asked = rule.format(purpose=PURPOSE.get(table, ""))
        op.execute(f"create policy {table}_{command} on hv.{table} for {command} to hv_app, hv_worker {asked}")
    op.execute(f"grant select, insert, update, delete on hv.{table} to hv_app, hv_worker")


def downgrade() -> None:
    op.execute("set role hv_definer")
    op.execute("drop function app.people_due(timestamptz, int)")
    op.execute("reset role")
    for table in TABLES:
        op.drop_table(table, schema="hv")
