"""Notes are sealed, and deeds are written down."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEYS = """
alter table hv.service_key enable row level security;
alter table hv.service_key force row level security;
create policy service_key_definer on hv.service_key to hv_definer using (true) with check (true);
grant select, insert, update on hv.service_key to hv_definer;
revoke select, insert on hv.person_key from hv_app, hv_worker;
grant execute on function app.subject(text), app.purpose_bit() to hv_definer;
grant create on schema app to hv_definer;

-- Whose keys and log this transaction may ask for: a session's own, a worker's person's; at the door, anybody's.
create function app.check_owner(p_person uuid) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user = 'hv_app' and coalesce(current_setting('app.sid', true), '') = '' then
    return;
  end if;
  if p_person is distinct from app.subject('keys') then
    raise insufficient_privilege using message = 'these keys are somebody else''s, or the session has ended';
  end if;
end $$;

create function app.keys_of(p_person uuid) returns table (key_id smallint, wrapped bytea, master text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.check_owner(p_person);
  return query select k.key_id, k.wrapped, k.master from hv.person_key k where k.person_id = p_person order by k.key_id;
end $$;

create function app.service_keys() returns table (key_id smallint, wrapped bytea, master text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select key_id, wrapped, master from hv.service_key order by key_id
$$;

-- The fingerprint of the master key that keys are wrapped with now.
create function app.master() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select master from hv.service_key order by key_id desc limit 1
$$;

-- The fingerprints of every master key that holds something; more than one is a damaged database.
create function app.masters() returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select master from hv.service_key union select master from hv.person_key order by 1
$$;

-- One more key of a person, unless they have it; false when it is wrapped with a master key that was exchanged. The
-- shared lock holds off an exchange until the new key is there to be wrapped anew.
create function app.add_key(p_person uuid, p_key_id smallint, p_wrapped bytea, p_master text, p_deed text, p_detail bytea)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.check_owner(p_person);
  perform from hv.service_key k where k.master = p_master for share;
  if not found then
    return false;
  end if;
  insert into hv.person_key (person_id, key_id, wrapped, master, created_at)
  values (p_person, p_key_id, p_wrapped, p_master, clock_timestamp()) on conflict do nothing;
  if found then
    perform app.audit(p_person, p_deed, p_detail);
  end if;
  return true;
end $$;

create function app.add_service_key(p_key_id smallint, p_wrapped bytea, p_master text, p_deed text, p_detail bytea)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into hv.service_key (key_id, wrapped, master, created_at) values (p_key_id, p_wrapped, p_master, clock_timestamp());
  perform app.audit(null, p_deed, p_detail);
end $$;

-- Every key; the service's first, which holds off everybody who would add one.
create function app.wrapped_keys() returns table (person_id uuid, key_id smallint, wrapped bytea, master text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select null::uuid, k.key_id, k.wrapped, k.master from hv.service_key k order by k.key_id for update;
  return query select k.person_id, k.key_id, k.wrapped, k.master from hv.person_key k
  order by k.person_id, k.key_id for update;
end $$;

create function app.rewrap(p_person uuid, p_key_id smallint, p_wrapped bytea, p_master text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_person is null then
    update hv.service_key set wrapped = p_wrapped, master = p_master where key_id = p_key_id;
  else
    update hv.person_key set wrapped = p_wrapped, master = p_master where person_id = p_person and key_id = p_key_id;
  end if;
end $$;

-- The secret of a person's second factor as it is kept, and the same sealed with another key; for a rotation.
create function app.sealed_secret(p_person uuid) returns bytea
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.check_owner(p_person);
  return (select secret from hv.authenticator where person_id = p_person);
end $$;

create function app.reseal_secret(p_person uuid, p_old bytea, p_new bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.check_owner(p_person);
  update hv.authenticator set secret = p_new where person_id = p_person and secret = p_old;
end $$;

-- Who has a key, but none since the service's newest: whom a rotation has still to come to.
create function app.to_rotate() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from hv.person_key group by person_id
  having max(created_at) < (select max(created_at) from hv.service_key) order by person_id
$$;
"""

AUDIT = """
-- The digest of a link: every part with its length before it, so that no two links are written alike.
create function app.audit_digest(p_chain uuid, p_n bigint, p_at timestamptz, p_actor text, p_deed text, p_detail bytea,
                                 p_previous bytea) returns bytea
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(
    int4send(16) || uuid_send(p_chain) || int4send(8) || int8send(p_n) || int4send(8) || timestamptz_send(p_at)
    || int4send(octet_length(p_actor)) || convert_to(p_actor, 'UTF8')
    || int4send(octet_length(p_deed)) || convert_to(p_deed, 'UTF8')
    || int4send(octet_length(p_detail)) || p_detail || int4send(octet_length(p_previous)) || p_previous)
$$;

-- What the first link of a chain follows.
create function app.audit_beginning(p_chain uuid) returns bytea
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to('healthvault audit v1', 'UTF8') || uuid_send(p_chain))
$$;

-- One more link. A person's chain goes by their id, the service's by nothing but zeros.
create function app.audit(p_person uuid, p_deed text, p_detail bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  whole uuid := coalesce(p_person, '00000000-0000-0000-0000-000000000000');
  head hv.audit_head;
  link hv.audit_entry;
begin
  if p_person is not null then
    perform app.check_owner(p_person);
  end if;
  insert into hv.audit_head (chain, person_id, n, digest)
  values (whole, p_person, 0, app.audit_beginning(whole)) on conflict do nothing;
  select * into strict head from hv.audit_head h where h.chain = whole for update;
  link.chain := whole;
  link.n := head.n + 1;
  link.person_id := p_person;
  link.at := clock_timestamp();
  link.actor := case when p_person is not null and current_setting('app.sid', true) <> '' then current_setting('app.sid')
                     else session_user end;
  link.deed := p_deed;
  link.detail := p_detail;
  link.previous := head.digest;
  link.digest := app.audit_digest(link.chain, link.n, link.at, link.actor, link.deed, link.detail, link.previous);
  insert into hv.audit_entry select (link).*;
  update hv.audit_head set n = link.n, digest = link.digest where chain = whole;
end $$;

-- How many chains and links there are, and the first that does not hold: where, and why, but nothing of what it says.
create function app.audit_findings() returns table (chains bigint, links bigint, chain uuid, n bigint, why text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with linked as (
    select e.*, row_number() over w as place, lag(e.digest) over w as before, lead(e.n) over w is null as is_last
    from hv.audit_entry e window w as (partition by e.chain order by e.n)),
  broken as (
    select l.chain, l.n, case
      when l.n <> l.place then 'a line is missing before this one'
      when l.previous <> coalesce(l.before, app.audit_beginning(l.chain)) then 'this line does not follow the one before'
      when l.digest <> app.audit_digest(l.chain, l.n, l.at, l.actor, l.deed, l.detail, l.previous)
        or l.person_id is distinct from nullif(l.chain, '00000000-0000-0000-0000-000000000000') then 'this line was changed'
      end as why
    from linked l
    union all
    select coalesce(h.chain, l.chain), coalesce(h.n, l.n), 'the end of the log is missing, or was added'
    from hv.audit_head h full join (select * from linked where is_last) l on l.chain = h.chain
    where h.n is distinct from l.n or h.digest is distinct from l.digest)
  select (select count(*) from hv.audit_head), (select count(*) from hv.audit_entry), b.chain, b.n, b.why
  from (values (true)) one left join lateral (
    select * from broken where broken.why is not null order by broken.chain, broken.n limit 1) b on true
$$;
"""

DEFINER = {
    "app.check_owner(uuid)": "",
    "app.keys_of(uuid)": "hv_app, hv_worker",
    "app.service_keys()": "hv_app, hv_worker, hv_owner",
    "app.master()": "hv_app, hv_worker",
    "app.masters()": "hv_app, hv_owner",
    "app.add_key(uuid, smallint, bytea, text, text, bytea)": "hv_app, hv_worker",
    "app.add_service_key(smallint, bytea, text, text, bytea)": "hv_owner",
    "app.wrapped_keys()": "hv_owner",
    "app.rewrap(uuid, smallint, bytea, text)": "hv_owner",
    "app.sealed_secret(uuid)": "hv_worker",
    "app.reseal_secret(uuid, bytea, bytea)": "hv_worker",
    "app.to_rotate()": "hv_owner",
    "app.audit_digest(uuid, bigint, timestamptz, text, text, bytea, bytea)": "",
    "app.audit_beginning(uuid)": "",
    "app.audit(uuid, text, bytea)": "hv_app, hv_worker, hv_owner",
    "app.audit_findings()": "hv_owner",
}


# What was written before in clear is not shimmed but goes: there was no release. The owner sees no row to change.
SEALED = """
truncate hv.message, hv.conversation, hv.raw_payload;
alter table hv.record_repeat no force row level security;
delete from hv.record_repeat where kept_in = 'raw_payload';
alter table hv.record_repeat force row level security;
alter table hv.conversation alter title type bytea using ''::bytea;
alter table hv.message alter text type bytea using ''::bytea, alter looked_at type bytea using ''::bytea;
alter table hv.raw_payload alter name type bytea using ''::bytea;
alter table hv.raw_payload rename sha256 to digest;
"""

UNSEALED = """
truncate hv.message, hv.conversation, hv.raw_payload;
alter table hv.record_repeat no force row level security;
delete from hv.record_repeat where kept_in = 'raw_payload';
alter table hv.record_repeat force row level security;
alter table hv.conversation alter title type text using '';
alter table hv.message alter text type text using '', alter looked_at type jsonb using '[]'::jsonb;
alter table hv.raw_payload alter name type text using '';
alter table hv.raw_payload rename digest to sha256;
"""


def upgrade() -> None:
    op.create_table(
        "service_key",
        sa.Column("key_id", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("master", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="service_key_pkey"),
        schema="hv",
    )
    op.execute(SEALED)
    op.execute(KEYS)
    op.execute(AUDIT)
    for function, roles in DEFINER.items():
        op.execute(f"alter function {function} owner to hv_definer")
    # Whoever gives a function away loses what they may do with it, so that rights are given after.
    op.execute("set role hv_definer")
    for function, roles in DEFINER.items():
        op.execute(f"revoke all on function {function} from public")
        if roles:
            op.execute(f"grant execute on function {function} to {roles}")
    op.execute("reset role")
    op.execute("revoke create on schema app from hv_definer")


def downgrade() -> None:
    op.execute("set role hv_definer")
    for function in DEFINER:
        op.execute(f"drop function {function}")
    op.execute("reset role")
    op.execute("revoke execute on function app.subject(text), app.purpose_bit() from hv_definer")
    op.execute("grant select, insert on hv.person_key to hv_app, hv_worker")
    op.drop_table("service_key", schema="hv")
    op.execute(UNSEALED)
