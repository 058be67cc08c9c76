"""What was sent for an answer of the coach, sealed; and how much of a model each person has used."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TABLES = ("exchange", "model_use")
POLICIES = {
    "select": "using (person_id = (select app.subject('conversations')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    create(
        "exchange",
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["hv.message.id"], name="exchange_id_fkey", ondelete="CASCADE"),
    )
    create(
        "model_use",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_aside", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=True),
    )
    op.create_index("exchange_person_id", "exchange", ["person_id"], schema="hv")
    op.create_index("model_use_person_id", "model_use", ["person_id", "month"], schema="hv")
    op.execute("grant select, insert, update, delete on hv.exchange to hv_app, hv_worker")
    # Whoever may delete what was used gives themselves more of it; and only what a request took is ever changed.
    op.execute("grant select, insert, update (tokens) on hv.model_use to hv_app, hv_worker")


def create(table: str, *columns: sa.Column | sa.Constraint) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name=f"{table}_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pkey"),
        schema="hv",
    )
    op.execute(f"alter table hv.{table} enable row level security")
    op.execute(f"alter table hv.{table} force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy {table}_{command} on hv.{table} for {command} to hv_app, hv_worker {rule}")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table, schema="hv")
