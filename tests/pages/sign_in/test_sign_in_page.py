from healthvault.pages.sign_in.page import sign_in, sign_up


def test_a_password_manager_knows_which_password_is_asked_for():
    assert '"current-password"' in str(sign_in())
    assert '"new-password"' in str(sign_up())


def test_the_door_tells_where_the_visitor_lives_only_when_an_account_is_made():
    assert 'name:"zone"' not in str(sign_in())
    assert 'name:"zone"' in str(sign_up())
