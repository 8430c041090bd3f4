"""Other people's text on a terminal, and how wide it is there."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.cli.literal import elided, shown, width
from spendby.cli.output import Output
from spendby.cli.tables import Column, Gives, labelled, table

OBEYED = {*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0)), *"\u202a\u202e\u2066\u2028"}


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    assert not OBEYED & set(shown(text))
    assert not OBEYED - {"\n"} & set(shown(text, lines=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – é ✓ 商", "plain – é ✓ 商"),
        ("\x1b[31m", "␛[31m"),
        ("a\nb\tc", "a␊b c"),
        ("\x7f", "␡"),
        ("\u202eevil", "<U+202E>evil"),
        ("\udcff", "<U+DCFF>"),
        ("\u05d0\u05d1!", "\u2068\u05d0\u05d1!\u2069"),
    ],
)
def test_what_is_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(), st.integers(min_value=1, max_value=30), st.booleans())
def test_a_shortened_text_fits(text: str, limit: int, tail: bool) -> None:  # noqa: FBT001 - drawn
    assert width(elided(shown(text), limit, tail=tail)) <= limit


def test_a_table_gives_way_to_a_narrow_terminal() -> None:
    columns = [Column("Id"), Column("Name", gives=Gives.MIDDLE), Column("Why", gives=Gives.END)]
    row = ["ab12", "A name of some length, 22 Nov", "A reason of some length"]
    assert (
        table(columns, [row])[1] == "ab12  A name of some length, 22 Nov  A reason of some length"
    )
    assert table(columns, [row], 48)[1] == "ab12  A name of som…22 Nov  A reason of some le…"


def test_labelled_lines_wrap_in_a_terminal_only() -> None:
    rows = [("Note", "one two three four five\nsix"), ("Id", "x")]
    assert labelled(rows) == ["  Note  one two three four five", "        six", "  Id    x"]
    assert labelled(rows, 22)[:2] == ["  Note  one two three", "        four five"]


def test_json_is_ascii_where_the_stream_can_hold_no_more() -> None:
    for encoding, expected in (("ascii", b'"\\u2713"\n'), ("utf-8", '"✓"\n'.encode())):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding=encoding)
        Output(stream, io.StringIO(), as_json=True).document("✓")
        stream.flush()
        assert raw.getvalue() == expected


def test_a_message_is_said_once() -> None:
    messages = io.StringIO()
    output = Output(io.StringIO(), messages, as_json=False)
    output.say("One \x1b[0m.")
    output.say("One \x1b[0m.")
    assert messages.getvalue() == "One ␛[0m.\n"
