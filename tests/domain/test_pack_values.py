"""What a person is told about a value in a pack that is not what its key wants."""

from pathlib import Path

import pytest

from spendby.domain.errors import PackRefused
from spendby.domain.pack_reading import read_pack

GOOD = (Path(__file__).parents[2] / "resources" / "packs" / "general.toml").read_text("utf-8")
PROMO = "\nkind = 'promotional'\n"
D02 = "article = ['S1']\nsources = ['guide', 'spendby']"
D07 = "short = 'Not offered at checkout'"
D08_STEP = next(row for row in GOOD.splitlines(keepends=True) if "then look at the payment" in row)
FACT = "[[facts]]\nid = 'five-years'"
LINK = "[[links]]\nid = 'a'\ntitle = 'A'\nurl = "

AN_ID = "lower-case letters, digits and hyphens, such as prime-day"
A_NAME = "text of 1 to 60 characters on one line"
A_DAY = "a date such as 2026-11-23, without quotes"
A_ZONE = "a zone name such as America/Los_Angeles"
AN_ADDRESS = "an address that starts with https:// or http://, without a name or password"
AN_EXPIRY = 'an expiry such as 90d or never, or "" to ask for it'
A_KIND = "gift_card, refund, return, promotional, reward, courtesy or other"
A_SHORT = "text of at most 28 characters (a day counts as 11) with only {seen_on} in braces"
A_SENTENCE = "text with only {store} and {seen_on} in braces"


def refusal(old: str, new: str) -> str:
    """What is said of the good pack with one place changed."""
    assert old in GOOD
    with pytest.raises(PackRefused) as refused:
        read_pack(GOOD.replace(old, new, 1), "mine.toml")
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "problem", "wants"),
    [
        ("id = 'general'", "id = 'My pack'", "id is “My pack”", AN_ID),
        ("id = 'general'", f"id = '{'a' * 61}'", f"id is “{'a' * 39}…”", AN_ID),
        ("name = 'Any other store'", "name = ' '", "name is empty", A_NAME),
        ("name = 'Any other store'", "name = 5", "name is a number", A_NAME),
        ("name = 'Any other store'", "name = []", "name is a list", A_NAME),
        ("name = 'Any other store'", f"name = '{'é' * 61}'", "name has 61 characters", A_NAME),
        (
            "name = 'Any other store'",
            'name = "A\\nB"',
            "name holds a line break or another control character",
            A_NAME,
        ),
        (
            "name = 'Any other store'",
            'name = "A\\u202eB"',
            "name holds a line break or another control character",
            A_NAME,
        ),
        (
            "Keep the text of the offer:",
            "x" * 2_001,
            "facts[2].text has 2,047 characters",
            "text of 1 to 2,000 characters on one line",
        ),
        ("'USD'", "'USX'", "currency is “USX”", "an ISO 4217 code such as USD"),
        ("'USD'", "true", "currency is true", "an ISO 4217 code such as USD"),
        ("'UTC'", "'Pacific'", "time_zone is “Pacific”", A_ZONE),
        ("'UTC'", "'America'", "time_zone is “America”", A_ZONE),
        ("'UTC'", "'../zone'", "time_zone is “../zone”", A_ZONE),
        ("checked_on = 2026-11-23", "checked_on = 'now'", "checked_on is “now”", A_DAY),
        (
            "checked_on = 2026-11-23",
            "checked_on = 2026-11-23T12:00:00",
            "checked_on is 2026-11-23 12:00:00",
            A_DAY,
        ),
        ("sure = 'D'", "sure = 'E'", "sources.spendby.sure is “E”", "A, B, C or D"),
        (
            "said_by = 'article'",
            "said_by = 'me'",
            "sources.guide.said_by is “me”",
            "article, store, regulator, press or other",
        ),
        (
            "url = ''",
            "url = 'file:///x'",
            "sources.guide.url is “file:///x”",
            f'{AN_ADDRESS}, or ""',
        ),
        ("url = ''", "url = 0", "sources.guide.url is a number", f'{AN_ADDRESS}, or ""'),
        ("[categories]", "[categories]\nB = 'Books'", "categories.B is “B”", AN_ID),
        (PROMO, "\nkind = 'promo'\n", "presets[1].kind is “promo”", A_KIND),
        (PROMO, f"{PROMO}expires = 'soon'\n", "presets[1].expires is “soon”", AN_EXPIRY),
        (PROMO, f"{PROMO}keeps_rest = 'no'\n", "presets[1].keeps_rest is “no”", "true or false"),
        (
            PROMO,
            f"{PROMO}eligible = ['books', 'boks']\n",
            "presets[1].eligible[2] is “boks”",
            "a tag under [categories]",
        ),
        (PROMO, f"{PROMO}eligible = 'books'\n", "presets[1].eligible is “books”", "a list of tags"),
        (
            "['S1']",
            "['S9']",
            "rules.D02.article[1] is “S9”",
            "a statement of the guide, such as R2",
        ),
        (
            D02,
            "sources = ['guide', 'gide']",
            "rules.D02.sources[2] is “gide”",
            "an id under [sources]",
        ),
        (
            D02,
            "sources = []",
            "rules.D02.sources is empty",
            "a list of at least one id under [sources]",
        ),
        (FACT, f"{LINK}'ftp://a.example'\n{FACT}", "links[1].url is “ftp://a.example”", AN_ADDRESS),
        (FACT, f"{LINK}'https://'\n{FACT}", "links[1].url is “https://”", AN_ADDRESS),
        (
            FACT,
            f"{LINK}'https://me:pw@a.example'\n{FACT}",
            "links[1].url is “https://me:pw@a.example”",
            AN_ADDRESS,
        ),
        (FACT, f"{LINK}'https://[x'\n{FACT}", "links[1].url is “https://[x”", AN_ADDRESS),
        (FACT, f"{LINK}''\n{FACT}", "links[1].url is “”", AN_ADDRESS),
    ],
)
def test_values_that_do_not_fit(old: str, new: str, problem: str, wants: str) -> None:
    assert refusal(old, new) == f"mine.toml: {problem}; it has to be {wants}."


def test_tables_and_lists_in_each_others_place() -> None:
    told = refusal("id = 'general'", "links = 1\nid = 'general'")
    assert told == "mine.toml: links is a number; it has to be a list."
    told = refusal("[published]", "[published]\nrefund = []")
    assert told == "mine.toml: published.refund is a list; it has to be a table."
    told = refusal("article = ['S1']", "article = {}")
    assert told == "mine.toml: rules.D02.article is a table; it has to be a list."


def test_ids_and_names_that_are_there_twice() -> None:
    assert (
        refusal(FACT, "[[facts]]\nid = 'keep-the-offer'")
        == "mine.toml: facts[2].id is “keep-the-offer”, which facts[1] has already."
    )
    assert (
        refusal("name = 'Loyalty reward'", "name = 'promo CREDIT'")
        == "mine.toml: presets[5].name is “promo CREDIT”, which presets[1] has already."
    )


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("short = 'Not offered at the checkout page'", "has 32 characters"),
        ("short = 'Seen as absent on {seen_on}'", "has 29 characters"),
        ("short = 'Not at {store}'", "names {store}"),
        ("short = 'Ended {ended}'", "names {ended}"),
        ("short = 'On {seen_on'", "has a brace without its partner"),
        ("short = 'On {}'", "names {}"),
    ],
)
def test_short_reasons_fit_a_row_and_name_known_days_only(new: str, problem: str) -> None:
    assert refusal(D07, new) == f"mine.toml: rules.D07.short {problem}; it has to be {A_SHORT}."


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        ("Wait for {usable_from}.", "names {usable_from}"),
        ("Ask {shop}.", "names {shop}"),
        ("Ask {store.__class__}.", "names {store.__class__}"),
        ("Ask {store[0]}.", "names {store[0]}"),
        ("Ask {store!r}.", "names {store}"),
        ("Ask {store:>99999999}.", "names {store}"),
        ("Ask }.", "has a brace without its partner"),
    ],
)
def test_sentences_reach_nothing_but_the_words_they_may_name(step: str, problem: str) -> None:
    told = refusal(D08_STEP, f"next_step = '{step}'\n")
    assert told == f"mine.toml: rules.D08.next_step {problem}; it has to be {A_SENTENCE}."


@pytest.mark.parametrize(
    ("body", "key", "problem"),
    [
        ("", "", "says nothing; it has to have gift_cards or goods"),
        ("gift_cards = 'no'\nshort = 'No'\n", ".sentence", "is needed with gift_cards"),
        ("gift_cards = 'no'\nsentence = 'No.'\n", ".short", "is needed with gift_cards"),
        ("goods = 'yes'\n", ".goods_sentence", "is needed with goods"),
        (
            "goods = 'yes'\ngoods_sentence = 'Yes.'\ngoods_short = 'Yes'\nshort = 'No'\n",
            ".short",
            "is for a term with gift_cards",
        ),
        (
            "gift_cards = 'never'\n",
            ".gift_cards",
            'is “never”; it has to be "", no or unless_stated',
        ),
        (
            "gift_cards = 'no'\nsentence = '{store} says no.'\n",
            ".sentence",
            "names {store}; it has to be text without braces",
        ),
    ],
)
def test_published_terms_have_words_for_exactly_what_they_say(
    body: str, key: str, problem: str
) -> None:
    told = refusal("[published]", f"[published.refund]\nsources = ['guide']\n{body}")
    assert told == f"mine.toml: published.refund{key} {problem}."
