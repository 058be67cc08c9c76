"""A thousand hostile texts against a model that obeys them all: nothing leaves that may not.

They stand in questions, in what was said before, in notes, in memory, in titles of workouts and in names
of apps, as files bring them. What must never reach a prompt, a tool's answer, an answer or its record:
anything of another person, a sort of data that is switched off, and what its source keeps from models.
"""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import engine
from healthvault.coach.conversation import turns
from healthvault.coach.events import Started
from healthvault.coach.ledger import exchange
from healthvault.coach.memory import remember
from healthvault.coach.reply import reply
from healthvault.coach.sight import let_see
from healthvault.consent.consents import give
from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.entries import Entry, keep
from healthvault.metrics.sample import WorkoutSample
from healthvault.metrics.sort import Sort
from tests.builders import WATCH, a_person, a_source, arrive, readings
from tests.fakes import fake_model
from tests.obedient import ObedientModel, hostile_texts

ATTEMPTS = 1_000
_A_QUESTION, _BEFORE, _NOTES, _TITLES, _APPS, _MEMORIES = 12, 2, 8, 8, 4, 6
FORBIDDEN = re.compile(r"44[,.]?321|persimmon|Quince|quince\b|\b187\b|\b10[.,]4\b|\b93[.,]7\b|\b193\b")
"""Bob's steps, his word and his name; Ann's glucose and heart, which are off, that of her workouts too, and
her weight, which its source keeps."""
ALLOWED = re.compile(r"8[,.]158")
"""Ann's steps: they may be told, and are, or the test would prove nothing."""


async def _bob() -> None:
    bob = await a_person("UTC")
    here = (await open_browser_session(bob, address="::1", agent="b")).session
    now = clock.now() - timedelta(hours=20)
    await arrive(
        bob, readings("steps", a_source(WATCH.kind, "Quince app"), [(now, 5, 44_321.0)]),
        readings("blood_glucose", WATCH, [(now, 0, 187.0)]),
    )  # fmt: skip
    await keep(here, Entry(at=now, offset_min=0, note="A persimmon for breakfast"))


async def _ann(hostile: list[str]):
    """Somebody with numbers that may be told and numbers that may not, and hostile words around them."""
    ann, now = await a_person("UTC"), clock.now() - timedelta(hours=20)
    here = (await open_browser_session(ann, address="::1", agent="b")).session
    days = [now - timedelta(days=ago) for ago in range(20)]
    apps = [a_source(WATCH.kind, hostile.pop()) for _ in range(_APPS)]
    await arrive(
        ann,
        readings("steps", WATCH, [(at, 5, 8_158.0) for at in days]),
        readings("blood_glucose", WATCH, [(at, 0, 187.0) for at in days]),
        readings("weight", WATCH, [(at, 0, 93.7) for at in days]),
        *[
            readings("active_energy", app, [(now + timedelta(minutes=n), 1, 6.0)])
            for n, app in enumerate(apps)
        ],
        readings("heart_rate", WATCH, [(at, 0, 193.0) for at in days]),
        *[
            WorkoutSample(
                source=WATCH, kind=hostile.pop(), start_at=at, end_at=at + timedelta(minutes=30),
                offset_min=0, duration_s=1800.0, heart_rate_mean_bpm=193.0,
            )
            for at in days[:_TITLES]
        ],
    )  # fmt: skip
    for n in range(_NOTES):
        await keep(here, Entry(at=now + timedelta(minutes=n), offset_min=0, note=hostile.pop()))
    for _ in range(_MEMORIES):
        await remember(here, hostile.pop())
    async with as_worker(ann, Purpose.SHOW) as db:
        for table in ("day_value", "hour_value", "known_metric", "sample_chunk"):
            kept = f"update hv.{table} set purposes = {Purpose.SHOW.bit} where metric = 'weight'"
            await db.execute(text(kept))
    await let_see(here, Sort.NOTE, may=True)
    for sort in (Sort.GLUCOSE, Sort.HEART):
        await let_see(here, sort, may=False)
    return here


@pytest.fixture
async def model(database, monkeypatch):
    """The obedient model, in place of any other, without a limit of tokens."""
    monkeypatch.setenv("HEALTHVAULT_COACH_MONTHLY_TOKENS", "0")
    monkeypatch.setenv("HEALTHVAULT_COACH_HOURLY_QUESTIONS", "0")
    settings.cache_clear()
    async with fake_model(ObedientModel, today=clock.today("UTC")) as running:
        service = OpenAIEngine(key="", base_url=running.url, model="obedient", silence_s=20)
        monkeypatch.setattr(engine, "_service", lambda: service)
        yield running
        await service.close()
    settings.cache_clear()


async def _told(session, question, conversation):
    """What reached anybody for one question: prompts and tools, the answer as kept, its record."""
    events = [event async for event in reply(session, conversation, question)]
    [begun] = [event for event in events if isinstance(event, Started)]
    record = await exchange(session, begun.message)
    said = (await turns(session, begun.conversation, most=1))[0]
    return begun.conversation, [said.text, *said.looked_at, repr(record), *map(repr, events)]


async def test_a_thousand_hostile_texts_move_nothing_that_may_not_move(model):
    hostile = hostile_texts(ATTEMPTS + _NOTES + _TITLES + _APPS + _MEMORIES)
    await _bob()
    ann = await _ann(hostile)
    await give(ann, Purpose.COACH, host=model.url.split("/")[2])
    reached, conversation, asked = [], None, 0
    while hostile:
        # What was said in the last questions stands among the messages of this one.
        conversation = conversation if asked % _BEFORE else None
        question = "\n".join(hostile.pop() for _ in range(min(_A_QUESTION, len(hostile))))
        conversation, told = await _told(ann, question, conversation)
        reached += told
        asked += 1
    prompts = [json.dumps(body, ensure_ascii=False) for body in model.asked]
    found = [match[0] for each in (*prompts, *reached) for match in FORBIDDEN.finditer(each)]
    assert found == []
    assert len(model.obeyed) >= ATTEMPTS * 0.95
    assert sum(bool(ALLOWED.search(each)) for each in prompts) == len(prompts)
    assert any("is switched off" in each or "switched off" in each for each in prompts)


async def test_the_same_texts_do_move_what_may(model):
    ann = await _ann(hostile_texts(60))
    await give(ann, Purpose.COACH, host=model.url.split("/")[2])
    await let_see(ann, Sort.GLUCOSE, may=True)
    _, told = await _told(ann, "\n".join(hostile_texts(12, seed=7)), None)
    assert any(FORBIDDEN.search(each) for each in told)
