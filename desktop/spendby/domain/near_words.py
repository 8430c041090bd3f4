"""How near a day is, in words, the same in the window and on the command line.

From ten years on nobody counts in days: there the day itself says more, and these words are empty.
"""

from spendby.translation import ntr, tr

FAR_DAYS = 3_650
"""From how many days on a day is said by its date alone."""


def near(days: int) -> str:
    """Say how near a day is where that stands by itself: "In 6 days", "Yesterday"."""
    if abs(days) >= FAR_DAYS:
        return ""
    if days < 0:
        return tr("Yesterday") if days == -1 else ntr("{count} day ago", "{count} days ago", -days)
    close = {0: tr("Today"), 1: tr("Tomorrow")}
    return close.get(days) or ntr("In {count} day", "In {count} days", days)


def near_inside(days: int) -> str:
    """Say it inside a sentence: "in 6 days", "yesterday"."""
    if abs(days) >= FAR_DAYS:
        return ""
    if days < 0:
        return tr("yesterday") if days == -1 else ntr("{count} day ago", "{count} days ago", -days)
    close = {0: tr("today"), 1: tr("tomorrow")}
    return close.get(days) or ntr("in {count} day", "in {count} days", days)
