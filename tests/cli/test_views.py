"""Explanations, totals and what is due."""

from tests.helpers.command_line import CommandLine


def test_one_verdict_in_full(spendby: CommandLine) -> None:
    id_ = spendby.add("25", "gift_card", "--expires", "never")
    text = spendby.ok("explain", id_, "--target", "own_gift_card").out
    assert "Can it buy an Amazon.com gift card?\n  Check first" in text
    verdict = spendby.json("explain", id_, "--target", "own_gift_card")["verdicts"]
    assert list(verdict) == ["own_gift_card"]
    for part in ("reason", "rule", "next_step"):
        assert verdict["own_gift_card"][part] in text
    assert "Amazon.com gift card notice" in text
    assert "Sun 22 Nov 2026" in text
    assert (
        "  https://www.amazon.com/" in spendby.ok("explain", spendby.add(), "--target", "goods").out
    )


def test_all_verdicts_in_full(spendby: CommandLine) -> None:
    text = spendby.ok("explain", spendby.add(), "--buying", "books").out
    for question in (
        "Can it buy an Amazon.com gift card?",
        "Can it buy another brand's gift card?",
        "Can it buy goods (books)?",
        "Can it be paid out as cash?",
        "Can it be given to another person?",
    ):
        assert text.count(question) == 1


def test_totals_per_currency(spendby: CommandLine) -> None:
    yes = spendby.add("100", "refund", "--terms", "read", "--gift-cards", "allowed")
    spendby.ok("checkout", yes, "--target", "own_gift_card", "--saw", "offered")
    spendby.add("20", "gift_card", "--expires", "10d")
    spendby.add("3", "promotional", "--expires", "2026-11-01")
    assert spendby.json("totals") == {
        "as_of": "2026-11-22",
        "totals": {
            "USD": {
                "left": "120.00",
                "usable": "100.00",
                "to_check": "20.00",
                "expiring": "20.00",
                "lost": "3.00",
                "credits": 2,
            }
        },
    }
    assert "$120.00" in spendby.ok("totals").out


def test_published_terms_decide_when_asked(spendby: CommandLine) -> None:
    yes = spendby.add("100", "refund", "--terms", "read", "--gift-cards", "allowed")
    spendby.ok("checkout", yes, "--target", "own_gift_card", "--saw", "offered")
    usable = spendby.json("totals", "--rules", "published")["totals"]["USD"]["usable"]
    assert usable == "0.00"


def test_what_is_due(spendby: CommandLine) -> None:
    soon = spendby.add("10", "promotional", "--name", "Soon", "--expires", "6d")
    spendby.add("5", "promotional", "--name", "Later", "--expires", "45d")
    spendby.add("2", "reward", "--name", "Gone", "--expires", "2026-11-21")
    checked = spendby.json("check")
    assert (checked["as_of"], checked["within"]) == ("2026-11-22", 30)
    assert checked["due"] == [
        {
            "id": soon,
            "name": "Soon",
            "left": "10.00",
            "currency": "USD",
            "lead": 7,
            "days_left": 6,
            "expires_on": "2026-11-28",
        }
    ]
    assert [one["name"] for one in checked["expiring"]] == ["Soon"]
    assert [one["name"] for one in checked["ended"]] == ["Gone"]
    assert len(checked["expiring"][0]["verdicts"]) == 5
    wide = spendby.json("check", "--within", "45")
    assert [one["name"] for one in wide["expiring"]] == ["Soon", "Later"]
    assert [one["name"] for one in spendby.json("check", "--within", "5")["expiring"]] == []


def test_what_is_due_for_people(spendby: CommandLine) -> None:
    assert spendby.ok("check").out == "Nothing ends in the next 30 days.\n"
    spendby.add("10", "promotional", "--name", "Soon", "--expires", "6d")
    spendby.add("5", "promotional", "--name", "Later", "--expires", "45d")
    spendby.add("2", "reward", "--name", "Gone", "--expires", "2026-11-21")
    text = spendby.ok("check", "--within", "60").out
    assert [line for line in text.splitlines() if line.endswith("(1 credit)")] == [
        "Due now (1 credit)",
        "Also ends within 60 days (1 credit)",
        "Ended with money left (1 credit)",
    ]
    assert "In 6 days, Sat 28 Nov" in text
    assert "Ended 21 Nov" in text


def test_what_will_be_due_on_another_day(spendby: CommandLine) -> None:
    spendby.add("10", "promotional", "--expires", "2026-12-31")
    assert spendby.json("check")["due"] == []
    christmas = spendby.json("check", today="2026-12-24")
    assert christmas["as_of"] == "2026-12-24"
    assert [one["days_left"] for one in christmas["due"]] == [7]
