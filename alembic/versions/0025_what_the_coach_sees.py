"""What the coach may see: sorts of data that a person switches off, and the analyst within under the same rule."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('profile')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}
UNSEEN = "(select app.unseen())::text[]"
# What each table's rows are of. Restrictive: a row is seen when the policy that was there and this one let it.
SEEN = {
    "sample_chunk": f"metric <> all ({UNSEEN})",
    "day_value": f"metric <> all ({UNSEEN})",
    "hour_value": f"metric <> all ({UNSEEN})",
    "known_metric": f"metric <> all ({UNSEEN})",
    "sleep_night": f"'sleep' <> all ({UNSEEN})",
    "sleep_segment": f"'sleep' <> all ({UNSEEN})",
    "workout": f"'workout' <> all ({UNSEEN})",
    "workout_record": f"'workout' <> all ({UNSEEN})",
    "insight": f"not (array[found ->> 'metric', found ->> 'other'] && {UNSEEN})",
    "entry_version": f"kind <> all ({UNSEEN})",
}

FUNCTIONS = """
create or replace function app.purpose_bit() returns smallint language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose text := nullif(current_setting('app.purpose', true), '');
        place int;
begin
  -- The analyst within is on this machine, like a screen: a source that may be shown may be shown to it.
  if purpose = 'analyst' then
    purpose := 'show';
  end if;
  place := array_position(array['show', 'coach', 'share', 'compare', 'research', 'export'], purpose);
  if place is null then
    raise insufficient_privilege using message = 'no purpose was given';
  end if;
  return 1 << (place - 1);
end $$;

-- What the coach does not see of whoever asks: sorts that they switched off, the metrics of those, and what they entered
-- by hand ('reading': its day is seen, not its words). Notes are off until they are switched on. Empty but for the coach.
create function app.unseen() returns text[] language plpgsql stable parallel safe security definer
  set search_path = pg_catalog, pg_temp as $$
declare off text[];
begin
  if coalesce(current_setting('app.purpose', true), '') not in ('coach', 'analyst') then
    return '{}';
  end if;
  off := array(select sort from (
    select s.sort, s.is_seen from hv.coach_sight s where s.person_id = app.uid()
    union all
    select 'note', false
    where not exists (select from hv.coach_sight s where s.person_id = app.uid() and s.sort = 'note')) said
    where not is_seen);
  return off || array(select slug from hv.metric where sort = any (off)) || array['reading'];
end $$;
revoke all on function app.unseen() from public;
grant execute on function app.unseen() to hv_app, hv_worker;
alter function app.unseen() owner to hv_definer;

create or replace function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
        purpose text := current_setting('app.purpose');
        is_of_coach boolean := p_scope in ('profile', 'conversations', 'keys')
          or p_scope = 'entries' and 'note' <> all (app.unseen());
begin
  -- show and export see everything of one's own. The coach sees readings, the profile, conversations, the keys that
  -- open them, and notes where they are switched on; the others see readings. All but the first two and the analyst
  -- within, who tells nobody, need a consent.
  if purpose in ('show', 'export') then
    return app.uid();
  end if;
  if purpose = 'analyst' and (p_scope = 'readings' or is_of_coach) then
    return app.uid();
  end if;
  if (p_scope = 'readings' or purpose = 'coach' and is_of_coach)
     and app.agreed(purpose) then
    return app.uid();
  end if;
  return null;
end $$;

create or replace function app.writer() returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
begin
  if app.purpose_bit() = 1 and current_setting('app.purpose') = 'show' then
    return app.uid();
  end if;
  return null;
end $$;
"""

FUNCTIONS_BEFORE = """
create or replace function app.purpose_bit() returns smallint language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare place int := array_position(array['show', 'coach', 'share', 'compare', 'research', 'export'],
                                    nullif(current_setting('app.purpose', true), ''));
begin
  if place is null then
    raise insufficient_privilege using message = 'no purpose was given';
  end if;
  return 1 << (place - 1);
end $$;

create or replace function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
begin
  -- show = 1 and export = 32 see everything of one's own; coach = 2, which is a model, sees readings, the profile,
  -- conversations and the keys that open them; the others see readings. All but the first two need a consent.
  if purpose_bit in (1, 32) then
    return app.uid();
  end if;
  if (p_scope = 'readings' or purpose_bit = 2 and p_scope in ('profile', 'conversations', 'keys'))
     and app.agreed(current_setting('app.purpose')) then
    return app.uid();
  end if;
  return null;
end $$;

create or replace function app.writer() returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
begin
  if app.purpose_bit() = 1 then
    return app.uid();
  end if;
  return null;
end $$;
"""


def upgrade() -> None:
    op.add_column("metric", sa.Column("sort", sa.Text(), nullable=False, server_default=""), schema="hv")
    op.create_table(
        "coach_sight",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("is_seen", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="coach_sight_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "sort", name="coach_sight_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.coach_sight enable row level security")
    op.execute("alter table hv.coach_sight force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy coach_sight_{command} on hv.coach_sight for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.coach_sight to hv_app, hv_worker")
    op.execute("grant select on hv.coach_sight, hv.metric to hv_definer")
    op.execute("create policy coach_sight_definer on hv.coach_sight for select to hv_definer using (true)")
    op.execute("grant create on schema app to hv_definer")
    op.execute(FUNCTIONS)
    op.execute("revoke create on schema app from hv_definer")
    for table, rule in SEEN.items():
        op.execute(
            f"create policy {table}_seen on hv.{table} as restrictive for select to hv_app, hv_worker using ({rule})"
        )


def downgrade() -> None:
    for table in SEEN:
        op.execute(f"drop policy {table}_seen on hv.{table}")
    op.execute(FUNCTIONS_BEFORE)
    op.execute("set role hv_definer")
    op.execute("drop function app.unseen()")
    op.execute("reset role")
    op.drop_table("coach_sight", schema="hv")
    op.execute("revoke select on hv.metric from hv_definer")
    op.drop_column("metric", "sort", schema="hv")
