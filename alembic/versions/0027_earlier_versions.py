"""Where what was said stays when a question is asked anew: a conversation beside the one that goes on."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversation", sa.Column("branch_of", sa.Uuid(), nullable=True), schema="hv")
    op.create_foreign_key(
        "conversation_branch_of_fkey",
        "conversation",
        "conversation",
        ["branch_of"],
        ["id"],
        source_schema="hv",
        referent_schema="hv",
        ondelete="CASCADE",
    )
    op.create_index("conversation_branch_of", "conversation", ["branch_of"], unique=True, schema="hv")


def downgrade() -> None:
    op.drop_column("conversation", "branch_of", schema="hv")
