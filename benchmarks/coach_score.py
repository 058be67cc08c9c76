"""How often the coach is right: over 400 questions with their answers, put through the real `reply`.

    python -m benchmarks.coach_score                                  the built-in engine
    OPENAI_BASE_URL=http://localhost:11434/v1 OPENAI_API_KEY=… \\
        python -m benchmarks.coach_score --words held-out             whatever engine the settings name

The sample person on a stopped clock in a database of its own; the answers come from `benchmarks.score.truth`,
which reads the vault by SQL and shares nothing with the coach. Graded by code (`benchmarks.score.grade`).
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from benchmarks.score.grade import Asked, is_refusal, is_right
from benchmarks.score.questions_more import questions
from benchmarks.score.truth import read_truth
from benchmarks.score.wordings import FIRST, Wordings
from benchmarks.score.wordings_eighth import EIGHTH
from benchmarks.score.wordings_fifth import FIFTH
from benchmarks.score.wordings_fourth import FOURTH
from benchmarks.score.wordings_held_out import HELD_OUT
from benchmarks.score.wordings_last import LAST
from benchmarks.score.wordings_ninth import NINTH
from benchmarks.score.wordings_second import SECOND
from benchmarks.score.wordings_seventh import SEVENTH
from benchmarks.score.wordings_sixth import SIXTH
from benchmarks.score.wordings_third import THIRD
from healthvault.accounts.preferences import keep_preferences, preferences
from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Delta
from healthvault.coach.engine import model
from healthvault.coach.events import HandedOver, Started
from healthvault.coach.places import MOST_AT_ONCE
from healthvault.coach.reply import reply
from healthvault.consent.consents import give
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person, as_system, as_worker, close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.ingest.sample import make_whole_sample_person
from healthvault.insights.report import make_report
from healthvault.vault.catalogue import sync_catalogue

ZONE = "Europe/Berlin"
NOW_AT = datetime(2026, 11, 28, 19, tzinfo=UTC)
SETS = {
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "held-out": HELD_OUT,
    "last": LAST,
}


@dataclass(frozen=True)
class Graded:
    """One question with what was answered, by whom, and whether that is right."""

    asked: Asked
    answer: str
    engine: str
    is_right: bool
    is_refusal: bool
    is_handed_over: bool
    took_s: float


def stopped(at: datetime) -> None:
    """The same present for every run."""
    clock._read = lambda: at  # noqa: SLF001  As the tests do it.


async def sample_session(stop: Callable[[datetime], None] = stopped) -> SessionId:
    """Somebody signed in with two years of a made-up life, and the report that the worker would have made."""
    stop(NOW_AT)
    email = await make_whole_sample_person(zone=ZONE, password="never typed by anybody")  # noqa: S106
    async with as_system("benchmark") as db:
        person = PersonId(await db.scalar(text("select app.person_by_email(:email)"), {"email": email}))
    async with as_worker(person, Purpose.SHOW) as db:
        await make_report(db, person, ZONE, NOW_AT)
    session = (await open_browser_session(person, address="benchmark", agent="benchmark")).session
    if named := model():
        await give(session, Purpose.COACH, host=named.host)
    return session


async def asked_of(session: SessionId, words: Wordings) -> list[Asked]:
    """The questions over what the vault of this person holds."""
    async with as_person(session, Purpose.SHOW) as db:
        truth = await read_truth(db, clock.today(ZONE))
    return questions(truth, words)


async def answered(session: SessionId, asked: Asked) -> Graded:
    """Put a question as the person would, turn by turn in a conversation of its own, and grade the last."""
    conversation, answer, engine, is_handed_over, began_s = None, "", "", False, time.monotonic()
    for turn in asked.turns:
        answer = ""
        async with aclosing(reply(session, conversation, turn)) as events:
            async for event in events:
                match event:
                    case Started():
                        conversation, engine = event.conversation, event.engine
                    case Delta():
                        answer += event.text
                    case HandedOver():
                        is_handed_over = True
    right = is_right(asked, answer, clock.today(ZONE))
    refusal = not right and is_refusal(asked, answer)
    return Graded(asked, answer, engine, right, refusal, is_handed_over, time.monotonic() - began_s)


async def score(session: SessionId, words: Wordings, *, only: str = "", most: int = 0) -> list[Graded]:
    asked = [one for one in await asked_of(session, words) if only in one.kind]
    asked = asked[:: max(1, len(asked) // most)] if most else asked
    places, graded = asyncio.Semaphore(MOST_AT_ONCE), []

    async def placed(one: Asked) -> Graded:
        async with places:
            return await answered(session, one)

    for units in ("metric", "imperial"):
        await keep_preferences(session, replace(await preferences(session), units=units))
        graded += await asyncio.gather(*[placed(one) for one in asked if one.units == units])
    return graded


def printed(name: str, graded: Sequence[Graded]) -> None:
    right, of = (
        Counter(one.asked.kind for one in graded if one.is_right),
        Counter(one.asked.kind for one in graded),
    )
    engines = ", ".join(sorted({one.engine for one in graded}))
    print(f"\n{name}: **{right.total()} of {len(graded)} ({100 * right.total() / len(graded):.1f} %)**")
    print(f"by {engines}, {sum(one.took_s for one in graded) / len(graded):.2f} s an answer;", end=" ")
    refused = sum(one.is_refusal for one in graded)
    print(
        f"of those not right {refused} are refusals, {len(graded) - right.total() - refused} claim something;"
    )
    print(f"{sum(one.is_handed_over for one in graded)} answers were finished by the built-in analyst\n")
    print("| kind | right | of |\n|---|---|---|")
    for kind in of:
        print(f"| {kind} | {right[kind]} | {of[kind]} |")


def told(wrong: Sequence[Graded]) -> None:
    for one in wrong:
        print(f"\n[{one.asked.kind}] {' // '.join(one.asked.turns)}\n   right: {one.asked.right}")
        print("   said:  " + one.answer.replace("\n", " / ").replace("\u00a0", " ")[:700])


async def main(arguments: argparse.Namespace) -> None:
    session = await sample_session()
    sets = SETS if arguments.words == "all" else {arguments.words: SETS[arguments.words]}
    kept: list[dict[str, object]] = []
    for name, words in sets.items():
        graded = await score(session, words, only=arguments.only, most=arguments.questions)
        printed(name, graded)
        told([one for one in graded if not one.is_right][: arguments.wrong])
        kept += [
            {
                "set": name,
                "kind": one.asked.kind,
                "turns": one.asked.turns,
                "answer": one.answer,
                "right": one.is_right,
            }
            for one in graded
        ]
    if arguments.out:
        arguments.out.write_text(json.dumps(kept, indent=1, ensure_ascii=False))
    await close_database()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", choices=[*SETS, "all"], default="all", help="which set of wordings")
    parser.add_argument("--questions", type=int, default=0, help="about so many, spread over the kinds")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong answers")
    parser.add_argument("--out", type=Path, help="keep every answer in this file")
    return parser.parse_args()


if __name__ == "__main__":
    chosen, home = _arguments(), Path(tempfile.mkdtemp(prefix="hv-score-"))
    home.chmod(0o711)
    server = EmbeddedPostgres(home)
    server.start()
    try:
        migrate(server.url())
        sync_catalogue(server.url())
        hold_master(server.url())
        open_database(server.url())
        asyncio.run(main(chosen))
    finally:
        server.stop()
