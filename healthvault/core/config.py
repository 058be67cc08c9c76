"""Settings: the only reader of the environment. Listed for people in `.env.example`."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

_OPENID = re.compile(
    r"HEALTHVAULT_OIDC_([A-Z][A-Z0-9]*)_(ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL|TEAM_ID|KEY_ID|PRIVATE_KEY)"
)
_DUST_ID = r"^[A-Za-z0-9_-]{0,100}$"
_DUST_HOST = r"^(https://(eu\.)?dust\.tt|http://(localhost|127\.0\.0\.1)(:\d+)?)$"
"""Dust alone, and this machine for a stand-in: a question goes nowhere else by mistake."""


class Settings(BaseSettings):
    """Every setting with its unit, default and one sentence."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    home: Path = Field(default=Path(".healthvault"), alias="HEALTHVAULT_HOME")
    """The folder for the embedded database, uploads and keys."""
    web_dir: Path = Field(default=Path(".web"), alias="REFLEX_WEB_WORKDIR")
    """The folder in which the front end is built."""
    port: int = Field(default=3000, alias="HEALTHVAULT_PORT", ge=1, le=65535)
    """The port that the app listens on."""
    host: str = Field(default="127.0.0.1", alias="HEALTHVAULT_HOST")
    """The address that the app listens on; 0.0.0.0 lets other machines in."""
    public_url: str = Field(default="", alias="HEALTHVAULT_PUBLIC_URL")
    """The address people type, when it is not http://localhost:PORT (behind a proxy)."""
    proxy_hops: int = Field(default=0, alias="HEALTHVAULT_PROXY_HOPS", ge=0)
    """How many proxies of yours stand before the app; they tell it where a visitor comes from."""
    master_key: str = Field(default="", alias="HEALTHVAULT_MASTER_KEY", repr=False)
    """The key that opens all others, 32 bytes in base64; empty keeps one in the home, in `master.key`."""
    database_url: str = Field(default="", alias="DATABASE_URL")
    """A PostgreSQL 17 or 18 of your own; empty starts the embedded one."""
    sign_up: Literal["open", "invite", "closed"] = Field(default="open", alias="HEALTHVAULT_SIGN_UP")
    """Who may make an account: anybody, who was invited (and the first of all), or nobody."""
    smtp_url: str = Field(default="", alias="SMTP_URL")
    """The mail server, such as smtp://user:password@mail.example.org:587 or smtps://…; empty: none."""
    mail_from: str = Field(default="", alias="HEALTHVAULT_MAIL_FROM")
    """Whom letters come from, such as Health Vault <vault@example.org>; a mail server needs it."""
    openai_api_key: str = Field(default="", alias="OPENAI_API_KEY")
    """The key of an OpenAI-compatible service; empty uses the built-in analyst."""
    openai_base_url: str = Field(default="", alias="OPENAI_BASE_URL")
    """The address of an OpenAI-compatible service, such as http://localhost:11434/v1."""
    openai_api: Literal["", "responses", "chat"] = Field(default="", alias="OPENAI_API")
    """How that service is asked; empty means responses at OpenAI's own and chat completions elsewhere."""
    coach_model: str = Field(default="gpt-5.4-mini", alias="HEALTHVAULT_COACH_MODEL")
    """The name of the model the coach asks for."""
    coach_tools: Literal["full", "core"] = Field(default="full", alias="HEALTHVAULT_COACH_TOOLS")
    """What a model may look up with: full, or core for a small model that loses its way among ten tools."""
    coach_context_tokens: int = Field(default=0, alias="HEALTHVAULT_COACH_CONTEXT_TOKENS", ge=0)
    """How many tokens the model takes in at once; 0 means 32,000 at OpenAI's own and 16,000 elsewhere."""
    coach_monthly_tokens: int = Field(default=1_000_000, alias="HEALTHVAULT_COACH_MONTHLY_TOKENS", ge=0)
    """How many tokens of a model each person may use in a month of their own clock; 0 sets no limit."""
    coach_hourly_questions: int = Field(default=60, alias="HEALTHVAULT_COACH_HOURLY_QUESTIONS", ge=0)
    """How many questions each person may put to a model within an hour; 0 sets no limit."""
    coach_price_in: float | None = Field(default=None, alias="HEALTHVAULT_COACH_PRICE_IN", ge=0)
    """What a million tokens that are sent cost, such as 0.75; unset leaves costs out."""
    coach_price_out: float | None = Field(default=None, alias="HEALTHVAULT_COACH_PRICE_OUT", ge=0)
    """What a million tokens of answers cost; unset leaves costs out."""
    coach_currency: str = Field(default="USD", alias="HEALTHVAULT_COACH_CURRENCY", pattern=r"^[A-Z]{3}$")
    """The currency of both, such as EUR."""
    coach_sees: bool = Field(default=False, alias="HEALTHVAULT_COACH_SEES")
    """Whether the coach's model takes pictures and PDFs, so that it can read a photographed lab report."""
    dust_api_key: str = Field(default="", alias="DUST_API_KEY")
    """A key of a workspace of Dust; with it and the workspace, its agent answers instead of that service."""
    dust_workspace: str = Field(default="", alias="DUST_WORKSPACE_ID", pattern=_DUST_ID)
    """The id of the workspace."""
    dust_agent: str = Field(default="health-insights-v2", alias="DUST_AGENT_ID", pattern=_DUST_ID)
    """The id of the agent there."""
    dust_base_url: str = Field(default="https://dust.tt", alias="DUST_BASE_URL", pattern=_DUST_HOST)
    """Where the workspace lies: https://dust.tt, or https://eu.dust.tt."""
    max_upload_bytes: int = Field(default=20_000_000_000, alias="HEALTHVAULT_MAX_UPLOAD_BYTES", gt=0)
    """The largest file that may be sent, in bytes."""
    log_format: Literal["", "json", "text"] = Field(default="", alias="HEALTHVAULT_LOG_FORMAT")
    """How the log is written; empty means text on a terminal and JSON anywhere else."""
    log_level: Literal["", "debug", "info", "warning"] = Field(default="", alias="HEALTHVAULT_LOG_LEVEL")
    """How much is logged; empty means warnings on a terminal and info anywhere else."""
    metrics_token: str = Field(default="", alias="HEALTHVAULT_METRICS_TOKEN")
    """The bearer token that whoever reads /metrics must show; empty asks for none."""
    counts_dir: str = Field(default="", alias="PROMETHEUS_MULTIPROC_DIR")
    """The folder in which the web process and the workers count together; `serve` chooses one itself."""
    otlp_endpoint: str = Field(default="", alias="OTEL_EXPORTER_OTLP_ENDPOINT")
    """The address of an OpenTelemetry collector (OTLP over HTTP), such as http://localhost:4318."""
    sentry_dsn: str = Field(default="", alias="SENTRY_DSN")
    """Where a Sentry of yours takes errors; empty reports them to nobody."""

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins a browser may come from: exact, never a wildcard."""
        if self.public_url:
            return (self.public_url.rstrip("/"),)
        return (f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}")

    @property
    def is_https(self) -> bool:
        """Whether people reach the app over TLS, so that cookies are `Secure`."""
        return self.public_url.startswith("https://")


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


@cache
def openid_settings() -> dict[str, dict[str, str]]:
    """What is set for each OpenID provider: `HEALTHVAULT_OIDC_GOOGLE_CLIENT_ID` is `["google"]["client_id"]`.

    They may have any name, so that no list of fields holds them.
    """
    written = DotEnvSettingsSource(Settings, env_file=".env", case_sensitive=True).env_vars
    found: dict[str, dict[str, str]] = {}
    for name, value in {**written, **os.environ}.items():  # noqa: TID251  The one place that reads it.
        told = _OPENID.fullmatch(name)
        if told and value:
            found.setdefault(told[1].lower(), {})[told[2].lower()] = value
    return found


def environment(**additions: str) -> dict[str, str]:
    """The environment for a child process: this one's, with `additions`."""
    return {**os.environ, **additions}  # noqa: TID251  This is the one place that reads the environment.
