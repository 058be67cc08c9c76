"""The coach's memory over its real websocket."""

from tests.pages.coach.test_coach_page import COACH, a_guest, ask, said


async def test_what_is_remembered_is_read_changed_proposed_and_forgotten(house, model):
    held = {"memories": [], "proposals": []}

    def seen(state):
        told = held | state.get(COACH, {})
        return [[line["words"] for line in told[lines]] for lines in held]

    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")

        async def leads_to(memories, proposals, handler, **payload):
            state = await tab.call(
                f"{COACH}.{handler}",
                payload,
                path="/coach",
                for_s=30,
                until=lambda state: seen(state) == [memories, proposals],
            )
            assert seen(state) == [memories, proposals]
            held.update({lines: (held | state.get(COACH, {}))[lines] for lines in held})

        def which(lines):
            return held[lines][0]["id"]

        await leads_to(["I swim"], [], "remember", form={"words": "I swim"})
        form = {"memory": which("memories"), "words": "I row"}
        await leads_to(["I row"], [], "change_memory", form=form)
        model.wants = [("remember", {"fact": "You work nights."})]
        assert said(await ask(tab, "I work nights")) != ""
        await leads_to(["I row", "I ski"], ["You work nights."], "remember", form={"words": "I ski"})
        await leads_to(["I row", "You work nights.", "I ski"], [], "confirm_memory", which=which("proposals"))
        await leads_to(["You work nights.", "I ski"], [], "forget", which=which("memories"))
        await leads_to([], [], "forget_all")
