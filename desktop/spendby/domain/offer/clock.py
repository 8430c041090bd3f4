"""Times of day in a text: taken out where only the day counts, and the ones that shift a day."""

import re

_ZONE = (
    r"\(?\b(?:(?:u\.?s\.? )?(?:pacific|eastern|central|mountain|hawaii|alaska|local|your local)"
    r"(?: standard| daylight)?(?: time)?|[pecmh][sd]?t|gmt|bst|utc|aest|aedt|cet)\b\)?"
)
_TIME = re.compile(
    r"\b(?:at )?(?:(?:one minute (?:before|to) )?midnight|noon|close of business|end of day|"
    r"(?:the )?end of (?:the )?day|[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\b\.?)?|"
    rf"[0-9]{{1,2}} ?[ap]\.?m\b\.?)(?: ?\(?{_ZONE})?(?: (?:on|of)(?= ))?,?|{_ZONE}"
)
_DAY_STARTS = r"(?:12(?:[:.]00){0,2} ?a\.?m\b\.?|0?0[:.]00(?:[:.]00)?\b)"
_DAY_STARTS_BEFORE = re.compile(rf"\b{_DAY_STARTS}(?: ?{_ZONE})?,?(?: on)?(?: the)? $")
_DAY_STARTS_AFTER = re.compile(rf",?(?: at| \(at)? ?\(?{_DAY_STARTS}")
_SPACES = re.compile(r" {2,}")


def without_times(words: str) -> str:
    """Leave out times and their zones: "expires at 11:59 p.m. (PT) on" becomes "expires on".

    What stands before a day keeps its last word, so "before midnight on" ends in nothing that
    would make the day a limit that is itself left out.
    """
    return _SPACES.sub(" ", _TIME.sub(" ", words))


def starts_day_before(words: str) -> bool:
    """Tell whether words end in the first moment of a day, such as "12:00 a.m. (PT) on "."""
    return _DAY_STARTS_BEFORE.search(words) is not None


def starts_day_after(words: str) -> bool:
    """Tell whether words begin with the first moment of a day, such as " at 12:00 a.m."."""
    return _DAY_STARTS_AFTER.match(words) is not None
