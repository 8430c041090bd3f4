"""The kinds of field that a pack file is made of: each knows what it wants and reads it.

`pack_reading` composes them into the shape of a pack; nothing here knows what a pack is.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import Struct

from spendby.domain.errors import FieldRefused, PackRefused
from spendby.domain.fine_print import web_address
from spendby.translation import ntr, tr

Key = TypeVar("Key", bound=str)

TEXT_LIMIT = 2_000
_SHOWN = 40
# Line breaks, control characters, lone surrogates and marks that turn the direction of writing:
# none of them belongs into a sentence, and some make it look like another one.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BARE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_LIMIT = 60


class Unfit(Exception):  # noqa: N818 - says how a value is, and never leaves this part
    """A value is not what its field wants; the message is a predicate, such as "is empty"."""


class Where(Struct, frozen=True):
    """A place in a pack file: the keys, and the numbers in lists from 1, that lead to it."""

    file: str
    steps: tuple[str | int, ...] = ()

    def key(self, name: str) -> "Where":
        """Go down into a table."""
        return Where(self.file, (*self.steps, name))

    def nth(self, number: int) -> "Where":
        """Go down into a list; `number` counts from 1."""
        return Where(self.file, (*self.steps, number))

    @property
    def path(self) -> str:
        """The place as people write it, such as `presets[3].kind`."""
        path = ""
        for step in self.steps:
            if isinstance(step, int):
                path += f"[{step}]"
            else:
                name = step if _BARE.fullmatch(step) else shown_value(step)
                path += f".{name}" if path else name
        return path

    def refuse(self, problem: str) -> PackRefused:
        """Make the sentence that refuses what stands here."""
        return PackRefused(f"{self.file}: {self.path} {problem}.")


class Field(Struct, frozen=True):
    """What a place in the file has to hold, in words and as a reader."""

    wants: str
    read: Callable[[Where, object], Any]


def shown_value(value: object) -> str:
    """Write a value of the file for a sentence, cut to a readable length."""
    if isinstance(value, str):
        plain = _CONTROL.sub(" ", value)
        return f"“{plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + '…'}”"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return tr("a table")
    if isinstance(value, list):
        return tr("a list")
    return tr("a number") if isinstance(value, int | float) else f"{value}"


def one_of(words: Iterable[str]) -> str:
    """Join words for a sentence: "a, b or c"."""
    *head, last = [word or '""' for word in words]
    return tr("{words} or {last}").format(words=", ".join(head), last=last) if head else last


def all_of(words: Iterable[str]) -> str:
    """Join words for a sentence: "a, b and c"."""
    *head, last = words
    return tr("{words} and {last}").format(words=", ".join(head), last=last) if head else last


def said(field: Field) -> Field:
    """Make a field of a text that people read: as `field` reads it, in their language."""
    return Field(field.wants, lambda where, value: tr(field.read(where, value)))


def _is(value: object) -> str:
    return tr("is {value}").format(value=shown_value(value))


def _has_to_be(problem: str, wants: str) -> str:
    return tr("{problem}; it has to be {wanted}").format(problem=problem, wanted=wants)


def scalar(wants: str, convert: Callable[[object], object]) -> Field:
    """Make a field of one value; `convert` raises `Unfit` for what it can't take."""

    def read(where: Where, value: object) -> object:
        try:
            return convert(value)
        except Unfit as unfit:
            problem = str(unfit) or _is(value)
        raise where.refuse(_has_to_be(problem, wants))

    return Field(wants, read)


def plain_text(value: object, limit: int = TEXT_LIMIT, *, empty: bool = False) -> str:
    """Hold a value to be one line of text; raises `Unfit`."""
    if not isinstance(value, str):
        raise Unfit
    if len(value) > limit:
        raise Unfit(ntr("has {count} character", "has {count} characters", len(value)))
    if not empty and not value.strip():
        raise Unfit(tr("is empty"))
    if _CONTROL.search(value):
        raise Unfit(tr("holds a line break or another control character"))
    return value


def line(limit: int = TEXT_LIMIT, *, empty: bool = False) -> Field:
    """Make a field of one line of text; `limit` is in characters."""
    wants = ntr(
        "text of {least} to {count} character on one line",
        "text of {least} to {count} characters on one line",
        limit,
    ).format(least=0 if empty else 1)
    return scalar(wants, lambda value: plain_text(value, limit, empty=empty))


def choice(allowed: Iterable[str], wants: str = "") -> Field:
    """Make a field of one of the words allowed; an enum gives its own members back."""
    words: dict[str, str] = {str(word): word for word in allowed}

    def convert(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit
        return words[value]

    return scalar(wants or one_of(words), convert)


def _identifier(value: object) -> str:
    if not isinstance(value, str) or len(value) > _ID_LIMIT or not _ID.fullmatch(value):
        raise Unfit
    return value


def _day(value: object) -> date:
    # A TOML date with a time is a `datetime`, which is a `date` too, but no day.
    if type(value) is not date:
        raise Unfit
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit
    return value


def _address(value: object) -> str:
    address = plain_text(value, empty=True)
    try:
        if not address or web_address(address) != address:
            raise Unfit
    except FieldRefused:
        raise Unfit from None
    return address


def identifier() -> Field:
    """Make a field of an id."""
    return scalar(tr("lower-case letters, digits and hyphens, such as prime-day"), _identifier)


def day() -> Field:
    """Make a field of a day."""
    return scalar(tr("a date such as 2026-11-23, without quotes"), _day)


def flag() -> Field:
    """Make a field of a yes or no."""
    return scalar(tr("true or false"), _flag)


def address() -> Field:
    """Make a field of a link."""
    wants = tr("an address that starts with https:// or http://, without a name or password")
    return scalar(wants, _address)


def address_or_none() -> Field:
    """Make a field of a link that may be left empty."""
    wants = tr('{wanted}, or ""').format(wanted=address().wants)
    return scalar(wants, lambda value: "" if value == "" else _address(value))


def many(one: Field, wants: str, *, at_least: int = 0, unique: tuple[str, ...] = ()) -> Field:
    """Make a field of a list; `unique` names what no two of its tables may have in common."""

    def read(where: Where, value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            problem = _is(value)
        elif len(value) < at_least:
            problem = tr("is empty")
        else:
            found = tuple(one.read(where.nth(n), each) for n, each in enumerate(value, 1))
            for name in unique:
                _refuse_twice(where, name, [getattr(each, name) for each in found])
            return found
        raise where.refuse(_has_to_be(problem, wants))

    return Field(wants, read)


def _refuse_twice(where: Where, name: str, values: list[str]) -> None:
    met: dict[str, int] = {}
    for number, value in enumerate(values, 1):
        first = met.setdefault(value.casefold(), number)
        if first != number:
            problem = tr("is {value}, which {place} has already").format(
                value=shown_value(value), place=where.nth(first).path
            )
            raise where.nth(number).key(name).refuse(problem)


def table(made: type[Any], shape: Mapping[str, Field], **fixed: object) -> Field:
    """Make a field of a table with the keys of `shape`, which become a `made` (a struct).

    A key may be left out when the struct has a default for it. `fixed` are values that the
    file gives by place and not by key, such as the id of a rule.
    """
    optional = _with_default(made)

    def read(where: Where, value: object) -> object:
        found = _read_keys(where, value, shape, optional)
        return made(**fixed, **found)

    return Field(tr("a table"), read)


def keyed(shape: Mapping[Key, Field], *, complete: bool) -> Field:
    """Make a field of a table whose keys are those of `shape`: all of them, or any."""
    optional = frozenset() if complete else frozenset(shape)

    def read(where: Where, value: object) -> Mapping[Key, Any]:
        return MappingProxyType(_read_keys(where, value, shape, optional))

    return Field(tr("a table"), read)


def entries(make: Callable[[str], Field]) -> Field:
    """Make a field of a table whose keys are ids of the file's own choice."""

    def read(where: Where, value: object) -> Mapping[str, Any]:
        shape: dict[str, Field] = {}
        is_id = identifier()
        for key in _table(where, value):
            is_id.read(where.key(key), key)
            shape[key] = make(key)
        return MappingProxyType(_read_keys(where, value, shape, frozenset()))

    return Field(tr("a table"), read)


def _with_default(made: type[Any]) -> frozenset[str]:
    names, defaults = made.__struct_fields__, made.__struct_defaults__
    return frozenset(names[len(names) - len(defaults) :])


def _table(where: Where, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise where.refuse(_has_to_be(_is(value), tr("a table")))
    return value


def _read_keys(
    where: Where, value: object, shape: Mapping[Key, Field], optional: Collection[str]
) -> dict[Key, Any]:
    given = _table(where, value)
    for key in given:
        if key not in shape:
            from difflib import get_close_matches  # for mistakes alone

            near = get_close_matches(key[:_ID_LIMIT], list(shape), n=1)
            problem = tr("is not known; known here: {keys}").format(keys=all_of(shape))
            if near:
                problem = tr("is not known; did you mean “{key}”").format(key=near[0])
            raise where.key(key).refuse(problem)
    found: dict[Key, Any] = {}
    for name, field in shape.items():
        if name in given:
            found[name] = field.read(where.key(name), given[name])
        elif name not in optional:
            raise where.key(name).refuse(_has_to_be(tr("is missing"), field.wants))
    return found
