"""The preview of an import: each row with what becomes of it, and what the file leaves open.

Reading and adding are done beside the window and can be cancelled; `services.exchange` does both.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.services.exchange import ImportRow, Incoming, Source
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.found import Form
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.files.import_list import ImportList
from spendby.ui.files.import_options import ImportOptions
from spendby.ui.files.import_words import remarks_on, what_to_do
from spendby.ui.kit.announce import announce
from spendby.ui.kit.beats import Beats
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.field import Field
from spendby.ui.kit.labels import NameLabel, label, set_text
from spendby.ui.kit.room import resize_inside
from spendby.ui.kit.style import mark
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole
from spendby.ui.kit.worker import Worker

_SIZE = (900, 700)


class ImportDialog(QDialog):
    """Nothing is added until this is confirmed."""

    def __init__(
        self, services: Services, theme: Theme, worker: Worker, source: Source, parent: QWidget
    ) -> None:
        """Look into `source`, a file's path or what was pasted, as soon as this is open."""
        super().__init__(parent)
        self.setWindowTitle(tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._worker, self._source = services, worker, source
        self._incoming: Incoming | None = None
        self.beats = Beats(self)
        self.beats.beaten.connect(self._on_beat)
        self.options = ImportOptions(theme, services.stores.all())
        self.options.changed.connect(self.look)
        self.list = ImportList(theme, services.clock.today())
        self.list.rows.chosen.connect(self._say_verb)
        self._problem = label(role=TextRole.BODY, tone="danger", wrap=True)
        self._remarks = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._progress = QProgressBar()
        self._state = label(role=TextRole.SECONDARY, tone="text2")
        self.without_backup = Button(theme, tr("Add without a backup"))
        self.without_backup.hide()
        self.add_button = Button(theme, tr("Add"), role="primary")
        self._has_led = False
        self._lay_out(theme)
        self.look()

    @property
    def problem(self) -> str:
        """Why the file can't be read as it stands; empty while it can."""
        return "" if self._problem.isHidden() else self._problem.text().replace("\u200b", "")

    @property
    def counts(self) -> str:
        """How many rows there are of each kind."""
        return self.list.counts.text()

    @property
    def remarks(self) -> str:
        """What is said about how the file was read."""
        return self._remarks.text().replace("\u200b", "")

    def look(self) -> None:
        """Read the file as it is asked for now, in place of what was being read."""
        beat = self.beats.begin()
        self.add_button.setEnabled(False)
        exchange, source, asked = self._services.exchange, self._source, self.options.asked()
        turn = self.beats.turn
        self._worker.run(
            lambda: exchange.preview(source, asked, beat),
            partial(self._on_looked, turn),
            partial(self._on_refused, turn),
        )

    def done(self, result: int) -> None:
        """Close; what is still being read is given up."""
        self.beats.cancel()
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def _on_looked(self, turn: int, looked: tuple[Incoming, list[ImportRow]]) -> None:
        if turn != self.beats.turn:
            return
        incoming, rows = looked
        self._incoming = incoming
        self._settle("")
        self.options.show_form(incoming.format)
        self.options.mapper.setVisible(incoming.table is not None)
        table = incoming.table
        self.options.show_store(named=table is None or "store" in table.columns)
        if table is not None:
            self.options.mapper.show_look(table)
        self.list.show_rows(rows)
        set_text(self._remarks, "\n".join(remarks_on(incoming)))
        self._remarks.setVisible(bool(self._remarks.text()))
        self._say_verb()
        announce(self, f"{self.counts}. {self.remarks}")

    def _on_refused(self, turn: int, refused: Refused) -> None:
        if turn != self.beats.turn:
            return
        self._incoming = None
        self._settle(str(refused))
        if isinstance(refused, InDoubt):
            self._settle(" ".join(filter(None, (refused.question, what_to_do(refused)))))
        self.list.clear()
        self._remarks.hide()
        if isinstance(refused, InDoubt):
            self._ask(refused)
        announce(self, self.problem)

    def event(self, event: QEvent) -> bool:
        """Make room once what is shown needs more of it."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Grow as far as the screen goes."""
        layout = self.layout()
        if layout is not None:
            wanted = layout.totalMinimumHeightForWidth(self.width())
            room = self.screen().availableGeometry().height() - 60
            self.resize(self.width(), max(self.height(), min(wanted, room)))

    def _ask(self, doubt: InDoubt) -> None:
        """Show what the file leaves open, and lead to what settles it.

        Whoever is at one of the choices already stays there: what is typed next is meant for it.
        """
        options = self.options
        if doubt.table is not None:
            options.show_form(Form.CSV)
            options.mapper.show_look(doubt.table)
            options.mapper.show()
        if doubt.readings:
            options.ask_letters(doubt.readings)
        focused: object = self.focusWidget()
        if self._has_led and isinstance(focused, QWidget) and options.isAncestorOf(focused):
            return
        self._has_led = True
        where: dict[Doubt, Field] = {
            Doubt.ENCODING: options.encoding,
            Doubt.DATES: options.mapper.order,
            Doubt.DECIMAL: options.mapper.decimal,
            Doubt.STORE: options.store,
            Doubt.FORM: options.form,
        }
        if doubt.doubt is Doubt.COLUMNS:
            options.mapper.ask()
        elif doubt.doubt in where:
            where[doubt.doubt].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, *, without_backup: bool) -> None:
        beat, choice = self.beats.begin(), self.list.rows.choice()
        self.add_button.setEnabled(False)
        self.options.setEnabled(False)
        self.without_backup.setEnabled(False)
        exchange, source = self._services.exchange, self._source
        asked = replace(self.options.asked(), without_backup=without_backup)
        turn = self.beats.turn
        # What was added is said by the change itself, like every other one.
        self._worker.run(
            lambda: exchange.take_in(source, asked, skip_problems=True, choice=choice, beat=beat),
            lambda _: self._on_added(turn),
            partial(self._on_not_added, turn),
        )

    def _on_added(self, turn: int) -> None:
        if turn == self.beats.turn:
            self.accept()

    def _on_not_added(self, turn: int, refused: Refused) -> None:
        if not (isinstance(refused, FileRefused) and refused.trouble is Trouble.NO_BACKUP):
            self._on_refused(turn, refused)
            return
        if turn != self.beats.turn:
            return
        # What was chosen stays: it may be added once there is room, or without a backup.
        text = tr(
            "No backup could be made: {why} Add it once that is mended, or add it without a "
            "backup: one undo takes it back all the same."
        )
        self._settle(text.format(why=refused))
        self.without_backup.show()
        self._say_verb()
        announce(self, self.problem)

    def _on_beat(self, text: str, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._progress.show()
        self._state.setText(text)

    def _settle(self, problem: str) -> None:
        self.options.setEnabled(True)
        self.without_backup.hide()
        self.without_backup.setEnabled(True)
        self._progress.hide()
        self._state.setText("")
        set_text(self._problem, problem)
        self._problem.setVisible(bool(problem))

    def _say_verb(self) -> None:
        wanted, skipped = self.list.rows.wanted, self.list.rows.passed_by
        incoming = self._incoming
        if incoming is not None and incoming.page:
            wanted = incoming.new
            skipped = max(0, len(incoming.page) - wanted)
        text = tr("Add {wanted}, skip {skipped}") if skipped else tr("Add {wanted}")
        self.add_button.setText(text.format(wanted=f"{wanted:,}", skipped=f"{skipped:,}"))
        sound = incoming is not None and not incoming.whole
        self.add_button.setEnabled(sound and wanted > 0)

    def _lay_out(self, theme: Theme) -> None:
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Progress"))
        cancel = Button(theme, tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(lambda: self._add(without_backup=False))
        self.without_backup.clicked.connect(lambda: self._add(without_backup=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._state, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.without_backup)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("Import"), TextRole.PANEL))
        column.addWidget(self._name())
        column.addWidget(self._body(), 1)
        column.addWidget(self._progress)
        column.addLayout(buttons)
        for hidden in (self._problem, self._remarks, self._progress):
            hidden.hide()
        follow_reading_order(self)
        resize_inside(self, QSize(*(theme.px(side) for side in _SIZE)))

    def _body(self) -> QScrollArea:
        """What scrolls where the screen is too small for all of it."""
        inner = QWidget()
        mark(inner, surface="panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.options)
        column.addWidget(self._problem)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self._remarks)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _name(self) -> NameLabel:
        shown = NameLabel(TextRole.SECONDARY, "text2")
        pasted = not isinstance(self._source, str)
        shown.show_name(tr("Pasted text") if pasted else str(self._source))
        return shown
