"""Runs migrations as `hv_owner`; the connection is handed in by `healthvault.core.migrate`."""

from alembic import context

from healthvault.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    include_schemas=True,
    include_name=lambda name, kind, _parents: kind != "schema" or name == "hv",
    version_table_schema="hv",
    transaction_per_migration=False,
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()
