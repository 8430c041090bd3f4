"""The catalogues: every placeholder is kept, and a language is offered when it is complete."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import translations

CATALOGUES = sorted(translations.FOLDER.glob("*.po"))
_KEPT = re.compile(r"\{\w*\}|</?\w+>|%\w")


def read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.stem)


def texts(catalog: Catalog) -> Iterator[tuple[Message, str, str]]:
    """Give each message with an English form and what stands for it, "" where nothing does."""
    for message in catalog:
        english, said = message.id, message.string
        if isinstance(english, str):
            if english:
                yield message, english, said if isinstance(said, str) else ""
        else:
            forms = said or ()
            for at, one in enumerate(forms):
                yield message, english[0 if at == 0 < len(forms) - 1 else -1], one


def sample(english: str, said: str) -> list[Message]:
    catalog = Catalog(locale="de")
    catalog.add(english, said)
    return [message for message, first, second in texts(catalog) if spoils(first, second)]


def spoils(english: str, said: str) -> bool:
    """Tell whether a translation would lose or misspell something that the program fills in."""
    return Counter(_KEPT.findall(english)) != Counter(_KEPT.findall(said))


def test_a_language_is_offered_only_when_all_of_it_is_there() -> None:
    for po in CATALOGUES:
        kept = read(po)
        wanted = translations.updated(po, translations.collected())
        complete = {one.id for one in kept} == {one.id for one in wanted} and not [
            english for _, english, said in texts(kept) if not said.strip()
        ]
        compiled = po.with_suffix(".mo")
        assert compiled.exists() == complete, po.name
        if complete:
            assert compiled.read_bytes() == translations.as_mo(kept)


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_no_translation_spoils_what_is_filled_in(po: Path) -> None:
    assert [said for _, english, said in texts(read(po)) if said and spoils(english, said)] == []


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("{count} credits", "Guthaben"),
        ("Used {amount}.", "{Betrag} benutzt."),
        ("{a} of {b}", "{a} von {a}"),
        ("Until {day}", "Bis {day"),
    ],
)
def test_a_placeholder_that_is_lost_or_misspelt_is_found(english: str, said: str) -> None:
    assert sample(english, said)


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_access_keys_and_ends_are_kept(po: Path) -> None:
    for _, english, said in texts(read(po)):
        if not said:
            continue
        marks = [len(re.findall(r"&\w", text.replace("&&", ""))) for text in (english, said)]
        assert marks[0] == marks[1], said
        for end in ("…", ":", " "):
            assert english.endswith(end) == said.endswith(end), said
