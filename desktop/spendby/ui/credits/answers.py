"""What a credit can buy: the card of one target, what would change its answer, and the others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.domain.what_if import ways
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Asked
from spendby.ui.credits.other_targets import OtherTargets
from spendby.ui.credits.what_changes import WhatChanges
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.announce import announce
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.labels import label
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_card import VerdictCard
from spendby.ui.kit.verdict_look import key_of


class Answers(QWidget):
    """Answers for one target at a time."""

    link_wanted = Signal(str)
    why_wanted = Signal(object)
    """Asks why; carries the `Verdict`."""

    def __init__(self, theme: Theme, action: Callable[[Do], QAction], under_card: QWidget) -> None:
        """Start without a credit; `action` gives what the buttons do.

        `under_card` stands between the answer and what would change it.
        """
        super().__init__()
        self._judged: Judged | None = None
        self._judge: Judge | None = None
        self._asked = Asked()
        self._target = HEADLINE_TARGET
        self.buying: ChoiceField[str] = ChoiceField(theme, tr("What you buy"), [("", "")])
        self.card = VerdictCard(theme)
        self.changes = WhatChanges(theme, action)
        self.others = OtherTargets(theme)
        choice = self.buying.layout()
        if choice is not None:
            choice.setContentsMargins(0, 0, 0, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = label(tr("What would change it"), TextRole.LABEL, "text2")
        also = label(tr("What else it can buy"), TextRole.LABEL, "text2")
        for gap, widget in (
            (0, self.buying),
            (0, self.card),
            (10, under_card),
            (16, heading),
            (8, self.changes),
            (16, also),
            (4, self.others),
        ):
            column.addSpacing(gap)
            column.addWidget(widget)
        self.card.link_wanted.connect(self.link_wanted)
        self.card.why_wanted.connect(self.why_wanted)
        self.others.chosen.connect(self._on_chosen)
        self.buying.changed.connect(self._show)

    @property
    def target(self) -> Target:
        """The target that the card answers for."""
        return self._target

    def show_credit(self, judged: Judged, judge: Judge, asked: Asked) -> None:
        """Show this credit; another one, or another question, starts with what is `asked`."""
        before = self._judged.credit if self._judged else None
        buying = self.buying.value
        if before is None or before.id != judged.credit.id or asked != self._asked:
            self._target, buying = asked.target, next(iter(asked.buying), "")
        self._judged, self._judge, self._asked = judged, judge, asked
        self.buying.set_choices(self._categories(judged, judge))
        self.buying.set_value(buying)
        self._show()

    def _categories(self, judged: Judged, judge: Judge) -> Sequence[tuple[str, str]]:
        names = {one.tag: one.name for one in judge.pack_of(judged.store).categories}
        names |= {tag: names.get(tag, tag) for tag in judged.credit.eligible}
        return [("", tr("Anything")), *names.items()]

    def _show(self) -> None:
        judged, judge = self._judged, self._judge
        if judged is None or judge is None:
            return
        tag = self.buying.value if self._target is Target.GOODS else ""
        buying = (tag,) if tag else ()
        if judge.options.buying != buying:
            judge = judge.buying(*buying)
            judged = judge.judged(judged.credit)
        target = self._target
        self.buying.setVisible(target is Target.GOODS)
        key = key_of(judged.answer(target), judged.state)
        self.card.show_verdict(key, judge.verdict(judged, target))
        self.changes.show_ways(ways(judged.credit, target, judged.today, judge.options))
        self.others.show_verdicts({one: judge.verdict(judged, one) for one in Target}, target)

    def _on_chosen(self, target: Target) -> None:
        self._target = target
        self._show()
        announce(self.card, self.card.accessibleName())
