"""Listening: the same person, and what Orca says after each key."""

from collections.abc import Callable
from itertools import pairwise

from desk import Desk, Lost  # type: ignore[import-not-found,unused-ignore]
from voice import Voice  # type: ignore[import-not-found,unused-ignore]

_MARKS = frozenset("\u200b\u200e\u200f\u2066\u2067\u2068\u2069")

Heard = Callable[[Desk, Voice], None]


def dialog(desk: Desk, voice: Voice) -> None:
    """A dialog says its title and where one is in it."""
    desk.keys("ctrl+1")
    voice.said()  # the first key reaches Orca late
    desk.keys("ctrl+n")
    desk.dialog("Add credit")
    said = _said(voice)
    for part in ("Add credit", "Amount"):
        _expect(part in said, f"{part!r} wasn't said of the dialog: {said!r}")


def typed_date(desk: Desk, voice: Voice) -> None:
    """What a typed date means is said once, when it is typed to its end."""
    desk.type("30")
    desk.keys("Tab")
    desk.type("re")
    desk.keys("Tab")
    _said(voice)
    desk.type("60d")
    said = _said(voice)
    _expect(said.count("in 60 days") == 1, f"the day wasn't said once: {said!r}")
    _expect("in 6 days" not in said, f"a day was said that nobody meant: {said!r}")


def added(desk: Desk, voice: Voice) -> None:
    """What was added is said, by the row that it got."""
    desk.keys("Return")
    desk.gone("Add credit")
    said = _said(voice)
    _expect("$30.00 left" in said, f"nothing was said of the new credit: {said!r}")


def rows(desk: Desk, voice: Voice) -> None:
    """A row is said once: what is left, what it buys, when it ends."""
    desk.keys("ctrl+n")
    desk.dialog("Add credit")
    desk.type("7")
    desk.keys("Tab")
    desk.type("pr")
    desk.keys("Tab")
    desk.type("90d")
    desk.keys("Return")
    desk.gone("Add credit")
    desk.keys("Escape", "Home")
    _said(voice)
    for key in ("Down", "Up"):
        desk.keys(key)
        said = _said(voice)
        for part in (" left", "buys gift cards:", "expires:"):
            _expect(said.count(part) == 1, f"{part!r} wasn't said once after {key}: {said!r}")


def settings(desk: Desk, voice: Voice) -> None:
    """The settings say which page is shown, and nothing of those that it covers."""
    desk.keys("ctrl+comma")
    desk.dialog("Settings")
    said = _said(voice)
    _expect("Appearance" in said, f"the page wasn't said: {said!r}")
    for covered in ("timer", "systemd", "can't"):
        _expect(covered not in said, f"a covered page spoke: {said!r}")
    desk.keys("Escape")
    desk.gone("Settings")
    _said(voice)


STEPS: tuple[Heard, ...] = (dialog, typed_date, added, rows, settings)


def _said(voice: Voice) -> str:
    """Give all that was said since, in which nothing may be for the eye alone."""
    said = voice.said()
    whole = " | ".join(said)
    _expect(not _MARKS.intersection(whole), f"marks of direction were said: {whole!r}")
    _expect("<qt" not in whole and "</" not in whole, f"markup was said: {whole!r}")
    twice = [one for one, other in pairwise(said) if one == other and " " in one]
    _expect(not twice, f"said twice in a row: {twice!r}")
    return whole


def _expect(true: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not true:
        raise Lost(otherwise)
