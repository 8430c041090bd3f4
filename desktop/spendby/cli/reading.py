"""From what was typed after a command to values of the domain, saying how doubts were read."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from spendby.domain.errors import DateRefused, NotFound
from spendby.domain.expiry import Expiry
from spendby.domain.explain import day_text
from spendby.domain.folding import folded
from spendby.domain.money import NumberStyle, check_typed, read_amount, read_left
from spendby.domain.pack import Pack, Preset
from spendby.domain.when import DateOrder, read_day, read_when
from spendby.translation import tr

_NO_DAY = frozenset({"", "-", "none", "never"})


class Reader(Struct, frozen=True):
    """Reads amounts and days the way the user writes them; `say` takes what is worth saying."""

    style: NumberStyle
    order: DateOrder
    say: Callable[[str], None]

    def amount(self, text: str, currency: str) -> int:
        """Read an amount above zero into minor units; raises `AmountRefused`."""
        return read_amount(text, currency, self.style)

    def granted(self, text: str, currency: str) -> int:
        """Read the amount of a whole credit; one above a million is refused as a slip."""
        return check_typed(self.amount(text, currency), currency)

    def left(self, text: str, currency: str) -> int:
        """Read what is left, which may be nothing."""
        return check_typed(read_left(text, currency, self.style), currency)

    def expiry(self, text: str, today: date, received: date) -> Expiry:
        """Read when a credit ends, and say so where the date has passed or has two readings."""
        when = read_when(text, today, self.order, received=received)
        if when.alternative is not None and when.expiry.on is not None:
            self._two_readings(text, when.expiry.on, when.alternative)
        if when.passed:
            self.say(tr("This date has passed."))
        return when.expiry

    def day(self, text: str, today: date, *, past: bool = True) -> date:
        """Read one day, and say so where it has two readings."""
        day = read_day(text, today, self.order, past=past)
        other_order = DateOrder.MDY if self.order is DateOrder.DMY else DateOrder.DMY
        try:
            other = read_day(text, today, other_order, past=past)
        except DateRefused:
            other = day
        if other != day:
            self._two_readings(text, day, other)
        return day

    def day_or_none(self, text: str, today: date) -> date | None:
        """Read a day to come; "none" takes it away."""
        if text.strip().casefold() in _NO_DAY:
            return None
        return self.day(text, today, past=False)

    def _two_readings(self, text: str, day: date, other: date) -> None:
        self.say(
            tr("“{text}” was read as {day}. For {day2} write {day3}.").format(
                text=text.strip(), day=day_text(day), day2=day_text(other), day3=other.isoformat()
            )
        )


def preset_of(pack: Pack, wanted: str) -> Preset:
    """Find a preset by its id, or by the start of a name that fits one alone."""
    text = folded(wanted.strip())
    for one in pack.presets:
        if text in {one.id, folded(one.name)}:
            return one
    found = [one for one in pack.presets if text and folded(one.name).startswith(text)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(one.id for one in found or pack.presets)
    if found:
        message = tr("More than one preset's name starts with “{wanted}”: {listed}.").format(
            wanted=wanted[:60], listed=listed
        )
    else:
        message = tr("{pack} has no preset “{wanted}”. It has: {listed}.").format(
            pack=pack.name, wanted=wanted[:60], listed=listed
        )
    raise NotFound(message)


def tags(given: list[str] | None) -> tuple[str, ...] | None:
    """Collect categories; None where none were given, nothing where only empty ones were."""
    if given is None:
        return None
    return tuple(dict.fromkeys(tag.strip() for tag in given if tag.strip()))
