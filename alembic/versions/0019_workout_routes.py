"""Where workouts went, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# The scope is that of arrivals: a person's own screens and their export, and never the coach.
POLICIES = {
    "select": "using (person_id = (select app.subject('arrivals')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "workout_route",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("track", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["hv.person.id"], name="workout_route_person_id_fkey", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["batch_id"], ["hv.import_batch.id"], name="workout_route_batch_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="workout_route_pkey"),
        schema="hv",
    )
    op.create_index("workout_route_person_id_name", "workout_route", ["person_id", "name"], schema="hv")
    op.create_index("workout_route_batch_id", "workout_route", ["batch_id"], schema="hv")
    op.execute("alter table hv.workout_route enable row level security")
    op.execute("alter table hv.workout_route force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy workout_route_{command} on hv.workout_route for {command} to hv_app, hv_worker {rule}")
    op.execute("grant select, insert, update, delete on hv.workout_route to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("workout_route", schema="hv")
    op.execute("alter table hv.record_repeat no force row level security")
    op.execute("delete from hv.record_repeat where kept_in = 'workout_route'")
    op.execute("alter table hv.record_repeat force row level security")
