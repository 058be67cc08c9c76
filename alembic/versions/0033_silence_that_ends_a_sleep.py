"""After how long a silence a sleep is over, as the person wants it."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
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
        "sleep_silence",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="sleep_silence_person_id_fkey", ondelete="CASCADE"
        ),
        sa.CheckConstraint("minutes > 0", name="sleep_silence_minutes_check"),
        sa.PrimaryKeyConstraint("person_id", name="sleep_silence_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.sleep_silence enable row level security")
    op.execute("alter table hv.sleep_silence force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy sleep_silence_{command} on hv.sleep_silence for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.sleep_silence to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("sleep_silence", schema="hv")
