from healthvault.pages.landing.page import page


def test_a_visitor_has_two_ways_in_and_a_person_has_the_way_back():
    drawn = str(page())

    assert drawn.count('to:"/sign-up"') == 2
    assert drawn.count('action:"/auth/demo"') == 2
    assert drawn.count("No new accounts are made here.") == 1
    assert drawn.count('to:"/overview"') == 1


def test_the_page_has_one_title():
    assert str(page()).count('jsx("h1"') == 1
