"""The packs that come with the program: whole, short enough, sourced, and in our own words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from spendby.domain.credit import Kind
from spendby.domain.pack import (
    ARTICLE_IDS,
    RULE_IDS,
    Pack,
    PublishedGiftCards,
    PublishedGoods,
    SaidBy,
    Sure,
)
from spendby.domain.pack_reading import load_packs

FOLDER = Path(__file__).parents[2] / "resources" / "packs"
PACKS = load_packs((path.name, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml")))
AMAZON, GENERAL = PACKS["amazon-us"], PACKS["general"]
BOTH = pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
GIFT_CARD_LIKE = (Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN)
UNWANTED = re.compile(
    r"\b(items?|records?|sku|invalid|failed to|please|entry|entries)\b|!| - |—|–", re.IGNORECASE
)


def texts(pack: Pack) -> Iterator[str]:
    """Everything in a pack that a person reads, except titles of sources."""
    yield from (pack.name, pack.notice, *(category.name for category in pack.categories))
    for rule in pack.rules.values():
        yield from (rule.short, rule.reason, rule.next_step)
    for term in pack.published.values():
        yield from (term.short, term.sentence, term.next_step)
        yield from (term.goods_short, term.goods_sentence, term.goods_step)
    for preset in pack.presets:
        yield from (preset.name, preset.where, preset.note)
    yield from (fact.text for fact in pack.facts)
    yield from (link.title for link in pack.links)


def sentences(text: str) -> int:
    return len(re.findall(r"[.?](?= [A-Z]|$)", text))


def test_there_are_two_packs() -> None:
    assert set(PACKS) == {"amazon-us", "general"}
    assert (AMAZON.currency, AMAZON.time_zone) == ("USD", "America/Los_Angeles")


@BOTH
def test_every_rule_has_words(pack: Pack) -> None:
    assert tuple(pack.rules) == RULE_IDS
    assert RULE_IDS[0] == "D01"
    assert RULE_IDS[-1] == "D34"


@BOTH
def test_a_reason_is_one_or_two_whole_sentences(pack: Pack) -> None:
    for rule in pack.rules.values():
        assert 1 <= sentences(rule.reason) <= 2, rule
        assert rule.reason.endswith("."), rule
        assert len(rule.reason) <= 200, rule


@BOTH
def test_a_next_step_is_one_sentence(pack: Pack) -> None:
    for rule in pack.rules.values():
        assert sentences(rule.next_step) == 1, rule


@BOTH
def test_a_short_reason_fits_its_row_with_any_day(pack: Pack) -> None:
    for rule in pack.rules.values():
        shown = rule.short.format(ended="30 Sep 2027", usable_from="30 Sep 2027")
        assert len(shown) <= 28, rule
        assert not shown.endswith("."), rule
    for term in pack.published.values():
        assert len(term.short) <= 28
        assert len(term.goods_short) <= 28


@BOTH
def test_rules_rest_on_statements_of_the_guide(pack: Pack) -> None:
    assert len(ARTICLE_IDS) == 6 + 11 + 10 + 8 + 7 + 1
    for rule in pack.rules.values():
        assert set(rule.article) <= set(ARTICLE_IDS)
        # The guide has no word on credit that starts later.
        assert bool(rule.article) is (rule.id != "D34")
    cited = {statement for rule in pack.rules.values() for statement in rule.article}
    assert {f"R{number}" for number in range(1, 12)} <= cited


@BOTH
def test_everything_is_sourced_and_every_source_is_used_and_dated(pack: Pack) -> None:
    cited = [
        *(rule.sources for rule in pack.rules.values()),
        *(term.sources for term in pack.published.values()),
        *(preset.sources for preset in pack.presets),
        *(fact.sources for fact in pack.facts),
    ]
    assert all(cited)
    assert {source for sources in cited for source in sources} == set(pack.sources)
    assert all(source.dated for source in pack.sources.values())
    assert all(source.dated <= pack.checked_on for source in pack.sources.values() if source.dated)


@BOTH
def test_the_guide_is_named_and_marked_as_unofficial(pack: Pack) -> None:
    guide = pack.sources["guide"]
    assert guide.title == "Buying Amazon Gift Cards Using Amazon Credit: Is It Possible?"
    assert (guide.url, guide.said_by, guide.sure) == ("", SaidBy.ARTICLE, Sure.C)
    assert not guide.official
    assert pack.notice.startswith("Unofficial")


@BOTH
def test_only_a_store_or_a_regulator_is_as_sure_as_can_be(pack: Pack) -> None:
    for source in pack.sources.values():
        assert (source.sure is Sure.A) is source.official, source


@BOTH
def test_texts_keep_to_the_words_of_the_program(pack: Pack) -> None:
    for text in texts(pack):
        assert not UNWANTED.search(text), text


@BOTH
def test_facts_sentences_are_whole(pack: Pack) -> None:
    for fact in pack.facts:
        assert 1 <= sentences(fact.text) <= 2, fact


@BOTH
def test_every_preset_tells_where_to_look_and_there_is_one_for_not_knowing(pack: Pack) -> None:
    assert all(preset.where and preset.note for preset in pack.presets)
    assert pack.presets[-1].kind is Kind.OTHER
    assert {preset.kind for preset in pack.presets} == set(Kind)


@BOTH
def test_promotional_credit_always_asks_for_its_last_day(pack: Pack) -> None:
    bound = {Kind.PROMOTIONAL, Kind.COURTESY}
    assert all(preset.expires == "" for preset in pack.presets if preset.kind in bound)


def test_typing_pr_finds_promo_credit_first() -> None:
    for pack in PACKS.values():
        starting = [each.name for each in pack.presets if each.name.lower().startswith("pr")]
        assert starting[0] == "Promo credit"


def test_amazon_presets_cover_what_people_are_given() -> None:
    names = {preset.name for preset in AMAZON.presets}
    assert names >= {
        "Promo credit",
        "Gift card",
        "Gift card reload",
        "Refund",
        "Return credit",
        "No-Rush reward",
        "Digital credit",
        "Amazon Day credit",
        "Prime Day credit",
        "Courtesy credit",
        "Trade-in credit",
        "Survey credit",
        "Shopper Panel payout",
        "Card points (Prime Visa)",
        "Settlement credit",
        "Fresh or Whole Foods promo",
        "Kindle or book credit",
        "Audible credit",
        "I don't know",
    }


def test_gift_card_money_at_amazon_never_ends() -> None:
    for preset in AMAZON.presets:
        if preset.kind in GIFT_CARD_LIKE:
            assert preset.expires == "never"
    assert AMAZON.preset("audible").expires == "12m after receipt"


def test_published_terms_are_those_of_the_tables_second_column() -> None:
    no = (PublishedGiftCards.NO, PublishedGoods.YES)
    unless = (PublishedGiftCards.UNLESS_STATED, PublishedGoods.SILENT)
    said = {kind: (term.gift_cards, term.goods) for kind, term in AMAZON.published.items()}
    assert said == {
        **dict.fromkeys(GIFT_CARD_LIKE, no),
        Kind.PROMOTIONAL: unless,
        Kind.COURTESY: unless,
    }
    assert not GENERAL.published


def test_a_published_term_is_one_sentence_that_can_be_continued() -> None:
    for term in AMAZON.published.values():
        assert sentences(term.sentence) == 1
        assert term.sentence.endswith(".")
        assert sentences(term.goods_sentence) == bool(term.goods)


def test_the_general_pack_speaks_of_no_store_but_the_guides() -> None:
    for rule in GENERAL.rules.values():
        if rule.id != "D01":
            assert "Amazon" not in rule.reason + rule.next_step
    assert all("Amazon" not in preset.where + preset.note for preset in GENERAL.presets)


def test_links_of_the_store_are_safe_and_carry_the_names_used_there() -> None:
    for link in AMAZON.links:
        assert re.match(r"https://(www|panel)\.(amazon|audible)\.com\b", link.url)
        assert link.called


def test_tags_are_spelt_the_same_way_everywhere() -> None:
    tags = {category.tag for category in AMAZON.categories}
    assert {tag for preset in AMAZON.presets for tag in preset.eligible} <= tags
    assert {"books", "digital", "groceries", "devices"} <= tags
