"""The look of an answer: its word, its shape and its family of colours, always used together.

Which answer a credit gets is the domain's. Red is not among the families: it belongs to time.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from spendby.domain.credit import State, Target
from spendby.domain.verdict import Answer
from spendby.translation import tr
from spendby.ui.kit.words import target_word


class LookKey(StrEnum):
    """What a credit's answer looks like; the value of `Role.ANSWER`."""

    YES = "yes"
    CHECK_FIRST = "check_first"
    ASSUME_NO = "assume_no"
    NO = "no"
    USED_UP = "used_up"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


OVER = frozenset({LookKey.USED_UP, LookKey.EXPIRED})
"""Looks of credits that can't be spent any more: their rows are dimmed."""

_STATES = {
    State.USED_UP: LookKey.USED_UP,
    State.EXPIRED: LookKey.EXPIRED,
    State.UPCOMING: LookKey.NOT_YET,
}


class VerdictLook(Struct, frozen=True):
    """An answer's word, the name of its icon, and the token of its colour.

    The token has a `_bg` sibling for the ground that the word stands on.
    """

    key: LookKey
    word: str
    icon: str
    family: str

    @property
    def ground(self) -> str:
        """The token of the ground."""
        return f"{self.family}_bg"


def key_of(answer: Answer, state: State = State.ACTIVE) -> LookKey:
    """Tell what an answer looks like: a credit that can't be spent now says that instead."""
    return _STATES.get(state) or LookKey(answer.value)


def verdict_look(key: LookKey | str) -> VerdictLook:
    """Give the look in the interface's language; raises ValueError for an unknown key."""
    known = LookKey(key)
    icon, family = _SHAPES[known]
    return VerdictLook(known, _WORDS[known](), icon, family)


def gift_card_heading(key: LookKey | str) -> str:
    """Write the heading of the card that answers whether the credit buys gift cards."""
    return _HEADINGS[LookKey(key)]()


def target_heading(key: LookKey, target: Target, *, headline: Target) -> str:
    """Write the heading of the card that answers for a target; `headline` is the usual question."""
    if target is headline or key in OVER:
        return gift_card_heading(key)
    text = tr("{target}: {answer}")
    return text.format(target=target_word(target), answer=_WORDS[key]())


_SHAPES = {
    LookKey.YES: ("check-circle", "ok"),
    LookKey.CHECK_FIRST: ("question-circle", "warn"),
    LookKey.ASSUME_NO: ("question-circle", "mute"),
    LookKey.NO: ("slash-circle", "mute"),
    LookKey.USED_UP: ("bar-circle", "mute"),
    LookKey.EXPIRED: ("clock", "mute"),
    LookKey.NOT_YET: ("calendar", "mute"),
}

_WORDS: dict[LookKey, Callable[[], str]] = {
    LookKey.YES: lambda: tr("Yes"),
    LookKey.CHECK_FIRST: lambda: tr("Check first"),
    LookKey.ASSUME_NO: lambda: tr("Assume no"),
    LookKey.NO: lambda: tr("No"),
    LookKey.USED_UP: lambda: tr("Used up"),
    LookKey.EXPIRED: lambda: tr("Expired"),
    LookKey.NOT_YET: lambda: tr("Not yet"),
}

_HEADINGS: dict[LookKey, Callable[[], str]] = {
    LookKey.YES: lambda: tr("Buys gift cards: Yes"),
    LookKey.CHECK_FIRST: lambda: tr("Buys gift cards: Check first"),
    LookKey.ASSUME_NO: lambda: tr("Buys gift cards: Assume no"),
    LookKey.NO: lambda: tr("Buys gift cards: No"),
    LookKey.USED_UP: _WORDS[LookKey.USED_UP],
    LookKey.EXPIRED: _WORDS[LookKey.EXPIRED],
    LookKey.NOT_YET: lambda: tr("Buys gift cards: Not yet"),
}
