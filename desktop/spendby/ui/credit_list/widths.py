"""How the width of the list is shared among its columns."""

from collections.abc import Mapping
from datetime import date, timedelta

from spendby.domain.expiry import SOON_DAYS, on_day
from spendby.ui.credit_list.amount import icon_room_below
from spendby.ui.credit_list.answer import pill_width
from spendby.ui.credit_list.columns import SPECS, Column
from spendby.ui.credit_list.expiry import icon_room
from spendby.ui.kit.cell import GAP, PADDING, Pens
from spendby.ui.kit.expiry_look import expiry_look, usual_words
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import LookKey, verdict_look

_NAME_WISH = 230
_NAME_LEAST = 96
_NAME_BESIDE_OTHERS = 180
LEAST = 48
MOST = 600
"""Between these a column's width can be set, in pixels of the design."""


def comfortable_width(pens: Pens) -> int:
    """Tell how wide the four columns want to be together, in pixels, where others stand beside."""
    columns = (Column.ANSWER, Column.EXPIRES, Column.LEFT)
    return pens.theme.px(_NAME_BESIDE_OTHERS + sum(SPECS[one].width for one in columns))


def has_ends_below(total: int, pens: Pens) -> bool:
    """Tell whether the name gets too little of `total` pixels beside a column for the ends.

    They stand under what is left, then.
    """
    return total - sum(_least_widths(pens)) < pens.theme.px(_NAME_BESIDE_OTHERS)


def column_widths(
    total: int, pens: Pens, chosen: Mapping[Column, int] | None = None, *, ends_below: bool = False
) -> tuple[int, int, int, int]:
    """Share `total` pixels among the four columns; the name takes what the others leave.

    With `ends_below` the last column has the ends too, and theirs takes nothing.

    Where that is little, the answer gives up its reason first, then dates and amounts the room
    that only the longest of them need. Below that the table scrolls sideways. `chosen` are widths
    that somebody set, in pixels of the design; they are kept.
    """
    px, set_widths = pens.theme.px, chosen or {}
    columns = (Column.ANSWER, Column.EXPIRES, Column.LEFT)
    leasts = _least_widths(pens)
    wishes = [max(px(SPECS[one].width), least) for one, least in zip(columns, leasts, strict=True)]
    if ends_below:
        below = max(leasts[-1], _width_below(pens))
        leasts, wishes = (leasts[0], 0, below), [wishes[0], 0, below]
        set_widths = {one: set_widths[one] for one in set_widths if one is not Column.EXPIRES}
    short = max(0, px(_NAME_WISH) + sum(wishes) - total)
    others = []
    for column, wish, least in zip(columns, wishes, leasts, strict=True):
        if column in set_widths:
            others.append(px(set_widths[column]))
            continue
        given = min(short, wish - least)
        short -= given
        others.append(wish - given)
    answer, expires, left = others
    return max(_NAME_LEAST, total - answer - expires - left), answer, expires, left


def _least_widths(pens: Pens) -> tuple[int, int, int]:
    """Tell what the widest pill, a usual nearness with its icon, and a usual amount need."""
    pill = max(pill_width(pens, verdict_look(key)) for key in LookKey)
    near = max(pens.width(word, TextRole.NAME) for word in usual_words())
    amount = max(
        pens.width("$8,888.00", TextRole.NAME), pens.width("of $8,888.00", TextRole.SECONDARY)
    )
    return pill + PADDING + GAP, icon_room(pens) + near + PADDING + GAP, amount + 2 * PADDING


def _width_below(pens: Pens) -> int:
    """Tell what a usual end needs under an amount."""
    day = date(2026, 12, 30)
    line = expiry_look(on_day(day), day - timedelta(SOON_DAYS)).line
    return icon_room_below(pens) + pens.width(line, TextRole.LABEL) + 2 * PADDING
