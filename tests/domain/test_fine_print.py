"""Fine print: the marked sentence comes back as it was, and only web addresses are links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.errors import FieldRefused
from spendby.domain.fine_print import (
    FinePrint,
    cleaned,
    kept_text,
    read_fine_print,
    sentence_around,
    web_address,
)

PRINT = "Valid until 31 Dec. Not valid on gift cards!\nOne per person. U.S. only"


@given(st.text(), st.integers(0, 80), st.integers(0, 80))
def test_a_marked_sentence_comes_back(text: str, one: int, other: int) -> None:
    plain = cleaned(text)
    start, end = sorted((min(one, len(plain)), min(other, len(plain))))
    if not plain[start:end].strip():
        return
    marked = FinePrint(plain, (start, end))
    assert read_fine_print(kept_text(marked)) == marked
    assert read_fine_print(kept_text(FinePrint(plain))) == FinePrint(plain)


def test_text_without_a_mark_is_left_alone() -> None:
    assert read_fine_print("a ⟦ b") == FinePrint("a ⟦ b")
    assert read_fine_print(PRINT).sentence == ""
    assert cleaned("a\r\nb\x0c⟦c⟧\td") == "a\nbc\td"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Dec", "Valid until 31 Dec."),
        ("gift", "Not valid on gift cards!"),
        (" gift cards!\n", "Not valid on gift cards!"),
        ("Dec. Not", "Valid until 31 Dec. Not valid on gift cards!"),
        ("person", "One per person."),
        ("only", "only"),
    ],
)
def test_a_selection_grows_to_its_sentence(word: str, sentence: str) -> None:
    at = PRINT.index(word)
    found = sentence_around(PRINT, at, at + len(word))
    assert found is not None
    assert PRINT[slice(*found)] == sentence


def test_the_cursor_alone_means_the_sentence_that_it_is_in() -> None:
    at = PRINT.index("gift")
    found = sentence_around(PRINT, at, at)
    assert found is not None
    assert PRINT[slice(*found)] == "Not valid on gift cards!"
    assert sentence_around("", 0, 0) is None
    assert sentence_around("  \n ", 1, 1) is None


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_sentence_holds_what_was_chosen(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = sentence_around(text, start, end)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
        assert text[start:end].strip() in text[slice(*found)]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.amazon.com/gp/help?x=1#y",
        "http://localhost:8000/a",
        "HTTPS://example.org",
        "https://[::1]/",
        "https://müller.example/ü",
    ],
)
def test_web_addresses_are_links(address: str) -> None:
    assert web_address(f"  {address} ") == address


def test_no_address_is_no_link() -> None:
    assert web_address("  ") == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "amazon.com",
        "https://",
        "https:///path",
        "https://a b.example",
        "ftp://example.org",
        "https://example.org\\@evil.example",
        "https://amazon.com@evil.example/",
        "https://[::1",
        "https://example",
        "data:text/html,x",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(FieldRefused):
        web_address(address)
