"""Compares what the window says of the credits with the credits themselves, added up one by one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spendby.domain.outlook import Ending, outlooks
from spendby.domain.summary import OPEN, totals
from spendby.services.judging import Judged
from spendby.services.services import Services
from spendby.ui.credit_list.grouping import Section
from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.credit_list.views import View, belonging_to
from spendby.ui.kit.formatting import money
from spendby.ui.shell.main_window import MainWindow


def disagreements(window: MainWindow, services: Services) -> list[str]:
    """List what head, sidebar, strip, groups and selection say otherwise than the credits do."""
    shown, source = window.control.judge, window.control.source
    if shown is None or source.is_reading or window.refused is not None:
        return []
    judge, credits = services.credits.all_judged(services.settings.options())
    chosen = window.control.chosen
    judge = judge.buying(*chosen.buying)
    if judge.days != shown.days or judge.options != shown.options:
        return []  # another day, or other rules: the window hasn't been told yet
    every = [judge.judged(one) for one in credits]
    here = [one for one in every if chosen.store in {None, one.store.id}]
    return [
        *_sidebar(window, here),
        *_check_up(window, services),
        *_rows(window, here),
        *_head(window, here),
        *_strip(window, here),
        *_groups(window),
        *_selection(window, every),
    ]


def _sidebar(window: MainWindow, here: Sequence[Judged]) -> list[str]:
    target = window.control.chosen.target
    buttons = window.sidebar.findChildren(NavButton)[: len(View)]
    wrong = []
    for view, button in zip(View, buttons, strict=True):
        count = sum(belonging_to(view, target)(one.position) for one in here)
        said = "1 credit" if count == 1 else f"{count} credits"
        if not button.accessibleName().endswith(f", {said}"):
            wrong.append(f"the sidebar says {button.accessibleName()}, and there are {count}")
    return wrong


def _check_up(window: MainWindow, services: Services) -> list[str]:
    """Compare the number beside the check-up, where there is one, with what is on its page."""
    buttons = window.sidebar.findChildren(NavButton)
    heard = next(one.accessibleName() for one in buttons if one.word == "Check-up")
    count = len(services.check_ups.look().findings)
    right = {"Check-up", f"Check-up, {count:,} thing{'' if count == 1 else 's'} to mend"}
    return [] if heard in right else [f"the sidebar says {heard}, and there are {count}"]


def _listed(window: MainWindow) -> list[Judged]:
    rows = window.parts.model.rows.rows
    return [one for one in rows if not isinstance(one, Section)]


def _rows(window: MainWindow, here: Sequence[Judged]) -> list[str]:
    chosen = window.control.chosen
    belongs = belonging_to(chosen.view, chosen.target)
    there = {one.credit.id: one.credit for one in here if belongs(one.position)}
    listed = {one.credit.id: one.credit for one in _listed(window)}
    if listed == there or (chosen.is_narrowed and listed.items() <= there.items()):
        return []
    return [f"the list shows {sorted(listed)}, and there are {sorted(there)}"]


def _head(window: MainWindow, here: Sequence[Judged]) -> list[str]:
    chosen, head = window.control.chosen, window.page.head
    if not head.figures.isVisibleTo(window):
        return []
    some = _listed(window) if chosen.is_narrowed else here
    sums = totals((one.credit, one.today, one.answer(chosen.target)) for one in some)
    said = [one.accessibleName() for one in head.figures.findChildren(QWidget)]
    said = [one for one in said if one]
    if chosen.view is View.OVER:
        lost = [money(line.lost, currency) for currency, line in sums.items() if line.lost]
        pairs = zip(said, lost, strict=False)  # the other two figures are hidden there
        return [f"the head says {one}, and it is {sum_}" for one, sum_ in pairs if sum_ not in one]
    wrong = []
    for currency, line in sums.items():
        if not line.credits:
            continue
        count = "in 1 credit" if line.credits == 1 else f"in {line.credits} credits"
        amounts = [money(one, currency) for one in (line.left, line.usable, line.expiring)]
        for told, text in zip(said, (f"{amounts[0]}, {count}", *amounts[1:]), strict=True):
            if text not in told:
                wrong.append(f"the head says {told}, and it is {text}")
    return wrong


def _strip(window: MainWindow, here: Sequence[Judged]) -> list[str]:
    strip = window.commands.outlook.strip
    if window.control.chosen.view is not View.EXPIRING or not strip.isVisible():
        return []
    endings = [
        Ending(one.credit.currency, one.credit.expiry.on, one.left, one.today)
        for one in here
        if one.state in OPEN and one.credit.expiry.on is not None
    ]
    drawn = [bar.figures.bucket for bar in strip.bars if bar.figures]
    wanted = list(outlooks(endings)[0].buckets)
    return [] if drawn == wanted else [f"the strip shows {drawn}, and it is {wanted}"]


def _groups(window: MainWindow) -> list[str]:
    wrong = []
    heading: Section | None = None
    under: list[Judged] = []
    for row in (*window.parts.model.rows.rows, Section("", 0, ())):
        if not isinstance(row, Section):
            under.append(row)
            continue
        sums: dict[str, int] = {}
        for one in under:
            sums[one.credit.currency] = sums.get(one.credit.currency, 0) + one.left
        if heading is not None and (heading.count, dict(heading.sums)) != (len(under), sums):
            wrong.append(f"the group {heading.sentence} has {len(under)} credits with {sums}")
        heading, under = row, []
    return wrong


def _selection(window: MainWindow, every: Sequence[Judged]) -> list[str]:
    now = {one.credit.id: one.credit for one in every}
    selected = window.page.selected
    wrong = [one.credit.name for one in selected if now.get(one.credit.id) != one.credit]
    text = window.page.selection_bar.text
    if len(selected) > 1:
        for currency in {one.credit.currency for one in selected}:
            left = sum(one.left for one in selected if one.credit.currency == currency)
            if money(left, currency) not in text:
                wrong.append(f"{money(left, currency)} isn't in {text}")
    return [f"the selection differs: {one}" for one in wrong]
