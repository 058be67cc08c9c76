"""Fields for passwords hide what is typed, and help whoever lets a manager type it."""

import pytest

from healthvault.pages.sign_in.views import password_field


@pytest.mark.parametrize(("is_new", "for_managers"), [(True, "new-password"), (False, "current-password")])
def test_a_password_is_hidden_named_for_managers_and_may_be_pasted(is_new, for_managers):
    drawn = str(password_field(is_new=is_new))
    assert 'type:"password"' in drawn
    assert f'autoComplete:"{for_managers}"' in drawn
    assert "onPaste" not in drawn
    assert "pattern" not in drawn
