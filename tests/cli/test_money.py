"""Spending, correcting, ending and extending, and what checkout showed."""

import pytest

from tests.helpers.command_line import CommandLine


def test_spending_and_putting_back_are_entries(spendby: CommandLine) -> None:
    id_ = spendby.add("25")
    spendby.ok("use", id_, "$10.50", "--for", "Kindle book", "--on", "2026-11-21")
    credit = spendby.json("put-back", id_[:6], "0.50", "--for", "returned")
    assert credit["left"] == "15.00"
    assert credit["entries"][1:] == [
        {"on": "2026-11-21", "kind": "spend", "amount": "-10.50", "memo": "Kindle book"},
        {"on": "2026-11-22", "kind": "refund", "amount": "0.50", "memo": "returned"},
    ]


def test_more_than_is_left_or_was_spent_is_refused(spendby: CommandLine) -> None:
    id_ = spendby.add("25")
    assert "Only $25.00 is left" in spendby.refused("use", id_, "25.01")
    assert "Only $0.00 was spent" in spendby.refused("put-back", id_, "1")


def test_spending_outside_its_time_is_recorded_and_said(spendby: CommandLine) -> None:
    ended = spendby.add("5", "reward", "--expires", "2026-11-01")
    assert "ended on 1 Nov" in spendby.ok("use", ended, "1").err
    assert spendby.ok("use", ended, "1", "--on", "2026-10-30").err == ""
    early = spendby.add("5", "reward", "--usable-from", "2026-12-01")
    assert "only be used from 1 Dec" in spendby.ok("use", early, "1").err
    assert "still to come" in spendby.ok("use", early, "1", "--on", "2026-12-02").err


@pytest.mark.parametrize("nothing", ["0", "0.00", "$0", "0,00", " 0 "])
def test_what_is_left_may_be_set_to_nothing(spendby: CommandLine, nothing: str) -> None:
    id_ = spendby.add("25")
    credit = spendby.json("set-left", id_, nothing)
    assert (credit["left"], credit["state"]) == ("0.00", "used_up")
    assert credit["checked_on"] == "2026-11-22"
    assert credit["entries"][-1]["kind"] == "adjust"


def test_what_is_left_is_corrected_either_way(spendby: CommandLine) -> None:
    id_ = spendby.add("25")
    assert spendby.json("set-left", id_, "17.25")["left"] == "17.25"
    assert spendby.json("set-left", id_, "30")["left"] == "30.00"


def test_what_the_store_took_can_come_back(spendby: CommandLine) -> None:
    id_ = spendby.add("25", "promotional", "--expires", "2026-11-20")
    assert spendby.json("totals")["totals"]["USD"]["lost"] == "25.00"
    gone = spendby.json("expire", id_)
    assert (gone["left"], gone["state"]) == ("0.00", "expired")
    back = spendby.json("extend", id_, "--expires", "30d", "--amount", "10")
    assert (back["left"], back["state"]) == ("10.00", "active")
    assert back["expiry"]["on"] == "2026-12-22"
    assert back["entries"][-1]["expired_on"] == "2026-11-20"
    assert spendby.json("totals")["totals"]["USD"]["lost"] == "15.00"


def test_checkout_decides(spendby: CommandLine) -> None:
    id_ = spendby.add("25", "refund", "--terms", "read", "--gift-cards", "allowed")
    seen = ["checkout", id_, "--target", "own-gift-card", "--saw"]
    credit = spendby.json(*seen, "offered", "--note", "first")
    assert credit["verdicts"]["own_gift_card"]["answer"] == "yes"
    assert credit["checkouts"] == [
        {"on": "2026-11-22", "target": "own_gift_card", "saw": "offered", "note": "first"}
    ]
    assert spendby.json(*seen, "greyed_out")["verdicts"]["own_gift_card"]["answer"] == "no"


def test_checkout_can_not_be_seen_in_advance(spendby: CommandLine) -> None:
    id_ = spendby.add()
    assert "still to come" in spendby.refused(
        "checkout", id_, "--target", "goods", "--saw", "absent", "--on", "2026-12-01"
    )


def test_extending_a_recorded_loss_says_how_the_money_comes_back(spendby: CommandLine) -> None:
    id_ = spendby.add("1050", "promotional", "--expires", "2026-11-20")
    spendby.ok("expire", id_)
    said = spendby.ok("extend", id_, "--expires", "30d").out
    assert "The $1,050.00 recorded as lost stays lost; --amount 1050.00 brings it back." in said
    back = spendby.ok("extend", id_, "--expires", "30d", "--amount", "1050.00")
    assert "stays lost" not in back.out
    never_lost = spendby.add("5", "promotional", "--expires", "2026-11-30")
    assert "stays lost" not in spendby.ok("extend", never_lost, "--expires", "30d").out
