"""The page of the guide: a search, the topics it finds, and the one that is read.

What the topics say is the pack's; opening links and listing credits is `guidance_commands`'s.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
)

from spendby.domain.explain import Verdict
from spendby.domain.guide import Guide, Topic, search
from spendby.domain.verdict import Basis
from spendby.translation import tr
from spendby.ui.guide.topic_view import TopicView, source_line
from spendby.ui.kit.labels import IconLabel, label, set_text, shortened
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.search_field import SearchField
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_LIST_WIDTH = 280
_TOPIC = Qt.ItemDataRole.UserRole


class AskedWhy(Struct, frozen=True):
    """What somebody asked “Why?” of: a rule or statement, and the credit and verdict if any."""

    known: str
    name: str = ""
    verdict: Verdict | None = None


class GuidePage(PlacePage):
    """Explains; nothing on it changes anything."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    topic_wanted = Signal(object)
    """Asks to list the credits that a `Topic` is about."""

    def __init__(
        self,
        theme: Theme,
        guide: Callable[[], Guide],
        problems: Callable[[], Sequence[str]],
        alike: Callable[[Topic], int],
    ) -> None:
        """Show what `guide` gives, and why not another one (`problems`).

        `alike` counts the user's credits that a topic is about.
        """
        super().__init__(theme, "")
        self.heading.setText(tr("Guide"))
        self._guide_now, self._problems, self._alike = guide, problems, alike
        self._guide: Guide | None = None
        self._why: AskedWhy | None = None
        self.field = SearchField(theme)
        self.field.setAccessibleName(tr("Search the guide"))
        self.field.setPlaceholderText(tr("Search the guide"))
        self.field.setMaximumWidth(theme.px(320))
        self.field.textChanged.connect(self._on_searched)
        self.field.left.connect(self._on_search_left)
        self.head.addWidget(self.field, 2)
        self.topics = QListWidget()
        self.topics.setAccessibleName(tr("Topics"))
        self.topics.setFrameShape(QFrame.Shape.NoFrame)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.topics.setWordWrap(True)
        self.topics.currentItemChanged.connect(self._on_chosen)
        self._nothing = label(role=TextRole.BODY, tone="text2", wrap=True)
        self._view: TopicView | None = None
        self._scroll = QScrollArea()
        self._asked = _AskedCard(theme)
        self._notice = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._lay_out()

    @property
    def titles(self) -> list[str]:
        """The titles of the topics listed."""
        rows = [self.topics.item(row) for row in range(self.topics.count())]
        return [one.text() for one in rows if one.data(_TOPIC)]

    @property
    def view(self) -> TopicView | None:
        """The topic that is read."""
        return self._view

    @property
    def asked(self) -> str:
        """What is said of the credit that was asked about; empty without one."""
        return self._asked.text

    def refresh(self) -> None:
        """Show the guide of the store that is listed now."""
        guide = self._guide_now()
        if guide is not self._guide:
            self._guide = guide
            set_text(self._notice, "\n".join([guide.of.notice, *self._problems()]))
            self._list(search(guide, self.field.text()))
        elif self._view is not None:
            self._show(self._view.topic)

    def explain(self, asked: AskedWhy) -> None:
        """Lead to the topics about a rule or a statement, and read the first."""
        self.refresh()
        self._why = asked
        self._asked.show_verdict(asked)
        self.field.blockSignals(True)
        self.field.setText(asked.known)
        self.field.blockSignals(False)
        if self._guide is not None:
            self._list(self._guide.about(asked.known))

    def take_focus(self) -> None:
        """Begin with the search, or with the topic that was asked for."""
        target = self.topics if self._why else self.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> bool:
        """Begin a search in the guide."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        return True

    def _on_searched(self, words: str) -> None:
        self._why = None
        self._asked.hide()
        if self._guide is not None:
            self._list(search(self._guide, words))

    def _on_search_left(self) -> None:
        if self.topics.count():
            self.topics.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _list(self, topics: Sequence[Topic]) -> None:
        self.topics.blockSignals(True)
        self.topics.clear()
        whole = self._guide is not None and len(topics) == len(self._guide.topics)
        section = ""
        for topic in topics:
            if whole and topic.section != section:
                section = topic.section
                self._add_heading(section)
            item = QListWidgetItem(topic.title)
            item.setData(_TOPIC, topic.id)
            self.topics.addItem(item)
        self.topics.blockSignals(False)
        self.topics.setVisible(bool(topics))
        self._nothing.setVisible(not topics)
        set_text(self._nothing, tr("Nothing found. Try fewer or other words."))
        first = next((row for row in range(self.topics.count()) if self._id(row)), -1)
        self.topics.setCurrentRow(first)
        if not topics:
            self._show(None)

    def _id(self, row: int) -> str:
        return str(self.topics.item(row).data(_TOPIC) or "")

    def _add_heading(self, text: str) -> None:
        heading = QListWidgetItem(text)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.topics.addItem(heading)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and self._guide is not None:
            self._show(self._guide.topic(str(item.data(_TOPIC))))

    def _show(self, topic: Topic | None) -> None:
        self._scroll.setVisible(topic is not None)
        if topic is None or self._guide is None:
            self._view = None
            return
        view = TopicView(self.theme, self._guide, topic, self._alike(topic))
        view.link_wanted.connect(self.link_wanted)
        view.credits_wanted.connect(lambda: self.topic_wanted.emit(topic))
        view.known_wanted.connect(self.field.setText)
        self._scroll.setWidget(view)
        self._scroll.setAccessibleName(topic.title)
        self._view = view

    def _lay_out(self) -> None:
        mark(self.topics, framed=True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._asked)
        right.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.topics)
        row.addLayout(right, 1)
        self._nothing.hide()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self._nothing, 1)
        self.column.addLayout(row, 1)
        self.column.addWidget(self._notice)
        self.theme.changed.connect(self._on_theme_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the topic, also with large text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.topics.setFixedWidth(min(self.theme.px(_LIST_WIDTH), self.width() // 3))

    def _on_theme_changed(self) -> None:
        self._fit()
        self.field.setMaximumWidth(self.theme.px(320))


class _AskedCard(QFrame):
    """The verdict that somebody asked “Why?” of, and what it rests on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        mark(self, card="info")
        self._text = label(role=TextRole.CONTROL, wrap=True)
        self._origin = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._text)
        text.addWidget(self._origin)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "info", "info", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else f"{self._text.text()} {self._origin.text()}"

    def show_verdict(self, asked: AskedWhy) -> None:
        """Say the verdict, if there is one."""
        verdict = asked.verdict
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        said = tr("{name}: {reason}").format(name=shortened(asked.name), reason=verdict.reason)
        set_text(self._text, said)
        own = verdict.basis is Basis.YOUR_RECORD or not verdict.sources
        origin = (
            tr("Your record, by the rule {rule}").format(rule=verdict.rule)
            if own
            else tr("Rule {rule}. {source}").format(
                rule=verdict.rule, source=source_line(verdict.sources[0])
            )
        )
        set_text(self._origin, origin)
