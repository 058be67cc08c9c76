"""Who may see and write which row: functions that resolve the asker, forced policies, grants, the reading view."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCOPES = {  # table: (scope, column of its person, has a purposes mask)
    "person": ("account", "id", False),
    "preferences": ("profile", "person_id", False),
    "session": ("account", "person_id", False),
    "stream": ("readings", "person_id", True),
    "sample_chunk": ("readings", "person_id", True),
    "workout_record": ("readings", "person_id", True),
    "workout": ("readings", "person_id", True),
    "sleep_night": ("readings", "person_id", True),
    "sleep_segment": ("readings", "person_id", True),
    "day_value": ("readings", "person_id", True),
    "hour_value": ("readings", "person_id", True),
    "import_batch": ("arrivals", "person_id", False),
    "raw_payload": ("arrivals", "person_id", False),
    "conversation": ("conversations", "person_id", False),
    "message": ("conversations", "person_id", False),
}

FUNCTIONS = """
create schema app;
revoke all on schema app, hv from public;
grant usage on schema app, hv to hv_app, hv_worker, hv_definer;
grant create on schema app to hv_definer;
alter default privileges revoke execute on functions from public;

create function app.uid() returns uuid language plpgsql stable parallel safe security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if session_user = 'hv_worker' then
    return nullif(current_setting('app.person_id', true), '')::uuid;
  end if;
  return (select person_id from hv.session
          where id = nullif(current_setting('app.sid', true), '')::uuid
            and revoked_at is null and expires_at > now() and idle_until > now());
end $$;

create function app.purpose_bit() returns smallint language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare place int := array_position(array['show', 'coach', 'share', 'compare', 'research', 'export'],
                                    nullif(current_setting('app.purpose', true), ''));
begin
  if place is null then
    raise insufficient_privilege using message = 'no purpose was given';
  end if;
  return 1 << (place - 1);
end $$;

create function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
begin
  -- show = 1 and export = 32 see everything of one's own; coach = 2 sees readings, the profile and conversations.
  if purpose_bit in (1, 32) or (purpose_bit = 2 and p_scope in ('readings', 'profile', 'conversations'))
     or p_scope = 'readings' then
    return app.uid();
  end if;
  return null;
end $$;

create function app.writer() returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
begin
  if app.purpose_bit() = 1 then
    return app.uid();
  end if;
  return null;
end $$;

create function app.credentials(p_email text) returns table (person_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, password_hash from hv.person where lower(email) = lower(p_email)
$$;

create function app.person_by_email(p_email text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from hv.person where lower(email) = lower(p_email)
$$;

create function app.sign_up(p_id uuid, p_email text, p_name text, p_hash text, p_zone text, p_sample boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into hv.person (id, email, name, password_hash, is_sample, created_at)
  values (p_id, p_email, p_name, p_hash, p_sample, now()) on conflict (lower(email)) do nothing;
  if not found then
    return false;
  end if;
  insert into hv.preferences (person_id, units, zone, theme) values (p_id, 'metric', p_zone, 'auto');
  return true;
end $$;

create function app.rehash(p_person uuid, p_old text, p_new text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update hv.person set password_hash = p_new where id = p_person and password_hash = p_old
$$;

create function app.open_session(p_id uuid, p_person uuid, p_token_hash bytea, p_kind text, p_label text, p_scopes text[],
                                 p_address text, p_agent text, p_idle interval, p_life interval) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into hv.session (id, person_id, token_hash, kind, label, scopes, address, agent,
                          created_at, last_used_at, idle_until, expires_at)
  values (p_id, p_person, p_token_hash, p_kind, p_label, p_scopes, p_address, p_agent,
          now(), now(), now() + p_idle, now() + p_life)
$$;

-- A session's token becomes its id; using it moves the idle limit, at most once a minute.
create function app.session_of(p_token_hash bytea, p_idle interval)
  returns table (id uuid, person_id uuid, kind text, scopes text[], expires_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update hv.session s set last_used_at = now(), idle_until = case when s.kind = 'browser' then now() + p_idle else s.idle_until end
  where s.token_hash = p_token_hash and s.revoked_at is null and s.expires_at > now() and s.idle_until > now()
    and s.last_used_at < now() - interval '1 minute';
  return query select s.id, s.person_id, s.kind, s.scopes, s.expires_at from hv.session s
  where s.token_hash = p_token_hash and s.revoked_at is null and s.expires_at > now() and s.idle_until > now();
end $$;

create function app.count_attempt(p_key text, p_window interval) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into hv.attempt as a (key, window_at, count) values (p_key, now(), 1)
  on conflict (key) do update set
    count = case when a.window_at < now() - p_window then 1 else a.count + 1 end,
    window_at = case when a.window_at < now() - p_window then now() else a.window_at end
  returning count
$$;
"""

DEFINER = {
    "app.uid()": "hv_app, hv_worker",
    "app.credentials(text)": "hv_app",
    "app.person_by_email(text)": "hv_app, hv_worker",
    "app.sign_up(uuid, text, text, text, text, boolean)": "hv_app, hv_worker",
    "app.rehash(uuid, text, text)": "hv_app",
    "app.open_session(uuid, uuid, bytea, text, text, text[], text, text, interval, interval)": "hv_app, hv_worker",
    "app.session_of(bytea, interval)": "hv_app",
    "app.count_attempt(text, interval)": "hv_app",
}

GRANTS = """
grant execute on function app.purpose_bit(), app.subject(text), app.writer() to hv_app, hv_worker;

grant select (id, email, name, is_sample, created_at), update (name), delete on hv.person to hv_app, hv_worker;
grant select, update on hv.preferences to hv_app, hv_worker;
grant select (id, person_id, kind, label, scopes, address, agent, created_at, last_used_at, idle_until, expires_at, revoked_at),
      update (revoked_at) on hv.session to hv_app, hv_worker;
grant select, insert, update, delete on
  hv.stream, hv.sample_chunk, hv.workout_record, hv.workout, hv.sleep_night, hv.sleep_segment, hv.day_value, hv.hour_value,
  hv.import_batch, hv.raw_payload, hv.conversation, hv.message to hv_app, hv_worker;
grant select on hv.metric to hv_app, hv_worker;
grant insert, update, delete on hv.metric to hv_worker;

grant select, insert, update on hv.person, hv.session, hv.attempt to hv_definer;
grant select, insert on hv.preferences to hv_definer;
create policy person_definer on hv.person to hv_definer using (true) with check (true);
create policy session_definer on hv.session to hv_definer using (true) with check (true);
create policy preferences_definer on hv.preferences to hv_definer using (true) with check (true);
alter table hv.attempt enable row level security;
alter table hv.attempt force row level security;
create policy attempt_definer on hv.attempt to hv_definer using (true) with check (true);
"""

VIEW = """
create view hv.health_metrics with (security_invoker = true) as
select md5(concat_ws('|', c.metric, c.day, c.stream_id, c.batch_id, c.offset_min, r.place))::uuid as id,
       c.person_id as user_id,
       c.metric as metric_type,
       r.value,
       m.unit,
       (c.day::timestamp at time zone 'UTC') + r.start_ms * interval '1 millisecond'
         - c.offset_min * interval '1 minute' as recorded_at,
       s.app as source,
       coalesce(c.metadata -> (r.place - 1)::text, '{}'::jsonb) || jsonb_build_object('duration_ms', r.duration_ms) as metadata,
       b.created_at
from hv.sample_chunk c
join hv.metric m on m.slug = c.metric
join hv.stream s on s.id = c.stream_id
left join hv.import_batch b on b.id = c.batch_id
cross join lateral unnest(c.start_ms, c.duration_ms, c.value) with ordinality as r (start_ms, duration_ms, value, place);
grant select on hv.health_metrics to hv_app, hv_worker;
"""


def upgrade() -> None:
    op.execute(FUNCTIONS)
    for table, (scope, column, masked) in SCOPES.items():
        mask = " and (purposes & (select app.purpose_bit())) <> 0" if masked else ""
        writer = f"{column} = (select app.writer())"
        op.execute(f"alter table hv.{table} enable row level security")
        op.execute(f"alter table hv.{table} force row level security")
        roles = "to hv_app, hv_worker"
        op.execute(
            f"create policy {table}_select on hv.{table} for select {roles}"
            f" using ({column} = (select app.subject('{scope}')){mask})"
        )
        op.execute(f"create policy {table}_insert on hv.{table} for insert {roles} with check ({writer})")
        op.execute(f"create policy {table}_update on hv.{table} for update {roles} using ({writer}) with check ({writer})")
        op.execute(f"create policy {table}_delete on hv.{table} for delete {roles} using ({writer})")
    op.execute(GRANTS)
    for function, roles in DEFINER.items():
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {roles}")
        op.execute(f"alter function {function} owner to hv_definer")
    op.execute("revoke create on schema app from hv_definer")
    op.execute(VIEW)


def downgrade() -> None:
    op.execute("drop view hv.health_metrics")
    op.execute("drop policy attempt_definer on hv.attempt")
    op.execute("drop policy person_definer on hv.person")
    op.execute("drop policy session_definer on hv.session")
    op.execute("drop policy preferences_definer on hv.preferences")
    for table in SCOPES:
        for command in ("select", "insert", "update", "delete"):
            op.execute(f"drop policy {table}_{command} on hv.{table}")
        op.execute(f"alter table hv.{table} disable row level security")
    op.execute("set role hv_definer")
    for function in DEFINER:
        op.execute(f"drop function {function}")
    op.execute("reset role")
    op.execute("drop schema app cascade")
    for role in ("hv_app", "hv_worker", "hv_definer"):
        op.execute(f"revoke all on all tables in schema hv from {role}")
        op.execute(f"revoke usage on schema hv from {role}")
