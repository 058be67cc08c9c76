"""Faults in keys, and in what is sealed with them."""

from tests.mutants.mutant import Mutant

_SEAL = "healthvault/core/seal.py"
_MASTER = "healthvault/core/master.py"
_ON_SEAL = "tests/core/test_seal.py::"
_SEALED = "tests/security/test_sealed.py::"
_PARTS = "told = (place.table, place.column, str(place.row), place.owner)"

MUTANTS = (
    Mutant(
        name="what is sealed is bound to no place",
        file=_SEAL,
        before='return b"".join(len(part).to_bytes(4) + part for part in parts)',
        after='return b""',
        tests=(_ON_SEAL + "test_it_opens_at_no_other_place",),
    ),
    Mutant(
        name="what is sealed opens in another row",
        file=_SEAL,
        before=_PARTS,
        after="told = (place.table, place.column, place.owner)",
        tests=(_ON_SEAL + "test_it_opens_at_no_other_place",),
    ),
    Mutant(
        name="what is sealed opens for another person",
        file=_SEAL,
        before=_PARTS,
        after="told = (place.table, place.column, str(place.row))",
        tests=(_ON_SEAL + "test_a_wrapped_key_opens_for_its_owner_and_number_alone",),
    ),
    Mutant(
        name="two places are written alike",
        file=_SEAL,
        before='b"".join(len(part).to_bytes(4) + part for part in parts)',
        after='b"".join(parts)',
        tests=(_ON_SEAL + "test_a_letter_that_moves_from_one_part_to_the_next_is_another_place",),
    ),
    Mutant(
        name="a nonce is used again",
        file=_SEAL,
        before="nonce = secrets.token_bytes(_NONCE_BYTES)",
        after="nonce = bytes(_NONCE_BYTES)",
        tests=(_ON_SEAL + "test_the_same_words_are_never_sealed_alike",),
    ),
    Mutant(
        name="a key shows itself when it is printed",
        file=_SEAL,
        before='seals nothing else."""\n\n    secret: bytes = field(repr=False)',
        after='seals nothing else."""\n\n    secret: bytes',
        tests=(_ON_SEAL + "test_a_key_shows_itself_nowhere",),
    ),
    Mutant(
        name="a wrapped key is bound to nobody",
        file=_SEAL,
        before='return Place(table="person_key", column="wrapped", row=str(key_id), owner=owner)',
        after='return Place(table="person_key", column="wrapped", row=str(key_id), owner="")',
        tests=(_ON_SEAL + "test_a_wrapped_key_opens_for_its_owner_and_number_alone",),
    ),
    Mutant(
        name="a wrapped key is bound to no number",
        file=_SEAL,
        before="row=str(key_id), owner=owner)",
        after='row="", owner=owner)',
        tests=(_ON_SEAL + "test_a_wrapped_key_opens_for_its_owner_and_number_alone",),
    ),
    Mutant(
        name="the words of the coach lie open",
        file="healthvault/coach/store.py",
        before='"text": keys.seal(words.encode(), table=_MESSAGE, column="text", row=message),',
        after='"text": words.encode(),',
        tests=(_SEALED + "test_no_word_of_a_talk_or_a_payload_is_in_the_database",),
    ),
    Mutant(
        name="a payload lies open",
        file="healthvault/ingest/payloads.py",
        before='body=keys.seal(record.body, table=_KEPT_IN, column="body", row=payload),',
        after="body=record.body,",
        tests=(_SEALED + "test_no_word_of_a_talk_or_a_payload_is_in_the_database",),
    ),
    Mutant(
        name="all words of the coach are sealed for one row",
        file="healthvault/coach/store.py",
        before='"text": keys.seal(words.encode(), table=_MESSAGE, column="text", row=message),',
        after='"text": keys.seal(words.encode(), table=_MESSAGE, column="text", row=""),',
        tests=(_SEALED + "test_their_owner_reads_all_of_it",),
    ),
    Mutant(
        name="others may read the master key",
        file=_MASTER,
        before="if mode & _OTHERS:",
        after="if False:",
        tests=("tests/core/test_master.py::test_a_key_that_others_may_read_is_refused",),
    ),
    Mutant(
        name="a lost master key is replaced",
        file=_MASTER,
        before="        raise MasterKeyError(_not_there(fingerprint))",
        after="        return first_master()",
        tests=("tests/core/test_master.py::test_without_its_key_nothing_starts_and_no_other_is_made",),
    ),
    Mutant(
        name="a master key takes the place of another",
        file=_MASTER,
        before="        os.link(name, path)",
        after="        os.replace(name, path); Path(name).touch()",
        tests=("tests/core/test_master_file.py",),
    ),
    Mutant(
        name="letters lie open",
        file="healthvault/accounts/letters.py",
        before='keys.seal(body, table="letter", column="body", row=number))',
        after="body)",
        tests=("tests/accounts/test_letters.py::test_letters_are_sealed_where_they_lie",),
    ),
    Mutant(
        name="the particulars of a deed lie open",
        file="healthvault/core/deed.py",
        before="return seal(key, json.dumps(facts, sort_keys=True).encode(), place=place)",
        after="return json.dumps(facts, sort_keys=True).encode()",
        tests=("tests/core/test_audit.py::test_particulars_are_not_readable_in_the_database",),
    ),
)
