"""What was sent to an engine is kept too where no answer of a conversation keeps it: for the words of insights."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

# The owner is under the policies too, which show a migration no row.
TOLD = """
alter table hv.exchange no force row level security;
update hv.exchange set message_id = id;
alter table hv.exchange force row level security;
"""
FORGOTTEN = """
alter table hv.exchange no force row level security;
delete from hv.exchange where message_id is null;
alter table hv.exchange force row level security;
"""


def upgrade() -> None:
    op.drop_constraint("exchange_id_fkey", "exchange", schema="hv", type_="foreignkey")
    op.add_column("exchange", sa.Column("message_id", sa.Uuid(), nullable=True), schema="hv")
    op.execute(TOLD)
    op.create_index("exchange_message_id", "exchange", ["message_id"], unique=True, schema="hv")
    add_key("message_id")


def downgrade() -> None:
    op.execute(FORGOTTEN)
    op.drop_column("exchange", "message_id", schema="hv")
    add_key("id")


def add_key(column: str) -> None:
    op.create_foreign_key(
        f"exchange_{column}_fkey", "exchange", "message", [column], ["id"],
        source_schema="hv", referent_schema="hv", ondelete="CASCADE",
    )  # fmt: skip
