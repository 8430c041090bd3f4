"""The guides that come with Spendby: complete, sourced, and found by the words people use."""

import re

import pytest

from spendby.assets import resource
from spendby.domain.asking import doubts_about, message
from spendby.domain.credit import Kind, Store
from spendby.domain.errors import PackRefused
from spendby.domain.expiry import on_day
from spendby.domain.folding import folded
from spendby.domain.guide import STATEMENT_IDS, Doubt, Guide, search
from spendby.domain.guide_reading import read_guide
from spendby.domain.pack import RULE_IDS, Pack
from spendby.domain.pack_reading import read_pack
from tests.helpers.credits import DAY, make_credit

AMAZON = Store("amazon-us", "Amazon.com", "USD", "America/Los_Angeles", "amazon-us")


def _pack(name: str) -> Pack:
    return read_pack((resource("packs") / f"{name}.toml").read_text(encoding="utf-8"), name)


def _text(name: str) -> str:
    return (resource("packs") / "guides" / f"{name}.toml").read_text(encoding="utf-8")


def _guide(name: str) -> Guide:
    return read_guide(_text(name), f"{name}.toml", _pack(name))


@pytest.fixture(scope="module")
def amazon() -> Guide:
    return _guide("amazon-us")


@pytest.mark.parametrize("name", ["amazon-us", "general"])
def test_every_rule_and_every_statement_is_explained(name: str) -> None:
    guide = _guide(name)
    assert [one for one in RULE_IDS if not guide.about(one)] == []
    missing = [one for one in STATEMENT_IDS if not guide.about(one)]
    # The Amazon guide is the whole one; the general guide leaves out what only Amazon has.
    assert missing == ([] if name == "amazon-us" else ["C2"] if "C2" in missing else [])


@pytest.mark.parametrize("name", ["amazon-us", "general"])
def test_the_texts_keep_to_the_way_the_program_speaks(name: str) -> None:
    guide = _guide(name)
    texts = [one.title for one in guide.topics]
    texts += [said.text for one in guide.topics for said in one.says]
    assert [one for one in texts if re.search(r"[!\u2013\u2014]|\bplease\b|invalid", one)] == []
    assert [said for one in guide.topics for said in one.says if not said.text.endswith(".")] == []


def test_each_statement_has_sources_of_the_pack(amazon: Guide) -> None:
    cited = {source for topic in amazon.topics for said in topic.says for source in said.sources}
    assert cited <= set(amazon.of.sources)
    assert any(amazon.of.sources[one].official for one in cited)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("sell", "no-tricks"),
        ("Can I SELL my credit?", "no-tricks"),
        ("transfer", "another-person"),
        ("cash", "cash"),
        ("cash out", "cash"),
        ("greyed", "greyed-out"),
        ("D19", "promo"),
        ("r8", "ask-the-store"),
        ("expire", "does-it-end"),
        ("pr\u00f4mo", "promo"),
        ("audible gift", "another-person"),
        ("unsubscribe loophole", "no-tricks"),
    ],
)
def test_words_lead_to_the_topic(amazon: Guide, words: str, topic: str) -> None:
    assert topic in [one.id for one in search(amazon, words)[:3]]


def test_no_words_list_everything_and_nonsense_nothing(amazon: Guide) -> None:
    assert search(amazon, "  ") == amazon.topics
    assert search(amazon, "qqqq") == ()
    assert search(amazon, "how can I") == ()


def test_case_and_accents_make_no_difference() -> None:
    assert folded("\u00c9COLE Stra\u00dfe") == "ecole strasse"


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("pack = 'amazon-us'", "pack = 'other'", "pack is “other”"),
        ("rules = ['D26']", "rules = ['D99']", "topics[4].rules[1] is “D99”"),
        ("sources = ['promo-help'] }", "sources = ['nobody'] }", "sources[1] is “nobody”"),
        ("link = 'balance'", "link = 'nowhere'", "asking.link is “nowhere”"),
        ("{what}.'", "{note}.'", "asking.opening names {note}"),
        ("id = 'unclear'", "id = 'not-alike'", "which topics[4] has already"),
        ("words = ['convert'", "word = ['convert'", "is not known; did you mean “words”"),
        ("[asking]", "[asking", "line 13"),
    ],
)
def test_what_does_not_fit_is_named_by_its_key(before: str, after: str, problem: str) -> None:
    text = _text("amazon-us")
    assert before in text
    with pytest.raises(PackRefused) as refused:
        read_guide(text.replace(before, after, 1), "own.toml", _pack("amazon-us"))
    assert problem in str(refused.value)


def test_the_message_names_what_the_store_knows_and_no_notes(amazon: Guide) -> None:
    credit = make_credit(
        kind=Kind.OTHER, source="Survey panel.", reference="Order 123", note="secret plan"
    )
    text = message(amazon.asking, credit, AMAZON, doubts_about(credit))
    assert "$25.00" in text
    assert "22 Nov 2026" in text
    assert "Survey panel" in text
    assert "Order 123" in text
    assert "secret" not in text
    assert text.count("\n- ") == 3


def test_one_question_is_asked_in_a_sentence_of_its_own(amazon: Guide) -> None:
    credit = make_credit(expiry=on_day(DAY))
    text = message(amazon.asking, credit, AMAZON, [Doubt.CHECKOUT])
    assert "- " not in text
    assert "{" not in text
