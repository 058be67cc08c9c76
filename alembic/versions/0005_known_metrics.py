"""Which metrics a person has, so that nobody counts days to find out."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('readings')) and (purposes & (select app.purpose_bit())) <> 0)",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "known_metric",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("purposes", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("day_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="known_metric_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "metric", "purposes", name="known_metric_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.known_metric enable row level security")
    op.execute("alter table hv.known_metric force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy known_metric_{command} on hv.known_metric for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.known_metric to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("known_metric", schema="hv")
