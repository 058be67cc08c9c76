"""What a person sets out for: a number for the days of a metric."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('readings')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "goal",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("target", sa.Double(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="goal_person_id_fkey", ondelete="CASCADE"
        ),
        sa.CheckConstraint("direction in ('at_least', 'at_most')", name="goal_direction_check"),
        sa.PrimaryKeyConstraint("person_id", "metric", name="goal_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.goal enable row level security")
    op.execute("alter table hv.goal force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy goal_{command} on hv.goal for {command} to hv_app, hv_worker {rule}")
    op.execute("grant select, insert, update, delete on hv.goal to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("goal", schema="hv")
