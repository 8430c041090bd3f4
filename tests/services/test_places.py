"""Putting one credit into an ordered list gives what ordering them all would give."""

from itertools import product

import pytest

from spendby.domain.credit import Target
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.verdict import USUAL
from spendby.services.judging import Judged
from spendby.services.listing import SortKey, ordered, place_in, reordered
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services


def drawer() -> list[Judged]:
    ends = (NEVER, UNKNOWN, on_day(DAY.replace(month=12)), on_day(DAY.replace(year=2027)))
    credits = [
        make_credit(f"{name}{at}{left}", left, name=name, expiry=end)
        for name, left, (at, end) in product(("A", "b", "B"), (500, 2500), enumerate(ends))
    ]
    services = memory_services(credits)
    judge, found = services.credits.all_judged(USUAL)
    return [judge.judged(credit) for credit in found]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortKey)
def test_each_credit_goes_where_it_was(sort: SortKey, *, descending: bool) -> None:
    target = Target.OWN_GIFT_CARD
    whole = ordered(drawer(), sort, target, descending=descending)
    for at, one in enumerate(whole):
        others = [other for other in whole if other is not one]
        assert place_in(others, one, sort, target, descending=descending) == at


@pytest.mark.parametrize("sort", SortKey)
def test_what_is_ordered_by_expiry_is_soon_ordered_otherwise(sort: SortKey) -> None:
    target = Target.OWN_GIFT_CARD
    credits = drawer()
    by_expiry = ordered(credits, SortKey.EXPIRES, target)
    assert reordered(by_expiry, sort, target) == ordered(credits, sort, target)
