"""What a person attached in the coach: a laboratory's report, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

# The scope is that of entries: a person's own screens and their export, and never a model.
POLICIES = {
    "select": "using (person_id = (select app.subject('entries')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["hv.conversation.id"], name="attachment_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="attachment_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="attachment_pkey"),
        schema="hv",
    )
    op.create_index("attachment_person_id_made_at", "attachment", ["person_id", "made_at"], schema="hv")
    op.create_index("attachment_conversation_id", "attachment", ["conversation_id"], schema="hv")
    op.execute("alter table hv.attachment enable row level security")
    op.execute("alter table hv.attachment force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy attachment_{command} on hv.attachment for {command} to hv_app, hv_worker {rule}")
    op.execute("grant select, insert, update, delete on hv.attachment to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("attachment", schema="hv")
