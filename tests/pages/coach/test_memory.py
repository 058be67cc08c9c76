"""The coach's memory over its real websocket."""

from tests.pages.coach.test_coach_page import COACH, a_guest, ask, said


async def test_what_is_remembered_is_read_changed_proposed_and_forgotten(house, model):
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")

        def seen():
            return [[line["words"] for line in lines(name)] for name in ("memories", "proposals")]

        def lines(name):
            return tab.shown[COACH].get(name, [])

        async def leads_to(memories, proposals, handler, **payload):
            def is_so(_):
                return seen() == [memories, proposals]

            await tab.call(f"{COACH}.{handler}", payload, path="/coach", until=is_so)
            assert seen() == [memories, proposals]

        def first(name):
            return lines(name)[0]["id"]

        await leads_to(["I swim"], [], "remember", form={"words": "I swim"})
        form = {"memory": first("memories"), "words": "I row"}
        await leads_to(["I row"], [], "change_memory", form=form)
        model.wants = [("remember", {"fact": "You work nights."})]
        assert said(await ask(tab, "I work nights")) != ""
        await leads_to(["I row", "I ski"], ["You work nights."], "remember", form={"words": "I ski"})
        await leads_to(["I row", "You work nights.", "I ski"], [], "confirm_memory", which=first("proposals"))
        await leads_to(["You work nights.", "I ski"], [], "forget", which=first("memories"))
        await leads_to([], [], "forget_all")
