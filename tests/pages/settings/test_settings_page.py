from healthvault.pages.settings.page import page
from healthvault.pages.settings.views import leaving


def test_what_cannot_be_brought_back_asks_first():
    drawn = str(leaving())

    assert drawn.index('popoverTarget:"erase"') < drawn.index('action:"/auth/erase"')


def test_every_form_that_leaves_the_page_carries_the_token():
    drawn = str(page())

    assert drawn.count('name:"csrf_token"') == drawn.count('method:"post"')
