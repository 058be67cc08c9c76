"""Letters, and the links in them; limits that grow; browsers that are known; the first account runs the place."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PURPOSES = "alter table hv.errand drop constraint {name}, add constraint {name} check (purpose in ({purposes}))"
BEFORE = "'verify', 'reset', 'sign in', 'invite'"

DEVICE = """
grant select, insert, update, delete on hv.known_device to hv_definer;
grant delete on hv.attempt to hv_definer;
alter table hv.known_device enable row level security;
alter table hv.known_device force row level security;
create policy known_device_select on hv.known_device for select to hv_app, hv_worker
  using (person_id = (select app.subject('account')));
create policy known_device_insert on hv.known_device for insert to hv_app, hv_worker
  with check (person_id = (select app.writer()));
create policy known_device_update on hv.known_device for update to hv_app, hv_worker
  using (person_id = (select app.writer())) with check (person_id = (select app.writer()));
create policy known_device_delete on hv.known_device for delete to hv_app, hv_worker
  using (person_id = (select app.writer()));
create policy known_device_definer on hv.known_device to hv_definer using (true) with check (true);
"""

SIGN_UP = """
create or replace function app.sign_up(p_id uuid, p_email text, p_name text, p_hash text, p_zone text, p_sample boolean)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
{first}
begin
  {choose}
  insert into hv.person (id, email, name, password_hash, is_sample{column}, created_at)
  values (p_id, p_email, p_name, p_hash, p_sample{value}, now()) on conflict (lower(email)) do nothing;
  if not found then
    return false;
  end if;
  insert into hv.preferences (person_id, units, zone, theme) values (p_id, 'metric', p_zone, 'auto');
  return true;
end $$;
"""

FIRST_RUNS_IT = SIGN_UP.format(
    first="declare part text := 'person';",
    choose="""
  if not p_sample and app.is_fresh() then
    -- Of two who are first at once, the second waits here and then is second.
    perform pg_advisory_xact_lock(hashtext('the first account'));
    if app.is_fresh() then
      part := 'operator';
    end if;
  end if;""",
    column=", role",
    value=", part",
)
NOBODY_RUNS_IT = SIGN_UP.format(first="", choose="", column="", value="")

FUNCTIONS = """
create function app.is_fresh() returns boolean
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from hv.person where not is_sample)
$$;

-- Whoever runs the machine, or a person who runs the service; anybody else is told off, not shown nothing.
create function app.require_operator() returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'hv_worker'
     and not exists (select from hv.person where id = app.uid() and role = 'operator') then
    raise insufficient_privilege using message = 'only an operator may';
  end if;
end $$;

create function app.keep_letter(p_id uuid, p_kind text, p_body bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into hv.letter (id, kind, body, created_at, sent_at)
  values (p_id, p_kind, p_body, now(), case when p_kind = 'nobody' then now() end)
$$;

create function app.letter_to_send(p_id uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select body from hv.letter where id = p_id and sent_at is null
$$;

create function app.settle_letter(p_id uuid, p_problem text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update hv.letter set problem = p_problem, sent_at = case when p_problem is null then now() end
  where id = p_id and sent_at is null
$$;

create function app.outbox()
  returns table (id uuid, kind text, body bytea, created_at timestamptz, sent_at timestamptz, problem text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  return query select l.id, l.kind, l.body, l.created_at, l.sent_at, l.problem from hv.letter l
  where l.kind <> 'nobody' order by l.created_at desc, l.id desc limit 200;
end $$;

-- Whom a letter to this address would reach, and the address as they wrote it; a sample person reads none.
create function app.mailbox(p_email text) returns table (person_id uuid, email text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.email from hv.person p where lower(p.email) = lower(p_email) and not p.is_sample
$$;

-- A new errand takes the place of the open ones for the same end.
create function app.begin_errand(p_token_hash bytea, p_person uuid, p_purpose text, p_email text, p_life interval)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_purpose = 'invite' then
    perform app.require_operator();
  end if;
  delete from hv.errand where purpose = p_purpose and used_at is null
    and (lower(email) = lower(p_email) or p_purpose not in ('invite', 'sign up') and person_id = p_person);
  insert into hv.errand (token_hash, person_id, purpose, email, created_at, expires_at)
  values (p_token_hash, p_person, p_purpose, p_email, now(), now() + p_life);
end $$;

-- Of two who come at once, one gets the row. A link to an address that is no longer the person's does nothing.
create function app.use_errand(p_token_hash bytea, p_purpose text) returns table (person_id uuid, email text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update hv.errand e set used_at = now()
  where e.token_hash = p_token_hash and e.purpose = p_purpose and e.used_at is null and e.expires_at > now()
    and (e.purpose in ('invite', 'sign up')
         or exists (select from hv.person p where p.id = e.person_id
                    and (e.purpose = 'verify' or lower(p.email) = lower(e.email))))
  returning e.person_id, e.email
$$;

create function app.cancel_errands(p_person uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from hv.errand where person_id = p_person and purpose <> 'invite' and used_at is null
$$;

-- A new password, whatever stood there: every session ends, every link lapses, no browser is known any more.
create function app.reset_password(p_person uuid, p_hash text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update hv.person set password_hash = p_hash where id = p_person and not is_sample;
  update hv.session set revoked_at = now() where person_id = p_person and revoked_at is null;
  delete from hv.errand where person_id = p_person and purpose <> 'invite' and used_at is null;
  delete from hv.known_device where person_id = p_person;
$$;

-- The address is the person's, and shown to be; the answer is the one until now, and null when somebody else has it.
create function app.verify_email(p_person uuid, p_email text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare until_now text;
begin
  select email into until_now from hv.person where id = p_person for update;
  update hv.person set email = p_email, email_verified_at = now() where id = p_person;
  return until_now;
exception when unique_violation then
  return null;
end $$;

create function app.invitations()
  returns table (email text, created_at timestamptz, expires_at timestamptz, used_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  return query select e.email, e.created_at, e.expires_at, e.used_at from hv.errand e
  where e.purpose = 'invite' order by e.created_at desc, e.email limit 200;
end $$;

create function app.withdraw_invitation(p_email text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  delete from hv.errand where purpose = 'invite' and lower(email) = lower(p_email) and used_at is null;
  return found;
end $$;

-- For whoever has shown that the address is theirs in another way than by the link.
create function app.accept_invitation(p_email text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update hv.errand set used_at = now()
  where purpose = 'invite' and lower(email) = lower(p_email) and used_at is null and expires_at > now();
  return found;
end $$;

-- Counts a try, unless the last one is too near. A try that is turned away does not count, so that knocking on
-- does not keep the door shut.
create function app.begin_try(p_key text, p_free integer, p_longest interval, p_forget interval) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into hv.attempt as a (key, window_at, count) values (p_key, now(), 1)
  on conflict (key) do update set
    count = case when a.window_at < now() - p_forget then 1 else a.count + 1 end, window_at = now()
  where a.count < p_free
     or a.window_at + least(p_longest, interval '1 second' * power(2, least(a.count - p_free, 30))) <= now();
  return found;
end $$;

create function app.forget_tries(p_keys text[]) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from hv.attempt where key = any (p_keys)
$$;

-- Whoever else signed in in this browser stays known under its new token; the old one, whoever put it there, is of
-- no more use.
create function app.know_device(p_person uuid, p_old_hash bytea, p_new_hash bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update hv.known_device set token_hash = p_new_hash where token_hash = p_old_hash;
  insert into hv.known_device (person_id, token_hash, created_at, last_used_at)
  values (p_person, p_new_hash, now(), now())
  on conflict (person_id, token_hash) do update set last_used_at = now()
$$;

create function app.is_known_device(p_token_hash bytea, p_email text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from hv.known_device d join hv.person p on p.id = d.person_id
                 where d.token_hash = p_token_hash and lower(p.email) = lower(p_email))
$$;

-- What lies about at the door and is of no more use.
create function app.sweep_door() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from hv.attempt where window_at < now() - interval '2 days';
  delete from hv.errand where coalesce(used_at, expires_at) < now() - interval '30 days';
  delete from hv.errand where purpose <> 'invite' and coalesce(used_at, expires_at) < now() - interval '1 day';
  delete from hv.ceremony where expires_at < now() - interval '1 day';
  delete from hv.letter where sent_at < now() - interval '7 days' or created_at < now() - interval '14 days';
  delete from hv.known_device where last_used_at < now() - interval '400 days';
$$;
"""

DEFINER = {
    "app.is_fresh()": "hv_app, hv_worker",
    "app.require_operator()": "hv_app, hv_worker",
    "app.keep_letter(uuid, text, bytea)": "hv_app, hv_worker",
    "app.letter_to_send(uuid)": "hv_worker",
    "app.settle_letter(uuid, text)": "hv_worker",
    "app.outbox()": "hv_app, hv_worker",
    "app.mailbox(text)": "hv_app",
    "app.begin_errand(bytea, uuid, text, text, interval)": "hv_app, hv_worker",
    "app.use_errand(bytea, text)": "hv_app",
    "app.cancel_errands(uuid)": "hv_app, hv_worker",
    "app.reset_password(uuid, text)": "hv_app",
    "app.verify_email(uuid, text)": "hv_app",
    "app.invitations()": "hv_app, hv_worker",
    "app.withdraw_invitation(text)": "hv_app, hv_worker",
    "app.accept_invitation(text)": "hv_app",
    "app.begin_try(text, integer, interval, interval)": "hv_app",
    "app.forget_tries(text[])": "hv_app",
    "app.know_device(uuid, bytea, bytea)": "hv_app",
    "app.is_known_device(bytea, text)": "hv_app",
    "app.sweep_door()": "hv_worker",
}


def upgrade() -> None:
    op.execute(PURPOSES.format(name="errand_purpose_check", purposes=f"{BEFORE}, 'sign up'"))
    at = sa.DateTime(timezone=True)
    op.create_table(
        "known_device",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", at, nullable=False),
        sa.Column("last_used_at", at, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["hv.person.id"], name="known_device_person_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "token_hash", name="known_device_pkey"),
        schema="hv",
    )
    op.execute(DEVICE)
    op.execute("grant create on schema app to hv_definer")
    op.execute(FUNCTIONS)
    for function, roles in DEFINER.items():
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {roles}")
        op.execute(f"alter function {function} owner to hv_definer")
    _as_definer(FIRST_RUNS_IT)
    op.execute("revoke create on schema app from hv_definer")


def downgrade() -> None:
    op.execute("grant create on schema app to hv_definer")
    _as_definer(NOBODY_RUNS_IT)
    op.execute("revoke create on schema app from hv_definer")
    for function in reversed(DEFINER):
        _as_definer(f"drop function {function}")
    op.execute("revoke delete on hv.attempt from hv_definer")
    op.drop_table("known_device", schema="hv")
    op.execute("set role hv_definer")
    op.execute("delete from hv.errand where purpose = 'sign up'")
    op.execute("reset role")
    op.execute(PURPOSES.format(name="errand_purpose_check", purposes=BEFORE))


def _as_definer(statement: str) -> None:
    op.execute("set role hv_definer")
    op.execute(statement)
    op.execute("reset role")
