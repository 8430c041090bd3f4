"""What may happen to a credit's money, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain import ledger
from spendby.domain.credit import Credit, Kind, State, state_of
from spendby.domain.entry import Entry, EntryKind, check_ledger, sum_of
from spendby.domain.errors import LedgerRefused
from spendby.domain.expiry import NEVER, on_day

DAY = date(2026, 11, 22)


def make(granted: int = 2500) -> Credit:
    """Make a credit that ends on 31 December."""
    return Credit(
        id="c1",
        store="amazon-us",
        name="Prime Day credit",
        kind=Kind.PROMOTIONAL,
        currency="USD",
        received_on=DAY,
        entries=(Entry(DAY, EntryKind.GRANT, granted),),
        expiry=on_day(date(2026, 12, 31)),
    )


def test_spending_and_putting_back() -> None:
    credit = ledger.use(make(), 2000, DAY, "Kindle book")
    assert credit.left == 500
    assert ledger.put_back(credit, 2000, DAY).left == 2500
    assert credit.entries[-1].memo == "Kindle book"


def test_more_than_is_left_is_refused_with_what_is_left() -> None:
    with pytest.raises(LedgerRefused, match=r"^Only \$25\.00 is left\."):
        ledger.use(make(), 2501, DAY)
    with pytest.raises(LedgerRefused, match="Nothing is left"):
        ledger.use(ledger.use(make(), 2500, DAY), 1, DAY)


def test_more_than_was_spent_cannot_be_put_back() -> None:
    with pytest.raises(LedgerRefused, match=r"Only \$5\.00 was spent"):
        ledger.put_back(ledger.use(make(), 500, DAY), 501, DAY)


def test_setting_what_is_left_adds_one_entry_and_marks_the_day() -> None:
    credit = ledger.set_left(make(), 1200, DAY)
    assert (credit.left, credit.granted, credit.checked_on) == (1200, 2500, DAY)
    assert credit.entries[-1] == Entry(DAY, EntryKind.ADJUST, -1300)
    same = ledger.set_left(credit, 1200, DAY)
    assert same.entries == credit.entries
    assert ledger.set_left(make(), 0, DAY).left == 0
    assert ledger.set_left(make(), 3000, DAY).left == 3000


def test_writing_off_and_bringing_back() -> None:
    gone = ledger.write_off(make(), DAY)
    assert gone.left == 0
    assert state_of(gone, DAY) is State.EXPIRED
    back = ledger.extend(gone, on_day(date(2027, 1, 31)), DAY, 1000)
    assert (back.left, back.expiry.on) == (1000, date(2027, 1, 31))
    assert back.entries[-1].expired_on == date(2026, 12, 31)
    assert back.entries[-1].expires_on == date(2027, 1, 31)
    with pytest.raises(LedgerRefused, match=r"Only \$15\.00 was recorded as expired"):
        ledger.extend(back, NEVER, DAY, 1501)
    with pytest.raises(LedgerRefused, match="Nothing is left"):
        ledger.write_off(gone, DAY)


def test_correcting_what_was_granted_keeps_what_was_spent() -> None:
    spent = ledger.use(make(), 1000, DAY)
    more = ledger.correct_granted(spent, 3000, DAY)
    assert (more.granted, more.left) == (3000, 2000)
    assert more.entries[0] == spent.entries[0]
    less = ledger.correct_granted(spent, 1000, DAY)
    assert (less.granted, less.left) == (1000, 0)
    with pytest.raises(LedgerRefused, match="already gone"):
        ledger.correct_granted(spent, 999, DAY)


@pytest.mark.parametrize(
    "entries",
    [
        [(EntryKind.SPEND, -5)],
        [(EntryKind.GRANT, 0)],
        [(EntryKind.GRANT, 10), (EntryKind.SPEND, 5)],
        [(EntryKind.GRANT, 10), (EntryKind.REFUND, 5)],
        [(EntryKind.GRANT, 10), (EntryKind.SPEND, -5), (EntryKind.REFUND, 6)],
        [(EntryKind.GRANT, 10), (EntryKind.EXTEND, 1)],
        [(EntryKind.GRANT, 10), (EntryKind.EXTEND, -1)],
        [(EntryKind.GRANT, 10), (EntryKind.SPEND, -11)],
        [(EntryKind.GRANT, 10), (EntryKind.EXPIRE, 0)],
        [(EntryKind.GRANT, 10), (EntryKind.ADJUST, -11)],
    ],
)
def test_a_ledger_that_does_not_add_up_is_refused(entries: list[tuple[EntryKind, int]]) -> None:
    with pytest.raises(LedgerRefused):
        check_ledger([Entry(DAY, kind, amount) for kind, amount in entries])


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["use", "back", "set", "off", "extend", "grant"]), st.integers(1, 4000)
    ),
    max_size=25,
)


@given(STEPS)
def test_no_order_of_events_makes_money_or_overdraws(steps: list[tuple[str, int]]) -> None:
    credit = make()
    for what, amount in steps:
        before = credit
        try:
            if what == "use":
                credit = ledger.use(credit, amount, DAY)
            elif what == "back":
                credit = ledger.put_back(credit, amount, DAY)
            elif what == "set":
                credit = ledger.set_left(credit, amount, DAY)
            elif what == "off":
                credit = ledger.write_off(credit, DAY)
            elif what == "extend":
                credit = ledger.extend(credit, NEVER, DAY, amount)
            else:
                credit = ledger.correct_granted(credit, amount, DAY)
        except LedgerRefused:
            continue
        assert credit.entries[: len(before.entries)] == before.entries
        put_on = sum_of(credit.entries, EntryKind.GRANT, EntryKind.ADJUST)
        used = -sum_of(credit.entries, EntryKind.SPEND, EntryKind.REFUND)
        expired = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
        assert credit.left == put_on - used - expired
        assert min(credit.left, used, expired) >= 0
