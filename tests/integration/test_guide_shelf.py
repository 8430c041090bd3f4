"""The guides on disk: the user's own first, and always one that can be shown."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.assets import resource
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import read_pack
from spendby.integration.guide_shelf import FolderGuideShelf


def _built_in() -> Path:
    folder = resource("packs")
    assert isinstance(folder, Path)
    return folder


@pytest.fixture
def pack() -> Pack:
    return read_pack((_built_in() / "amazon-us.toml").read_text(encoding="utf-8"), "amazon-us")


def test_each_pack_has_its_guide_and_a_strange_one_the_general_guide(
    tmp_path: Path, pack: Pack
) -> None:
    shelf = FolderGuideShelf(_built_in(), tmp_path / "packs")
    assert shelf.guide(pack).pack == "amazon-us"
    assert shelf.guide(replace(pack, id="corner-shop")).pack == "general"
    assert shelf.guide_problems() == []


def test_a_guide_of_ones_own_stands_in_for_the_built_in_one(tmp_path: Path, pack: Pack) -> None:
    own = tmp_path / "packs" / "guides"
    own.mkdir(parents=True)
    text = (_built_in() / "guides" / "amazon-us.toml").read_text(encoding="utf-8")
    changed = text.replace("What Amazon credit is for", "My own words")
    (own / "amazon-us.toml").write_text(changed, encoding="utf-8")
    shelf = FolderGuideShelf(_built_in(), tmp_path / "packs")
    assert shelf.guide(pack).topics[0].title == "My own words"


def test_a_guide_that_cannot_be_used_is_named_and_passed_over(tmp_path: Path, pack: Pack) -> None:
    own = tmp_path / "packs" / "guides"
    own.mkdir(parents=True)
    (own / "amazon-us.toml").write_bytes(b"\xff\xfe")
    shelf = FolderGuideShelf(_built_in(), tmp_path / "packs")
    assert shelf.guide(pack).topics[0].title == "What Amazon credit is for"
    assert shelf.guide_problems() == ["packs/guides/amazon-us.toml: the file isn't UTF-8 text."]


def test_a_pack_that_lacks_what_the_guide_cites_still_has_its_guide(
    tmp_path: Path, pack: Pack
) -> None:
    bare = replace(pack, sources={"guide": pack.sources["guide"]})
    guide = FolderGuideShelf(_built_in(), tmp_path / "packs").guide(bare)
    assert guide.pack == "amazon-us"
    assert "gift-card-notice" in guide.of.sources
