"""Keys, the audit log, letters, and every way in beside a password."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SUBJECT = """
create or replace function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
begin
  -- show = 1 and export = 32 see everything of one's own; coach = 2 sees {coach}.
  if purpose_bit in (1, 32) or (purpose_bit = 2 and p_scope in ({scopes}))
     or p_scope = 'readings' then
    return app.uid();
  end if;
  return null;
end $$;
"""

SCOPES = {
    "person_key": "keys",
    "audit_entry": "account",
    "audit_head": "account",
    "errand": "account",
    "ceremony": "account",
    "identity": "account",
    "passkey": "account",
    "authenticator": "account",
    "recovery_code": "account",
    "onboarding": "account",
    "consent": "account",
}

GRANTS = """
grant select, insert on hv.person_key to hv_app, hv_worker;
grant select on hv.audit_entry to hv_app, hv_worker;
grant select, delete on hv.identity to hv_app, hv_worker;
grant select (id, person_id, name, is_backed_up, created_at, last_used_at, credential_id), update (name), delete
  on hv.passkey to hv_app, hv_worker;
grant select (person_id, confirmed_at), delete on hv.authenticator to hv_app, hv_worker;
grant select (person_id, place, used_at), delete on hv.recovery_code to hv_app, hv_worker;
grant select, insert, update on hv.onboarding, hv.consent to hv_app, hv_worker;
grant select (role, email_verified_at) on hv.person to hv_app, hv_worker;
grant select (proved_at) on hv.session to hv_app, hv_worker;
alter table hv.letter enable row level security;
alter table hv.letter force row level security;
create policy letter_definer on hv.letter to hv_definer using (true) with check (true);
grant select, insert, update, delete on hv.letter to hv_definer;
"""


def _person(*, nullable: bool = False) -> sa.Column:
    return sa.Column("person_id", sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _bytes(name: str) -> sa.Column:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _table(name: str, *columns: sa.Column, key: tuple[str, ...], owned: bool = True) -> None:
    belongs = (
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name=f"{name}_person_id_fkey", ondelete="CASCADE"
        ),
    )
    op.create_table(
        name,
        *columns,
        *(belongs if owned else ()),
        sa.PrimaryKeyConstraint(*key, name=f"{name}_pkey"),
        schema="hv",
    )


def upgrade() -> None:
    op.add_column("person", sa.Column("role", sa.Text(), nullable=False, server_default="person"), schema="hv")
    op.create_check_constraint("role", "person", "role in ('person', 'operator')", schema="hv")
    op.add_column("person", _at("email_verified_at", nullable=True), schema="hv")
    op.add_column("session", _at("proved_at", nullable=True), schema="hv")
    number = sa.Column("n", sa.BigInteger(), nullable=False, autoincrement=False)
    chain = sa.Column("chain", sa.Uuid(), nullable=False)
    small = sa.Column("key_id", sa.SmallInteger(), nullable=False, autoincrement=False)
    _table("person_key", _person(), small, _bytes("wrapped"), _text("master"), _at("created_at"),
           key=("person_id", "key_id"))
    _table("audit_entry", chain, number, _person(nullable=True), _at("at"), _text("actor"), _text("deed"),
           _bytes("detail"), _bytes("previous"), _bytes("digest"), key=("chain", "n"))
    op.create_index("audit_entry_person_id", "audit_entry", ["person_id", "n"], schema="hv")
    _table("audit_head", sa.Column("chain", sa.Uuid(), nullable=False), _person(nullable=True),
           sa.Column("n", sa.BigInteger(), nullable=False), _bytes("digest"), key=("chain",))
    op.create_index("audit_head_person_id", "audit_head", ["person_id"], schema="hv")
    _table("letter", sa.Column("id", sa.Uuid(), nullable=False), _text("kind"), _bytes("body"), _at("created_at"),
           _at("sent_at", nullable=True), _text("problem", nullable=True), key=("id",), owned=False)
    op.create_index("letter_created_at", "letter", ["created_at"], schema="hv")
    _table("errand", _bytes("token_hash"), _person(nullable=True), _text("purpose"), _text("email"),
           _at("created_at"), _at("expires_at"), _at("used_at", nullable=True), key=("token_hash",))
    op.create_check_constraint(
        "purpose", "errand", "purpose in ('verify', 'reset', 'sign in', 'invite')", schema="hv"
    )
    op.create_index("errand_person_id", "errand", ["person_id", "purpose"], schema="hv")
    _table("ceremony", _bytes("token_hash"), _person(nullable=True), _text("kind"), _bytes("state"),
           _at("created_at"), _at("expires_at"), key=("token_hash",))
    op.create_index("ceremony_person_id", "ceremony", ["person_id"], schema="hv")
    op.create_index("ceremony_expires_at", "ceremony", ["expires_at"], schema="hv")
    _table("identity", sa.Column("id", sa.Uuid(), nullable=False), _person(), _text("issuer"), _text("subject"),
           _text("email"), _at("created_at"), _at("last_used_at", nullable=True), key=("id",))
    op.create_index("identity_person_id", "identity", ["person_id"], schema="hv")
    op.create_index("identity_issuer_subject_key", "identity", ["issuer", "subject"], unique=True, schema="hv")
    _table("passkey", sa.Column("id", sa.Uuid(), nullable=False), _person(), _bytes("credential_id"),
           _bytes("public_key"), sa.Column("sign_count", sa.BigInteger(), nullable=False),
           sa.Column("is_backed_up", sa.Boolean(), nullable=False),
           sa.Column("transports", sa.ARRAY(sa.Text()), nullable=False), _text("name"), _at("created_at"),
           _at("last_used_at", nullable=True), key=("id",))
    op.create_index("passkey_person_id", "passkey", ["person_id"], schema="hv")
    op.create_index("passkey_credential_id_key", "passkey", ["credential_id"], unique=True, schema="hv")
    _table("authenticator", _person(), _bytes("secret"), sa.Column("last_step", sa.BigInteger(), nullable=False),
           _at("confirmed_at", nullable=True), key=("person_id",))
    _table("recovery_code", _person(), sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
           _text("code_hash"), _at("used_at", nullable=True), key=("person_id", "place"))
    _table("onboarding", _person(), sa.Column("seen", sa.ARRAY(sa.Text()), nullable=False),
           _at("finished_at", nullable=True), key=("person_id",))
    _table("consent", _person(), _text("purpose"), _at("given_at"), _at("withdrawn_at", nullable=True),
           key=("person_id", "purpose"))
    coach = "readings, the profile, conversations and the keys that open them"
    op.execute(SUBJECT.format(coach=coach, scopes="'readings', 'profile', 'conversations', 'keys'"))
    for table, scope in SCOPES.items():
        writer = "person_id = (select app.writer())"
        roles = "to hv_app, hv_worker"
        op.execute(f"alter table hv.{table} enable row level security")
        op.execute(f"alter table hv.{table} force row level security")
        op.execute(
            f"create policy {table}_select on hv.{table} for select {roles}"
            f" using (person_id = (select app.subject('{scope}')))"
        )
        op.execute(f"create policy {table}_insert on hv.{table} for insert {roles} with check ({writer})")
        op.execute(f"create policy {table}_update on hv.{table} for update {roles} using ({writer}) with check ({writer})")
        op.execute(f"create policy {table}_delete on hv.{table} for delete {roles} using ({writer})")
        op.execute(f"create policy {table}_definer on hv.{table} to hv_definer using (true) with check (true)")
        op.execute(f"grant select, insert, update, delete on hv.{table} to hv_definer")
    op.execute(GRANTS)


def downgrade() -> None:
    coach = "readings, the profile and conversations"
    op.execute(SUBJECT.format(coach=coach, scopes="'readings', 'profile', 'conversations'"))
    for table in (*reversed(SCOPES), "letter"):
        op.execute(f"drop table hv.{table}")
    op.drop_column("session", "proved_at", schema="hv")
    op.drop_column("person", "email_verified_at", schema="hv")
    op.drop_column("person", "role", schema="hv")
