"""What a credit's fields may hold, whoever fills them in: a form, a command or a file."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain, count
from operator import attrgetter

from spendby.domain.credit import Credit, Kind
from spendby.domain.errors import FieldRefused
from spendby.domain.explain import day_text
from spendby.domain.money import LIMIT
from spendby.domain.plain_fields import (
    FIELDS,
    LINE_LENGTH,
    TAG_LENGTH,
    TEXT_LENGTH,
    FieldSpec,
    Shape,
)
from spendby.translation import mark, ntr, tr

NAME_LENGTH = 200
TAG_COUNT = 50

_ID_LENGTH = 64
_ID = re.compile(rf"[^\s\x00-\x1f\x7f]{{1,{_ID_LENGTH}}}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ONE_LINE_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

KIND_NAMES = {
    Kind.GIFT_CARD: mark("Gift card"),
    Kind.REFUND: mark("Refund"),
    Kind.RETURN: mark("Return credit"),
    Kind.PROMOTIONAL: mark("Promo credit"),
    Kind.REWARD: mark("Reward"),
    Kind.COURTESY: mark("Courtesy credit"),
    Kind.OTHER: mark("Credit"),
}


def default_name(kind: Kind, received_on: date, called: str = "") -> str:
    """Name a credit that nobody named: by what it is `called`, else "Promo credit, 22 Nov".

    `called` is the source in the holder's own words, or the name of a preset; one that says no
    more than the kind gets the day too.
    """
    called = " ".join(called.split())[:NAME_LENGTH].strip()
    if called and called != tr(KIND_NAMES[kind]):
        return called
    return dated_name(tr(KIND_NAMES[kind]), received_on)


def dated_name(name: str, received_on: date) -> str:
    """Tell a name from its like by the day of receipt."""
    day = f", {day_text(received_on, received_on)}"
    return f"{name[: NAME_LENGTH - len(day)]}{day}"


def own_name(name: str, received_on: date, is_taken: Callable[[str], bool]) -> str:
    """Tell a made name from those that are taken: by the day, then by a number."""
    has_day = name == dated_name(name.rpartition(", ")[0], received_on)
    dated = name if has_day else dated_name(name, received_on)
    numbered = (f"{dated[: NAME_LENGTH - 9]} ({number})" for number in count(2))
    return next(one for one in chain((name, dated), numbered) if not is_taken(one))


_NUMBERED = re.compile(r" \([0-9]{1,6}\)$")


def is_made_name(credit: Credit, called: str = "") -> bool:
    """Tell whether a name is one that was made of kind, day and what the credit is `called`."""
    received = credit.received_on
    plain = default_name(credit.kind, received), default_name(credit.kind, received, called)
    made = {*plain, dated_name(plain[1], received)}
    return credit.name in made or _NUMBERED.sub("", credit.name) in made


def check_text(field: str, value: str, limit: int = LINE_LENGTH, *, lines: bool = False) -> str:
    """Hold text to its length and to characters that can be kept; raises `FieldRefused`.

    Line breaks (as LF) and tabs are allowed where `lines` is set; other control characters and
    lone surrogates, which no file could hold, are refused everywhere.
    """
    if len(value) <= limit and value.isprintable():  # as most texts are, and none that is refused
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n") if lines else value
    if len(value) > limit:
        raise FieldRefused(
            field,
            ntr(
                "The {field} is longer than {count} character.",
                "The {field} is longer than {count} characters.",
                limit,
            ).format(field=tr(field)),
        )
    control = _CONTROL if lines else _ONE_LINE_CONTROL
    if control.search(value):
        raise FieldRefused(
            field, tr("The {field} holds a character that can't be kept.").format(field=tr(field))
        )
    return value


def check_id(value: str) -> str:
    """Hold an id to 1 to 64 visible characters; raises `FieldRefused`."""
    if 0 < len(value) <= _ID_LENGTH and value.isprintable() and " " not in value:
        return value  # as most are; the expression below takes three times as long to tell
    if not _ID.fullmatch(value):
        message = tr("An id has 1 to 64 characters and no spaces.")
        raise FieldRefused("id", message)
    return check_text(mark("id"), value)


def check_fields(credit: Credit) -> Credit:
    """Hold every text of a credit to its limits; raises `FieldRefused`. Gives the credit back."""
    check_id(credit.id)
    if not credit.name.strip():
        message = tr("A credit needs a name.")
        raise FieldRefused("name", message)
    check_text(mark("name"), credit.name, NAME_LENGTH)
    if _says_more(credit):
        _check_texts(credit)
    for entry in credit.entries:
        if entry.memo:
            check_text(mark("memo"), entry.memo)
        if not -LIMIT <= entry.amount <= LIMIT:
            message = tr("That amount is more than Spendby can hold.")
            raise FieldRefused("entries", message)
    for checkout in credit.checkouts:
        check_text(mark("note"), checkout.note, TEXT_LENGTH, lines=True)
    return credit


_TEXTS = [one for one in FIELDS if one.shape in {Shape.LINE, Shape.LINES, Shape.TAG}]
_TAGS = [one for one in FIELDS if one.shape is Shape.TAGS]
_texts_of = attrgetter(*(one.name for one in _TEXTS))
_all_texts_of = attrgetter(*(one.name for one in (*_TAGS, *_TEXTS)))
_NO_TEXTS = tuple(
    () if one.shape is Shape.TAGS else None if one.shape is Shape.TAG else ""
    for one in (*_TAGS, *_TEXTS)
)


def _says_more(credit: Credit) -> bool:
    """Tell whether there is any text beside the name; most credits of a long file have none."""
    terms = credit.terms
    return (
        bool(terms.text or terms.url or credit.expiry.basis) or _all_texts_of(credit) != _NO_TEXTS
    )


def _check_texts(credit: Credit) -> None:
    for spec, text in zip(_TEXTS, _texts_of(credit), strict=True):
        check_text(spec.name, text or "", spec.limit, lines=spec.shape is Shape.LINES)
    check_text(mark("terms text"), credit.terms.text, TEXT_LENGTH, lines=True)
    check_text(mark("terms url"), credit.terms.url, 2_000)
    check_text(mark("basis"), credit.expiry.basis or "", TAG_LENGTH)
    for spec in _TAGS:
        _check_tags(spec, getattr(credit, spec.name))


def _check_tags(spec: FieldSpec, tags: Sequence[str]) -> None:
    if len(tags) > TAG_COUNT:
        message = ntr(
            "A credit has at most {count} category.",
            "A credit has at most {count} categories.",
            TAG_COUNT,
        )
        raise FieldRefused(spec.name, message)
    for tag in tags:
        if not tag.strip():
            message = tr("A category needs a name.")
            raise FieldRefused(spec.name, message)
        check_text(spec.name, tag, spec.limit)
