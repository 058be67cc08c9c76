"""A chunk's stream is not a foreign key: taking a person away would read the whole table once a stream."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("sample_chunk_stream_id_fkey", "sample_chunk", schema="hv")


def downgrade() -> None:
    op.create_foreign_key(
        "sample_chunk_stream_id_fkey", "sample_chunk", "stream", ["stream_id"], ["id"],
        source_schema="hv", referent_schema="hv", ondelete="CASCADE",
    )  # fmt: skip
