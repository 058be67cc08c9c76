import json
import re
from pathlib import Path

import pytest

from healthvault.ui.button import button, plain_link
from healthvault.ui.chart import chart
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.form import field, file_drop, form
from healthvault.ui.frame import frame
from healthvault.ui.head import head
from healthvault.ui.icon import PATHS, icon
from healthvault.ui.markdown import COMPONENTS, markdown
from healthvault.ui.places import PLACES
from healthvault.ui.post import post_form
from healthvault.ui.session import SessionState
from healthvault.ui.stylesheet import stylesheet, with_look
from healthvault.ui.table import row, table
from healthvault.ui.theme import COLOURS, TYPE

ROOT = Path(__file__).parents[2] / "healthvault"
SCREENS = [
    path for room in ("ui", "pages") for path in (ROOT / room).rglob("*.py") if path.name != "theme.py"
]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_theme_knows_a_colour(path):
    assert re.findall(r"#[0-9A-Fa-f]{6}\b|\brgba?\([1-9]", path.read_text()) == []


def test_the_bare_elements_know_no_colour_either():
    assert re.findall(r"#[0-9A-Fa-f]{3,6}\b", (ROOT / "ui" / "elements.css").read_text()) == []


def test_every_token_is_written_in_both_lights():
    css = stylesheet()
    for name, colour in COLOURS.items():
        assert f"--{name}:{colour.light};" in css
        assert css.count(f"--{name}:{colour.dark};") >= 2  # For the machine's choice and for the person's.


def test_every_token_that_is_used_exists():
    used = set(re.findall(r"var\(--([a-z-]+)\)", (ROOT / "ui" / "elements.css").read_text()))
    known = {*COLOURS, "font-sans"}

    assert used <= known


def test_a_size_and_a_colour_never_share_a_name():
    # `text-body` would be both.
    assert not set(TYPE) & set(COLOURS)


def test_our_look_comes_after_that_of_tailwind():
    assert with_look('@import "tailwindcss";').startswith('@import "tailwindcss";')


@pytest.mark.parametrize("name", PATHS)
def test_an_icon_is_silent_unless_it_is_given_a_voice(name):
    assert '"aria-hidden":true' in str(icon(name))
    assert '"aria-label":"Close"' in str(icon(name, label="Close"))


def test_a_screen_has_one_title_and_a_way_past_the_rail():
    page = str(frame("Trends", active="/trends"))

    assert page.count('jsx("h1"') == 1
    assert page.index("#content") < page.index("Main")
    assert page.count('"aria-current":"page"') == 1


def test_every_place_has_its_own_key():
    assert len({place.key for place in PLACES}) == len(PLACES)


def test_a_field_says_what_is_expected_and_what_is_wrong():
    control = str(field("E-mail", "email", hint="Only for signing in.", problem="This is none."))

    assert '"aria-describedby":"field-email-hint field-email-problem"' in control
    assert '"aria-invalid":true' in control


def test_a_form_for_the_server_is_sent_by_the_browser_and_carries_the_token():
    sent = str(post_form("/auth/sign-out", button("Sign out", type="submit")))

    assert "onSubmit" not in sent
    assert str(SessionState.csrf) in sent
    assert 'name:"csrf_token"' in sent


def test_a_form_for_a_state_sends_names_and_no_ids():
    assert form(field("Name", "name"), on_submit=SessionState.refresh)._get_form_refs() == {}


def test_a_file_is_dropped_on_a_native_input():
    assert 'type:"file"' in str(file_drop("Drop a file", "file"))


def test_a_dialog_opens_closes_and_is_named_without_a_script():
    drawn = str(dialog("undo", "Undo?", button("Keep", **closes("undo"))))

    assert 'popover:"auto"' in drawn
    assert '"aria-labelledby":"undo-title"' in drawn
    assert 'popoverTarget:"undo"' in str(button("Undo", **opens("undo")))


def test_a_table_has_a_caption_and_named_rows():
    drawn = str(table("Days", ["Day", "Value"], [row("Tue", "54")]))

    assert 'jsx("caption"' in drawn
    assert 'scope:"row"' in drawn


def test_a_chart_says_its_finding_and_takes_no_template():
    drawn = str(chart(SessionState.name, label="Resting heart rate is steady."))

    assert '"aria-label":"Resting heart rate is steady."' in drawn
    assert "plotly_dark" not in drawn


def test_markdown_shows_no_image_and_lets_no_html_through():
    drawn = str(markdown("text"))

    assert "rehypeRaw" not in drawn
    assert "src" not in str(COMPONENTS["img"]("x"))
    assert 'rel:"noopener noreferrer nofollow"' in str(COMPONENTS["a"]("x"))


def test_a_link_out_of_the_app_is_followed_by_the_browser():
    assert str(plain_link("File", href="/api/v1/file.csv")).startswith('jsx("a"')


def test_nothing_in_the_head_reaches_another_host():
    assert "http" not in "".join(str(part) for part in head())


def test_the_manifest_has_the_colours_of_the_theme():
    manifest = json.loads((ROOT.parent / "assets" / "manifest.webmanifest").read_text())

    assert manifest["background_color"] == manifest["theme_color"] == COLOURS["paper"].light
