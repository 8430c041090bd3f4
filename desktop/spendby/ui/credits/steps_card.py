"""The checklist of a credit: its next step with a button, and the other steps when asked for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spendby.domain.guide import Doubt
from spendby.domain.steps import NO_STEPS, Act, Around, Checklist, Step, StepState, checklist_of
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credits.step_words import act_word, step_line, step_why
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.fold import Fold
from spendby.ui.kit.formatting import heard
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

DOES: dict[Act, Do] = {
    Act.COMPARE: Do.MARK_CHECKED,
    Act.NAME_SOURCE: Do.EDIT,
    Act.READ_TERMS: Do.TERMS,
    Act.ASK: Do.ASK,
    Act.LOOK: Do.CHECKOUT,
    Act.NOTE_REASON: Do.CHECKOUT,
    Act.PLAN: Do.SHOW_PURCHASES,
    Act.SET_EXPIRY: Do.EDIT,
    Act.ARM: Do.REMIND,
    Act.USE: Do.USE,
}
_DOUBTS: dict[Act, Doubt] = {
    Act.NAME_SOURCE: Doubt.SOURCE,
    Act.READ_TERMS: Doubt.TERMS,
    Act.LOOK: Doubt.CHECKOUT,
    Act.SET_EXPIRY: Doubt.EXPIRY,
}


class StepsCard(QFrame):
    """Shows the one next step; takes no room where a credit has none."""

    unsure = Signal(object)
    """Somebody isn't sure; carries the `Doubt`."""

    def __init__(self, theme: Theme, action: Callable[[Do], QAction]) -> None:
        """Let the buttons do what `action` gives for them."""
        super().__init__()
        mark(self, card="plain")
        self._action = action
        self._shown: tuple[Checklist, Judged | None] = (NO_STEPS, None)
        self._icon = IconLabel(theme, "steps", "text2", 18)
        self._title = label(role=TextRole.NAME, wrap=True)
        self._why = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._count = label(role=TextRole.SECONDARY, tone="text2")
        self._all = Fold(theme)
        self._all.toggled_open.connect(self._list_all)
        self._other = Button(theme, tr("It shows less…"), role="quiet")
        self._other.follow(action(Do.SET_LEFT))
        self._unsure = Button(theme, tr("Not sure…"), role="quiet")
        self._unsure.clicked.connect(self._on_unsure)
        self._buttons = {act: self._button(theme, act, do) for act, do in DOES.items()}
        self._list = QWidget()
        self._lines: dict[Step, tuple[IconLabel, QLabel]] = {}
        self._lay_out(theme)

    @property
    def next(self) -> str:
        """What is asked to be done next; empty when nothing is."""
        return "" if self.isHidden() else self._title.text()

    @property
    def act(self) -> Act | None:
        """What the next step takes."""
        step = self._shown[0].next
        return step.act if step else None

    @property
    def is_open(self) -> bool:
        """Whether all steps are listed."""
        return self._all.is_open

    def open_list(self) -> None:
        """List all steps."""
        self._all.set_open(is_open=True)

    def button(self, act: Act) -> Button:
        """Give the button of a step."""
        return self._buttons[act]

    def show_credit(self, judged: Judged, judge: Judge, around: Around) -> None:
        """Show the steps of this credit, which go by what is `around` it too."""
        found = checklist_of(judged.credit, judged.today, judge.options, around)
        self._shown = (found, judged)
        self.setVisible(bool(found.steps))
        if found.steps:
            self._show_next(found.next, judged)
            self._show_list(found)

    def _show_next(self, step: StepState | None, judged: Judged) -> None:
        act = step.act if step else None
        set_text(self._title, step_line(step) if step else tr("All steps are done"))
        set_text(self._why, step_why(step, judged) if step else "")
        self._icon.show_icon("steps" if step else "check-circle", "accent" if step else "ok")
        self._why.setVisible(step is not None)
        for one, button in self._buttons.items():
            can = self._action(DOES[one]).isVisible()
            button.setVisible(one is act and can)
        self._other.setVisible(act is Act.COMPARE)
        self._unsure.setVisible(act in _DOUBTS)
        said = tr("Next step: {step}. {why}") if step else "{step}"
        self.setAccessibleName(heard(said.format(step=self._title.text(), why=self._why.text())))

    def _show_list(self, found: Checklist) -> None:
        done = tr("{done} of {all} done").format(done=found.done, all=len(found.steps))
        self._count.setText(done)
        self._all.call(tr("All steps, {done}").format(done=done))
        states = {one.step: one for one in found.steps}
        for step, (icon, text) in self._lines.items():
            state = states.get(step)
            icon.setVisible(state is not None)
            text.setVisible(state is not None)
            if state is None:
                continue
            icon.show_icon(*(("check-circle", "ok") if state.done else ("circle", "text3")))
            set_text(text, step_line(state))
            said = tr("{step}: done") if state.done else tr("{step}: open")
            text.setAccessibleName(heard(said.format(step=text.text())))
            mark(text, tone="text2" if state.done else "text")

    def _button(self, theme: Theme, act: Act, do: Do) -> Button:
        made = Button(theme, act_word(act))
        mark(made, small=True)
        return made.follow(self._action(do))

    def _list_all(self, listed: bool) -> None:
        self._list.setVisible(listed)

    def _on_unsure(self) -> None:
        if self.act in _DOUBTS:
            self.unsure.emit(_DOUBTS[self.act])

    def _lay_out(self, theme: Theme) -> None:
        for button in (self._all, self._other, self._unsure):
            mark(button, small=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        flow = FlowLayout(8)
        for button in (*self._buttons.values(), self._other, self._unsure):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._all)
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(Step):
            icon, text = IconLabel(theme, "circle", "text3", 14), label(wrap=True)
            mark(text, typeRole=TextRole.CONTROL.value)
            grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
            self._lines[step] = (icon, text)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._why)
        column.addLayout(flow)
        column.addLayout(foot)
        column.addWidget(self._list)
