"""The order in which a person wants their sources to count, by metric and from a day on."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
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
        "priority",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("streams", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["hv.person.id"], name="priority_person_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "metric", "from_day", name="priority_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.priority enable row level security")
    op.execute("alter table hv.priority force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy priority_{command} on hv.priority for {command} to hv_app, hv_worker {rule}")
    op.execute("grant select, insert, update, delete on hv.priority to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("priority", schema="hv")
