"""`spendby plan`: which credits to spend for an amount, and recording it."""

import pytest

from tests.helpers.command_line import CommandLine

READ = ("--terms", "read")


@pytest.fixture
def drawer(spendby: CommandLine) -> CommandLine:
    """Give a refund that pays, a promo credit for books, and a card that has to be checked."""
    spendby.add("25", "refund", *READ, "--expires", "30d", "--name", "Refund")
    spendby.add("10", "promotional", *READ, "--eligible", "books", "--expires", "10d")
    spendby.add("40", "gift_card", "--expires", "never", "--name", "Card")
    return spendby


def test_it_spends_what_surely_pays_soonest_end_first(drawer: CommandLine) -> None:
    plan = drawer.json("plan", "30", "--buying", "books")
    assert [(one["amount"], one["left_after"]) for one in plan["spend"]] == [
        ("10.00", "0.00"),
        ("20.00", "5.00"),
    ]
    assert (plan["covered"], plan["missing"], plan["applied"]) == ("30.00", "0.00", False)
    assert [one["name"] for one in plan["after_checking"]] == ["Card"]
    assert drawer.json("totals")["totals"]["USD"]["left"] == "75.00"


def test_without_a_category_a_credit_bound_to_one_has_to_be_checked(drawer: CommandLine) -> None:
    plan = drawer.json("plan", "60")
    assert [one["name"] for one in plan["spend"]] == ["Refund"]
    assert plan["missing"] == "35.00"
    text = drawer.ok("plan", "60").out
    assert "Spend $25.00 of $60.00 from 1 credit" in text
    assert "$35.00 is missing." in text
    assert "Could also pay, after checking (not counted):" in text


def test_published_terms_may_say_yes_where_the_guide_says_check(drawer: CommandLine) -> None:
    plan = drawer.json("plan", "60", "--rules", "published")
    assert [one["name"] for one in plan["spend"]] == ["Refund", "Card"]


def test_apply_records_all_of_it_as_one_change(drawer: CommandLine) -> None:
    assert drawer.json("plan", "30", "--buying", "books", "--apply")["applied"] is True
    assert drawer.json("totals")["totals"]["USD"]["left"] == "45.00"
    entries = [one["entries"][-1] for one in drawer.json("list", "--state", "all")]
    assert ["-20.00", "books"] in [[one["amount"], one["memo"]] for one in entries]
    assert drawer.json("history")[0]["label"] == "Paid $30.00 with 2 credits"
    drawer.ok("undo")
    assert drawer.json("totals")["totals"]["USD"]["left"] == "75.00"


def test_apply_with_nothing_that_pays_records_nothing(drawer: CommandLine) -> None:
    assert drawer.ok("plan", "30", "--target", "own_gift_card").out.startswith(
        "None of your credits at Amazon.com surely pays."
    )
    said = drawer.refused("plan", "30", "--target", "own_gift_card", "--apply")
    assert said == "None of your credits surely pays for this, so nothing was recorded."


def test_stores_and_currencies_are_never_mixed(drawer: CommandLine) -> None:
    drawer.ok("stores", "add", "Laden", "--currency", "EUR", "--time-zone", "Europe/Berlin")
    drawer.add("500", "gift_card", "--store", "laden", *READ, "--expires", "never")
    assert drawer.json("plan", "60")["store"] == "amazon-us"
    plan = drawer.json("plan", "60", "--store", "laden")
    assert (plan["currency"], plan["covered"], plan["spend"]) == ("EUR", "0.00", [])


def test_the_only_store_with_open_credits_is_meant(spendby: CommandLine) -> None:
    spendby.ok("stores", "add", "Laden", "--currency", "EUR", "--time-zone", "Europe/Berlin")
    card = spendby.add("5", "gift_card", "--store", "laden", "--expires", "never")
    spendby.ok("checkout", card, "--target", "goods", "--saw", "offered")
    plan = spendby.json("plan", "3")
    assert (plan["store"], plan["currency"]) == ("laden", "EUR")
    assert [one["id"] for one in plan["after_checking"]] == [card]


@pytest.mark.parametrize("amount", ["0", "-5", "many", "1.234"])
def test_an_amount_that_cant_be_paid_is_refused(drawer: CommandLine, amount: str) -> None:
    assert drawer.refused("plan", "--", amount)
