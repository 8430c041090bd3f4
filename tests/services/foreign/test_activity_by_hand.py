"""The gift card activity beside credits that somebody logged by hand."""

from datetime import date

from spendby.domain.credit import Credit, Kind
from spendby.domain.entry import Entry, EntryKind
from tests.helpers.credits import make_credit
from tests.helpers.foreign_files import US_ROWS, activity_text
from tests.services.foreign.conftest import MakeDrawer


def by_hand(name: str, amount: int, day: date, *more: Entry, kind: Kind = Kind.GIFT_CARD) -> Credit:
    """Make a credit as somebody logs it."""
    entries = (Entry(day, EntryKind.GRANT, amount), *more)
    return make_credit(name, kind=kind, name=name, received_on=day, entries=entries)


def test_what_was_logged_by_hand_is_not_added_again(make_drawer: MakeDrawer) -> None:
    spent = Entry(date(2026, 6, 3), EntryKind.SPEND, -2500)
    rest = Entry(date(2026, 6, 3), EntryKind.SPEND, -1500)
    drawer = make_drawer(
        by_hand("reload", 2500, date(2026, 6, 1), spent),
        by_hand("card", 2500, date(2026, 6, 2), rest),
    )
    rows = [list(one) for one in US_ROWS]
    rows[2:3] = [  # the order was shipped, and charged, in two parts
        ["June 3, 2026", "Gift Card applied to Amazon.com order", "-$15.00", "$10.00"],
        ["June 3, 2026", "Gift Card applied to Amazon.com order", "-$25.00", "$25.00"],
    ]
    taken = drawer.take_in(activity_text(rows))
    assert (taken.new, taken.already, len(taken.credits)) == (2, 4, 1)
    assert drawer.left == {"USD": 775}
    again = drawer.take_in(activity_text(rows))
    assert (again.new, again.already) == (0, 6)


def test_credits_logged_by_hand_that_come_to_the_opening_balance_are_drawn_on(
    make_drawer: MakeDrawer,
) -> None:
    drawer = make_drawer(
        by_hand("newer", 400, date(2026, 5, 9), kind=Kind.REFUND),
        by_hand("older", 600, date(2026, 5, 1)),
        by_hand("promo", 600, date(2026, 5, 1), kind=Kind.PROMOTIONAL),
    )
    taken = drawer.take_in(activity_text(US_ROWS[:2]))
    assert (taken.new, len(taken.credits), list(taken.remarks)) == (2, 1, [])
    newer, older, promo, refund = drawer.credits
    assert (older.left, newer.left, refund.left, promo.left) == (0, 0, 775, 600)


def test_money_logged_by_hand_that_is_not_on_the_page_is_named(make_drawer: MakeDrawer) -> None:
    drawer = make_drawer(by_hand("card", 3300, date(2026, 7, 1)))
    taken = drawer.take_in(activity_text(US_ROWS))
    assert taken.new == 5
    assert any("$33.00" in remark for remark in taken.remarks)
