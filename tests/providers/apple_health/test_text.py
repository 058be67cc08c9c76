import pytest

from healthvault.providers.apple_health.text import attribute_text, decimal, plain


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a &amp; b", "a & b"),
        (b"&lt;&gt;&quot;&apos;&#8217;&#x2019;", "<>\"'’’"),
        (b"&amp;lt;", "&lt;"),
        (b"a\x0b\n\tb", "a   b"),
        (b"&#1;&#0;", "  "),
        (b"&#xD800;&#x110000;", "\ufffd\ufffd"),
        (b"&unknown; & alone", "&unknown; & alone"),
        (b"\xff", "\ufffd"),
    ],
)
def test_an_attribute_means_what_xml_means(raw, text):
    assert attribute_text(raw) == text


def test_names_compare_without_their_special_blanks():
    assert plain("Sam’s Apple\u00a0Watch ") == "Sam’s Apple Watch"


@pytest.mark.parametrize("text", ["nan", "inf", "1_000", "0x1f", "", "-", "12,5", "１２"])
def test_only_plain_decimals_are_numbers(text):
    assert decimal(text) is None
