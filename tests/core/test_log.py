"""What a process says on standard error, as whoever collects logs reads it."""

import json
import subprocess
import sys
from pathlib import Path

from healthvault.core.config import environment
from healthvault.core.log import told

ROOT = Path(__file__).resolve().parents[2]
_BEGIN = "from healthvault.core.log import begin_log; begin_log('test'); import logging; "


def _said(code: str, **env: str) -> str:
    argv = [sys.executable, "-c", _BEGIN + code]
    done = subprocess.run(argv, env=environment(**env), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    return done.stderr


def _lines(code: str, **env: str) -> list[dict]:
    return [json.loads(line) for line in _said(code, **env).splitlines()]


def test_away_from_a_terminal_a_record_is_one_object_a_line():
    [line] = _lines("logging.getLogger('healthvault.api').info('It is %s.', 7, extra={'took_ms': 1.5})")
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "info",
        "process": "test",
        "logger": "healthvault.api",
        "event": "It is 7.",
        "took_ms": 1.5,
    }


def test_the_format_and_the_level_can_be_chosen():
    code = "log = logging.getLogger('healthvault.api'); log.info('One.'); log.warning('Two.')"
    said = _said(code, HEALTHVAULT_LOG_FORMAT="text", HEALTHVAULT_LOG_LEVEL="warning")
    assert said.endswith("WARNING healthvault.api: Two.\n")
    assert "One." not in said


def test_the_keys_of_the_settings_are_known_by_heart():
    code = "logging.getLogger('healthvault.x').warning('open sesame; shy lake; a quiet cave')"
    [line] = _lines(
        code,
        HEALTHVAULT_METRICS_TOKEN="open sesame",
        HEALTHVAULT_OIDC_HOME_CLIENT_SECRET="shy lake",
        SMTP_URL="smtp://me:a%20quiet%20cave@localhost",
        OPENAI_API_KEY="a quiet cave",
    )
    assert line["event"] == "[hidden]; [hidden]; [hidden]"


def test_a_line_of_many_lines_stays_one():
    [line] = _lines("logging.getLogger('healthvault.x').warning('a\\nb')")
    assert line["event"] == "a\nb"


def test_a_library_with_a_handler_of_its_own_speaks_through_ours():
    code = (
        "log = logging.getLogger('granian.access'); log.addHandler(logging.StreamHandler()); "
        "log.propagate = False; begin_log('test'); log.error('GET /overview?code=82.4')"
    )
    [line] = _lines(code)
    assert (line["logger"], line["event"]) == ("granian.access", "<string>:1")


def test_the_last_words_of_a_falling_process_hold_no_value():
    said = _said("raise ValueError('82.4 kg')")
    line = json.loads(said)
    assert (line["level"], line["kind"], line["event"]) == ("critical", "ValueError", "The process fell.")
    assert line["trace"] == ["<string>:1 <module>", "ValueError"]


def test_a_thread_that_falls_is_told_without_its_message():
    code = "import threading; t = threading.Thread(target=lambda: int('82.4 kg')); t.start(); t.join()"
    [line] = _lines(code)
    assert (line["kind"], line["event"]) == ("ValueError", "A thread fell.")


def test_what_somebody_warns_of_is_told_as_a_place():
    [line] = _lines("import warnings; warnings.warn('82.4 kg', stacklevel=1)")
    assert line["logger"] == "py.warnings"
    assert "82.4" not in json.dumps(line)


def test_where_an_error_came_from_is_told_with_its_causes():
    try:
        try:
            int("82.4 kg")
        except ValueError as error:
            raise KeyError("82.4 kg") from error
    except KeyError as error:
        lines = list(told(error))
    assert [line for line in lines if " " not in line] == ["KeyError", "ValueError"]
    assert "82.4" not in " ".join(lines)


def test_a_command_loads_nothing_that_counts_or_reports():
    code = (
        "import sys; from healthvault.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    )
    code += "print({'prometheus_client', 'opentelemetry.sdk', 'sentry_sdk'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_nothing_that_was_not_asked_for_is_loaded():
    code = (
        "import healthvault.core.tracing, healthvault.core.report, healthvault.core.telemetry, sys; "
        "healthvault.core.tracing.begin_tracing('x'); healthvault.core.report.begin_reporting('x'); "
        "assert not {'prometheus_client', 'opentelemetry.sdk', 'sentry_sdk'} & set(sys.modules)"
    )
    assert _said(code) == ""
