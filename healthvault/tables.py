"""Every table, so that Alembic sees one schema."""

import healthvault.accounts.tables
import healthvault.coach.tables
import healthvault.coach.tables_attachments
import healthvault.coach.tables_ledger
import healthvault.coach.tables_memory
import healthvault.consent.tables
import healthvault.core.tables
import healthvault.ingest.tables
import healthvault.insights.tables
import healthvault.vault.tables
import healthvault.vault.tables_choices
import healthvault.vault.tables_entries
import healthvault.vault.tables_routes  # noqa: F401
from healthvault.core.db import Row

METADATA = Row.metadata
