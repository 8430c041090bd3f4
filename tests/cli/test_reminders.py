"""The inbox on the command line: what came due, what one does with it, and what a timer calls."""

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def soon(spendby: CommandLine) -> str:
    """A credit that ends in six days."""
    return spendby.add("10", "promotional", "--name", "Soon", "--expires", "6d")


def test_looking_at_the_inbox_changes_nothing(spendby: CommandLine, soon: str) -> None:
    (one,) = spendby.json("reminders")
    assert (one["credit"], one["about"], one["lead"], one["state"]) == (soon, "expiry", 7, "new")
    assert (one["left"], one["expires_on"], one["days_left"]) == ("10.00", "2026-11-28", 6)
    assert one["shown"] == {"status": "pending", "place": None, "at": None, "why": ""}
    assert len(spendby.json("history")) == 1
    assert spendby.json("reminders") == [one]


def test_done_puts_it_away_and_undo_brings_it_back(spendby: CommandLine, soon: str) -> None:
    (one,) = spendby.json("reminders")
    (after,) = spendby.json("reminders", "done", one["id"][:5])
    assert after["state"] == "done"
    assert spendby.json("reminders") == []
    assert [entry["id"] for entry in spendby.json("reminders", "--all")] == [one["id"]]
    assert spendby.json("check")["due"] == []
    assert [entry["id"] for entry in spendby.json("check")["expiring"]] == [soon]
    spendby.ok("undo")
    assert [entry["state"] for entry in spendby.json("reminders")] == ["new"]


def test_a_credits_id_means_all_that_wait_of_it(spendby: CommandLine, soon: str) -> None:
    assert "Soon" in spendby.ok("reminders", "done", soon[:8]).out
    assert spendby.json("reminders") == []


def test_a_snooze_ends_when_its_day_begins(spendby: CommandLine, soon: str) -> None:
    (asleep,) = spendby.json("reminders", "snooze", soon, "--for", "3d")
    assert asleep["state"] == "snoozed"
    assert asleep["snoozed_until"].startswith("2026-11-25T00:00")
    assert spendby.json("reminders", today="2026-11-24")[0]["state"] == "snoozed"
    assert spendby.json("reminders", today="2026-11-25")[0]["state"] == "new"


def test_a_later_lead_comes_in_spite_of_a_snooze(spendby: CommandLine, soon: str) -> None:
    spendby.ok("reminders", "snooze", soon, "--for", "2026-11-28")
    tomorrow = spendby.json("check", today="2026-11-27")["due"]
    assert [(one["id"], one["lead"]) for one in tomorrow] == [(soon, 1)]


def test_a_snooze_beyond_the_end_is_refused(spendby: CommandLine, soon: str) -> None:
    assert "ends on 28 Nov" in spendby.refused("reminders", "snooze", soon, "--for", "30d")
    assert "isn't after today" in spendby.refused(
        "reminders", "snooze", soon, "--for", "2026-11-22"
    )
    assert "There is no reminder" in spendby.refused("reminders", "done", "zzz")


def test_nothing_waits_says_what_comes_next(spendby: CommandLine) -> None:
    assert spendby.ok("reminders").out == "You're up to date.\n"
    spendby.add("10", "promotional", "--name", "Far", "--expires", "40d")
    assert spendby.ok("reminders").out == "You're up to date. Next: Far, Wed 2 Dec.\n"


def test_small_sums_stay_quiet(spendby: CommandLine) -> None:
    small = spendby.add("0.99", "promotional", "--expires", "6d")
    assert spendby.json("reminders") == []
    checked = spendby.json("check")
    assert checked["due"] == []
    assert [one["id"] for one in checked["expiring"]] == [small]


def test_spending_all_of_it_ends_its_reminders(spendby: CommandLine, soon: str) -> None:
    spendby.json("check", "--notify")
    spendby.ok("use", soon, "10")
    assert spendby.json("reminders") == []
    (one,) = spendby.json("reminders", "--all")
    assert (one["state"], one["over"]) == ("done", "used_up")


def test_a_changed_day_makes_another_reminder(spendby: CommandLine, soon: str) -> None:
    spendby.ok("reminders", "done", soon)
    spendby.ok("edit", soon, "--expires", "5d")
    assert [one["expires_on"] for one in spendby.json("reminders")] == ["2026-11-27"]


def test_what_a_timer_calls_puts_it_into_the_inbox_once(spendby: CommandLine, soon: str) -> None:
    first = spendby("check", "--notify", "--json").json["notified"]
    assert (first["shown"], first["place"]) == (False, "window")
    assert first["why"]
    assert len(first["reminders"]) == 1
    again = spendby.ok("check", "--notify", "--json").json
    assert again["notified"] is None
    assert [one["id"] for one in again["due"]] == [soon]
    (one,) = spendby.json("reminders")
    assert (one["shown"]["status"], one["shown"]["place"]) == ("not_shown", "window")


def test_without_a_desktop_it_says_where_to_look(spendby: CommandLine, soon: str) -> None:
    answer = spendby.ok("check", "--notify")
    assert "Not shown on the desktop." in answer.err
    assert "spendby reminders has it." in answer.err
    assert soon[:6] in answer.out


def test_money_that_ended_is_in_the_inbox_and_never_due(spendby: CommandLine, soon: str) -> None:
    ended = spendby.json("reminders", today="2026-11-30")
    assert [(one["credit"], one["about"]) for one in ended] == [(soon, "ended")]
    assert spendby.json("check", today="2026-11-30")["due"] == []


def test_a_promotional_credit_without_a_day_is_asked_about(spendby: CommandLine) -> None:
    credit = spendby.add("10", "promotional")
    assert [one["about"] for one in spendby.json("reminders")] == ["no_date"]
    spendby.ok("edit", credit, "--expires", "never")
    assert spendby.json("reminders") == []


def test_a_store_is_to_be_compared_with_after_sixty_days(spendby: CommandLine) -> None:
    for name in ("One", "Two"):
        spendby.add("10", "gift_card", "--name", name, "--expires", "never")
    assert spendby.json("reminders", today="2027-01-20") == []
    (one,) = spendby.json("reminders", today="2027-01-21")
    assert one["about"] == "compare"


def test_the_first_day_of_a_credit_is_told_once(spendby: CommandLine) -> None:
    later = ("--name", "Kohl’s Cash", "--usable-from", "2026-12-01", "--expires", "2027-01-20")
    credit = spendby.add("30", "reward", *later)
    assert spendby.json("reminders", today="2026-11-30") == []
    assert "Next: Kohl’s Cash, Tue 1 Dec." in spendby.ok("reminders").out
    (one,) = spendby.json("reminders", today="2026-12-01")
    assert (one["credit"], one["about"], one["lead"]) == (credit, "usable", None)
    assert "Can be used from today, Tue 1 Dec" in spendby.ok("reminders", today="2026-12-01").out
    assert "Can be used since Tue 1 Dec" in spendby.ok("reminders", today="2026-12-02").out
    spendby.ok("use", credit, "5", today="2026-12-02")
    assert spendby.json("reminders", today="2026-12-02") == []
