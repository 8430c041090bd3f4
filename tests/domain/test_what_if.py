"""What would change an answer: each way is tried by making the records for real."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from spendby.domain import ledger
from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import EntryKind
from spendby.domain.expiry import UNKNOWN, on_day
from spendby.domain.verdict import Answer, Options, Rules, circumstances, decide
from spendby.domain.what_if import Record, Way, ways
from tests.helpers.credits import DAY, make_credit

BUYING = Options(buying=("books",))
_KINDS = {
    Record.SOURCE_MONEY: (Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN),
    Record.SOURCE_PROMOTIONAL: (Kind.PROMOTIONAL,),
    Record.SOURCE_REWARD: (Kind.REWARD,),
    Record.SOURCE_COURTESY: (Kind.COURTESY,),
}
_TERMS = {
    Record.TERMS_ALLOW: Terms(TermsStatus.READ, GiftCardClause.ALLOWED),
    Record.TERMS_NAME_OTHERS: Terms(
        TermsStatus.READ, GiftCardClause.ALLOWED, third_party_named=True
    ),
    Record.TERMS_EXCLUDE: Terms(TermsStatus.READ, GiftCardClause.EXCLUDED),
    Record.TERMS_SILENT: Terms(TermsStatus.READ),
    Record.TERMS_READ: Terms(TermsStatus.READ),
}
_SAW = {
    Record.CHECKOUT_OFFERED: (Saw.OFFERED,),
    Record.CHECKOUT_REFUSED: (Saw.GREYED_OUT, Saw.ABSENT),
}


def made(credit: Credit, record: Record, target: Target) -> list[Credit]:
    """Make a record for real, in each of the ways in which it can be made."""
    if record in _KINDS:
        return [replace(credit, kind=kind) for kind in _KINDS[record]]
    if record in _TERMS:
        named = credit.terms.third_party_named or _TERMS[record].third_party_named
        return [replace(credit, terms=replace(_TERMS[record], third_party_named=named))]
    if record in _SAW:
        seen = (Checkout(DAY, target, saw) for saw in _SAW[record])
        return [replace(credit, checkouts=(*credit.checkouts, one)) for one in seen]
    return [_others(credit)[record]()]


def _others(credit: Credit) -> dict[Record, Callable[[], Credit]]:
    taken = -sum(one.amount for one in credit.entries if one.kind is EntryKind.EXPIRE)
    later = on_day(DAY + timedelta(9))
    return {
        Record.GOOD_FOR_IT: lambda: replace(credit, eligible=("books",)),
        Record.NOT_GOOD_FOR_IT: lambda: replace(credit, eligible=("toys",)),
        Record.EXTENDED: lambda: ledger.extend(credit, later, DAY, taken),
        Record.MONEY_BACK: lambda: ledger.put_back(credit, 100, DAY),
        Record.STARTED: lambda: replace(credit, usable_from=DAY),
    }


def answer(credit: Credit, target: Target, options: Options) -> Answer:
    return decide(target, circumstances(credit, DAY, options), options.rules).answer


def all_credits() -> list[Credit]:
    """Give credits of every kind, in every state of knowledge that a table row asks about."""
    terms = (
        Terms(),
        Terms(TermsStatus.UNCLEAR),
        Terms(TermsStatus.READ),
        Terms(TermsStatus.READ, GiftCardClause.EXCLUDED),
        Terms(TermsStatus.READ, GiftCardClause.ALLOWED),
    )
    seen = (None, *Saw)
    return [
        make_credit(
            kind=kind,
            terms=one,
            eligible=eligible,
            checkouts=() if saw is None else tuple(Checkout(DAY, target, saw) for target in Target),
        )
        for kind, one, saw, eligible in product(Kind, terms, seen, ((), ("books",), ("toys",)))
    ]


@pytest.mark.parametrize("options", [Options(), BUYING, Options(rules=Rules.PUBLISHED)])
@pytest.mark.parametrize("target", Target)
def test_every_way_is_what_the_records_really_lead_to(target: Target, options: Options) -> None:
    for credit in all_credits():
        now = answer(credit, target, options)
        for way in ways(credit, target, DAY, options):
            assert way.answer is not now
            became = [credit]
            for record in way.records:
                became = [after for one in became for after in made(one, record, target)]
            assert {answer(one, target, options) for one in became} == {way.answer}, way


@pytest.mark.parametrize("target", [*Target][:3])
def test_no_single_record_that_matters_is_left_out(target: Target) -> None:
    single = (*_SAW, Record.TERMS_EXCLUDE, Record.TERMS_SILENT)
    for credit in all_credits():
        if credit.terms.status is TermsStatus.READ:
            continue
        now = answer(credit, target, Options())
        told = {way.records for way in ways(credit, target, DAY)}
        for record in single:
            if target is Target.GOODS and record not in _SAW:
                continue
            differs = {answer(one, target, Options()) for one in made(credit, record, target)}
            assert ((record,) in told) == (differs != {now})


def test_pairs_are_only_shown_where_they_lead_to_a_yes() -> None:
    pairs = {
        (way.records, way.answer)
        for credit in all_credits()
        for target in Target
        for options in (Options(), BUYING, Options(rules=Rules.PUBLISHED))
        for way in ways(credit, target, DAY, options)
        if len(way.records) > 1
    }
    assert pairs == {
        ((Record.TERMS_ALLOW, Record.CHECKOUT_OFFERED), Answer.YES),
        ((Record.TERMS_NAME_OTHERS, Record.CHECKOUT_OFFERED), Answer.YES),
        ((Record.CHECKOUT_OFFERED, Record.GOOD_FOR_IT), Answer.YES),
    }


def test_terms_that_were_read_are_not_open_any_more() -> None:
    credit = make_credit(terms=_TERMS[Record.TERMS_EXCLUDE])
    assert ways(credit, Target.OWN_GIFT_CARD, DAY) == ()
    unclear = replace(credit, terms=Terms(TermsStatus.UNCLEAR))
    assert ways(unclear, Target.OWN_GIFT_CARD, DAY) != ()


def test_a_gift_card_needs_two_records_for_a_yes() -> None:
    found = ways(make_credit(kind=Kind.GIFT_CARD), Target.OWN_GIFT_CARD, DAY)
    assert found == (
        Way((Record.TERMS_ALLOW, Record.CHECKOUT_OFFERED), Answer.YES, "D11"),
        Way((Record.TERMS_SILENT,), Answer.ASSUME_NO, "D22"),
        Way((Record.TERMS_EXCLUDE,), Answer.NO, "D10"),
        Way((Record.CHECKOUT_REFUSED,), Answer.NO, "D07"),
    )


def test_an_unknown_source_is_worth_knowing() -> None:
    found = ways(make_credit(kind=Kind.OTHER), Target.OWN_GIFT_CARD, DAY)
    assert Way((Record.SOURCE_MONEY,), Answer.CHECK_FIRST, "D20") in found


def test_nothing_changes_what_is_always_refused() -> None:
    for target in (Target.CASH, Target.ANOTHER_PERSON):
        assert ways(make_credit(), target, DAY) == ()


def test_what_would_bring_money_back() -> None:
    goods = Target.GOODS
    ended = make_credit(kind=Kind.REFUND, expiry=on_day(DAY - timedelta(3)))
    assert ways(ended, goods, DAY) == (Way((Record.EXTENDED,), Answer.CHECK_FIRST, "D27"),)
    taken = ledger.write_off(ended, DAY)
    assert [way.records for way in ways(taken, goods, DAY)] == [(Record.EXTENDED,)]
    used = make_credit(kind=Kind.REFUND, spent=2_500, expiry=UNKNOWN)
    assert [way.records for way in ways(used, goods, DAY)] == [(Record.MONEY_BACK,)]
    late = make_credit(kind=Kind.REFUND, spent=2_500, expiry=on_day(DAY - timedelta(3)))
    assert ways(late, goods, DAY) == ()
    early = make_credit(kind=Kind.REFUND, usable_from=DAY + timedelta(3))
    assert [way.records for way in ways(early, goods, DAY)] == [(Record.STARTED,)]
    for credit in (ended, taken, used, early):
        (way,) = ways(credit, goods, DAY)
        (after,) = made(credit, way.records[0], goods)
        assert answer(after, goods, Options()) is way.answer
