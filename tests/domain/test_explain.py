"""What a person reads beside an answer: reason, next step, and where the rule comes from."""

from datetime import date, timedelta
from itertools import product

import pytest

from spendby.assets import resource
from spendby.domain.credit import (
    AMAZON_US,
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Store,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import UNKNOWN, on_day
from spendby.domain.explain import Place, Verdict, day_text, judge
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import read_pack
from spendby.domain.verdict import Answer, Basis, Options, Rules

TODAY = date(2026, 11, 22)
PUBLISHED = Options(rules=Rules.PUBLISHED)
TARGET = Store("target", "Target", "USD", "America/Chicago")


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    """Read the packs that come with Spendby."""
    names = ("amazon-us.toml", "general.toml")
    read = [read_pack(resource("packs", name).read_text("utf-8"), name) for name in names]
    return {pack.id: pack for pack in read}


def make(kind: Kind = Kind.REFUND, store: str = "amazon-us", **fields: object) -> Credit:
    """Make a credit of $25."""
    base: dict[str, object] = {
        "id": "c1",
        "store": store,
        "name": "A <b>credit</b>",
        "kind": kind,
        "currency": "USD",
        "received_on": date(2026, 11, 1),
        "entries": (Entry(date(2026, 11, 1), EntryKind.GRANT, 2500),),
    }
    return Credit(**(base | fields))  # type: ignore[arg-type]


def ask(
    packs: dict[str, Pack],
    credit: Credit,
    target: Target = Target.OWN_GIFT_CARD,
    options: Options = PUBLISHED,
) -> Verdict:
    """Judge a credit as of TODAY in its store's words."""
    store = AMAZON_US if credit.store == "amazon-us" else TARGET
    return judge(credit, target, Place(store, packs[store.pack], TODAY), options)


def test_every_verdict_has_a_whole_reason_a_source_and_no_gap(packs: dict[str, Pack]) -> None:
    seen = (None, *Saw)
    standing: list[dict[str, object]] = [
        {},
        {"expiry": on_day(TODAY - timedelta(days=20))},
        {"usable_from": date(2027, 7, 15)},
        {"entries": (*make().entries, Entry(TODAY, EntryKind.SPEND, -2500))},
    ]
    for kind, status, clause, saw, target, store, rules in product(
        Kind, TermsStatus, GiftCardClause, seen, Target, ("amazon-us", "target"), Rules
    ):
        checkouts = () if saw is None else (Checkout(TODAY, target, saw),)
        for more in standing:
            credit = make(kind, store, terms=Terms(status, clause), checkouts=checkouts, **more)
            verdict = ask(packs, credit, target, Options(rules=rules))
            assert verdict.reason.endswith((".", ")"))
            assert 0 < len(verdict.short) <= 28
            assert verdict.next_step
            assert verdict.sources
            assert verdict.as_of == TODAY
            assert not set("{}") & set(verdict.reason + verdict.short + verdict.next_step)


def test_a_stricter_published_term_is_said_with_its_source_and_date(packs: dict[str, Pack]) -> None:
    verdict = ask(packs, make(), options=Options())
    assert (verdict.answer, verdict.rule) == (Answer.CHECK_FIRST, "D20")
    assert verdict.basis is Basis.ARTICLE
    assert "gift card notice" in verdict.reason
    assert "expect No" in verdict.reason
    assert "2026" in verdict.reason
    assert any(source.official for source in verdict.sources)


def test_when_the_published_terms_decide_their_words_stand_first(packs: dict[str, Pack]) -> None:
    verdict = ask(packs, make())
    assert (verdict.answer, verdict.basis) == (Answer.NO, Basis.PUBLISHED_TERMS)
    assert "gift card notice" in verdict.reason
    goods = ask(packs, make(), Target.GOODS)
    assert (goods.answer, goods.rule) == (Answer.YES, "D27")
    assert "gift card" not in goods.short


def test_terms_of_a_credits_own_are_named_beside_the_published_ones(packs: dict[str, Pack]) -> None:
    credit = make(
        terms=Terms(TermsStatus.READ, GiftCardClause.ALLOWED),
        checkouts=(Checkout(TODAY, Target.OWN_GIFT_CARD, Saw.OFFERED),),
    )
    verdict = ask(packs, credit)
    assert (verdict.answer, verdict.rule) == (Answer.CHECK_FIRST, "D11")
    assert "terms" in verdict.reason
    assert "gift card notice" in verdict.reason


def test_days_are_named_with_their_year_unless_it_is_this_one(packs: dict[str, Pack]) -> None:
    assert day_text(date(2026, 7, 15), TODAY) == "15 Jul"
    assert day_text(date(2027, 7, 15), TODAY) == "15 Jul 2027"
    waiting = ask(packs, make(usable_from=date(2027, 7, 15)))
    assert (waiting.rule, waiting.answer) == ("D34", Answer.NO)
    assert "15 Jul 2027" in waiting.reason
    ended = ask(packs, make(expiry=on_day(date(2026, 11, 2))))
    assert "2 Nov" in ended.short


def test_a_store_outside_the_guide_is_named(packs: dict[str, Pack]) -> None:
    verdict = ask(packs, make(Kind.PROMOTIONAL, "target", expiry=UNKNOWN))
    assert (verdict.rule, verdict.answer) == ("D01", Answer.ASSUME_NO)
    assert "Target" in verdict.reason
