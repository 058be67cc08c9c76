"""A switch of the coach holds for goals and opinions too, and what an engine made of insights is for screens alone."""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

UNSEEN = "(select app.unseen())::text[]"
SEEN = {
    "goal": f"metric <> all ({UNSEEN})",
    # An opinion is of an insight, which tells what it is of; the coach has use for those alone that it sees.
    "insight_opinion": f"""case when cardinality({UNSEEN}) = 0 then true else exists (
      select from hv.insight i where (i.person_id, i.key) = (insight_opinion.person_id, insight_opinion.key)) end""",
    # Nothing that is seen by no coach at all, as what was entered by hand ('reading'), is ever asked for by one.
    "insight_words": f"'reading' <> all ({UNSEEN})",
}


def upgrade() -> None:
    for table, rule in SEEN.items():
        op.execute(
            f"create policy {table}_seen on hv.{table} as restrictive for select to hv_app, hv_worker using ({rule})"
        )


def downgrade() -> None:
    for table in SEEN:
        op.execute(f"drop policy {table}_seen on hv.{table}")
