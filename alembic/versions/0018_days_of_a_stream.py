"""How much each stream told of each day, so that nobody counts readings to find out."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('readings')) and (purposes & (select app.purpose_bit())) <> 0)",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}

# Of what is there already. The owner sees no row while policies are forced on them.
FILLED = """
alter table hv.sample_chunk no force row level security;
alter table hv.workout_record no force row level security;
insert into hv.stream_day (person_id, stream_id, day, purposes, n, last_at)
select person_id, stream_id, day, bit_and(purposes), sum(n), max(last_at) from (
  select person_id, stream_id, day, purposes, cardinality(value) as n,
         (day::timestamp at time zone 'UTC') - offset_min * interval '1 minute'
           + (start_ms[cardinality(start_ms)]::bigint + duration_ms[cardinality(duration_ms)])
             * interval '1 millisecond' as last_at
  from hv.sample_chunk
  union all
  select person_id, stream_id, day, purposes, 1, end_at from hv.workout_record) told
group by person_id, stream_id, day;
alter table hv.sample_chunk force row level security;
alter table hv.workout_record force row level security;
"""


def upgrade() -> None:
    op.create_table(
        "stream_day",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("stream_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purposes", sa.SmallInteger(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="stream_day_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "stream_id", "day", name="stream_day_pkey"),
        schema="hv",
    )
    op.execute(FILLED)
    op.execute("alter table hv.stream_day enable row level security")
    op.execute("alter table hv.stream_day force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy stream_day_{command} on hv.stream_day for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.stream_day to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("stream_day", schema="hv")
