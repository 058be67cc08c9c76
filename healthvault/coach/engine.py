"""Which engine answers: the model that the settings name, for who agreed to it, or the analyst within."""

from functools import cache

from healthvault.ai.builtin import BuiltinAnalyst
from healthvault.ai.dust import DustEngine
from healthvault.ai.model import Capabilities, Engine
from healthvault.ai.openai import OpenAIEngine
from healthvault.consent.consents import agreed_since
from healthvault.core.config import settings
from healthvault.core.db import Purpose
from healthvault.core.ids import SessionId


async def reading(session: SessionId) -> Purpose:
    """Why the coach reads for this person: `coach`, which is for a model, where the settings name one and the
    person agreed to that host; else `analyst`, because that one is on this machine.
    """
    named = model()
    agreed = named and await agreed_since(session, Purpose.COACH, host=named.host)
    return Purpose.COACH if agreed else Purpose.ANALYST


def outside(purpose: Purpose) -> Engine | None:
    """The model that answers what is read for a purpose; None where the analyst does. A model never answers
    from what was read for anything but `coach`.
    """
    return _service() if purpose is Purpose.COACH else None


def answering(purpose: Purpose) -> Capabilities:
    """Whoever will answer, for the page."""
    return (outside(purpose) or BuiltinAnalyst(_nothing)).capabilities


def model() -> Capabilities | None:
    """The model that the settings name, whether or not anybody agreed to it; None when they name none."""
    service = _service()
    return service.capabilities if service else None


async def _nothing() -> str:
    return ""


def agent() -> Engine | None:
    """The agent of Dust that the settings name, whoever answers the coach; None when they name none."""
    chosen = settings()
    if not (chosen.dust_api_key and chosen.dust_workspace):
        return None
    return _dust(chosen.dust_api_key, chosen.dust_workspace, chosen.dust_agent, chosen.dust_base_url)


@cache
def _dust(key: str, workspace: str, agent_id: str, base_url: str) -> Engine:
    """One engine for one agent, whose connections are kept."""
    return DustEngine(key=key, workspace=workspace, agent=agent_id, base_url=base_url)


@cache
def _service() -> Engine | None:
    chosen = settings()
    if (named := agent()) is not None:
        return named
    if not chosen.openai_api_key and not chosen.openai_base_url:
        return None
    return OpenAIEngine(
        key=chosen.openai_api_key,
        base_url=chosen.openai_base_url,
        model=chosen.coach_model,
        api=chosen.openai_api,
        context_tokens=chosen.coach_context_tokens,
        sees=chosen.coach_sees,
    )
