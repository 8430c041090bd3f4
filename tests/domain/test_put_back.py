"""What becomes of money when an order is cancelled or returned."""

import pytest

from spendby.assets import resource
from spendby.domain.credit import Kind
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import load_packs
from spendby.domain.put_back import Happened, outcome


def pack(name: str) -> Pack:
    files = sorted(resource("packs").glob("*.toml"))
    return load_packs((file.name, file.read_text(encoding="utf-8")) for file in files)[name]


@pytest.mark.parametrize("kind", [Kind.PROMOTIONAL, Kind.COURTESY])
def test_at_amazon_promo_credit_is_lost_with_a_return_and_back_with_a_cancellation(
    kind: Kind,
) -> None:
    lost = outcome(pack("amazon-us"), kind, Happened.RETURNED)
    back = outcome(pack("amazon-us"), kind, Happened.CANCELLED)
    assert (lost.comes_back, back.comes_back) == (False, True)
    assert lost.source is not None
    assert lost.source.official
    assert outcome(pack("amazon-us"), kind, Happened.PUT_BACK).comes_back


@pytest.mark.parametrize("kind", [Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN])
@pytest.mark.parametrize("happened", Happened)
def test_gift_card_money_comes_back(kind: Kind, happened: Happened) -> None:
    assert outcome(pack("amazon-us"), kind, happened).comes_back


@pytest.mark.parametrize("happened", Happened)
def test_where_a_pack_knows_nothing_nothing_is_claimed(happened: Happened) -> None:
    found = outcome(pack("general"), Kind.PROMOTIONAL, happened)
    assert (found.comes_back, found.sentence, found.source) == (True, "", None)
