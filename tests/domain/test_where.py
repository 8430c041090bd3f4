"""Where to look for a credit: what is said of its own preset, never what is said of another one."""

from pathlib import Path

import pytest

from spendby.domain.credit import Kind
from spendby.domain.pack import NOT_KNOWN, Pack
from spendby.domain.pack_reading import load_packs
from spendby.domain.where import where_to_look
from tests.helpers.credits import make_credit

FOLDER = Path(__file__).parents[2] / "resources" / "packs"
PACKS = load_packs((path.name, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml")))
OF_THE_KIND_AS_SUCH = {"promo", "gift-card", "refund", "return", "courtesy", NOT_KNOWN}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
@pytest.mark.parametrize("preset", [None, "from-another-pack"])
@pytest.mark.parametrize("kind", Kind)
def test_no_credit_is_sent_to_where_another_thing_is_found(
    pack: Pack, preset: str | None, kind: Kind
) -> None:
    where = where_to_look(pack, make_credit(kind=kind, preset=preset))
    said = {one.where for one in pack.presets if one.id in OF_THE_KIND_AS_SUCH}
    pages = {one.url for one in pack.presets if one.id in OF_THE_KIND_AS_SUCH}
    assert where.text in said
    assert where.url in pages


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_each_preset_is_found_where_it_says(pack: Pack) -> None:
    for one in pack.presets:
        where = where_to_look(pack, make_credit(kind=one.kind, preset=one.id))
        assert (where.text, where.url) == (one.where, one.url)


def test_credit_whose_source_is_not_known_is_no_audible_credit() -> None:
    where = where_to_look(PACKS["amazon-us"], make_credit(kind=Kind.OTHER, source="Uber Cash"))
    assert "audible" not in f"{where.text} {where.url}"
    assert where.text.startswith("Search your mail")
