"""What is said to an assistant of one's own, and where a pack is fetched. Pure."""

from urllib.parse import urlencode

_SCOPES = {
    "read": "read my measurements",
    "coach": "ask my coach",
    "write": "add measurements",
}
_DOORS = {
    "read": (
        "GET /api/v1/metrics lists what is measured, GET /api/v1/days?metric=&from=&to= the days of one "
        "metric, GET /api/v1/insights what was found in them."
    ),
    "coach": 'POST /api/v1/coach/messages with {"text": "..."} asks the coach, who streams events.',
    "write": "POST /api/v1/samples adds readings. Ask me before you do.",
}


def pack_address(kind: str, periods: str, *, with_name: bool, with_notes: bool) -> str:
    """Where a pack of this kind is fetched: `pages`, `bundle`, or both as `pack`."""
    asked = {
        "periods": periods,
        "with_name": "true" if with_name else "false",
        "with_notes": "true" if with_notes else "false",
    }
    return f"/api/v1/visit/{kind}?{urlencode(asked)}"


def for_assistant(address: str, token: str, scopes: list[str], life: str) -> str:
    """Words that an assistant can work with, with the token in them."""
    may = ", ".join(words for scope, words in _SCOPES.items() if scope in scopes)
    doors = "\n".join(f"- {words}" for scope, words in _DOORS.items() if scope in scopes)
    return (
        f"You may {may} in my Health Vault at {address}, for {life}. Send the header\n"
        f"Authorization: Bearer {token}\n"
        f"with every request. The API is described at {address}/api/openapi.json.\n"
        f"{doors}\n"
        "A day without a measurement is missing from a list: it is no zero. Say how many days a number "
        "stands on, and do not guess what is not there. Do not keep the token, and do not show it to anybody."
    )
