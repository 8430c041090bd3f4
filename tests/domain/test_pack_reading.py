"""What a person is told when a pack file is not TOML, or has keys that are missing or unknown."""

from pathlib import Path

import pytest

from spendby.domain.errors import PackRefused
from spendby.domain.pack_reading import PACK_LIMIT, load_packs, read_pack

GOOD = (Path(__file__).parents[2] / "resources" / "packs" / "general.toml").read_text("utf-8")
D07 = "[rules.D07]\nshort = 'Not offered at checkout'\n"
FACTS = "[[facts]]\nid = 'five-years'"
KINDS = "gift_card, refund, return, promotional, reward, courtesy or other"
SAID_BY = "article, store, regulator, press or other"


def refusal(text: str) -> str:
    with pytest.raises(PackRefused) as refused:
        read_pack(text, "mine.toml")
    return str(refused.value)


def changed(old: str, new: str) -> str:
    """The good pack with one place changed."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_a_good_pack_is_read() -> None:
    pack = read_pack(GOOD, "mine.toml")
    assert (pack.rules["D07"].id, pack.rules["D07"].short) == ("D07", "Not offered at checkout")
    assert (pack.sources["guide"].id, pack.categories[0].tag) == ("guide", "books")
    assert pack.presets[0].keeps_rest is None


def test_packs_are_loaded_by_their_ids() -> None:
    other = changed("id = 'general'", "id = 'corner-shop'")
    packs = load_packs([("general.toml", GOOD), ("mine.toml", other)])
    assert list(packs) == ["general", "corner-shop"]


def test_a_second_pack_cannot_take_the_place_of_the_first() -> None:
    with pytest.raises(PackRefused) as refused:
        load_packs([("general.toml", GOOD), ("mine.toml", GOOD)])
    assert str(refused.value) == "mine.toml: id is “general”, which general.toml has already."


@pytest.mark.parametrize(
    ("text", "where", "shown"),
    [
        ("id = 'mine'\nname: 'Mine'\n", "line 2, column 5", "name: 'Mine'"),
        ("id = 'mine\nname = 'Mine'\n", "line 1, column 11", "id = 'mine"),
        ("\n\na = \x00", "line 3, column 5", "a =  "),
        (f"b = {'no ' * 40}", "line 1, column 5", f"b = {'no ' * 11}no…"),
    ],
)
def test_what_is_not_toml_is_shown_with_its_line(text: str, where: str, shown: str) -> None:
    advice = "check its quotes, brackets and equals signs"
    assert refusal(text) == f"mine.toml, {where}: “{shown}” is not TOML; {advice}."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id = 'mine'\nid = 'yours'\n", 2),
        ("[sources]\na = 1\n[sources]\n", 3),
        ("a = {b = 1}\n[a.c]\n", 2),
        ("a = {b = 1, b = 2}\n", 1),
    ],
)
def test_what_is_given_twice(text: str, line: int) -> None:
    once = "this key or table was given before; each is given once"
    assert refusal(text) == f"mine.toml, line {line}: {once}."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "categories = ['books'",
            "the text ends too early; a quote, bracket or value is still open",
        ),
        (
            f"a = {'[' * 100_000}",
            "the lists or tables are nested too deeply; a pack needs three levels",
        ),
        (
            f"a = {'9' * 5_000}",
            "a number is too long to be read; a pack needs no numbers but dates",
        ),
        (
            "#" * (PACK_LIMIT + 1),
            "the text has 1,000,001 characters; a pack has 1,000,000 at most",
        ),
    ],
    ids=["open bracket", "nested", "number", "size"],
)
def test_texts_that_are_refused_as_a_whole(text: str, problem: str) -> None:
    assert refusal(text) == f"mine.toml: {problem}."


@pytest.mark.parametrize(
    ("old", "new", "key", "wants"),
    [
        ("currency = 'USD'", "", "currency", "an ISO 4217 code such as USD"),
        (
            "checked_on = 2026-11-23",
            "",
            "checked_on",
            "a date such as 2026-11-23, without quotes",
        ),
        (
            D07,
            "[rules.D07]\n",
            "rules.D07.short",
            "text of at most 28 characters (a day counts as 11) with only {seen_on} in braces",
        ),
        ("\nkind = 'promotional'", "", "presets[1].kind", KINDS),
        (
            "[published]",
            "[published.refund]\ngift_cards = 'no'\n",
            "published.refund.sources",
            "a list of at least one id under [sources]",
        ),
        ("[published]", "", "published", "a table"),
        ("said_by = 'other', ", "", "sources.spendby.said_by", SAID_BY),
    ],
)
def test_keys_that_are_missing(old: str, new: str, key: str, wants: str) -> None:
    expected = f"mine.toml: {key} is missing; it has to be {wants}."
    assert refusal(changed(old, new)) == expected


def test_a_rule_that_is_missing_as_a_whole() -> None:
    start, end = GOOD.index("[rules.D20]"), GOOD.index("[rules.D21]")
    expected = "mine.toml: rules.D20 is missing; it has to be a table."
    assert refusal(GOOD[:start] + GOOD[end:]) == expected


@pytest.mark.parametrize(
    ("old", "new", "key", "near"),
    [
        ("currency = 'USD'", "curency = 'USD'", "curency", "currency"),
        ("[rules.D34]", "[rules.D35]", "rules.D35", "D34"),
        ("[rules.D34]", "[rules.D34]\nsort = ''", "rules.D34.sort", "short"),
        ("sure = 'D'", "shure = 'D'", "sources.spendby.shure", "sure"),
        ("\nkind = 'promotional'", "\nknd = 'promotional'", "presets[1].knd", "kind"),
        (FACTS, f"{FACTS}\nkind = 'refund'", "facts[1].kind", "kinds"),
        ("[published]", "[published.promotion]", "published.promotion", "promotional"),
        (
            "[published]",
            "[published.refund]\ngift_card = 'no'",
            "published.refund.gift_card",
            "gift_cards",
        ),
        (FACTS, f"[[links]]\nid = 'a'\ntitel = ''\n{FACTS}", "links[1].titel", "title"),
    ],
)
def test_unknown_keys_name_the_nearest_one(old: str, new: str, key: str, near: str) -> None:
    expected = f"mine.toml: {key} is not known; did you mean “{near}”."
    assert refusal(changed(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "key", "known"),
    [
        (
            D07,
            f"{D07}answer = 'yes'\n",
            "rules.D07.answer",
            "reason, short, next_step, article and sources",
        ),
        (FACTS, f"[[links]]\nadress = ''\n{FACTS}", "links[1].adress", "id, title, url and called"),
        (FACTS, f"{FACTS}\n'a b' = ''", "facts[1].“a b”", "id, text, kinds and sources"),
    ],
)
def test_unknown_keys_without_a_near_one(old: str, new: str, key: str, known: str) -> None:
    expected = f"mine.toml: {key} is not known; known here: {known}."
    assert refusal(changed(old, new)) == expected
