"""How a credit is called that nobody named, so that each can be told from the others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Kind
from spendby.domain.credit_fields import NAME_LENGTH, default_name, is_made_name, own_name
from tests.helpers.credits import make_credit

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("kind", "called", "name"),
    [
        (Kind.GIFT_CARD, "Target gift card", "Target gift card"),
        (Kind.PROMOTIONAL, "No-Rush reward", "No-Rush reward"),
        (Kind.OTHER, "  Uber \t Cash ", "Uber Cash"),
        (Kind.PROMOTIONAL, "Promo credit", "Promo credit, 30 Nov"),
        (Kind.PROMOTIONAL, "", "Promo credit, 30 Nov"),
        (Kind.OTHER, "", "Credit, 30 Nov"),
    ],
)
def test_a_credit_is_called_what_its_owner_called_it(kind: Kind, called: str, name: str) -> None:
    assert default_name(kind, DAY, called) == name


def test_two_alike_are_told_apart_by_the_day_and_then_by_a_number() -> None:
    taken: list[str] = []
    for _ in range(4):
        taken.append(own_name("No-Rush reward", DAY, taken.__contains__))
    assert taken == [
        "No-Rush reward",
        "No-Rush reward, 30 Nov",
        "No-Rush reward, 30 Nov (2)",
        "No-Rush reward, 30 Nov (3)",
    ]
    taken = ["Promo credit, 30 Nov"]
    assert own_name(taken[0], DAY, taken.__contains__) == "Promo credit, 30 Nov (2)"


@given(st.sampled_from(Kind), st.text(max_size=500), st.integers(0, 3))
def test_a_made_name_is_known_as_one_and_fits(kind: Kind, called: str, alike: int) -> None:
    taken: list[str] = []
    for _ in range(alike + 1):
        taken.append(own_name(default_name(kind, DAY, called), DAY, taken.__contains__))
    assert len(set(taken)) == alike + 1
    name = taken[-1]
    assert 0 < len(name) <= NAME_LENGTH
    if len(called) < NAME_LENGTH - 20:
        assert is_made_name(make_credit(name=name, kind=kind, received_on=DAY), called)
    own = make_credit(name="Mine", kind=kind, received_on=DAY)
    assert not is_made_name(own, called) or " ".join(called.split()) == "Mine"
