"""The compiled reader and an ordinary XML parser must find the same readings in anything well-formed."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.providers.apple_health.parts import WATCH, document
from tests.providers.apple_health.reading import arrivals, facts, rejected, slowly

TYPES = (
    ("HKQuantityTypeIdentifierHeartRate", "count/min"),
    ("HKQuantityTypeIdentifierStepCount", "count"),
    ("HKQuantityTypeIdentifierBodyMass", "lb"),
    ("HKQuantityTypeIdentifierOxygenSaturation", "%"),
    ("HKQuantityTypeIdentifierVO2Max", "mL/min·kg"),
    ("HKQuantityTypeIdentifierBloodGlucose", "mmol<180.1558800000541>/L"),
    ("HKQuantityTypeIdentifierBodyMass", "parsec"),
    ("HKQuantityTypeIdentifierBodyMass", None),
    ("HKCategoryTypeIdentifierSleepAnalysis", None),
    ("HKCategoryTypeIdentifierMindfulSession", None),
    ("HKCategoryTypeIdentifierHighHeartRateEvent", None),
    ("HKCategoryTypeIdentifierHeadache", None),
    ("HKDataTypeSleepDurationGoal", "hr"),
)
NAMES = st.text(st.sampled_from("aZ &<>\"'’\u00a0é🏃;#x1"), min_size=1, max_size=12)
DECIMALS = st.one_of(
    st.integers(-5, 400).map(str),
    st.floats(0.001, 400).map(repr),
    st.floats(0, 400).map(lambda x: f"{x:.3f}"),
    st.sampled_from(
        ["", "-", ".5", "5.", "1e2", "1E-2", "+7", "12,5", "nan", "inf", "0x10", "1_0", "72 ", "00072.50"]
    ),
    st.sampled_from(["HKCategoryValueSleepAnalysisAsleepREM", "HKCategoryValueNotApplicable", "1&2"]),
)
ODD_TIMES = st.sampled_from(
    [
        "2026-02-30 10:00:00 +0100",
        "2026-09-01T10:00:00+02:00",
        "2026-09-01 10:00:00.250 +0200",
        "2026-09-01 24:00:00 +0200",
        "2026-09-01",
        "never",
        "",
        "2026-09-01 10:00:00",
        "2026-09-01 10:00:60 +0200",
        "0001-01-01 00:00:00 +0000",
        "2026-09-01 10:00:00 +1500",
        "2030-01-01 10:00:00 +0100",
        "9999-12-31 23:59:59 -0100",
        "2026-09-01 10:00:00  0200",
    ]
)
ZONES = st.sampled_from(
    ["America/New_York", "Asia/Kolkata", "Mars/Olympus", "Pacific/Kiritimati", "", "../etc"]
)
ENTRIES = st.lists(
    st.one_of(
        st.tuples(st.just("HKTimeZone"), ZONES),
        st.tuples(st.just("HKWasUserEntered"), st.sampled_from(["0", "1", "2", ""])),
        st.tuples(st.just("HKInsulinDeliveryReason"), st.sampled_from(["0", "1", "2", "3", "9", "x", "12"])),
        st.tuples(NAMES, NAMES),
    ),
    max_size=3,
)


def _quoted(text: str, quote: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return quote + escaped.replace(quote, "&#34;" if quote == '"' else "&apos;") + quote


@st.composite
def times(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 9)) == 0:
        return draw(ODD_TIMES)
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 20_000_000)))
    return at.astimezone(timezone(timedelta(minutes=draw(st.integers(-48, 56)) * 15))).strftime(
        "%Y-%m-%d %H:%M:%S %z"
    )


@st.composite
def records(draw: st.DrawFn) -> str:
    """One record in any serialisation that is well-formed: order, quotes, blanks and children vary."""
    kind, unit = draw(st.sampled_from(TYPES))
    start = draw(times())
    attributes = {
        "type": kind,
        "sourceName": draw(st.one_of(st.sampled_from(["Watch", "Anna’s iPhone"]), NAMES)),
        "startDate": start,
        "endDate": draw(st.one_of(st.just(start), times())),
        "value": draw(DECIMALS),
    }
    extra = {"unit": unit, "device": WATCH, "creationDate": start, "sourceVersion": "1>2", "new": "x"}
    attributes |= {name: text for name, text in extra.items() if text is not None and draw(st.booleans())}
    if draw(st.integers(0, 19)) == 0:
        del attributes[draw(st.sampled_from(["type", "sourceName", "startDate", "value"]))]
    usual = (
        "type",
        "sourceName",
        "sourceVersion",
        "device",
        "unit",
        "creationDate",
        "startDate",
        "endDate",
        "value",
        "new",
    )
    names = [name for name in usual if name in attributes]
    if draw(st.integers(0, 3)) == 0:
        names = draw(st.permutations(names))
    quote = draw(st.sampled_from(['"'] * 6 + ["'"]))
    equals = draw(st.sampled_from(["="] * 8 + [" = "]))
    blank = draw(st.sampled_from([" "] * 5 + ["\n  "]))
    inside = "".join(f"{blank}{name}{equals}{_quoted(attributes[name], quote)}" for name in names)
    entries = draw(ENTRIES)
    if not entries:
        return draw(
            st.sampled_from([f"<Record{inside}/>", f"<Record{inside} />", f"<Record{inside}></Record >"])
        )
    children = "".join(
        f"<MetadataEntry key={_quoted(k, quote)} value={_quoted(v, quote)}/>\n" for k, v in entries
    )
    children = draw(
        st.sampled_from([children] * 4 + [f"<!-- > -->{children}", f"{children}<Other><Deep/></Other>"])
    )
    return f"<Record{inside}>{children}</Record>"


@st.composite
def exports(draw: st.DrawFn) -> tuple[bytes, int]:
    """A document, and how many records stand on their own in it."""
    found = draw(st.lists(records(), min_size=1, max_size=12))
    between = st.sampled_from(
        ["", "<!-- <Record> -->", "<?note a?>", f'<Correlation type="x"> {found[0]} </Correlation>']
    )
    elements = [text for record in found for text in (record, draw(between))]
    return document(*elements), len(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(exports())
def test_both_readers_find_the_same(export: tuple[bytes, int]):
    content, count = export
    with TemporaryDirectory() as folder:
        fast = arrivals(Path(folder), content)

    slow = slowly(content)

    assert facts(fast) == facts(slow)
    assert rejected(fast) == rejected(slow)
    assert len(facts(fast)) + sum(rejected(fast).values()) == count
