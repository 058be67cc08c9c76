"""What a person asked the coach to remember, sealed; and what a model would like to, until they decide."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('conversations')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "coach_memory",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="coach_memory_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="coach_memory_pkey"),
        schema="hv",
    )
    op.create_index("coach_memory_person_id", "coach_memory", ["person_id", "said_at"], schema="hv")
    op.execute("alter table hv.coach_memory enable row level security")
    op.execute("alter table hv.coach_memory force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy coach_memory_{command} on hv.coach_memory for {command} to hv_app, hv_worker {rule}"
        )
    # The coach sees none of it while memory is off, and never what the person did not agree to: 'reading' is a word for
    # what is hidden from it whatever they say.
    op.execute(
        "create policy coach_memory_seen on hv.coach_memory as restrictive for select to hv_app, hv_worker"
        " using (case when is_proposed then 'reading' else 'memory' end <> all ((select app.unseen())::text[]))"
    )
    op.execute("grant select, insert, update, delete on hv.coach_memory to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("coach_memory", schema="hv")
