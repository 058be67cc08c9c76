"""Markup in everything that somebody else can write and a page shows: it stays text, in every place."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.tab import Tab
from tests.browser.visitor import drop, sign_up
from tests.providers.apple_health.parts import PREFIX, ZONE, document, printed, record, tag, write_zip
from tests.providers.lab_report.test_fhir import observation

_PATIENCE_MS = 180_000
_RUN = "document.documentElement.dataset.planted=1"
HOSTILE = f'<img src=x onerror="{_RUN}"><script>{_RUN}</script><b data-planted>bold</b>'
SCREENS = (
    "/overview",
    "/trends?metric=steps&range=month",
    "/sync",
    "/coach",
    "/vault",
    "/settings",
    "/add",
    "/handoff",
)


def _export(path: Path, noon: datetime) -> Path:
    """Steps, a heart rate and a workout of the last days, all by an app and a device with hostile names."""
    device = f"<<HKDevice: 0x1>, name:{HOSTILE}, manufacturer:{HOSTILE}, model:{HOSTILE}, hardware:{HOSTILE}>"
    told = []
    for ago in range(40):
        start = noon - timedelta(days=ago)
        end = start + timedelta(minutes=20)
        about = {"source": HOSTILE, "device": device}
        told += [
            record(f"{PREFIX}StepCount", str(900 + ago), "count", start, end, **about),
            record(f"{PREFIX}StepCount", str(800 + ago), "count", start, end, source="Other"),
            record(f"{PREFIX}HeartRate", str(60 + ago % 5), "count/min", start, **about),
            record(f"{PREFIX}RestingHeartRate", str(50 + ago % 5), "count/min", start, end, **about),
        ]
    workout = {
        "workoutActivityType": f"HKWorkoutActivityType{HOSTILE}",
        "duration": "20",
        "durationUnit": "min",
        "sourceName": HOSTILE,
        "device": device,
        "startDate": printed(noon),
        "endDate": printed(noon + timedelta(minutes=20)),
    }
    other = {
        **workout,
        "workoutActivityType": "HKWorkoutActivityTypeOther",
        "sourceName": "Other",
        "device": "",
    }
    return write_zip(path, document(*told, tag("Workout", workout), tag("Workout", other)))


async def _is_harmless(tab: Tab) -> None:
    planted = "document.querySelectorAll('[data-planted], img[src=x]').length"
    assert await tab.page.evaluate(planted) == 0
    assert not [said for said in tab.troubles if not said.startswith("console")], tab.troubles


async def _is_a_list_where_there_is_no_room(tab: Tab) -> None:
    """On a phone the table of a report is a list: heard once, and nothing on it is scrolled sideways to."""
    page = tab.page
    await page.set_viewport_size({"width": 390, "height": 900})
    lines = page.get_by_role("list", name="The report, line by line").get_by_role("listitem")
    await expect(lines.get_by_text("Not recognised: not known here.")).to_be_visible()
    await expect(page.get_by_role("table")).to_have_count(0)
    wide = "[...document.querySelectorAll('main *')].filter(one => one.clientWidth > 2 && "
    wide += "getComputedStyle(one).overflowX === 'auto' && one.scrollWidth > one.clientWidth).length"
    assert await page.evaluate(wide) == 0
    assert await tab.accessibility_faults() == []
    await page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("name", ["<img src=x onerror=document.documentElement.dataset.planted=1>.zip"])
async def test_what_others_named_is_shown_as_text_everywhere(tab: Tab, tmp_path: Path, name: str):
    page = tab.page
    noon = datetime.now(ZONE).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)  # noqa: TID251
    await sign_up(page)
    await page.goto("/sync", wait_until="load")
    await drop(page, page.get_by_text("Drop a file here"), _export(tmp_path / name, noon))
    await page.get_by_role("button", name="Import", exact=True).click()
    await expect(page.get_by_text("Imported ·")).to_be_visible(timeout=_PATIENCE_MS)
    await expect(page.get_by_text(name)).to_be_visible()

    await page.goto("/coach", wait_until="load")
    await page.get_by_role("textbox").first.fill(f"{HOSTILE} [steps](javascript:{_RUN})")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("<b data-planted>bold</b>").first).to_be_visible(timeout=_PATIENCE_MS)
    await _is_harmless(tab)
    assert await page.locator("a[href^='javascript']").count() == 0

    await page.goto("/report", wait_until="load")
    told = observation(unit=HOSTILE, code={"text": HOSTILE})
    report = {
        "name": name.replace(".zip", ".json"),
        "mimeType": "text/html",
        "buffer": json.dumps(told).encode(),
    }
    await page.set_input_files("input[type=file]", [report])
    await page.get_by_role("button", name="Read it").click()
    await page.wait_for_url("**/report?id=*")
    await expect(page.get_by_role("cell", name="Not recognised: not known here.")).to_be_visible()
    await _is_harmless(tab)
    assert await tab.accessibility_faults() == []
    await _is_a_list_where_there_is_no_room(tab)

    await page.goto("/add", wait_until="load")
    await page.get_by_label("What").select_option("note")
    await page.get_by_label("Note").fill(HOSTILE)
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("listitem").get_by_text(HOSTILE)).to_be_visible()

    for path in SCREENS:
        await tab.open(path)
        await _is_harmless(tab)
    await tab.open("/overview")
    await page.get_by_role("article").filter(has_text="Steps").get_by_title("Why this number?").first.click()
    await expect(page.locator("#why").get_by_text("<b data-planted>bold</b>").first).to_be_visible()
    await _is_harmless(tab)

    await tab.open(f"/overview?day={noon.date()}")
    why = page.get_by_title("Why this workout?")
    await why.click()
    await expect(page.locator("#why-workout").get_by_text("<b data-planted>bold</b>").first).to_be_visible()
    await page.get_by_role("button", name="Not the same").click()
    await expect(why).to_have_count(2)
    await _is_harmless(tab)
