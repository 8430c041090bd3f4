"""The line under a form that says what a credit could buy if it were as filled in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from spendby.domain.credit import Credit
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judge
from spendby.translation import tr
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import gift_card_heading, key_of, verdict_look


class AnswerLine:
    """The answer on gift cards with its icon and its short reason."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        self._icon = IconLabel(theme, "", "mute", 16)
        self._answer = label(role=TextRole.NAME, wrap=True)

    @property
    def text(self) -> str:
        """What is said."""
        return self._answer.text()

    def put_into(self, line: QHBoxLayout) -> None:
        """Stand in a line of a layout."""
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._answer, 1)

    def judge(self, judge: Judge, credit: Credit) -> None:
        """Say what `judge` answers for a credit."""
        judged = judge.judged(credit)
        key = key_of(judged.answer(HEADLINE_TARGET), judged.state)
        look = verdict_look(key)
        self._icon.show_icon(look.icon, look.family)
        said = tr("{answer}. {reason}").format(
            answer=gift_card_heading(key), reason=judge.verdict(judged, HEADLINE_TARGET).short
        )
        set_text(self._answer, said)
