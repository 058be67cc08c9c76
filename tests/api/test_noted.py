"""Every door that a program reads through is noted in the log of whose data it reads."""

from healthvault.accounts.activity import activity
from healthvault.accounts.sessions import open_browser_session, open_token
from healthvault.core.audit import Deed
from tests.api.test_doors import address, doors
from tests.builders import a_person


async def test_each_door_that_is_read_through_is_noted(visitor) -> None:
    person = await a_person()
    token = (await open_token(person, label="a scale", scopes=["read", "coach"])).token
    paths = [path for method, path in doors() if method == "GET"]

    for path in paths * 2:
        await visitor.get(address(path), headers={"Authorization": f"Bearer {token}"})

    session = (await open_browser_session(person, address="", agent="")).session
    lines = await activity(session)
    assert sorted(line.facts["door"] for line in lines if line.deed is Deed.TOKEN_READ) == sorted(paths)
