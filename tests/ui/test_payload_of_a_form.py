import pytest

from healthvault.ui.payload import PayloadError, checked


async def handler(self, form: dict[str, str]):
    raise NotImplementedError


def test_a_form_arrives_as_a_dictionary():
    sent = {"form": {"__reflex_form_data__": [["name", "Ada"], ["zone", "UTC"]]}}

    assert checked(handler, sent) == {"form": {"name": "Ada", "zone": "UTC"}}


@pytest.mark.parametrize("entries", [[["name", 7]], [["name"]], [[["name"], "Ada"]], 7, None])
def test_what_is_no_form_is_refused(entries):
    with pytest.raises(PayloadError):
        checked(handler, {"form": {"__reflex_form_data__": entries}})
