"""Amazon's gift card activity: rows become credits and entries, and balances have to agree."""

from datetime import date

import pytest

from spendby.domain.credit import Credit, Kind
from spendby.domain.entry import EntryKind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import ExpiryState
from spendby.services.foreign.amazon_activity import read
from spendby.services.foreign.found import ForeignFile
from spendby.services.foreign.places import Places
from tests.helpers.foreign_files import (
    JAPANESE_HEADER,
    JAPANESE_ROWS,
    OLD_US_ROWS,
    UK_ROWS,
    US_ROWS,
    Rows,
    activity_html,
    activity_text,
)
from tests.services.foreign.conftest import Drawer

TODAY = date(2026, 11, 22)


def spends(credit: Credit) -> list[tuple[str, int]]:
    """Say what left a credit, with the day."""
    return [(str(one.on), one.amount) for one in credit.entries if one.kind is EntryKind.SPEND]


def test_rows_become_credits_of_their_kind_and_the_oldest_is_drawn_on_first(drawer: Drawer) -> None:
    drawer.take_in(activity_html(US_ROWS))
    reload, card, refund = drawer.credits
    assert [one.kind for one in drawer.credits] == [Kind.GIFT_CARD, Kind.GIFT_CARD, Kind.REFUND]
    assert [one.preset for one in drawer.credits] == ["reload", "gift-card", "refund"]
    assert spends(reload) == [("2026-06-03", -2500)]
    assert spends(card) == [("2026-06-03", -1500), ("2026-06-20", -1000)]
    assert spends(refund) == [("2026-06-20", -225)]
    assert drawer.left == {"USD": 775}
    assert (reload.reference, card.reference, refund.reference) == (
        "114-2000003-1000003",
        "77001",
        "",
    )
    assert card.name == "Gift Card added"
    assert {one.expiry.state for one in drawer.credits} == {ExpiryState.NEVER}


def test_saved_page_and_copied_text_are_the_same_rows(drawer: Drawer) -> None:
    assert drawer.take_in(activity_html(US_ROWS)).new == 5
    again = drawer.take_in(activity_text(US_ROWS))
    assert (again.new, again.already) == (0, 5)


def test_copied_text_may_break_rows_over_lines_and_have_no_header(drawer: Drawer) -> None:
    text = "\n\n".join(
        f"{day} \t{words.replace(' 114-', chr(10) + '114-')}\t{amount}\n{closing}"
        for day, words, amount, closing in US_ROWS
    )
    taken = drawer.take_in(f"{text}\nNext\nYour balance will never expire.\n".encode())
    assert (taken.new, drawer.left) == (5, {"USD": 775})
    assert drawer.take_in(activity_text(US_ROWS)).already == 5


def test_oldest_first_is_read_too(drawer: Drawer) -> None:
    assert drawer.take_in(activity_text(US_ROWS[::-1])).new == 5
    assert drawer.left == {"USD": 775}


def test_wording_of_before_2023(drawer: Drawer) -> None:
    drawer.take_in(activity_text(OLD_US_ROWS))
    reload, claim = drawer.credits
    assert (reload.preset, reload.left) == ("reload", 97_000)
    assert (claim.preset, claim.left, claim.reference) == ("gift-card", 5_000, "xxxx-xxxxxx-ZZ22")


def test_another_site_is_a_store_of_its_own(drawer: Drawer) -> None:
    taken = drawer.take_in(activity_html(UK_ROWS))
    assert [one.id for one in drawer.services.stores.all()] == ["amazon-us", "amazon-uk"]
    assert any("Europe/London" in remark for remark in taken.remarks)
    (card,) = drawer.credits
    assert (card.currency, card.left, str(card.received_on)) == ("GBP", 1450, "2026-02-08")
    assert card.expiry.state is ExpiryState.UNKNOWN
    assert card.preset is None


def test_japanese_rows_that_expired_and_were_extended(drawer: Drawer) -> None:
    drawer.take_in(activity_html(JAPANESE_ROWS, JAPANESE_HEADER))
    old, refund = drawer.credits
    kinds = [(one.kind, one.amount) for one in old.entries]
    assert kinds == [
        (EntryKind.GRANT, 2549),
        (EntryKind.EXPIRE, -2549),
        (EntryKind.EXTEND, 2549),
        (EntryKind.SPEND, -1500),
    ]
    assert (refund.kind, refund.left, drawer.left) == (Kind.REFUND, 500, {"JPY": 1549})


def test_an_opening_balance_is_a_credit_of_its_own(drawer: Drawer) -> None:
    drawer.take_in(activity_text(US_ROWS[:2]))
    before, refund = drawer.credits
    assert (before.name, before.granted, before.left) == ("Balance before 18 Jun 2026", 1000, 0)
    assert (refund.left, drawer.left) == (775, {"USD": 775})


def test_a_later_page_that_overlaps_adds_only_its_new_rows(drawer: Drawer) -> None:
    drawer.take_in(activity_text(US_ROWS[2:]))
    assert drawer.left == {"USD": 1000}
    taken = drawer.take_in(activity_text(US_ROWS))
    assert (taken.new, taken.already, len(taken.credits), len(taken.changed)) == (2, 3, 1, 1)
    assert drawer.left == {"USD": 775}
    assert len(drawer.credits) == 3
    drawer.services.history.undo(1)
    assert drawer.left == {"USD": 1000}


def test_a_later_page_with_spending_alone_changes_credits_that_are_here(drawer: Drawer) -> None:
    drawer.take_in(activity_text(US_ROWS[1:]))
    taken = drawer.take_in(activity_text(US_ROWS))
    assert (taken.new, len(taken.credits), len(taken.changed)) == (1, 0, 2)
    assert drawer.left == {"USD": 775}


def test_an_older_page_goes_into_the_balance_that_was_opened(drawer: Drawer) -> None:
    drawer.take_in(activity_text(US_ROWS[:2]))
    taken = drawer.take_in(activity_text(US_ROWS[1:4]))  # overlaps in one row
    assert (taken.new, taken.already, list(taken.problems)) == (2, 1, [])
    assert drawer.left == {"USD": 775}
    taken = drawer.take_in(activity_text(US_ROWS[4:]))
    assert (taken.new, list(taken.problems)) == (1, [])
    assert drawer.left == {"USD": 775}
    again = drawer.take_in(activity_text(US_ROWS))
    assert (again.new, again.already) == (0, 5)


@pytest.mark.parametrize(("first", "second"), [((0, 1), (3, 5)), ((3, 5), (0, 1))])
def test_pages_with_rows_missing_between_do_not_join(
    drawer: Drawer, first: tuple[int, int], second: tuple[int, int]
) -> None:
    drawer.take_in(activity_text(US_ROWS[slice(*first)]))
    before = drawer.credits
    taken = drawer.take_in(activity_text(US_ROWS[slice(*second)]))
    assert taken.problems
    assert "missing" in taken.problems[0].message
    assert drawer.credits == before


@pytest.mark.parametrize(
    ("row", "column", "text", "field"),
    [
        (1, 3, "$20.01", "closing balance"),
        (3, 2, "$24.99", "closing balance"),
        (2, 0, "32 June 2026", "date"),
        (2, 2, "forty", "amount"),
        (2, 2, "-€40.00", "amount"),
        (2, 3, "", "closing balance"),
        (2, 2, "-$40.001", "closing balance"),
        (0, 3, "$99999999999999.99", "closing balance"),
        (2, 2, "$0.00", "amount"),
    ],
)
def test_one_wrong_cell_keeps_the_whole_page_out(
    drawer: Drawer, row: int, column: int, text: str, field: str
) -> None:
    rows = [list(one) for one in US_ROWS]
    rows[row][column] = text
    taken = drawer.take_in(activity_html(rows))
    assert field in {one.field for one in taken.problems}
    assert drawer.credits == []


def test_rows_that_are_missing_are_counted_in_one_sum_where_that_is_accepted(
    drawer: Drawer,
) -> None:
    page = activity_html([*US_ROWS[:2], *US_ROWS[3:]])
    taken = drawer.take_in(page, skip=True)
    (problem,) = taken.problems
    assert (problem.row, problem.field) == (2, "closing balance")
    assert "$40.00 less is there" in problem.message
    assert (taken.new, drawer.left) == (4, {"USD": 775})
    corrections = [
        one for credit in drawer.credits for one in credit.entries if one.amount == -2500
    ]
    assert [one.kind for one in corrections] == [EntryKind.ADJUST]
    assert corrections[0].memo == "Not on the page, before 18 Jun 2026"
    again = drawer.take_in(page)
    assert (again.new, again.already, list(again.problems)) == (0, 4, [])


def test_money_whose_row_is_missing_is_a_credit_of_its_own(drawer: Drawer) -> None:
    taken = drawer.take_in(activity_text([*US_ROWS[:1], *US_ROWS[2:]]), skip=True)
    assert len(taken.problems) == 1
    assert drawer.left == {"USD": 775}
    missing = drawer.credits[-1]
    assert missing.name == "Not on the page, before 20 Jun 2026"
    assert (missing.kind, missing.granted) == (Kind.OTHER, 1000)


def test_a_row_that_cannot_be_read_is_left_out_and_its_money_is_counted(drawer: Drawer) -> None:
    rows = [list(one) for one in US_ROWS]
    rows[2][0] = "32 June 2026"
    taken = drawer.take_in(activity_html(rows), skip=True)
    assert [(one.row, one.field) for one in taken.problems] == [(3, "date")]
    assert (taken.new, drawer.left) == (4, {"USD": 775})


def test_copied_text_without_order_numbers_is_known_again(drawer: Drawer) -> None:
    drawer.take_in(activity_html(US_ROWS))
    bare = [
        (day, words.split(" 114-")[0].split(" D01-")[0], *rest) for day, words, *rest in US_ROWS
    ]
    again = drawer.take_in(activity_text(bare))
    assert (again.new, again.already) == (0, 5)


def test_two_rows_alike_are_two_rows(drawer: Drawer) -> None:
    rows: Rows = (
        ("July 1, 2026", "Gift Card applied to Amazon.com order", "-$5.00", "$5.00"),
        ("July 1, 2026", "Refund from Amazon.com order", "$5.00", "$10.00"),
        ("July 1, 2026", "Gift Card applied to Amazon.com order", "-$5.00", "$5.00"),
        ("July 1, 2026", "Gift Card added", "$10.00", "$10.00"),
    )
    assert drawer.take_in(activity_text(rows)).new == 4
    assert drawer.take_in(activity_text(rows)).already == 4
    assert drawer.left == {"USD": 500}


def test_a_page_that_does_not_say_whose_it_is_is_asked_about(drawer: Drawer) -> None:
    rows = [("1 July 2026", "Gutschein", "10,00 €", "10,00 €")]
    with pytest.raises(FileRefused, match="--store"):
        drawer.take_in(activity_html(rows))
    drawer.services.stores.add("Amazon Deutschland", "EUR", "Europe/Berlin", "de")
    taken = drawer.take_in(activity_html(rows), store="de")
    assert (taken.new, drawer.left) == (1, {"EUR": 1000})


def test_unknown_words_go_by_their_sign_and_are_no_kind_that_counts(drawer: Drawer) -> None:
    rows = [
        ("July 2, 2026", "Adjustment at Amazon.com", "-$1.00", "$2.00"),
        ("July 1, 2026", "Something of Amazon.com", "$3.00", "$3.00"),
    ]
    drawer.take_in(activity_text(rows))
    (credit,) = drawer.credits
    assert (credit.kind, credit.left) == (Kind.OTHER, 200)


def test_the_table_that_other_tools_write_is_read(drawer: Drawer) -> None:
    content = (
        b"Date,Description,Type,Amount,Closing Balance,Order ID,Currency\n"
        b"2026-07-02,Gift Card applied to Amazon.com order,applied,-1.00,2.00,"
        b"114-1234567-1234567,USD\n"
        b"2026-07-01,Gift Card added,added,3.00,3.00,,USD\n"
    )
    assert drawer.take_in(content).new == 2
    assert drawer.left == {"USD": 200}
    assert "114-1234567-1234567" in drawer.credits[0].entries[1].memo


def test_amounts_without_a_sign_are_read_between_tabs(drawer: Drawer) -> None:
    rows = [[cell.replace("$", "") for cell in row] for row in US_ROWS]
    assert drawer.take_in(activity_text(rows)).new == 5
    assert drawer.left == {"USD": 775}


def test_a_long_page_is_split_over_many_credits_in_time() -> None:
    rows = [
        (f"May {number % 28 + 1}, 2020", "Gift Card added", "$1.00", f"${number + 1:,}.00")
        for number in range(5_000)
    ]
    rows.append(("June 1, 2020", "Gift Card applied to Amazon.com order", "-$5,000.00", "$0.00"))
    _, settled = read(ForeignFile(activity_text(rows[::-1]), TODAY, Places({})), ())
    assert (settled.rows, sum(one.left for one in settled.new)) == (5_001, 0)
