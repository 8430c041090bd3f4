"""The message to customer service of somebody who isn't sure: the pack's words, the credit's facts.

It names what the store knows anyway: amount, day, source and order. Notes stay at home, and
nothing is sent.
"""

from collections.abc import Iterable

from spendby.domain.credit import Credit, GiftCardClause, Kind, Store, TermsStatus
from spendby.domain.expiry import ExpiryState
from spendby.domain.guide import Asking, Doubt
from spendby.domain.money import money_text
from spendby.domain.when_words import typed_day

_ONE_LINE = 200


def doubts_about(credit: Credit) -> tuple[Doubt, ...]:
    """List what is not known of a credit, as far as its data tell."""
    terms = credit.terms
    open_terms = terms.status is not TermsStatus.READ or terms.gift_cards is GiftCardClause.SILENT
    found = {
        Doubt.SOURCE: credit.kind is Kind.OTHER,
        Doubt.TERMS: open_terms,
        Doubt.EXPIRY: credit.expiry.state is ExpiryState.UNKNOWN,
    }
    return tuple(doubt for doubt in Doubt if found.get(doubt))


def message(asking: Asking, credit: Credit, store: Store, doubts: Iterable[Doubt]) -> str:
    """Write the message that asks about these doubts, in the pack's order."""
    amount, day = money_text(credit.granted, credit.currency), typed_day(credit.received_on)
    what = f"{amount}, received {day}"
    wanted = set(doubts)
    lines = [asking.opening.format(store=store.name, what=what)]
    if source := _line(credit.source):
        lines.append(asking.source.format(source=source))
    if reference := _line(credit.reference):
        lines.append(asking.reference.format(reference=reference))
    asked = [asking.questions[one].format(store=store.name) for one in Doubt if one in wanted]
    marked = [f"- {question}" for question in asked] if len(asked) > 1 else asked
    closing = asking.closing.format(store=store.name)
    parts = ["\n".join(lines), "\n".join(marked), closing]
    return "\n\n".join(part for part in parts if part)


def _line(text: str) -> str:
    return " ".join(text.split())[:_ONE_LINE].rstrip(".")
