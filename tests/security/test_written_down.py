"""What the pages of docs/security say is what runs."""

import base64
import re
from datetime import timedelta
from pathlib import Path

import pytest

import healthvault.tables  # noqa: F401  Every table is known.
from healthvault.accounts import ceremonies, errands, passwords, proof, recovery_codes, sessions
from healthvault.accounts.attempts import GUESSES_AT_ACCOUNT, GUESSES_FROM_HERE, GUESSES_FROM_KNOWN
from healthvault.accounts.common_passwords import is_common
from healthvault.accounts.tables import PersonRow
from healthvault.api import form, routes
from healthvault.coach import places, reply
from healthvault.core.config import Settings
from healthvault.core.db import Row, as_system
from healthvault.ingest import receive
from healthvault.providers.apple_health import archive, gpx
from healthvault.ui import guard, payload
from healthvault.ui.gate import new_csrf_secret
from tests.builders import a_person

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "security"
LIMITS = (PAGES / "limits.md").read_text()
_CRYPTO = re.compile(
    r"^\s*(?:from|import) (?:cryptography|argon2|joserfc|webauthn|pyotp|authlib)\b", re.MULTILINE
)


@pytest.mark.parametrize(
    ("said", "runs"),
    [
        ("within\n10 minutes (`FRESH`)", timedelta(minutes=10) == proof.FRESH),
        ("10 to 1000 characters", (passwords.SHORTEST, passwords._LONGEST) == (10, 1000)),
        ("| idle | 14 days (`IDLE`) |", timedelta(days=14) == sessions.IDLE),
        ("| in all | 90 days (`LIFE`) |", timedelta(days=90) == sessions.LIFE),
        ("365 days at most (`TOKEN_LIFE`)", timedelta(days=365) == sessions.TOKEN_LIFE),
        ("from one network | 5 | pauses of 1, 2, 4 … seconds, 15 minutes", GUESSES_FROM_HERE.free == 5),
        ("from everywhere | 50 | the same, 5 minutes", GUESSES_AT_ACCOUNT.free == 50),
        ("signed in with before | 10 | the same, 15 minutes", GUESSES_FROM_KNOWN.free == 10),
        ("(20 GB), 1 GB must stay free, 5 waiting", receive._MOST_WAITING == 5),
        ("(20 GB), 1 GB", Settings.model_fields["max_upload_bytes"].default == 20_000_000_000),
        ("200,000 members, 64 GiB of XML, 250 times", archive._HIGHEST_RATIO == 250),
        ("200,000 members", archive._MOST_MEMBERS == 200_000),
        ("32 MiB, 200,000 points", (gpx.LARGEST_BYTES, gpx._MOST_POINTS) == (32 << 20, 200_000)),
        ("4 MiB (`_LARGEST_BODY`)", routes._LARGEST_BODY == 4 << 20),
        ("16 KiB (`_LARGEST_FORM`)", form._LARGEST_FORM == 16 << 10),
        ("20,000 characters a text (`_LONGEST_TEXT`)", payload._LONGEST_TEXT == 20_000),
        ("60 at once, 20 a second", (guard._BURST, guard._EVENTS_A_S) == (60.0, 20.0)),
        ("4,000 characters (`LONGEST_QUESTION`)", reply.LONGEST_QUESTION == 4_000),
        (
            "60 an hour (`HEALTHVAULT_COACH_HOURLY_QUESTIONS`)",
            Settings.model_fields["coach_hourly_questions"].default == 60,
        ),
        (
            "1,000,000 tokens in a month",
            Settings.model_fields["coach_monthly_tokens"].default == 1_000_000,
        ),
        ("3 answers at once a session (`MOST_AT_ONCE`)", places.MOST_AT_ONCE == 3),
    ],
)
def test_the_limits_are_those_of_the_code(said, runs):
    assert said in LIMITS
    assert runs


def test_the_words_of_this_place_are_refused():
    [listed] = re.findall(r"these words of this place[^:]*: (.*?) in its spellings", LIMITS, re.DOTALL)
    words = re.findall(r"\*(\w+)\*", listed)
    assert len(words) > 5
    assert [word for word in words if not is_common(f"{word}2026!!")] == []


def test_a_link_that_signs_in_is_good_for_ten_minutes():
    assert errands.LIFE[errands.Purpose.SIGN_IN] <= timedelta(minutes=10)


async def test_tokens_have_256_bits(database):
    person = await a_person()
    browser = await sessions.open_browser_session(person, address="", agent="")
    program = await sessions.open_token(person, label="test", scopes=["read"])
    async with as_system("test") as db:
        link = await errands.begin(db, errands.Purpose.SIGN_IN, person, "nobody@example.org")
    begun = await ceremonies.begin(ceremonies.Kind.LINK, {})
    drawn = [browser.token, program.token.removeprefix(sessions.TOKEN_MARK), link, begun, new_csrf_secret()]
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in drawn} == {32}
    assert len(set(drawn)) == len(drawn)


def test_recovery_codes_are_too_long_to_guess():
    codes = {recovery_codes._drawn() for _ in range(200)}
    assert len(codes) == 200
    assert {len(recovery_codes._signs(code)) * 5 >= 128 for code in codes} == {True}


def test_no_password_grows_old():
    told = {name for name in PersonRow.model_fields if re.search("password|hint|question|answer", name)}
    assert told == {"password_hash"}


def test_every_table_is_classified():
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", (PAGES / "data.md").read_text(), re.MULTILINE)
    assert {name for name, _ in rows} == {table.name for table in Row.metadata.tables.values()}
    classes = set(re.findall(r"^\| \*\*(\w+)\*\* \|", (PAGES / "data.md").read_text(), re.MULTILINE))
    assert {kind for _, kind in rows} <= classes


def test_every_outside_setting_is_in_the_list():
    listed = (PAGES / "surroundings.md").read_text()
    outside = {
        "DATABASE_URL",
        "SMTP_URL",
        "OPENAI_BASE_URL",
        "DUST_BASE_URL",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "SENTRY_DSN",
    }
    named = {field.alias or "" for field in Settings.model_fields.values()}
    addresses = {name for name in named if name.endswith(("_URL", "_ENDPOINT", "_DSN"))}
    assert addresses - {"HEALTHVAULT_PUBLIC_URL"} == outside
    assert [name for name in outside if name not in listed] == []


def test_only_named_files_speak_to_cryptography():
    inventory = (PAGES / "cryptography.md").read_text()
    users = [
        path.relative_to(ROOT / "healthvault").as_posix()
        for path in (ROOT / "healthvault").rglob("*.py")
        if _CRYPTO.search(path.read_text())
    ]
    assert len(users) > 4
    assert [name for name in users if name not in inventory] == []
