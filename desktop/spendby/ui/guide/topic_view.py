"""One topic of the guide: what it says, who says so and when, and which credits are like this."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spendby.domain.fine_print import is_web_address
from spendby.domain.guide import Guide, Statement, Topic
from spendby.domain.pack import SaidBy, Source
from spendby.translation import ntr, tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.formatting import full_date
from spendby.ui.kit.labels import label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_SAID: dict[SaidBy, Callable[[], str]] = {
    SaidBy.ARTICLE: lambda: tr("The guide, unofficial"),
    SaidBy.STORE: lambda: tr("The store's own words"),
    SaidBy.REGULATOR: lambda: tr("A regulator's own words"),
    SaidBy.PRESS: lambda: tr("A news site"),
    SaidBy.OTHER: lambda: tr("Unofficial"),
}


class TopicView(QWidget):
    """Made anew for each topic, of which there is never more than one on screen."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    credits_wanted = Signal()
    """Asks for the credits that are like this."""
    known_wanted = Signal(str)
    """Asks for what else is said of a rule or a statement of the guide."""

    def __init__(self, theme: Theme, guide: Guide, topic: Topic, alike: int) -> None:
        """Show `topic`; `alike` of the user's credits are like this."""
        super().__init__()
        mark(self, surface="panel")
        self._theme, self._guide = theme, guide
        self.topic = topic
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(16)
        self._column.addWidget(label(topic.title, TextRole.PANEL, wrap=True))
        for statement in topic.says:
            self._column.addWidget(self._statement(statement))
        if topic.rules or topic.kinds:
            self._column.addWidget(self._alike(alike))
        self._column.addWidget(self._behind(topic))
        self._column.addStretch()

    def _statement(self, statement: Statement) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(statement.text, TextRole.BODY, wrap=True))
        sources = [self._guide.of.sources[one] for one in statement.sources]
        for source in sources:
            column.addWidget(label(source_line(source), TextRole.SECONDARY, "text2", wrap=True))
        pages = [one for one in sources if is_web_address(one.url)]
        if pages:
            column.addWidget(self._link(pages[0]), 0, Qt.AlignmentFlag.AlignLeading)
        return made

    def _link(self, source: Source) -> Button:
        button = Button(
            self._theme,
            tr("Open the source…"),
            role="quiet",
            icon="external-link",
            token="accent",
        )
        mark(button, small=True)
        button.setAccessibleDescription(source.title)
        button.clicked.connect(lambda: self.link_wanted.emit(source.url))
        return button

    def _alike(self, number: int) -> QWidget:
        if not number:
            nothing = tr("None of your credits is like this.")
            return label(nothing, TextRole.CONTROL, "text2", wrap=True)
        text = ntr(
            "{count} of your credits is like this", "{count} of your credits are like this", number
        )
        button = Button(self._theme, text, icon="filter")
        button.setAccessibleDescription(tr("Lists them"))
        button.clicked.connect(self.credits_wanted)
        holder = QWidget()
        flow = FlowLayout(8)
        holder.setLayout(flow)
        flow.addWidget(button)
        return holder

    def _behind(self, topic: Topic) -> QFrame:
        """Name the statements and rules, each a way to what else is said of it."""
        card = QFrame()
        mark(card, card="mute")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        rows: Sequence[tuple[str, Sequence[str]]] = (
            (tr("Statements of the guide"), topic.article),
            (tr("Rules that Spendby decides by"), topic.rules),
        )
        for title, known in rows:
            if not known:
                continue
            column.addWidget(label(title, TextRole.LABEL, "text2", wrap=True))
            holder, flow = QWidget(), FlowLayout(4)
            holder.setLayout(flow)
            for one in known:
                flow.addWidget(self._known(one))
            column.addWidget(holder)
        if not topic.article and not topic.rules:
            nothing = tr("The guide doesn't speak of this.")
            column.addWidget(label(nothing, TextRole.SECONDARY, "text2", wrap=True))
        return card

    def _known(self, known: str) -> Button:
        button = Button(self._theme, known, role="quiet")
        mark(button, small=True)
        button.setAccessibleName(tr("{id}, what is said of it").format(id=known))
        button.clicked.connect(lambda: self.known_wanted.emit(known))
        return button


def source_line(source: Source) -> str:
    """Say who a statement is from, and of which day."""
    said = _SAID[source.said_by]()
    if source.dated is None:
        text = tr("{who}: {title}")
        return text.format(who=said, title=source.title)
    text = tr("{who}: {title}, {day}")
    return text.format(who=said, title=source.title, day=full_date(source.dated))
