"""What a person entered by hand, version by version; notes among it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Of the scope `entries` only `show` and `export` see anything: no model, circle or study reads a note.
POLICIES = {
    "select": "using (person_id = (select app.subject('entries')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "entry_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offset_min", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind in ('reading', 'note')", name="entry_version_kind_check"),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["hv.import_batch.id"], name="entry_version_batch_id_fkey", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="entry_version_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="entry_version_pkey"),
        schema="hv",
    )
    op.create_index(
        "entry_version_person_id_entry_id_n",
        "entry_version",
        ["person_id", "entry_id", "n"],
        unique=True,
        schema="hv",
    )
    op.create_index("entry_version_batch_id", "entry_version", ["batch_id"], schema="hv")
    op.create_index(
        "entry_version_person_id_said_at",
        "entry_version",
        ["person_id", "said_at"],
        schema="hv",
        postgresql_where=sa.text("kind = 'note'"),
    )
    op.execute("alter table hv.entry_version enable row level security")
    op.execute("alter table hv.entry_version force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy entry_version_{command} on hv.entry_version for {command}"
            f" to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.entry_version to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_table("entry_version", schema="hv")
