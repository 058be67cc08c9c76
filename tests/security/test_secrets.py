"""No secret stands in the source: every file of the project is read as those do who look for keys."""

import subprocess
from pathlib import Path

import pytest
from detect_secrets.core.scan import scan_file
from detect_secrets.settings import transient_settings

ROOT = Path(__file__).resolve().parents[2]
_NAMES = (
    "ArtifactoryDetector", "AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector",
    "CloudantDetector", "DiscordBotTokenDetector", "GitHubTokenDetector", "GitLabTokenDetector",
    "IbmCloudIamDetector", "JwtTokenDetector", "MailchimpDetector", "NpmDetector", "OpenAIDetector",
    "PrivateKeyDetector", "PypiTokenDetector", "SendGridDetector", "SlackDetector",
    "SquareOAuthDetector", "StripeDetector", "TelegramBotTokenDetector", "TwilioKeyDetector",
)  # fmt: skip
_LOOKING = {"plugins_used": [{"name": name} for name in _NAMES]}
_INVENTED = (
    "docs/",
    "tests/",
    "benchmarks/",
    "README.md",
    "SECURITY.md",
    ".env.example",
    "healthvault/core/config.py",
    "healthvault/core/mail.py",
)
"""Where an address with a password, or a token that opens nothing, is an example."""
_EXAMPLES = {"Basic Auth Credentials", "JSON Web Token", "OpenAI Token"}


def _files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    named = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in named if path.is_file()] or list(ROOT.glob("healthvault/**/*.py"))


def _found(path: Path) -> list[str]:
    name = path.relative_to(ROOT).as_posix()
    return [
        f"{name}:{each.line_number}: {each.type}"
        for each in scan_file(str(path))
        if not (name.startswith(_INVENTED) and each.type in _EXAMPLES)
    ]


def test_no_file_holds_a_secret():
    files = _files()
    assert len(files) > 300
    with transient_settings(_LOOKING):
        assert [line for path in files for line in _found(path)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEow",
        'key = "AKIA' + 'IOSFODNN7EXAMPLF"',
        'token = "ghp_' + "a1B2" * 9 + '"',
    ],
)
def test_a_secret_would_be_found(tmp_path: Path, planted: str):
    file = tmp_path / "settings.py"
    file.write_text(planted)
    with transient_settings(_LOOKING):
        assert list(scan_file(str(file)))
