"""Calls of the command line, made from the parser itself: mostly valid ones, and nasty ones.

Whatever is added to the parser is called too: an argument that has no valid values here is given
some text.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spendby.cli.commands import parser

NASTY = (
    *("--", "-", "", " ", "-5d", "=", "'", "%", "%s%n", "*", "~", "-h", "--json", "@x"),
    *("0", "-1", "1e9", "NaN", "inf", "9" * 40, "0x10", "1,00,000", "١٢٣", "½", "12.345"),
    *("9999-12-31", "0001-01-01", "31/12/27", "10000-01-01", "999999d", "eom", "2027-02-30"),
    *(
        "a\x00b",
        "\x1b[31m",
        "\udcff",
        "\u202ex",
        "é" * 3000,
        "\n",
        "a\nb",
        "💳",
        "../../..",
        "/dev/null",
    ),
    *("javascript:alert(1)", "https://a:b@example.org/", "http://[", "<b>x</b>", "=1+1", "unknown"),
)
"""What a value may hold and hardly anybody types."""

SHARED = {"data_dir", "today", "rules", "json", "help", "version"}


@dataclass(frozen=True)
class Shape:
    """One command: the words that name it, and its arguments."""

    path: tuple[str, ...]
    options: tuple[argparse.Action, ...]
    places: tuple[argparse.Action, ...]


@dataclass
class Drawer:
    """What valid values are taken from; `fresh` makes the path of a file that isn't there yet."""

    folder: Path
    ids: list[str] = field(default_factory=list)
    reminders: list[str] = field(default_factory=list)
    backups: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    odd_files: list[str] = field(default_factory=list)
    made: int = 0

    def fresh(self, ending: str) -> str:
        """Give the path of a file that isn't there yet."""
        self.made += 1
        return str(self.folder / f"out-{self.made}{ending}")


def shapes() -> list[Shape]:
    """List every command of the parser, those inside another one too."""
    return list(_shapes(parser(), ()))


def _shapes(one: argparse.ArgumentParser, path: tuple[str, ...]) -> Iterator[Shape]:
    actions = [action for action in one._actions if action.dest not in SHARED]  # noqa: SLF001 - argparse has no other way
    if path:
        plain = [a for a in actions if not isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001 - as above
        yield Shape(
            path,
            tuple(a for a in plain if a.option_strings),
            tuple(a for a in plain if not a.option_strings),
        )
    for action in actions:
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for name, inner in action.choices.items():
                yield from _shapes(inner, (*path, name))


Valid = Callable[[Drawer, random.Random], str]


def _of(*values: str) -> Valid:
    return lambda _, chance: chance.choice(values)


def _id(drawer: Drawer, chance: random.Random) -> str:
    return chance.choice(drawer.ids or ["0"])


def _reminder(drawer: Drawer, chance: random.Random) -> str:
    return chance.choice(drawer.reminders or drawer.ids or ["0"])


def _file(drawer: Drawer, chance: random.Random) -> str:
    return chance.choice(drawer.files)


def _out(drawer: Drawer, chance: random.Random) -> str:
    return drawer.fresh(chance.choice((".json", ".csv", ".ics")))


def _backup(drawer: Drawer, chance: random.Random) -> str:
    return chance.choice(drawer.backups or ["1"])


_AMOUNT = _of("25", "1,050.00", "0.01", "3.50", "12", "999.99")
_DAY = _of("today", "2026-11-20", "3d ago", "2027-01-31", "1 nov", "fri")
_WHEN = _of("90d", "never", "unknown", "eom", "2026-12-31", "1y", "5d", "tomorrow")
_TEXT = _of("Prime Day", "Café Zürich", "商品券", "x", "a longer note, with commas", "Refund")
_TARGET = _of("own_gift_card", "third_party_gift_card", "goods", "cash", "another_person")
_STORE = _of("amazon-us", "amazon-us", "corner-books")
_CATEGORY = _of("books", "toys", "video")

VALID: dict[str, Valid] = {
    **dict.fromkeys(("amount",), _AMOUNT),
    **dict.fromkeys(("received", "usable_from", "on"), _DAY),
    **dict.fromkeys(("expires",), _WHEN),
    **dict.fromkeys(("name", "named", "source", "reference", "note", "memo", "search"), _TEXT),
    **dict.fromkeys(("terms_text",), _TEXT),
    "kind": _of("gift_card", "refund", "return", "promotional", "reward", "courtesy", "other"),
    "store": _STORE,
    "preset": _of("prime-day", "no-rush", "trade-in"),
    **dict.fromkeys(("eligible", "buying"), _CATEGORY),
    "keeps_rest": _of("yes", "no", "unknown"),
    "terms": _of("not_read", "unclear", "read"),
    "gift_cards": _of("silent", "excluded", "allowed"),
    "terms_url": _of("https://example.org/terms"),
    "target": _TARGET,
    "saw": _of("offered", "greyed_out", "absent"),
    "state": _of("active", "upcoming", "used_up", "expired", "archived", "all"),
    "answer": _of("yes", "check_first", "assume_no", "no"),
    **dict.fromkeys(("expiring_within", "within"), _of("0", "7", "30", "999999")),
    "sort": _of("expiry", "name", "left", "received"),
    "words": _of("R3", "gift", "refund", "F1"),
    "wait": _of("3h", "7d", "fri", "10min"),
    **dict.fromkeys(("count", "limit"), _of("1", "1", "2", "5")),
    "form": _of("spendby", "csv", "catima"),
    "encoding": _of("utf-8", "windows-1252"),
    "columns": _of("granted=Amount", "name=Name", "expiry=Ends"),
    "dates": _of("dmy", "mdy"),
    "decimal": _of(".", ","),
    "changed": _of("skip", "set"),
    "delimiter": _of(",", ";", "tab"),
    "unread": _of("Amount", "Ends"),
    "rows": _of("credits", "entries"),
    "keep": _of("off"),
    "id": _id,
    "currency": _of("USD", "EUR", "JPY"),
    "time_zone": _of("America/Chicago", "UTC", "Asia/Tokyo"),
    "pack": _of("general"),
}
"""A valid value by the name under which argparse keeps it."""

_PLACES: dict[tuple[tuple[str, ...], str], Valid] = {
    (("import",), "file"): _file,
    (("read-offer",), "file"): _file,
    (("export",), "file"): _out,
    (("backup",), "file"): lambda drawer, _: drawer.fresh(".db"),
    (("restore",), "file"): _backup,
    (("reminders", "done"), "id"): _reminder,
    (("reminders", "snooze"), "id"): _reminder,
    (("stores", "add"), "id"): lambda drawer, _: f"shop-{len(drawer.ids)}",
    (("stores", "add"), "name"): lambda drawer, _: f"Shop {len(drawer.ids)}",
}


def valid(shape: Shape, action: argparse.Action) -> Valid:
    """Give the maker of valid values for an argument of a command."""
    return _PLACES.get((shape.path, action.dest)) or VALID.get(action.dest, _TEXT)


_NEEDED = {
    ("add",): ("amount", "kind"),
    ("extend",): ("expires",),
    ("checkout",): ("target", "saw"),
    ("reminders", "snooze"): ("wait",),
}
"""What a command can't do without, though argparse doesn't know."""


def smallest(shape: Shape, drawer: Drawer, chance: random.Random) -> dict[str, list[str]]:
    """Give the arguments that a valid call has at least, by the name of each."""
    needed = _NEEDED.get(shape.path, ())
    given = [one for one in shape.options if one.dest in needed]
    return {
        one.dest: written(one, valid(shape, one)(drawer, chance)) for one in (*shape.places, *given)
    }


def written(action: argparse.Action, value: str) -> list[str]:
    """Write an argument with a value as one types it, in the form that no value can break."""
    return [f"{action.option_strings[0]}={value}"] if action.option_strings else [value]


def random_call(
    drawer: Drawer, chance: random.Random, all_shapes: list[Shape], *, nastiness: float = 0.08
) -> list[str]:
    """Make up one call: the smallest one of a command, a few more options, a few nasty values."""
    shape = chance.choice(all_shapes)
    call = smallest(shape, drawer, chance)
    more = chance.sample(shape.options, min(len(shape.options), chance.randrange(4)))
    for action in more:
        if action.nargs == 0:
            call[action.dest] = [chance.choice(action.option_strings)]
        else:
            call[action.dest] = written(action, valid(shape, action)(drawer, chance))
    for action in (*shape.options, *shape.places):
        if action.nargs != 0 and action.dest in call and chance.random() < nastiness:
            odd = (*NASTY, *drawer.odd_files) if action.dest == "file" else NASTY
            value = chance.choice(odd)
            # A place takes what begins with - for an option, and no file may be written elsewhere.
            call[action.dest] = written(action, value)
    if chance.random() < 0.3:
        call["json"] = ["--json"]
    return [*shape.path, *(word for words in call.values() for word in words)]
