"""What the heart did in a workout is a row of its own, which the database keeps from who may not see the heart."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

NUMBERS = ("heart_rate_mean_bpm", "heart_rate_max_bpm")
UNSEEN = "(select app.unseen())::text[]"
POLICIES = {
    "select": "using (person_id = (select app.subject('readings')) and (purposes & (select app.purpose_bit())) <> 0)",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}
# The owner sees no row while policies are forced on them.
MOVED = """
alter table hv.workout no force row level security;
insert into hv.workout_heart (id, person_id, purposes, heart_rate_mean_bpm, heart_rate_max_bpm)
select id, person_id, purposes, heart_rate_mean_bpm, heart_rate_max_bpm from hv.workout
where heart_rate_mean_bpm is not null or heart_rate_max_bpm is not null;
alter table hv.workout force row level security;
"""
MOVED_BACK = """
alter table hv.workout no force row level security;
alter table hv.workout_heart no force row level security;
update hv.workout w set heart_rate_mean_bpm = h.heart_rate_mean_bpm, heart_rate_max_bpm = h.heart_rate_max_bpm
from hv.workout_heart h where h.id = w.id;
alter table hv.workout force row level security;
"""


def upgrade() -> None:
    op.create_table(
        "workout_heart",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purposes", sa.SmallInteger(), nullable=False),
        *[sa.Column(name, sa.Float(), nullable=True) for name in NUMBERS],
        sa.ForeignKeyConstraint(["id"], ["hv.workout.id"], name="workout_heart_id_fkey", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="workout_heart_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="workout_heart_pkey"),
        schema="hv",
    )
    op.create_index("workout_heart_person_id", "workout_heart", ["person_id"], schema="hv")
    op.execute(MOVED)
    for name in NUMBERS:
        op.drop_column("workout", name, schema="hv")
    op.execute("alter table hv.workout_heart enable row level security")
    op.execute("alter table hv.workout_heart force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy workout_heart_{command} on hv.workout_heart for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.workout_heart to hv_app, hv_worker")
    see("workout_heart", f"not (array['workout', 'heart'] && {UNSEEN})")
    # A record is told as a whole, and its details too may be of the heart.
    op.execute("drop policy workout_record_seen on hv.workout_record")
    see("workout_record", f"not (array['workout', 'heart'] && {UNSEEN})")


def see(table: str, rule: str) -> None:
    op.execute(
        f"create policy {table}_seen on hv.{table} as restrictive for select to hv_app, hv_worker using ({rule})"
    )


def downgrade() -> None:
    op.execute("drop policy workout_record_seen on hv.workout_record")
    see("workout_record", f"'workout' <> all ({UNSEEN})")
    for name in NUMBERS:
        op.add_column("workout", sa.Column(name, sa.Float(), nullable=True), schema="hv")
    op.execute(MOVED_BACK)
    op.drop_table("workout_heart", schema="hv")
