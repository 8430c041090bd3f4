"""What is measured, beside its reference and its goals, and the table in which it is printed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

NOTHING = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    With a `reference` the goals are ratios to it, without one they are in `unit`. `more` turns
    them round: then a larger figure is the better one.
    """

    what: str
    ours: float
    unit: str
    reference: float | None = None
    goal: float | None = None
    latest: float | None = None
    more: bool = False

    @property
    def compared(self) -> float:
        """What the goals are about: the ratio, or the figure itself."""
        return self.ours / self.reference if self.reference else self.ours

    @property
    def verdict(self) -> str:
        """Whether the goals are met."""
        if self.goal is None and self.latest is None:
            return ""
        if self._within(self.goal):
            return "yes"
        return "at the latest" if self._within(self.latest) else "NO"

    def _within(self, limit: float | None) -> bool:
        if limit is None:
            return False
        return self.compared >= limit if self.more else self.compared <= limit


def show(figures: Iterable[Figure]) -> None:
    """Print lines of the table as they come."""
    for one in figures:
        _print(
            one.what,
            _number(one.ours, one.unit),
            _number(one.reference, one.unit) if one.reference else "",
            f"{one.compared:.2f}x" if one.reference else "",
            _limit(one, one.goal),
            _limit(one, one.latest),
            one.verdict,
        )


def show_head() -> None:
    """Print the titles of the columns."""
    _print("what", "ours", "reference", "ratio", "goal", "at latest", "met")


def in_turn(times: int, *measures: Callable[[], Sequence[float]]) -> list[list[float]]:
    """Measure each in turn, A B A B, so that what else the machine does hits all alike.

    Gives the medians of what each measure gives.
    """
    found: list[list[Sequence[float]]] = [[] for _ in measures]
    for _ in range(times):
        for measure, results in zip(measures, found, strict=True):
            results.append(measure())
    return [[median(column) for column in zip(*results, strict=True)] for results in found]


def near_worst(values: Sequence[float]) -> float:
    """Give what nineteen of twenty values don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _limit(figure: Figure, limit: float | None) -> str:
    if limit is None:
        return ""
    return f"{limit:.2f}x" if figure.reference else _number(limit, figure.unit)


def _number(value: float, unit: str) -> str:
    digits = 1 if value < 100 and unit == "ms" else 0
    if unit == "%":
        digits = 2
    return f"{value:,.{digits}f} {unit}"


def _print(*cells: str) -> None:
    what, *others = cells
    columns = "  ".join(f"{cell:>13}" for cell in others)
    print(f"  {what:<52}{columns}".rstrip(), flush=True)  # noqa: T201 - what is measured is printed
