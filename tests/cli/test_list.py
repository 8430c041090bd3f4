"""Lists: which credits, in which order, and how they look."""

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def drawer(spendby: CommandLine) -> CommandLine:
    """Five credits with everything that a list tells apart."""
    spendby.add("10", "promotional", "--name", "Soon", "--expires", "19d", "--source", "Prime")
    spendby.add("50", "refund", "--name", "Later", "--expires", "200d", "--terms", "read",
                "--gift-cards", "allowed")  # fmt: skip
    spendby.add("7", "gift_card", "--name", "Forever", "--expires", "never", "--note", "blue")
    spendby.add("3", "other", "--name", "Open")
    spendby.add("2", "reward", "--name", "Gone", "--expires", "2026-11-21")
    return spendby


@pytest.fixture
def with_early(drawer: CommandLine) -> CommandLine:
    """The same, and one that can't be used yet."""
    drawer.add("4", "reward", "--name", "Early", "--usable-from", "2026-12-01")
    return drawer


def names(spendby: CommandLine, *arguments: str) -> list[str]:
    return [one["name"] for one in spendby.json("list", *arguments)]


def test_soonest_first_then_never_then_unknown(drawer: CommandLine) -> None:
    assert names(drawer) == ["Soon", "Later", "Forever", "Open"]


def test_what_cannot_be_used_yet_is_on_the_active_list_as_in_the_window(
    with_early: CommandLine,
) -> None:
    assert names(with_early) == ["Soon", "Later", "Forever", "Early", "Open"]
    assert names(with_early, "--state", "active") == names(with_early)
    assert names(with_early, "--state", "upcoming") == ["Early"]
    assert [one["credits"] for one in with_early.json("totals")["totals"].values()] == [5]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--state", "expired"], ["Gone"]),
        (["--state", "used_up"], []),
        (["--state", "all"], ["Gone", "Soon", "Later", "Forever", "Open"]),
        (["--answer", "no"], ["Soon"]),
        (["--answer", "check-first"], ["Later", "Forever"]),
        (["--target", "goods", "--answer", "yes"], ["Later"]),
        (["--expiring-within", "19"], ["Soon"]),
        (["--expiring-within", "18"], []),
        (["--search", "PRIME so"], ["Soon"]),
        (["--search", "blue"], ["Forever"]),
        (["--store", "amazon.com", "--sort", "name"], ["Forever", "Later", "Open", "Soon"]),
        (["--sort=-left"], ["Later", "Soon", "Forever", "Open"]),
        (["--sort", "kind"], ["Forever", "Later", "Soon", "Open"]),
        (["--sort", "answer"], ["Later", "Forever", "Open", "Soon"]),
    ],
    ids=" ".join,
)
def test_what_is_asked_for(drawer: CommandLine, arguments: list[str], expected: list[str]) -> None:
    assert names(drawer, *arguments) == expected


def test_what_is_bought_decides_on_goods(spendby: CommandLine) -> None:
    spendby.add("5", "promotional", "--terms", "read", "--eligible", "books")
    asked = ["--target", "goods", "--answer"]
    assert len(names(spendby, *asked, "yes", "--buying", "Books")) == 1
    assert len(names(spendby, *asked, "no", "--buying", "toys")) == 1
    assert len(names(spendby, *asked, "check_first")) == 1


def test_a_list_holds_every_verdict(drawer: CommandLine) -> None:
    for one in drawer.json("list", "--target", "cash"):
        assert len(one["verdicts"]) == 5


def test_the_table_lines_up_and_adds_up(drawer: CommandLine) -> None:
    lines = drawer.ok("list").out.splitlines()
    header, *rows = lines[:5]
    assert header.split("  ")[0] == "Id"
    assert "Buys gift cards?" in header
    expires = header.index("Expires")
    assert [row[expires:] for row in rows] == [
        "In 19 days, Fri 11 Dec",
        "In 200 days, Thu 10 Jun 2027",
        "Never",
        "Not set",
    ]
    ends = {row.index(amount) + len(amount) for row, amount in zip(
        rows, ["$10.00", "$50.00", "$7.00", "$3.00"], strict=True)}  # fmt: skip
    assert ends == {header.index("Left") + len("Left")}
    assert lines[-1] == ("4 credits, $70.00 left: Check first $57.00, Assume no $3.00, No $10.00")


def test_wide_letters_line_up_too(spendby: CommandLine) -> None:
    spendby.add("5", "refund", "--name", "商品券")
    spendby.add("6", "refund", "--name", "e\u0301te\u0301")
    header, accented, wide = spendby.ok("list").out.splitlines()[:3]
    left = header.index("Left") + 4
    assert accented.index("$6.00") + 5 == left + 2  # two accents take no column
    assert wide.index("$5.00") + 5 == left - 3  # three letters take two columns each


def test_currencies_are_never_added_together(spendby: CommandLine) -> None:
    spendby.ok("stores", "add", "Rakuten", "--currency", "JPY", "--time-zone", "Asia/Tokyo")
    spendby.add("500", "reward", "--store", "rakuten")
    spendby.add("5", "refund")
    lines = spendby.ok("list").out.splitlines()
    assert [line.split(":")[0] for line in lines[-2:]] == [
        "1 credit, ¥500 left",
        "1 credit, $5.00 left",
    ]
    assert "Rakuten" in "\n".join(lines)


def test_an_empty_list_says_how_to_begin(spendby: CommandLine) -> None:
    assert spendby.ok("list").out == (
        "No credits yet. Add the first one: "
        "spendby add --amount 25 --kind promotional --expires 90d\n"
    )
    assert spendby.json("list") == []
    spendby.add()
    assert "--state all" in spendby.ok("list", "--state", "expired").out


def test_ids_are_shortened_as_far_as_they_differ(drawer: CommandLine) -> None:
    ids = [one["id"] for one in drawer.json("list")]
    shown = [line.split()[0] for line in drawer.ok("list").out.splitlines()[1:5]]
    for whole, short in zip(ids, shown, strict=True):
        assert len(short) >= 6
        assert drawer.json("explain", short)["id"] == whole


def test_other_peoples_text_does_not_command_the_terminal(spendby: CommandLine) -> None:
    spendby.add("5", "refund", "--name", "a\u202eb\u009bc", "--source", "x")
    spendby.add("5", "refund", "--name", "<b>\u05d0\u05d1</b>")
    text = spendby.ok("list").out
    assert "a<U+202E>b<U+009B>c" in text
    assert "\u2068<b>\u05d0\u05d1</b>\u2069" in text


def test_escapes_in_arguments_do_not_reach_the_terminal(spendby: CommandLine) -> None:
    assert spendby.refused("explain", "\x1b[31mred").count("␛[31m") == 1
