"""Which engine answers: the service that the settings name, or else the analyst within."""

from functools import cache

from healthvault.ai.builtin import BuiltinAnalyst, Compose
from healthvault.ai.model import Capabilities, Engine
from healthvault.ai.openai import OpenAIEngine
from healthvault.core.config import settings


def engine(compose: Compose) -> Engine:
    """The engine for one answer; `compose` is what the built-in analyst would say."""
    return _service() or BuiltinAnalyst(compose)


def answering() -> Capabilities:
    """Whoever will answer, for the page."""
    return engine(_nothing).capabilities


async def _nothing(_question: str) -> str:
    return ""


@cache
def _service() -> OpenAIEngine | None:
    chosen = settings()
    if not chosen.openai_api_key and not chosen.openai_base_url:
        return None
    return OpenAIEngine(key=chosen.openai_api_key, base_url=chosen.openai_base_url, model=chosen.coach_model)
