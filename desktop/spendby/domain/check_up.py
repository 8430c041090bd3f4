"""The check-up: the guide's ten common mistakes (M1 to M10), looked for in what is recorded.

Each finding is about one credit and names the one thing that mends it. What was muted stands
apart; the sentences are the faces'.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from spendby.domain.cautions import Caution, mentions_in
from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import (
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    State,
    Target,
    TermsStatus,
    state_of,
)
from spendby.domain.entry import EntryKind, sum_of
from spendby.domain.expiry import ExpiryState
from spendby.domain.mute import Mute
from spendby.domain.pack import NOT_KNOWN
from spendby.domain.summary import OPEN


class Why(ClosedSet):
    """What was found; each belongs to one mistake."""

    MORE_THAN_GRANTED = "more_than_granted"
    CASHING_OUT = "cashing_out"
    NO_DATE = "no_date"
    ENDED_WITH_MONEY = "ended_with_money"
    TRICKS = "tricks"
    TRIED_AGAIN = "tried_again"
    TERMS_NOT_READ = "terms_not_read"
    NO_CATEGORIES = "no_categories"
    NO_SOURCE = "no_source"
    NO_EVIDENCE = "no_evidence"
    NOT_COMPARED = "not_compared"
    HANDING_ON = "handing_on"


class Mend(ClosedSet):
    """The one action that mends a finding."""

    COMPARE = "compare"
    EDIT = "edit"
    EXTEND = "extend"
    TERMS = "terms"
    PLAN = "plan"


class Mistake(Struct, frozen=True):
    """A mistake of the guide, by its id there, and what mends it here."""

    check: str
    mend: Mend


MISTAKES = {
    Why.MORE_THAN_GRANTED: Mistake("M1", Mend.EDIT),
    Why.CASHING_OUT: Mistake("M2", Mend.PLAN),
    Why.NO_DATE: Mistake("M3", Mend.EDIT),
    Why.ENDED_WITH_MONEY: Mistake("M3", Mend.EXTEND),
    Why.TRICKS: Mistake("M4", Mend.PLAN),
    Why.TRIED_AGAIN: Mistake("M4", Mend.PLAN),
    Why.TERMS_NOT_READ: Mistake("M5", Mend.TERMS),
    Why.NO_CATEGORIES: Mistake("M6", Mend.EDIT),
    Why.NO_SOURCE: Mistake("M7", Mend.EDIT),
    Why.NO_EVIDENCE: Mistake("M8", Mend.TERMS),
    Why.NOT_COMPARED: Mistake("M9", Mend.COMPARE),
    Why.HANDING_ON: Mistake("M10", Mend.PLAN),
}


class Finding(Struct, frozen=True):
    """One mistake at one credit.

    `words` are those that gave rise to it, where any did, `days` how long ago something was done
    too long ago.
    """

    credit: Credit
    why: Why
    words: str = ""
    days: int | None = None

    @property
    def check(self) -> str:
        """The mistake's id in the guide."""
        return MISTAKES[self.why].check

    @property
    def mend(self) -> Mend:
        """The one action that mends it."""
        return MISTAKES[self.why].mend


class CheckUp(Struct, frozen=True):
    """What was found, by mistake, and what of it is muted with the mute that silences it."""

    findings: tuple[Finding, ...] = ()
    muted: tuple[tuple[Finding, Mute], ...] = ()


def check_up(
    dated: Iterable[tuple[Credit, date]], mutes: Iterable[Mute], compare_days: int | None
) -> CheckUp:
    """Look at credits, each with the day at its store; the order is that of the guide.

    `compare_days` is for how long a comparison with the store counts; None is for ever.
    """
    silenced = {(one.check, one.credit): one for one in mutes}
    found = [one for credit, today in dated for one in findings_of(credit, today, compare_days)]
    order = {why: place for place, why in enumerate(MISTAKES)}
    found.sort(key=lambda one: order[one.why])
    return CheckUp(
        tuple(one for one in found if (one.check, one.credit.id) not in silenced),
        tuple(
            (one, silenced[one.check, one.credit.id])
            for one in found
            if (one.check, one.credit.id) in silenced
        ),
    )


def findings_of(credit: Credit, today: date, compare_days: int | None) -> tuple[Finding, ...]:
    """Look at one credit as of `today` at its store, as `check_up`; one finding a mistake."""
    state = state_of(credit, today)
    if state is State.EXPIRED and credit.left > 0:
        return (Finding(credit, Why.ENDED_WITH_MONEY),)
    if state not in OPEN:
        return ()
    found = [Finding(credit, why) for why, look in _LOOKS.items() if look(credit, today)]
    found += _not_compared(credit, today, compare_days)
    found += _written(credit)
    one_each: dict[str, Finding] = {}
    for one in found:
        one_each.setdefault(one.check, one)
    return tuple(one_each.values())


_WHYS = {
    Caution.SELL: Why.CASHING_OUT,
    Caution.CASH_OUT: Why.CASHING_OUT,
    Caution.HAND_ON: Why.HANDING_ON,
    Caution.TRICK: Why.TRICKS,
}


def _written(credit: Credit) -> Iterator[Finding]:
    """Find what was written about the credit that a store takes amiss (M2, M4, M10)."""
    if credit.note or credit.source or credit.checkouts:
        for mention in mentions_in(credit):
            yield Finding(credit, _WHYS[mention.caution], mention.words)


_BOUND = frozenset({Kind.PROMOTIONAL, Kind.REWARD, Kind.COURTESY})
_GIFT_CARDS = frozenset({Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD})


def _more_than_granted(credit: Credit, _today: date) -> bool:
    """M1: a correction upwards brought in money of another source, judged by these terms."""
    return sum_of(credit.entries, EntryKind.ADJUST) > 0


def _no_date(credit: Credit, _today: date) -> bool:
    """M3, F5: such credit almost always ends."""
    return credit.expiry.state is ExpiryState.UNKNOWN and credit.kind in _BOUND


def _tried_again(credit: Credit, today: date) -> bool:
    """M4: a gift card was looked for once more after checkout, or the terms, had said no."""
    said_no: dict[Target, date] = {}
    if credit.terms.says is GiftCardClause.EXCLUDED and credit.terms.read_on is not None:
        said_no = dict.fromkeys(_GIFT_CARDS, credit.terms.read_on)
    for seen in sorted(credit.checkouts, key=lambda one: one.on):
        if seen.target not in _GIFT_CARDS or seen.on > today:
            continue
        if seen.target in said_no and seen.on > said_no[seen.target]:
            return True
        if seen.saw is not Saw.OFFERED:
            said_no.setdefault(seen.target, seen.on)
    return False


def _terms_not_read(credit: Credit, _today: date) -> bool:
    """M5: the fine print of an offer; money on a balance has only the store's general terms."""
    return credit.terms.status is TermsStatus.NOT_READ and credit.kind in _BOUND


def _no_categories(credit: Credit, _today: date) -> bool:
    """M6: nobody can tell what the offer is good for."""
    read = credit.terms.status is TermsStatus.READ
    return read and credit.kind in _BOUND and not credit.eligible


def _no_source(credit: Credit, _today: date) -> bool:
    """M7: neither a source nor a reference, and no preset that tells."""
    told = credit.source.strip() or credit.reference.strip()
    return not told and credit.preset in {None, NOT_KNOWN}


def _no_evidence(credit: Credit, _today: date) -> bool:
    """M8: gift cards are allowed, and nothing is kept that says so."""
    terms = credit.terms
    allowed = terms.says is GiftCardClause.ALLOWED
    return allowed and not terms.text.strip() and not terms.url.strip()


def _not_compared(credit: Credit, today: date, compare_days: int | None) -> Iterator[Finding]:
    """M9: what is left was not compared with the store for too long."""
    days = (today - (credit.checked_on or credit.received_on)).days
    if compare_days is not None and days > compare_days:
        yield Finding(credit, Why.NOT_COMPARED, days=days)


_LOOKS: dict[Why, Callable[[Credit, date], bool]] = {
    Why.MORE_THAN_GRANTED: _more_than_granted,
    Why.NO_DATE: _no_date,
    Why.TRIED_AGAIN: _tried_again,
    Why.TERMS_NOT_READ: _terms_not_read,
    Why.NO_CATEGORIES: _no_categories,
    Why.NO_SOURCE: _no_source,
    Why.NO_EVIDENCE: _no_evidence,
}
