"""`spendby guide`: what is worth knowing, found by words and by ids."""

from tests.helpers.command_line import CommandLine


def test_words_lead_to_what_is_said_with_its_sources(spendby: CommandLine) -> None:
    text = " ".join(spendby.ok("guide", "sell").out.split())
    assert text.startswith("Selling credit, loopholes and other tricks")
    assert "(Buying Amazon Gift Cards Using Amazon Credit: Is It Possible?, 23 Nov 2026)" in text
    assert "Explains: X1, M4, Q4" in text
    assert "Unofficial" in text


def test_a_rule_leads_to_what_explains_it(spendby: CommandLine) -> None:
    found = spendby.json("guide", "D19")
    assert [one["id"] for one in found] == ["promo"]
    assert found[0]["says"][1]["sources"][0]["said_by"] == "store"


def test_without_words_all_topics_are_listed(spendby: CommandLine) -> None:
    text = spendby.ok("guide").out
    assert "First things\n" in text
    assert "  Giving it to somebody else\n" in text


def test_another_store_has_the_general_guide(spendby: CommandLine) -> None:
    spendby.ok("stores", "add", "Corner Shop", "--currency", "USD", "--time-zone", "UTC")
    found = spendby.json("guide", "--store", "corner-shop", "sell")
    assert [one["id"] for one in found] == ["not-possible"]


def test_nothing_found_is_said(spendby: CommandLine) -> None:
    refused = spendby.refused("guide", "zebra")
    assert "zebra" in refused
