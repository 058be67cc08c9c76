"""Faults in passwords, sessions, letters, the second factor, passkeys and OpenID."""

from tests.mutants.mutant import Mutant

_ACCOUNTS = "tests/accounts/test_accounts.py::"
_ERRANDS = "tests/accounts/test_errands.py::"
_JOINING = "tests/accounts/test_joining.py::"
_PROOF = "tests/accounts/test_proof.py::"
_SECOND = "tests/accounts/test_second_factor.py::"
_PASSKEYS = "tests/accounts/test_passkeys.py::"
_OIDC = "tests/accounts/test_oidc.py::"
_DOORS = "tests/api/test_errands.py::"
_PASSWORDS = "healthvault/accounts/passwords.py"
_SIGN_IN = "healthvault/accounts/sign_in.py"
_SIGN_UP = "healthvault/accounts/sign_up.py"
_FACTOR = "healthvault/accounts/second_factor.py"
_KEYS = "healthvault/accounts/passkeys.py"
_OPENID = "healthvault/accounts/oidc.py"

MUTANTS = (
    Mutant(
        name="every password is right",
        file=_PASSWORDS,
        before="return matches and kept_hash is not None",
        after="return True",
        tests=(_ACCOUNTS + "test_a_wrong_password_and_an_unknown_address_are_refused_alike",),
    ),
    Mutant(
        name="an unknown address is refused sooner",
        file=_PASSWORDS,
        before="    async with _turns:\n        matches =",
        after="    if kept_hash is None:\n        return False\n    async with _turns:\n        matches =",
        tests=("tests/accounts/test_passwords.py",),
    ),
    Mutant(
        name="the hash of nobody opens where there is no password",
        file=_PASSWORDS,
        before="return matches and kept_hash is not None",
        after="return matches",
        tests=("tests/accounts/test_passwords.py",),
    ),
    Mutant(
        name="hashing takes no memory",
        file=_PASSWORDS,
        before="memory_cost=46 * 1024",
        after="memory_cost=1024",
        tests=("tests/accounts/test_passwords.py",),
    ),
    Mutant(
        name="the commonest passwords will do",
        file=_PASSWORDS,
        before="raise PasswordTooCommonError",
        after="return",
        tests=(_ACCOUNTS + "test_the_commonest_passwords_are_refused",),
    ),
    Mutant(
        name="guesses are not slowed down",
        file="healthvault/accounts/attempts.py",
        before="if not all(may):",
        after="if False:",
        tests=(_ACCOUNTS + "test_guessing_at_one_account_is_stopped",),
    ),
    Mutant(
        name="limits are not kept",
        file="healthvault/accounts/attempts.py",
        before="if tries > limit.most:",
        after="if False:",
        tests=(_ERRANDS + "test_only_so_many_letters_go_to_one_address",),
    ),
    Mutant(
        name="a new password leaves other sessions open",
        file=_SIGN_IN,
        before="    await _replace(person.email, new)\n    await revoke_others(session)",
        after="    await _replace(person.email, new)",
        tests=(_ACCOUNTS + "test_a_new_password_ends_every_other_session",),
    ),
    Mutant(
        name="a new password needs no old one",
        file=_SIGN_IN,
        before="    await confirm(person, password=old, address=address)\n    await _replace",
        after="    await _replace",
        tests=(_ACCOUNTS + "test_a_new_password_needs_the_old_one",),
    ),
    Mutant(
        name="a lost password leaves sessions open",
        file=_SIGN_IN,
        before="await store.revoke_all(db, clock.now())",
        after="pass",
        tests=(_ACCOUNTS + "test_a_lost_password_is_replaced_and_ends_every_session",),
    ),
    Mutant(
        name="a session's token is kept as it is",
        file="healthvault/accounts/sessions.py",
        before="return hashlib.sha256(token.encode()).digest()",
        after="return token.encode()",
        tests=(_ACCOUNTS + "test_of_a_token_only_the_hash_is_kept",),
    ),
    Mutant(
        name="a token may everything",
        file="healthvault/accounts/person.py",
        before='return self.kind == "browser" or scope in self.scopes',
        after="return True",
        tests=(_ACCOUNTS + "test_a_program_may_only_what_its_scopes_say",),
    ),
    Mutant(
        name="who signs in keeps the session they came with",
        file="healthvault/api/welcome.py",
        before="    await leave(who.session)\n    opened",
        after="    opened",
        tests=(_DOORS + "test_a_session_that_was_brought_along_ends_when_a_link_signs_in",),
    ),
    Mutant(
        name="the second factor is never asked for",
        file="healthvault/api/welcome.py",
        before="if method == PASSKEY or not await second_factor.is_on(person):",
        after="if True:",
        tests=(_DOORS + "test_a_second_factor_is_asked_for_after_a_link_and_after_a_reset",),
    ),
    Mutant(
        name="a proof never grows old",
        file="healthvault/accounts/proof.py",
        before="abs(clock.now() - proof.proved_at) > FRESH:",
        after="False:",
        tests=(_PROOF + "test_a_proof_grows_old",),
    ),
    Mutant(
        name="any password proves",
        file="healthvault/accounts/proof.py",
        before="await sign_in.confirm(person, password=password, address=address)",
        after="pass",
        tests=(_PROOF + "test_a_wrong_password_proves_nothing",),
    ),
    Mutant(
        name="a token is made without a proof",
        file="healthvault/accounts/tokens.py",
        before="    await require_proof(session)\n",
        after="",
        tests=(_PROOF + "test_a_token_asks_for_a_recent_proof",),
    ),
    Mutant(
        name="the address is changed without a proof",
        file="healthvault/accounts/recovery.py",
        before="    await require_proof(session)\n",
        after="",
        tests=(_ERRANDS + "test_another_address_needs_a_recent_proof",),
    ),
    Mutant(
        name="the second factor is turned off without a proof",
        file=_FACTOR,
        before="    await require_proof(session)\n    return await who(session)",
        after="    return await who(session)",
        tests=(_SECOND + "test_turning_it_off_asks_for_a_recent_proof",),
    ),
    Mutant(
        name="a code of the app opens twice",
        file=_FACTOR,
        before="if step > kept.last_step and hmac",
        after="if hmac",
        tests=(_SECOND + "test_a_code_opens_once",),
    ),
    Mutant(
        name="a code of the app opens for ten minutes",
        file=_FACTOR,
        before="_STEPS_OFF = (-1, 0, 1)",
        after="_STEPS_OFF = tuple(range(-10, 11))",
        tests=(_SECOND + "test_a_clock_may_be_half_a_minute_off_and_no_more",),
    ),
    Mutant(
        name="codes may be guessed without end",
        file=_FACTOR,
        before="    if typed.isdecimal():\n        await _count(person, address)",
        after="    if typed.isdecimal():\n        pass",
        tests=(_SECOND + "test_guessing_is_stopped_and_a_recovery_code_still_lets_the_owner_in",),
    ),
    Mutant(
        name="a recovery code opens twice",
        file="healthvault/accounts/store_ways.py",
        before='where code_hash = :hash and used_at is null"',
        after='where code_hash = :hash"',
        tests=(_SECOND + "test_a_recovery_code_opens_once_however_it_is_typed",),
    ),
    Mutant(
        name="turning the second factor on leaves other sessions open",
        file=_FACTOR,
        before="    await revoke_others(session)\n    return codes",
        after="    return codes",
        tests=(_SECOND + "test_turning_it_on_ends_every_other_session",),
    ),
    Mutant(
        name="who is not invited comes in",
        file=_SIGN_UP,
        before="raise InviteOnlyError",
        after="pass",
        tests=(_JOINING + "test_who_is_not_invited_stays_outside",),
    ),
    Mutant(
        name="closed is open",
        file=_SIGN_UP,
        before='    if settings().sign_up == "closed":\n        raise SignUpClosedError',
        after="    return",
        tests=(_JOINING + "test_closed_means_closed_at_every_door",),
    ),
    Mutant(
        name="a letter for nobody is sent",
        file="healthvault/accounts/recovery.py",
        before="kind if owner else Kind.NOBODY",
        after="kind",
        tests=(_ERRANDS + "test_nobody_is_written_to_at_an_address_that_nobody_has",),
    ),
    Mutant(
        name="the old address is told nothing",
        file="healthvault/accounts/recovery.py",
        before="        if until_now.casefold() != email.casefold():",
        after="        if False:",
        tests=(_ERRANDS + "test_another_address_counts_once_it_is_shown_to_be_theirs",),
    ),
    Mutant(
        name="any state of a provider's answer will do",
        file=_OPENID,
        before='if not hmac.compare_digest(kept["state"].encode(), answer.get("state", "").encode()):',
        after="if False:",
        tests=(_OIDC + "test_the_state_of_another_way_is_refused_and_ends_this_one",),
    ),
    Mutant(
        name="any nonce will do",
        file=_OPENID,
        before='{"nonce": nonce, "client_id"',
        after='{"client_id"',
        tests=(_OIDC + "test_a_claim_that_does_not_fit_is_not_believed",),
    ),
    Mutant(
        name="any issuer will do",
        file=_OPENID,
        before='"iss": {"essential": True, "value": metadata.issuer},',
        after='"iss": {"essential": True},',
        tests=(_OIDC + "test_a_claim_that_does_not_fit_is_not_believed",),
    ),
    Mutant(
        name="a token for another app will do",
        file=_OPENID,
        before='"aud": {"essential": True, "value": provider.client_id},\n            },\n'
        '            {"nonce": nonce, "client_id": provider.client_id, "access_token"',
        after='},\n            {"nonce": nonce, "access_token"',
        tests=(_OIDC + "test_a_claim_that_does_not_fit_is_not_believed",),
    ),
    Mutant(
        name="a token that has run out will do",
        file=_OPENID,
        before="claims.validate(leeway=_LEEWAY_S)",
        after="claims.validate(leeway=86_400)",
        tests=(_OIDC + "test_a_claim_that_does_not_fit_is_not_believed",),
    ),
    Mutant(
        name="another provider answers",
        file=_OPENID,
        before='if (kept["provider"], kept["issuer"]) != (provider.name, metadata.issuer):',
        after="if False:",
        tests=(_OIDC + "test_an_answer_to_another_provider_is_refused",),
    ),
    Mutant(
        name="a provider need not name itself",
        file=_OPENID,
        before="if (metadata.names_itself or named is not None) and named != metadata.issuer:",
        after="if False:",
        tests=(_OIDC + "test_a_provider_that_promises_to_name_itself_must",),
    ),
    Mutant(
        name="no code challenge",
        file=_OPENID,
        before='code_challenge_method="S256",',
        after="",
        tests=(_OIDC + "test_the_way_out_carries_state_nonce_and_a_challenge_of_sha256",),
    ),
    Mutant(
        name="any word of a provider makes an address theirs",
        file=_OPENID,
        before='is_verified = claims.get("email_verified") in (True, "true")',
        after="is_verified = True",
        tests=(_OIDC + "test_an_address_is_theirs_only_if_the_provider_says_so",),
    ),
    Mutant(
        name="an address is enough to come into an account",
        file="healthvault/accounts/identities.py",
        before="        raise LinkNeededError if told.is_theirs else LinkYourselfError",
        after='        async with as_system("link by address") as db:\n'
        "            return PersonId(await store.person_by_email(db, email))",
        tests=("tests/accounts/test_linking.py",),
    ),
    Mutant(
        name="an identity is linked to whoever comes in",
        file="healthvault/accounts/identities.py",
        before="if known is not None and known.email.casefold() == told.email.casefold():",
        after="if True:",
        tests=("tests/accounts/test_linking.py",),
    ),
    Mutant(
        name="an identity is linked without a proof",
        file="healthvault/accounts/identities.py",
        before="    await require_proof(session)\n    person = (await who(session)).id\n"
        "    async with as_worker(person, Purpose.SHOW) as db:\n        await _add",
        after="    person = (await who(session)).id\n"
        "    async with as_worker(person, Purpose.SHOW) as db:\n        await _add",
        tests=("tests/accounts/test_linking.py",),
    ),
    Mutant(
        name="the last way in is taken away",
        file="healthvault/accounts/ways_in.py",
        before="if (await ways_of(db)).count <= 1:",
        after="if False:",
        tests=(_PASSKEYS + "test_the_only_way_in_is_not_removed",),
    ),
    Mutant(
        name="the copy of a passkey opens",
        file=_KEYS,
        before="credential_current_sign_count=known.sign_count,",
        after="credential_current_sign_count=0,",
        tests=(_PASSKEYS + "test_a_copy_is_found_out_by_its_count_and_noted",),
    ),
    Mutant(
        name="a challenge is answered twice",
        file=_KEYS,
        before="begun = await ceremonies.end(challenge, Kind.PASSKEY)",
        after="begun = await ceremonies.going_on(challenge, Kind.PASSKEY)",
        tests=(_PASSKEYS + "test_an_answer_counts_once",),
    ),
    Mutant(
        name="a challenge is answered in another browser",
        file=_KEYS,
        before="not browser or not same_browser:",
        after="False:",
        tests=(_PASSKEYS + "test_an_answer_counts_in_the_browser_that_was_asked",),
    ),
    Mutant(
        name="a passkey opens without a finger or a PIN",
        file=_KEYS,
        before="sign_count=known.sign_count,\n                require_user_verification=True,",
        after="sign_count=known.sign_count,\n                require_user_verification=False,",
        tests=(_PASSKEYS + "test_an_answer_that_does_not_fit_opens_nothing",),
    ),
    Mutant(
        name="a passkey opens from any site",
        file=_KEYS,
        before="expected_origin=_place().origins,\n                credential_public_key",
        after='expected_origin=[shown.response.client_data_json and __import__("json").loads('
        'shown.response.client_data_json)["origin"]],\n                credential_public_key',
        tests=(_PASSKEYS + "test_an_answer_that_does_not_fit_opens_nothing",),
    ),
    Mutant(
        name="a passkey is added without a proof",
        file=_KEYS,
        before="    await require_proof(session)\n    person = await who(session)\n",
        after="    person = await who(session)\n",
        tests=(_PASSKEYS + "test_adding_and_removing_ask_for_a_recent_proof",),
    ),
)
