"""What a pack answers when it is asked for a preset or for facts."""

from pathlib import Path

import pytest

from spendby.domain.credit import Kind
from spendby.domain.errors import NotFound
from spendby.domain.pack_reading import read_pack

TEXT = (Path(__file__).parents[2] / "resources" / "packs" / "amazon-us.toml").read_text("utf-8")
PACK = read_pack(TEXT, "amazon-us.toml")


def test_a_preset_is_found_by_its_id() -> None:
    assert PACK.preset("prime-day").name == "Prime Day credit"


def test_a_preset_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match=r"^Amazon\.com has no preset “prime”\.$"):
        PACK.preset("prime")


def test_facts_are_those_of_the_kind_and_those_of_all_kinds() -> None:
    courtesy = {fact.id for fact in PACK.facts_about(Kind.COURTESY)}
    assert {"courtesy-lost", "lost-on-return", "drawn-first"} <= courtesy
    assert "no-last-day" not in courtesy
    assert "drawn-first" in {fact.id for fact in PACK.facts_about(Kind.OTHER)}
