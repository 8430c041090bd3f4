"""Whatever is done to a good pack file, it is read as a whole pack or refused in one sentence."""

import copy
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.domain.errors import PackRefused
from spendby.domain.pack import RULE_IDS, Pack
from spendby.domain.pack_fields import Where
from spendby.domain.pack_reading import read_pack
from spendby.domain.pack_shape import pack_field

GOOD = (Path(__file__).parents[2] / "resources" / "packs" / "amazon-us.toml").read_text("utf-8")
DOCUMENT = tomllib.loads(GOOD)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.text(max_size=40)
    | st.sampled_from(
        ["", "never", "90d", "https://a.example", "{store}", "{ended}", "promotional"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(node: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, by the keys and indexes that lead to it."""
    if isinstance(node, dict):
        steps = list(node.items())
    elif isinstance(node, list):
        steps = list(enumerate(node))
    else:
        steps = []
    found = [(*path, step) for step, _ in steps]
    return found + [place for step, inner in steps for place in places(inner, (*path, step))]


PLACES = places(DOCUMENT)


def sources_cited(pack: Pack) -> list[tuple[str, ...]]:
    return [
        *(rule.sources for rule in pack.rules.values()),
        *(term.sources for term in pack.published.values()),
        *(preset.sources for preset in pack.presets),
        *(fact.sources for fact in pack.facts),
    ]


def told_of(read: Callable[[], Pack]) -> str:
    """What a person is told: nothing when a whole pack was read, else the refusal."""
    try:
        pack = read()
    except PackRefused as refused:
        return str(refused)
    assert tuple(pack.rules) == RULE_IDS
    assert type(pack.checked_on) is date
    for sources in sources_cited(pack):
        assert sources
        assert set(sources) <= set(pack.sources)
    return ""


@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), st.none() | values), max_size=3))
@settings(max_examples=200, deadline=None)
def test_changed_values_and_missing_keys(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    document = copy.deepcopy(DOCUMENT)
    for place, value in changes:
        node: Any = document
        try:
            for step in place[:-1]:
                node = node[step]
            if value is None:
                del node[place[-1]]
            else:
                node[place[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    told = told_of(lambda: pack_field(document).read(Where("mine.toml"), document))
    assert told == "" or (told.startswith("mine.toml: ") and told.endswith("."))


@given(start=st.integers(0, len(GOOD)), length=st.integers(0, 200), text=st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_damaged_text(start: int, length: int, text: str) -> None:
    told = told_of(lambda: read_pack(GOOD[:start] + text + GOOD[start + length :], "mine.toml"))
    assert told == "" or told.startswith("mine.toml")
    assert "\n" not in told


@given(text=st.text())
def test_any_text_at_all(text: str) -> None:
    assert told_of(lambda: read_pack(text, "mine.toml")).startswith("mine.toml")
