"""The certified `oidc-provider` from npm, run on this machine, and a person's browser at it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx

from healthvault.core.toolchain import toolchain

HERE = Path(__file__).parent
_NAME = "oidc-provider-9.13.3"
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@contextmanager
def certified_provider(redirect: str, fallback: Path) -> Iterator[str]:
    """A running provider; its issuer. It is installed once, from the lock beside this file."""
    tools = toolchain(fallback)
    folder = Path(tools.bin).parent / _NAME
    if not (folder / "node_modules" / "oidc-provider").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "bun.lock"):
            shutil.copy(HERE / name, folder / name)
        command = [tools.bin / "bun", "install", "--frozen-lockfile", "--ignore-scripts"]
        subprocess.run(command, cwd=folder, env=tools.env, check=True, capture_output=True)
    shutil.copy(HERE / "certified.mjs", folder / "certified.mjs")
    server = subprocess.Popen(
        [tools.bin / "node", "certified.mjs", redirect],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    issuer = server.stdout.readline().strip()
    assert issuer, "the provider did not start"
    yield issuer
    server.terminate()
    server.wait(10)


async def consent(url: str, name: str) -> dict[str, str]:
    """Sign in at the provider under a name and agree to everything; the parameters that it sends back."""
    return await _walk(url, {"login": name, "password": "x"})


async def refuse(url: str) -> dict[str, str]:
    """Turn away at the provider; the parameters that it sends back."""
    return await _walk(url, None)


async def _walk(url: str, login: Mapping[str, str] | None) -> dict[str, str]:
    issuer = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(url)
        for _ in range(12):
            if answer.is_redirect:
                url = urljoin(url, answer.headers["location"])
                if not url.startswith(issuer):
                    return dict(parse_qsl(urlsplit(url).query))
                answer = await browser.get(url)
            elif _leaves(answer.text, issuer):
                return dict(_HIDDEN.findall(answer.text))
            elif login is None:
                answer = await browser.get(url := f"{url}/abort")
            else:
                asked = re.search(r'name="prompt" value="(\w+)"', answer.text)
                assert asked, answer.text
                answer = await browser.post(url, data={"prompt": asked[1], **login})
    sys.exit("The provider never sent the browser back.")


def _leaves(page: str, issuer: str) -> bool:
    """Whether a page is a form to another site: an answer that is posted."""
    form = re.search(r'<form method="post" action="([^"]+)"', page)
    return form is not None and form[1].startswith("http") and not form[1].startswith(issuer)
