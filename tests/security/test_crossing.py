"""Others at every route with every id of Ann's in every place, and who has no way in any more: nothing."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy

import httpx
import pytest

from healthvault.accounts.sessions import open_browser_session, open_token
from healthvault.api.routes import api
from healthvault.core.config import settings
from healthvault.core.ids import PersonId, new_id
from healthvault.ui.gate import SessionGate, csrf_token
from tests.builders import a_person
from tests.security.planted import Planted, rows_of
from tests.security.routes import Door, Place, doors

BASE = "http://localhost:3000"
_SECRET = "a secret of 32 characters, or so."
_SHOW_NOTHING_OF_ANYBODY = {"/api/v1/metrics"}
"""What can be measured is the same for everybody."""
_MOST_IN_A_FORM = 3
"""What is posted at the door opens no row by its id, and hashing a password each time is slow on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and what they bring."""

    who: str
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def browser(cls, who: str, token: str) -> "Asker":
        cookies = f"hv-csrf={_SECRET}; hv={token}"
        return cls(who=who, headers={"Cookie": cookies, "Origin": BASE})

    @classmethod
    def program(cls, who: str, token: str) -> "Asker":
        return cls(who=who, headers={"Authorization": f"Bearer {token}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A door with what is put into its places."""

    door: Door
    said: dict[Place, str]

    def told(self, kind: str) -> dict[str, str]:
        return {place.name: value for place, value in self.said.items() if place.kind == kind}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("HEALTHVAULT_HOME", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
async def client(database: None) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(SessionGate(api()), client=(new_id().hex, 1))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as sent:
        sent.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # Each attempt brings its own.
        yield sent


def usual(planted: Planted) -> dict[str, str]:
    """What a page would ask for, so that an attempt comes as far as it can."""
    day = planted.day
    return {
        "metric": "weight",
        "from": day,
        "to": day,
        "first": day,
        "day": day,
        "end": f"{day}T23:59:59Z",
        "start": f"{day}T00:00:00Z",
        "text": "How did I sleep?",
        "batch": planted.batch,
        "entry": planted.entry,
        "attachment": planted.attachment,
        "conversation_id": planted.conversation,
        "n": "0",
        "name": "a name",
    }


def usual_attempt(door: Door, planted: Planted) -> Attempt:
    known = usual(planted)
    if door.path.endswith(".csv"):
        known["end"] = planted.day
    return Attempt(door=door, said={p: known[p.name] for p in door.places if p.name in known})


def attempts(door: Door, planted: Planted) -> Iterator[Attempt]:
    """Everything usual but in one place, and each id of hers there."""
    base = usual_attempt(door, planted)
    for place in door.places:
        most = _MOST_IN_A_FORM if place.kind == "form" else None
        for stolen in list(planted.ids.values())[:most]:
            yield Attempt(door=door, said={**base.said, place: stolen})


async def send(client: httpx.AsyncClient, asker: Asker, attempt: Attempt) -> httpx.Response:
    path = attempt.door.path.replace(":path", "")
    for name, value in attempt.told("path").items():
        path = path.replace(f"{{{name}}}", value)
    body: dict[str, object] = {}
    if attempt.door.takes == "form":
        body["data"] = {**attempt.told("form"), "csrf_token": csrf_token(_SECRET)}
    elif attempt.door.takes == "json":
        body["json"] = attempt.told("json")
    query = attempt.told("query")
    return await client.request(attempt.door.method, path, params=query, headers=asker.headers, **body)


def found(answer: httpx.Response, attempt: Attempt, planted: Planted) -> list[str]:
    """What of Ann's is in an answer, other than what was asked with."""
    text = answer.text + repr(answer.headers)
    sent = set(attempt.said.values())
    return [hers for hers in (*planted.canaries, *planted.ids.values()) if hers in text and hers not in sent]


async def a_browser(person: PersonId) -> Asker:
    return Asker.browser("a browser", (await open_browser_session(person, address="", agent="")).token)


def ends_sessions(door: Door) -> bool:
    """Whether what is sent there may end a session, or the person."""
    return door.method == "POST" and not door.path.startswith("/api/")


async def strangers(door: Door) -> list[Asker]:
    """Others, signed in a moment ago."""
    bob = await a_person()
    everything = await open_token(bob, label="all", scopes=["read", "write", "coach"])
    program = Asker.program("a program", everything.token)
    return [await a_browser(bob)] + [program] * door.path.startswith("/api/")


async def test_others_get_nothing_of_anns_with_any_id_in_any_place(client, overseer, planted: Planted):
    told: Counter[int] = Counter()
    before = rows_of(overseer, planted.guest.person)
    for door in doors():
        askers = await strangers(door)
        for attempt in attempts(door, planted):
            askers = await strangers(door) if ends_sessions(door) else askers
            for asker in askers:
                answer = await send(client, asker, attempt)
                assert found(answer, attempt, planted) == [], (asker.who, attempt)
                assert answer.status_code < 500, (attempt, answer.text)
                told[answer.status_code] += 1
    assert rows_of(overseer, planted.guest.person) == before
    print(told.total(), dict(told))  # noqa: T201
    assert told.total() - told[429] >= 1_000


def ended(planted: Planted) -> list[Asker]:
    return [
        Asker(who="nobody"),
        Asker.browser("nobody in a browser", "x"),
        *(Asker.browser(f"a session that is {how}", o.token) for how, o in planted.ended.items()),
        *(Asker.program(f"a token that is {how}", o.token) for how, o in planted.ended_tokens.items()),
        Asker.browser("a token as a cookie", planted.token.token),
        Asker.program("a cookie as a token", planted.guest.opened.token),
        Asker.program("the id of a session as a token", str(planted.guest.opened.session)),
        Asker.browser("the id of a session as a cookie", str(planted.guest.opened.session)),
    ]


@pytest.mark.parametrize("door", doors(), ids=str)
async def test_what_has_ended_or_is_none_opens_no_door(client, planted: Planted, door: Door):
    attempt = usual_attempt(door, planted)
    for asker in ended(planted):
        answer = await send(client, asker, attempt)
        assert found(answer, attempt, planted) == [], asker.who
        if door.path.startswith("/api/") and door.path != "/api/v1/theme.css":
            assert answer.status_code in {401, 403}, (asker.who, answer.text)


@pytest.mark.parametrize("door", [door for door in doors() if door.is_described], ids=str)
async def test_a_token_opens_no_door_that_its_scope_does_not(client, planted: Planted, door: Door):
    scopes = ["read", "write", "coach"]
    attempt, opened = usual_attempt(door, planted), 0
    bob = await a_person()
    for scope in scopes:
        program = await open_token(bob, label=scope, scopes=[scope])
        opened += (await send(client, Asker.program(scope, program.token), attempt)).status_code != 403
    assert opened == 1


@pytest.mark.parametrize(
    "door",
    [d for d in doors() if d.is_described and d.method == "GET" and d.path not in _SHOW_NOTHING_OF_ANYBODY],
    ids=str,
)
async def test_the_owner_does_see_it(client, planted: Planted, door: Door):
    attempt = usual_attempt(door, planted)
    other = await send(client, await a_browser(await a_person()), attempt)
    for asker in (
        Asker.browser("Ann", planted.guest.opened.token),
        Asker.program("Ann's program", planted.token.token),
    ):
        answer = await send(client, asker, attempt)
        assert answer.status_code == 200, answer.text
        assert answer.text != other.text
        assert found(answer, attempt, planted) or door.path.endswith(".csv")  # It rounds, as the screen does.
