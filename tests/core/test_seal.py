"""What is sealed opens with its key, at its place, unchanged; and not otherwise."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from healthvault.core.seal import DataKey, MasterKey, Place, SealBrokenError, key_id_of, seal, unseal

_words = st.text(max_size=20)
_places = st.builds(Place, table=_words, column=_words, row=st.one_of(st.uuids(), _words), owner=_words)
_keys = st.builds(DataKey, id=st.integers(0, 65_535), secret=st.binary(min_size=32, max_size=32))


@given(key=_keys, plain=st.binary(max_size=500), place=_places)
def test_what_was_sealed_opens_at_its_place(key: DataKey, plain: bytes, place: Place) -> None:
    sealed = seal(key, plain, place=place)

    assert unseal(key, sealed, place=place) == plain
    assert key_id_of(sealed) == key.id


@given(key=_keys, place=_places, other=_places)
def test_it_opens_at_no_other_place(key: DataKey, place: Place, other: Place) -> None:
    assume((place.table, place.column, str(place.row), place.owner)
           != (other.table, other.column, str(other.row), other.owner))  # fmt: skip
    sealed = seal(key, b"quiet", place=place)

    with pytest.raises(SealBrokenError):
        unseal(key, sealed, place=other)


@pytest.mark.parametrize(("left", "right"), [("table", "column"), ("column", "row"), ("row", "owner")])
def test_a_letter_that_moves_from_one_part_to_the_next_is_another_place(left: str, right: str) -> None:
    key, place = DataKey.new(1), Place(table="a", column="a", row="a", owner="a")
    sealed = seal(key, b"quiet", place=replace(place, **{left: "aa"}))

    with pytest.raises(SealBrokenError):
        unseal(key, sealed, place=replace(place, **{right: "aa"}))


@given(key=_keys, other=_keys)
def test_no_other_key_opens_it(key: DataKey, other: DataKey) -> None:
    assume(key != other)
    place = Place(table="message", column="text", row="7", owner="anna")

    with pytest.raises(SealBrokenError):
        unseal(other, seal(key, b"quiet", place=place), place=place)


@given(key=_keys, plain=st.binary(max_size=60), data=st.data())
def test_no_changed_bit_goes_unnoticed(key: DataKey, plain: bytes, data: st.DataObject) -> None:
    place = Place(table="message", column="text", row="7", owner="anna")
    sealed = bytearray(seal(key, plain, place=place))
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(SealBrokenError):
        unseal(key, bytes(sealed), place=place)


@given(sealed=st.binary(max_size=200))
def test_no_bytes_of_others_open_or_stumble(sealed: bytes) -> None:
    with pytest.raises(SealBrokenError):
        unseal(DataKey(id=1, secret=bytes(32)), sealed, place=Place(table="", column="", row="", owner=""))


def test_the_same_words_are_never_sealed_alike() -> None:
    key, place = DataKey.new(1), Place(table="message", column="text", row="7", owner="anna")

    assert len({seal(key, b"quiet", place=place) for _ in range(1_000)}) == 1_000


@given(number=st.integers(0, 65_535), other=st.integers(0, 65_535))
def test_a_wrapped_key_opens_for_its_owner_and_number_alone(number: int, other: int) -> None:
    master, key = MasterKey.new(), DataKey.new(number)
    wrapped = master.wrap(key, "anna")

    assert master.unwrap(wrapped, key_id=number, owner="anna") == key
    for wrong in ((master, number, "ben"), (MasterKey.new(), number, "anna")):
        with pytest.raises(SealBrokenError):
            wrong[0].unwrap(wrapped, key_id=wrong[1], owner=wrong[2])
    if other != number:
        with pytest.raises(SealBrokenError):
            master.unwrap(wrapped, key_id=other, owner="anna")


def test_a_key_shows_itself_nowhere() -> None:
    master = MasterKey.new()

    assert repr(master.secret)[2:10] not in repr(master)
    assert master.secret.hex()[:8] not in repr(master)
    assert master.fingerprint not in {master.written, master.secret.hex()[:16]}
