"""What a batch told again of others, so that undoing these leaves it; what a file said of its person."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('arrivals')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def _create(table: str, *columns: sa.Column) -> None:
    """A table of a person that says what one batch told again of another one's."""
    links = {"person_id": "hv.person.id", "batch_id": "hv.import_batch.id", "owner_id": "hv.import_batch.id"}
    op.create_table(
        table,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in links),
        *columns,
        *(
            sa.ForeignKeyConstraint([name], [target], name=f"{table}_{name}_fkey", ondelete="CASCADE")
            for name, target in links.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pkey"),
        schema="hv",
    )
    op.create_index(f"{table}_person_id_batch_id", table, ["person_id", "batch_id"], schema="hv")
    op.create_index(f"{table}_batch_id", table, ["batch_id"], schema="hv")
    op.execute(f"alter table hv.{table} enable row level security")
    op.execute(f"alter table hv.{table} force row level security")
    for command, rule in POLICIES.items():
        op.execute(f"create policy {table}_{command} on hv.{table} for {command} to hv_app, hv_worker {rule}")
    op.execute(f"grant select, insert, update, delete on hv.{table} to hv_app, hv_worker")


def upgrade() -> None:
    _create(
        "sample_repeat",
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("offset_min", sa.SmallInteger(), nullable=False),
        sa.Column("told_stream_id", sa.Integer(), nullable=False),
        sa.Column("told_offset_min", sa.SmallInteger(), nullable=False),
        sa.Column("whole", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("day", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("size", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("part", sa.LargeBinary(), nullable=False),
        sa.Column("facts", JSONB(), nullable=True),
    )
    op.create_index("sample_repeat_owner_id", "sample_repeat", ["owner_id", "metric"], schema="hv")
    _create(
        "record_repeat",
        sa.Column("kept_in", sa.Text(), nullable=False),
        sa.Column("record_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("told", JSONB(), nullable=False),
    )
    op.create_index("record_repeat_owner_id", "record_repeat", ["owner_id"], schema="hv")
    op.add_column("import_batch", sa.Column("said", JSONB(), nullable=True), schema="hv")
    op.add_column("import_batch", sa.Column("filled", JSONB(), nullable=True), schema="hv")


def downgrade() -> None:
    for name in ("said", "filled"):
        op.drop_column("import_batch", name, schema="hv")
    for table in ("record_repeat", "sample_repeat"):
        op.drop_table(table, schema="hv")
