"""The first minutes over their real websocket: what is answered is kept, and one goes on where one left."""

import pytest

from healthvault.accounts.onboarding import STEPS, onboarding
from healthvault.accounts.preferences import preferences
from healthvault.pages.onboarding.page import _QUESTIONS
from tests.security.house import a_guest

WELCOME = "healthvault___pages___onboarding___state____welcome_state"


def path(step):
    return f"/welcome?step={step}"


async def answer(tab, step, **form):
    await tab.open_page(path(step))
    return await tab.call(f"{WELCOME}.answer", {"form": form}, path=path(step))


def test_every_step_has_its_question():
    assert len(_QUESTIONS) == len(STEPS)


async def test_without_a_step_it_goes_on_where_somebody_left(house):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/welcome")
        assert tab.redirects == [path(STEPS[0])]
        await answer(tab, "birth-year", birth_year="1984")
        assert tab.redirects == [path("sex")]
        await tab.open_page("/welcome")
        assert tab.redirects == [path("sex")]


@pytest.mark.parametrize(
    ("step", "form", "kept"),
    [
        ("birth-year", {"birth_year": "1984"}, {"birth_year": 1984}),
        ("sex", {"sex": "female"}, {"sex": "female"}),
        ("height", {"height_ft": "5", "height_in": "10"}, {"height_cm": pytest.approx(177.8)}),
        ("zone", {"zone": "Asia/Kolkata"}, {"zone": "Asia/Kolkata"}),
    ],
)
async def test_an_answer_is_kept_and_changes_nothing_else(house, step, form, kept):
    ann = await a_guest()
    before = await preferences(ann.opened.session)
    async with house.tab(ann) as tab:
        await answer(tab, step, **form)
    after = await preferences(ann.opened.session)
    changed = {
        name: getattr(after, name)
        for name in ("birth_year", "sex", "height_cm", "zone", "units", "theme")
        if getattr(after, name) != getattr(before, name)
    }
    assert changed == kept
    assert (await onboarding(ann.opened.session)).seen == {step}


async def test_an_impossible_answer_stays_with_a_sentence(house):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        state = await answer(tab, "birth-year", birth_year="2200")
        assert "year of birth" in state[WELCOME]["problem"]
        assert tab.redirects == []
    assert (await preferences(ann.opened.session)).birth_year is None


async def test_what_is_left_out_is_not_asked_again_and_not_known(house):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        for step in STEPS:
            await tab.open_page(path(step))
            await tab.call(f"{WELCOME}.skip", path=path(step))
        assert tab.redirects == ["/overview"]
    assert (await onboarding(ann.opened.session)).is_finished
    kept = await preferences(ann.opened.session)
    assert (kept.birth_year, kept.sex, kept.height_cm) == (None, None, None)


async def test_who_left_half_way_finds_the_way_back_on_an_empty_overview(house):
    overview = "healthvault___pages___overview___state____overview_state"
    ann = await a_guest()
    async with house.tab(ann) as tab:
        assert (await tab.open_page("/overview"))[overview]["is_set_up"] is False
        await tab.open_page(path("video"))
        await tab.call(f"{WELCOME}.skip", path=path("video"))
        assert (await tab.open_page("/overview"))[overview]["is_set_up"] is True
