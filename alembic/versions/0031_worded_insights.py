"""What an engine made of the claims of insights: sealed sentences, each beside the claim that it words."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
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
        "insight_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="insight_words_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="insight_words_pkey"),
        schema="hv",
    )
    op.create_index("insight_words_person_id", "insight_words", ["person_id"], schema="hv")
    op.execute("alter table hv.insight_words enable row level security")
    op.execute("alter table hv.insight_words force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy insight_words_{command} on hv.insight_words for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.insight_words to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("insight_words", schema="hv")
