"""Which browser and machine a session belongs to, from what the browser says of itself. Pure."""

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_words(agent: str) -> str:
    """`Firefox on Linux` from a `User-Agent` header; a browser that says nothing is `A browser`.

    The order matters: Edge and Opera also call themselves Chrome, and Chrome also calls itself Safari.
    """
    browser = next((name for mark, name in _BROWSERS if mark in agent), "A browser")
    machine = next((name for mark, name in _MACHINES if mark in agent), "")
    return f"{browser} on {machine}" if machine else browser
