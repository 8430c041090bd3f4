"""How texts are compared and put in order, whatever their letters."""

import locale
import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain import folding
from spendby.domain.folding import folded, sorting_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        *[("Café Zürich", "cafe zurich"), ("naïve", "naive"), ("Łódź", "lodz")],
        *[
            ("\uff21\uff22\uff23 カード", "abc ｶｰﾄﾞ"),
            ("Smørrebrød", "smorrebrod"),
            ("Đà Nẵng", "da nang"),
        ],
        *[("Straße", "STRASSE"), ("Œuvre", "oeuvre"), ("Þór", "thor"), ("İstanbul", "istanbul")],
        *[("ILGAZ", "\u0131lgaz"), ("Mum’s card", "mum's card"), ("No–Rush", "no-rush")],
        *[
            ("ﬁne", "fine"),
            ("ΑΘΉΝΑ", "αθηνα"),
            ("Ёлка", "елка"),
            ("soft\u00adhyphen", "softhyphen"),
        ],
    ],
)
def test_a_text_is_found_as_it_is_typed_without_its_accents(written: str, typed: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert folded(unicodedata.normalize(form, written)) == folded(typed)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


def test_without_a_locale_names_are_in_the_order_of_their_bare_letters() -> None:
    names = ["Zebra", "Ärger", "ångström", "éclair", "Öl", "Čas", "Apfel", "Łódź", "Mitte"]
    assert sorted(names, key=sorting_key) == [
        *["ångström", "Apfel", "Ärger", "Čas", "éclair", "Łódź", "Mitte", "Öl", "Zebra"]
    ]


def test_a_locale_that_is_there_has_its_own_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the C library, as machines differ in the locales they have."""
    swedish = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
    monkeypatch.setattr(locale, "setlocale", lambda *_: "sv_SE.UTF-8")
    monkeypatch.setattr(
        locale, "strxfrm", lambda text: "".join(chr(swedish[one]) for one in text.casefold())
    )
    folding.take_order()
    try:
        assert sorted(["öl", "ål", "zon", "äl"], key=sorting_key) == ["zon", "ål", "äl", "öl"]
    finally:
        monkeypatch.undo()
        folding._has_order.cache_clear()  # noqa: SLF001 - what it found was the stand-in's


def test_a_locale_that_isnt_installed_does_no_harm() -> None:
    script = (
        "from spendby.domain.folding import take_order, sorting_key\n"
        "take_order()\n"
        "print(sorted(['Zoo', '\\u00c4rger'], key=sorting_key)[0] == '\\u00c4rger')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "LC_ALL": "xx_XX.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"
