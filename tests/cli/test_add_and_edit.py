"""Logging credits and changing what is known of them."""

import pytest

from tests.helpers.command_line import CommandLine

# fmt: off
STORED = [
    "id", "store", "name", "kind", "currency", "granted", "received_on", "usable_from", "expiry",
    "terms", "eligible", "keeps_rest", "source", "reference", "note", "checked_on", "archived",
    "entries", "checkouts",
]
# fmt: on
DERIVED = ["left", "state", "days_left", "urgency", "verdicts"]
TARGETS = ["own_gift_card", "third_party_gift_card", "goods", "cash", "another_person"]


def test_a_credit_has_the_fields_that_scripts_rely_on(spendby: CommandLine) -> None:
    credit = spendby.json(
        "add", "--amount", "1,050.00", "--kind", "promotional", "--expires", "90d", "--source", "x"
    )
    assert list(credit) == STORED + DERIVED
    assert list(credit["verdicts"]) == TARGETS
    for verdict in credit["verdicts"].values():
        assert list(verdict) == ["answer", "rule", "reason", "next_step", "basis", "as_of"]
    assert credit["granted"] == credit["left"] == "1050.00"
    assert credit["name"] == "x"
    assert credit["expiry"] == {"state": "on", "on": "2027-02-20", "basis": "90d after 2026-11-22"}
    assert credit["entries"] == [
        {"on": "2026-11-22", "kind": "grant", "amount": "1050.00", "memo": ""}
    ]
    assert (credit["store"], credit["currency"]) == ("amazon-us", "USD")
    assert (credit["state"], credit["days_left"], credit["urgency"]) == ("active", 90, "ok")


def test_every_flag_lands_in_its_field(spendby: CommandLine) -> None:
    credit = spendby.json(
        *["add", "--amount", "5", "--kind", "gift-card", "--store", "Amazon.com"],
        *["--name", " Card ", "--received", "3d ago", "--usable-from", "2026-12-01"],
        *["--expires", "dec 2027", "--source", "aunt", "--reference", "R1", "--note", "two\nlines"],
        *["--eligible", "books", "--eligible", "music", "--keeps-rest", "yes"],
        *["--terms", "read", "--gift-cards", "allowed", "--third-party-named"],
        *["--terms-text", "May buy gift cards.", "--terms-url", "https://example.org/t"],
    )
    assert credit["kind"] == "gift_card"
    assert credit["name"] == "Card"
    assert credit["received_on"] == "2026-11-19"
    assert credit["usable_from"] == "2026-12-01"
    assert credit["expiry"]["on"] == "2027-12-31"
    assert (credit["source"], credit["reference"]) == ("aunt", "R1")
    assert credit["note"] == "two\nlines"
    assert credit["eligible"] == ["books", "music"]
    assert credit["keeps_rest"] is True
    assert credit["terms"] == {
        "status": "read",
        "gift_cards": "allowed",
        "third_party_named": True,
        "read_on": "2026-11-22",
        "text": "May buy gift cards.",
        "url": "https://example.org/t",
    }
    assert credit["state"] == "upcoming"


def test_a_preset_fills_in_what_is_not_given(spendby: CommandLine) -> None:
    credit = spendby.json("add", "--amount", "5", "--preset", "no-rush")
    assert credit["preset"] == "no-rush"
    assert (credit["kind"], credit["name"]) == ("promotional", "No-Rush reward")
    assert credit["eligible"] == ["digital"]
    assert credit["source"] == ""
    own = spendby.json(
        *["add", "--amount", "5", "--preset", "No-R", "--name", "Mine", "--eligible", "books"]
    )
    assert (own["name"], own["eligible"], own["preset"]) == ("Mine", ["books"], "no-rush")


def test_a_presets_expiry_counts_unless_one_is_given(spendby: CommandLine) -> None:
    assert spendby.json("add", "--amount", "5", "--preset", "refund")["expiry"]["state"] == "never"
    dated = spendby.json("add", "--amount", "5", "--preset", "refund", "--expires", "30d")
    assert dated["expiry"]["on"] == "2026-12-22"


def test_an_unknown_preset_is_refused_with_those_there_are(spendby: CommandLine) -> None:
    assert "no-rush" in spendby.refused("add", "--amount", "5", "--preset", "bogus")


def test_a_passed_date_is_kept_and_said(spendby: CommandLine) -> None:
    answer = spendby.ok(
        "add", "--amount", "5", "--kind", "reward", "--expires", "2026-11-01", "--json"
    )
    assert answer.err == "This date has passed.\n"
    assert answer.json["state"] == "expired"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (["--expires", "03/04/2027"], "expiry"),
        (["--received", "03/04/2026"], "received_on"),
    ],
)
def test_a_date_with_two_readings_is_said(
    spendby: CommandLine, arguments: list[str], field: str
) -> None:
    answer = spendby.ok("add", "--amount", "5", "--kind", "other", *arguments, "--json")
    assert "was read as 4 Mar" in answer.err
    assert "For 3 Apr" in answer.err
    day = answer.json[field]
    assert (day["on"] if isinstance(day, dict) else day)[5:] == "03-04"


def test_unread_terms_are_kept_and_said_not_to_count(spendby: CommandLine) -> None:
    answer = spendby.ok(
        "add", "--amount", "5", "--kind", "promotional", "--gift-cards", "allowed", "--json"
    )
    assert "add --terms read" in answer.err
    assert answer.json["terms"]["gift_cards"] == "allowed"
    assert answer.json["terms"]["status"] == "not_read"
    assert answer.json["verdicts"]["own_gift_card"]["answer"] == "no"


def test_a_card_for_people_shows_the_verdict(spendby: CommandLine) -> None:
    text = spendby.ok("add", "--amount", "5", "--kind", "refund", "--expires", "19d").out
    assert text.startswith("Added Refund, 22 Nov.\n")
    assert "In 19 days, Fri 11 Dec" in text
    assert "Check first" in text


def test_editing_changes_what_is_given_and_nothing_else(spendby: CommandLine) -> None:
    id_ = spendby.add("25", "promotional", "--expires", "30d", "--note", "n", "--eligible", "books")
    before = spendby.json("explain", id_)
    after = spendby.json("edit", id_[:5], "--name", "New", "--amount", "30", "--expires", "unknown")
    assert (after["name"], after["left"], after["granted"]) == ("New", "30.00", "30.00")
    assert after["expiry"] == {"state": "unknown", "on": None, "basis": None}
    for kept in ("note", "eligible", "terms", "received_on", "kind", "source"):
        assert after[kept] == before[kept]


def test_fields_can_be_emptied(spendby: CommandLine) -> None:
    id_ = spendby.add("5", "reward", "--usable-from", "5d", "--eligible", "books", "--source", "s")
    after = spendby.json(
        *["edit", id_, "--usable-from", "none", "--eligible", "", "--source", ""],
        *["--keeps-rest", "unknown"],
    )
    assert (after["usable_from"], after["eligible"], after["source"]) == (None, [], "")
    assert after["keeps_rest"] is None


def test_terms_are_edited_piece_by_piece(spendby: CommandLine) -> None:
    id_ = spendby.add("5", "refund", "--terms-url", "https://example.org")
    spendby.ok("edit", id_, "--gift-cards", "allowed", "--terms", "read")
    after = spendby.json("edit", id_, "--third-party-named")
    assert after["terms"]["url"] == "https://example.org"
    assert after["terms"]["gift_cards"] == "allowed"
    assert after["terms"]["third_party_named"] is True
    assert spendby.json("edit", id_, "--terms", "unclear")["terms"]["read_on"] is None


def test_a_credit_is_archived_and_brought_back(spendby: CommandLine) -> None:
    id_ = spendby.add()
    assert spendby.json("edit", id_, "--archive")["state"] == "archived"
    assert spendby.json("list") == []
    assert spendby.json("edit", id_, "--unarchive", "--name", "Back")["archived"] is False
    assert [one["name"] for one in spendby.json("list")] == ["Back"]


def test_a_source_in_plain_words_says_the_kind_and_is_the_name(spendby: CommandLine) -> None:
    one = spendby.json("add", "--amount", "40", "--source", "Target gift card")
    assert (one["kind"], one["name"], one["source"]) == (
        "gift_card",
        "Target gift card",
        "Target gift card",
    )
    refund = spendby.json("add", "--amount", "9", "--source", "refund order 114")
    assert (refund["kind"], refund["name"]) == ("refund", "refund order 114")
    again = spendby.json("add", "--amount", "40", "--source", "Target gift card")
    assert again["name"] == "Target gift card, 22 Nov"


def test_a_source_that_does_not_say_the_kind_leaves_it_to_be_said(spendby: CommandLine) -> None:
    refused = spendby("add", "--amount", "40", "--source", "voucher")
    assert refused.status == 2
    assert "--kind is missing" in refused.err
    other = spendby.json("add", "--amount", "4", "--kind", "other", "--source", "Uber gift card")
    assert (other["kind"], other["name"]) == ("other", "Uber gift card")


def test_presets_name_themselves_and_the_day_tells_two_apart(spendby: CommandLine) -> None:
    def name(preset: str) -> object:
        return spendby.json("add", "--amount", "3.50", "--preset", preset)["name"]

    assert [name("no-rush") for _ in range(3)] == [
        "No-Rush reward",
        "No-Rush reward, 22 Nov",
        "No-Rush reward, 22 Nov (2)",
    ]
    assert name("settlement") == "Settlement credit"
    assert name("promo") == "Promo credit, 22 Nov"
    assert name("not-known") == "Credit, 22 Nov"


def test_a_credit_moves_to_another_store_and_back(spendby: CommandLine) -> None:
    spendby.ok("stores", "add", "Target")
    spendby.ok("stores", "add", "Buch", "--currency", "EUR")
    before = spendby.json("add", "--amount", "40", "--kind", "gift_card", "--expires", "60d")
    id_ = str(before["id"])
    moved = spendby.json("edit", id_, "--store", "Target")
    same = ("name", "entries", "left", "expiry", "received_on")
    assert moved["store"] == "target"
    assert [moved[one] for one in same] == [before[one] for one in same]
    assert moved["verdicts"]["goods"]["rule"] != before["verdicts"]["goods"]["rule"]
    assert "Moved" in spendby.ok("history", id_).out
    refused = spendby.refused("edit", id_, "--store", "Buch")
    assert "is in EUR and this credit in USD" in refused
    assert spendby.json("explain", id_)["store"] == "target"
    spendby.ok("undo")
    assert spendby.json("explain", id_)["store"] == "amazon-us"


def test_a_source_at_another_store_is_asked_about(spendby: CommandLine) -> None:
    said = spendby.ok("add", "--amount", "40", "--source", "Target gift card").err
    assert said.startswith("Is this credit at Target? It was added at Amazon.com;")
    spendby.ok("stores", "add", "Target")
    at_it = ("add", "--amount", "40", "--source", "Target gift card", "--store", "target")
    assert spendby.ok(*at_it).err == ""
    assert spendby.ok("add", "--amount", "4", "--source", "refund order 114").err == ""
