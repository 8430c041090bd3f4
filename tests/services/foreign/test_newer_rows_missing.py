"""A later page of the gift card activity alone: what it says itself tells that rows are missing."""

from collections.abc import Callable

import pytest

from tests.helpers.foreign_files import US_ROWS, activity_html, activity_text
from tests.services.foreign.conftest import Drawer

Write = Callable[[tuple[tuple[str, ...], ...], str], bytes]
SAYS = "Newer rows are missing"


def page(rows: tuple[tuple[str, ...], ...], balance: str) -> bytes:
    """Write a saved page that shows its balance above the rows."""
    shown = f"<h2>Your Gift Card Balance:</h2> <span><b>{balance}</b></span>".encode()
    return activity_html(rows).replace(b"<body>", b"<body>" + shown)


def copied(rows: tuple[tuple[str, ...], ...], balance: str) -> bytes:
    """Write the same as copied text."""
    return f"Your Gift Card Balance: {balance}\n\n".encode() + activity_text(rows)


@pytest.mark.parametrize("write", [page, copied])
@pytest.mark.parametrize("balance", ["$0.00", "$7.75", "$1,000.00"])
def test_an_older_page_alone_says_that_newer_rows_are_missing(
    drawer: Drawer, write: Write, balance: str
) -> None:
    taken = drawer.take_in(write(US_ROWS[2:], balance))
    (said,) = [one for one in taken.remarks if SAYS in one]
    assert balance in said
    assert "ends with $10.00" in said


@pytest.mark.parametrize("write", [page, copied])
def test_a_page_that_ends_with_its_balance_says_nothing(drawer: Drawer, write: Write) -> None:
    taken = drawer.take_in(write(US_ROWS, "$7.75"))
    assert not any(SAYS in one for one in taken.remarks)


def test_an_older_page_after_the_newer_one_says_nothing(drawer: Drawer) -> None:
    drawer.take_in(page(US_ROWS[:2], "$7.75"))
    taken = drawer.take_in(page(US_ROWS[2:], "$7.75"))
    assert not any(SAYS in one for one in taken.remarks)
    assert drawer.left == {"USD": 775}
