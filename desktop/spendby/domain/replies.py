"""What customer service replied about a credit: kept in the text of its terms, and found there.

A reply is fine print that somebody said instead of printing it, so it is kept where fine print is
kept and decides as fine print does (docs/adr/0014-replies-are-terms.md).
"""

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import GiftCardClause, Terms, TermsStatus
from spendby.domain.fine_print import cleaned, read_fine_print

_HEAD = re.compile(r"^\[Reply of (.{1,80}), (\d{4}-\d\d-\d\d)\]$", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]\s]+")
NAME_LENGTH = 80


class Reply(Struct, frozen=True):
    """What somebody at the store said on a day; `gift_cards` is None where they couldn't tell."""

    who: str
    on: date
    text: str
    gift_cards: GiftCardClause | None = None
    third_party_named: bool = False


def with_reply(terms: Terms, reply: Reply) -> Terms:
    """Give the terms as they stand after a reply, which comes first in their text.

    A reply that settles gift cards is terms that were read; one that doesn't leaves them unclear.
    """
    text = _written(reply)
    if terms.text:
        text = f"{text}\n\n{terms.text}"
    if reply.gift_cards is None:
        known = terms.status is TermsStatus.READ
        status = TermsStatus.READ if known else TermsStatus.UNCLEAR
        return replace(terms, status=status, read_on=reply.on, text=text)
    allowed = reply.gift_cards is GiftCardClause.ALLOWED
    return replace(
        terms,
        status=TermsStatus.READ,
        gift_cards=reply.gift_cards,
        third_party_named=allowed and reply.third_party_named,
        read_on=reply.on,
        text=text,
    )


def has_reply(text: str) -> bool:
    """Tell whether a reply stands in the text of terms."""
    return latest_reply(text) is not None


def latest_reply(text: str) -> tuple[str, date] | None:
    """Find who replied last, and when."""
    for found in _HEAD.finditer(read_fine_print(text).text):
        try:
            return found[1], date.fromisoformat(found[2])
        except ValueError:
            continue
    return None


def _written(reply: Reply) -> str:
    who = _BRACKETS.sub(" ", cleaned(reply.who)).strip()[:NAME_LENGTH]
    head = f"[Reply of {who or 'customer service'}, {reply.on.isoformat()}]"
    said = cleaned(reply.text).strip()
    return f"{head}\n{said}" if said else head
