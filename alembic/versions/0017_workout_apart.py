"""What a person said is a workout of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('readings')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}
KEY = ("person_id", "carrier", "app", "kind", "start_at", "end_at")


def upgrade() -> None:
    op.create_table(
        "workout_apart",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in KEY[1:4]),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in (*KEY[4:], "created_at")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="workout_apart_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*KEY, name="workout_apart_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.workout_apart enable row level security")
    op.execute("alter table hv.workout_apart force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy workout_apart_{command} on hv.workout_apart for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.workout_apart to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("workout_apart", schema="hv")
