"""Faults in policies, grants and the functions that decide whose rows these are."""

from tests.mutants.mutant import Mutant

_DOORS = "alembic/versions/0002_doors_and_policies.py"
_LIVE = "alembic/versions/0007_live_sessions.py"
_HOLD = "alembic/versions/0010_doors_that_hold.py"
_AUDIT = "alembic/versions/0011_sealed_and_audited.py"
_LETTERS = "alembic/versions/0012_letters_and_errands.py"
_WAYS = "alembic/versions/0013_other_ways_in.py"
_CONSENT = "alembic/versions/0014_operators_and_consent.py"
_SIGHT = "alembic/versions/0025_what_the_coach_sees.py"
_CATALOGUE = "tests/security/test_catalogue.py::test_the_catalogue_obeys_every_rule"
_CONSENTS = "tests/consent/test_consents.py::"
_SEEN = "tests/coach/test_sight.py::"
_ISOLATION = "tests/security/test_isolation.py::"
_ENDED = "tests/security/test_ended_sessions.py::"
_ACCOUNTS = "tests/accounts/test_accounts.py::"
_ERRANDS = "tests/accounts/test_errands.py::"
_JOINING = "tests/accounts/test_joining.py::"
_LOG = "tests/core/test_audit.py::"
_KEYS = "tests/core/test_keys.py::"

MUTANTS = (
    Mutant(
        name="a revoked session still reads",
        file=_DOORS,
        before="            and revoked_at is null and expires_at > now()",
        after="            and expires_at > now()",
        tests=(_ISOLATION + "test_a_revoked_session_sees_nothing_on_the_connection_it_has_open",),
    ),
    Mutant(
        name="an expired session still reads",
        file=_DOORS,
        before="            and revoked_at is null and expires_at > now() and idle_until",
        after="            and revoked_at is null and idle_until",
        tests=(_ENDED + "test_an_ended_session_reads_no_row",),
    ),
    Mutant(
        name="an idle session still reads",
        file=_DOORS,
        before="            and revoked_at is null and expires_at > now() and idle_until > now());",
        after="            and revoked_at is null and expires_at > now());",
        tests=(_ENDED + "test_an_ended_session_reads_no_row",),
    ),
    Mutant(
        name="the token of a revoked session still opens",
        file=_DOORS,
        before="p_token_hash and s.revoked_at is null and s.expires_at > now() and s.idle_until > now();",
        after="p_token_hash and s.expires_at > now() and s.idle_until > now();",
        tests=(_ACCOUNTS + "test_a_token_resolves_to_its_session_until_it_is_revoked",),
    ),
    Mutant(
        name="the token of an expired session still opens",
        file=_DOORS,
        before="p_token_hash and s.revoked_at is null and s.expires_at > now() and s.idle_until > now();",
        after="p_token_hash and s.revoked_at is null and s.idle_until > now();",
        tests=(_ENDED + "test_the_token_of_an_ended_session_opens_nothing",),
    ),
    Mutant(
        name="an ended session is told to live",
        file=_LIVE,
        before="where s.id = any (p_known) and s.revoked_at is null and",
        after="where s.id = any (p_known) and",
        tests=(_ACCOUNTS + "test_of_many_sessions_those_that_live_are_told_with_whose_they_are",),
    ),
    Mutant(
        name="an expired session is told to live",
        file=_LIVE,
        before="where s.id = any (p_known) and s.revoked_at is null and s.expires_at > now() and",
        after="where s.id = any (p_known) and s.revoked_at is null and",
        tests=(_ENDED + "test_an_ended_session_is_not_told_to_live",),
    ),
    Mutant(
        name="readings are shown for every purpose",
        file=_DOORS,
        before='mask = " and (purposes & (select app.purpose_bit())) <> 0" if masked else ""',
        after='mask = ""',
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="the policies of rows are not forced",
        file=_DOORS,
        before='op.execute(f"alter table hv.{table} force row level security")',
        after="pass",
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="a policy lets everybody see the days",
        file=_DOORS,
        before="grant select on hv.metric to hv_app, hv_worker;",
        after="grant select on hv.metric to hv_app, hv_worker;"
        " create policy day_value_all on hv.day_value for select to hv_app using (true);",
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="a table has lost a policy",
        file=_DOORS,
        before="grant select on hv.metric to hv_app, hv_worker;",
        after="grant select on hv.metric to hv_app, hv_worker; drop policy message_update on hv.message;",
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="anybody writes in the name of another",
        file=_DOORS,
        before='for insert {roles} with check ({writer})"',
        after='for insert {roles} with check (true)"',
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="the view reads with its owner's rights",
        file=_DOORS,
        before="create view hv.health_metrics with (security_invoker = true) as",
        after="create view hv.health_metrics as",
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="a definer function can be called by anybody",
        file=_AUDIT,
        before='op.execute(f"revoke all on function {function} from public")',
        after='op.execute(f"grant execute on function {function} to public")',
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="a definer function looks names up where the caller says",
        file=_LETTERS,
        before="app.require_operator() returns void\n"
        "  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$",
        after="app.require_operator() returns void language plpgsql stable security definer as $$",
        tests=(_CATALOGUE,),
    ),
    Mutant(
        name="the app believes who somebody says they are",
        file=_DOORS,
        before="if session_user = 'hv_worker' then",
        after="if coalesce(current_setting('app.person_id', true), '') <> '' then",
        tests=(_ISOLATION + "test_nobody_can_name_the_person_themselves",),
    ),
    Mutant(
        name="nobody has to say why they read",
        file=_SIGHT,
        before="purpose);\n  if place is null then\n    raise insufficient_privilege"
        " using message = 'no purpose was given';",
        after="purpose);\n  if place is null then\n    return 1;",
        tests=(_ISOLATION + "test_without_a_purpose_the_database_refuses",),
    ),
    Mutant(
        name="who reads for the coach may write",
        file=_SIGHT,
        before="if app.purpose_bit() = 1 and current_setting('app.purpose') = 'show' then",
        after="if app.purpose_bit() > 0 then",
        tests=(_ISOLATION + "test_a_reader_for_the_coach_writes_nothing",),
    ),
    Mutant(
        name="the coach sees the account",
        file=_SIGHT,
        before="p_scope in ('profile', 'conversations', 'keys')\n          or",
        after="p_scope <> ''\n          or",
        tests=(_ISOLATION + "test_the_coach_sees_no_account_and_no_arrival",),
    ),
    Mutant(
        name="who shares or compares sees everything",
        file=_SIGHT,
        before="if (p_scope = 'readings' or purpose = 'coach'",
        after="if (p_scope <> '' or purpose = 'coach'",
        tests=(_KEYS + "test_who_compares_or_shares_gets_no_keys",),
    ),
    Mutant(
        name="a purpose needs no consent",
        file=_SIGHT,
        before="     and app.agreed(purpose) then",
        after="     then",
        tests=(_CONSENTS + "test_the_database_shows_no_row_for_a_purpose_that_was_not_agreed_to",),
    ),
    Mutant(
        name="the analyst within writes",
        file=_SIGHT,
        before="if app.purpose_bit() = 1 and current_setting('app.purpose') = 'show' then",
        after="if app.purpose_bit() = 1 then",
        tests=(_SEEN + "test_who_reads_for_the_coach_writes_nothing",),
    ),
    Mutant(
        name="the analyst within sees what is switched off",
        file=_SIGHT,
        before="not in ('coach', 'analyst') then",
        after="not in ('coach') then",
        tests=(_SEEN + "test_no_row_of_what_is_off_is_seen_whatever_the_table",),
    ),
    Mutant(
        name="notes are seen before somebody says so",
        file=_SIGHT,
        before="    select 'note', false\n",
        after="    select 'note', true\n",
        tests=(_SEEN + "test_notes_are_not_seen_until_they_are_switched_on",),
    ),
    Mutant(
        name="a consent that was taken back still counts",
        file=_CONSENT,
        before="and purpose = p_purpose and withdrawn_at is null)",
        after="and purpose = p_purpose)",
        tests=(_CONSENTS + "test_the_database_shows_no_row_for_a_purpose_that_was_not_agreed_to",),
    ),
    Mutant(
        name="one consent stands for all",
        file=_CONSENT,
        before="where person_id = app.uid() and purpose = p_purpose and",
        after="where person_id = app.uid() and",
        tests=(_CONSENTS + "test_one_consent_is_not_another",),
    ),
    Mutant(
        name="the app reads the hashes of tokens",
        file=_DOORS,
        before="grant select (id, person_id, kind, label, scopes,",
        after="grant select (id, person_id, token_hash, kind, label, scopes,",
        tests=(_ISOLATION + "test_what_nobody_needs_nobody_may",),
    ),
    Mutant(
        name="the app reads the hashes of passwords",
        file=_DOORS,
        before="grant select (id, email, name, is_sample, created_at), update (name)",
        after="grant select (id, email, name, is_sample, created_at, password_hash), update (name)",
        tests=(_ISOLATION + "test_what_nobody_needs_nobody_may",),
    ),
    Mutant(
        name="a person makes themselves an operator",
        file=_HOLD,
        before="grant select (role, email_verified_at) on hv.person to hv_app, hv_worker;",
        after="grant select (role, email_verified_at), update (role) on hv.person to hv_app, hv_worker;",
        tests=(_ENDED + "test_nobody_gives_themselves_a_role_a_proof_or_a_secret",),
    ),
    Mutant(
        name="a screen reads the secrets of the second factor",
        file=_WAYS,
        before="grant select (method) on hv.session to hv_app, hv_worker;",
        after="grant select (method) on hv.session to hv_app, hv_worker;"
        " grant select on hv.authenticator, hv.recovery_code to hv_app;",
        tests=(_ENDED + "test_nobody_gives_themselves_a_role_a_proof_or_a_secret",),
    ),
    Mutant(
        name="a session proves itself by its own word",
        file=_HOLD,
        before="grant select (proved_at) on hv.session to hv_app, hv_worker;",
        after="grant select (proved_at), update (proved_at) on hv.session to hv_app, hv_worker;",
        tests=(_ENDED + "test_nobody_gives_themselves_a_role_a_proof_or_a_secret",),
    ),
    Mutant(
        name="keys are handed to anybody's session",
        file=_AUDIT,
        before="if p_person is distinct from app.subject('keys') then",
        after="if false then",
        tests=(_KEYS + "test_a_session_gets_no_keys_but_its_own",),
    ),
    Mutant(
        name="the log can be changed by the app",
        file=_HOLD,
        before="grant select on hv.audit_entry to hv_app, hv_worker;",
        after="grant select, insert, update, delete on hv.audit_entry to hv_app, hv_worker;",
        tests=(_LOG + "test_no_door_changes_the_log_or_touches_keys",),
    ),
    Mutant(
        name="a line of the log does not stand on the one before",
        file=_AUDIT,
        before="link.previous := head.digest;",
        after="link.previous := app.audit_beginning(whole);",
        tests=(_LOG + "test_an_untouched_log_holds",),
    ),
    Mutant(
        name="a digest of the log leaves the deed out",
        file=_AUDIT,
        before="|| int4send(octet_length(p_deed)) || convert_to(p_deed, 'UTF8')",
        after="|| int4send(0)",
        tests=(_LOG + "test_tampering_is_found_where_it_was_done",),
    ),
    Mutant(
        name="nobody looks at the end of the log",
        file=_AUDIT,
        before="where h.n is distinct from l.n or h.digest is distinct from l.digest)",
        after="where false)",
        tests=(_LOG + "test_tampering_is_found_where_it_was_done",),
    ),
    Mutant(
        name="nobody looks whether a line was changed",
        file=_AUDIT,
        before="when l.digest <> app.audit_digest(",
        after="when false and l.digest <> app.audit_digest(",
        tests=(_LOG + "test_tampering_is_found_where_it_was_done",),
    ),
    Mutant(
        name="a link works twice",
        file=_LETTERS,
        before="and e.purpose = p_purpose and e.used_at is null and e.expires_at > now()",
        after="and e.purpose = p_purpose and e.expires_at > now()",
        tests=(_ERRANDS + "test_no_link_works_twice",),
    ),
    Mutant(
        name="a link never lapses",
        file=_LETTERS,
        before="and e.purpose = p_purpose and e.used_at is null and e.expires_at > now()",
        after="and e.purpose = p_purpose and e.used_at is null",
        tests=(_ERRANDS + "test_a_lapsed_link_does_nothing",),
    ),
    Mutant(
        name="a link does what another is for",
        file=_LETTERS,
        before="where e.token_hash = p_token_hash and e.purpose = p_purpose and",
        after="where e.token_hash = p_token_hash and",
        tests=(_ERRANDS + "test_no_link_does_what_another_is_for",),
    ),
    Mutant(
        name="a newer link leaves the older one open",
        file=_LETTERS,
        before="delete from hv.errand where purpose = p_purpose and used_at is null\n    and (",
        after="delete from hv.errand where false\n    and (",
        tests=(_ERRANDS + "test_a_new_link_takes_the_place_of_the_old_one",),
    ),
    Mutant(
        name="a reset leaves sessions open",
        file=_LETTERS,
        before="update hv.session set revoked_at = now() where person_id = p_person and revoked_at is null;",
        after="",
        tests=(_ERRANDS + "test_a_reset_ends_every_session_and_every_token_for_programs",),
    ),
    Mutant(
        name="an invitation can be accepted again and again",
        file=_LETTERS,
        before="where purpose = 'invite' and lower(email) = lower(p_email) and used_at is null and exp",
        after="where purpose = 'invite' and lower(email) = lower(p_email) and exp",
        tests=(_JOINING + "test_an_invitation_counts_for_who_shows_the_address_in_another_way_once",),
    ),
    Mutant(
        name="anybody invites",
        file=_LETTERS,
        before="if session_user <> 'hv_worker'\n",
        after="if false\n",
        tests=(_JOINING + "test_the_database_itself_refuses_an_invitation_by_nobody",),
    ),
    Mutant(
        name="everybody runs the place",
        file=_LETTERS,
        before="if not p_sample and app.is_fresh() then",
        after="part := 'operator'; if false then",
        tests=("tests/accounts/test_first_account.py",),
    ),
    Mutant(
        name="what was begun at the door ends twice",
        file=_WAYS,
        before="with gone as (delete from hv.ceremony c where c.token_hash = p_hash and c.kind = p_kind\n"
        "                returning c.person_id, c.state, c.expires_at)",
        after="with gone as (select c.person_id, c.state, c.expires_at from hv.ceremony c"
        " where c.token_hash = p_hash and c.kind = p_kind)",
        tests=("tests/accounts/test_ceremonies.py",),
    ),
    Mutant(
        name="what was begun at the door never lapses",
        file=_WAYS,
        before="select gone.person_id, gone.state from gone where gone.expires_at > now()",
        after="select gone.person_id, gone.state from gone",
        tests=("tests/accounts/test_ceremonies.py",),
    ),
    Mutant(
        name="what was begun for one thing ends another",
        file=_WAYS,
        before="delete from hv.ceremony c where c.token_hash = p_hash and c.kind = p_kind",
        after="delete from hv.ceremony c where c.token_hash = p_hash",
        tests=("tests/accounts/test_ceremonies.py",),
    ),
    Mutant(
        name="a session that proved itself keeps its token",
        file=_WAYS,
        before="set token_hash = p_token_hash, proved_at = now()",
        after="set proved_at = now()",
        tests=("tests/accounts/test_proof.py::test_a_session_that_proved_itself_goes_by_another_token",),
    ),
    Mutant(
        name="a program's token counts as a proof",
        file=_WAYS,
        before="case when p_kind = 'browser' then now() end",
        after="now()",
        tests=("tests/accounts/test_proof.py::test_a_program_never_proves_anything",),
    ),
    Mutant(
        name="erasing somebody keeps their key",
        file=_HOLD,
        before='_at("created_at"),\n           key=("person_id", "key_id"))',
        after='_at("created_at"),\n           key=("person_id", "key_id"), owned=False)',
        tests=("tests/security/test_sealed.py::test_erasing_somebody_destroys_their_keys",),
    ),
)
