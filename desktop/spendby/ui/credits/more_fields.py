"""The rest of a credit's form: name, days, fine print, goods and notes, all of it optional."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from spendby.domain.credit import Credit, GiftCardClause, Kind, Terms, TermsStatus
from spendby.domain.credit_fields import NAME_LENGTH, is_made_name
from spendby.domain.pack import Pack, Preset
from spendby.domain.plain_fields import GivenFields
from spendby.translation import tr
from spendby.ui.credits.fine_print_field import FinePrintField
from spendby.ui.kit.category_field import CategoryField
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import Field, TextField
from spendby.ui.kit.link_field import LinkField
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.when_field import DayField
from spendby.ui.kit.words import clause_word, kind_word, terms_word

_NOTE_HEIGHT = 72


class MoreFields(QWidget):
    """Fields that the form shows when asked for them."""

    def __init__(self, theme: Theme) -> None:
        """Start with a credit's defaults."""
        super().__init__()
        self.name = TextField(
            theme,
            tr("Name"),
            tr("Left empty, it is named for where it came from."),
            NAME_LENGTH,
        )
        self.kind = ChoiceField(theme, tr("Kind"), [(kind, kind_word(kind)) for kind in Kind])
        self.received = DayField(theme, tr("Received on"), tr("Left empty, it is today."))
        self.usable_from = DayField(
            theme,
            tr("Can be used from"),
            tr("Only if that is later than the day it was received."),
            past=False,
        )
        self.status = ChoiceField(
            theme,
            tr("The credit's own terms"),
            [(status, terms_word(status)) for status in TermsStatus],
        )
        self.clause = ChoiceField(
            theme,
            tr("What they say about gift cards"),
            [(clause, clause_word(clause)) for clause in GiftCardClause],
        )
        self.named = QCheckBox(tr("They name other brands' gift cards"))
        self.print = FinePrintField(
            theme, tr("Their text"), tr("Paste the fine print; it stays with the credit.")
        )
        self.link = LinkField(theme, tr("Link"), tr("Where the terms are, https://…"))
        self.eligible = CategoryField(
            theme,
            tr("Good for"),
            tr("Categories, such as books, groceries. Left empty: not known."),
        )
        self.source = TextField(
            theme, tr("Given by"), tr("The company or the person, or the offer's name.")
        )
        self.reference = TextField(
            theme, tr("Reference"), tr("Order number or the like. No card codes.")
        )
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note = Field(theme, tr("Note"), self.note_edit)
        self._theme = theme
        self._lay_out()
        self.status.changed.connect(self._on_status)
        self._on_status()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def stand_on(self, today: date) -> None:
        """Count from this day."""
        self.received.stand_on(today)
        self.usable_from.stand_on(today)

    def set_pack(self, pack: Pack) -> None:
        """Suggest this pack's categories."""
        self.eligible.set_pack(pack)

    def fields(self) -> list[tuple[str, Field]]:
        """List the fields with the names under which a refusal points at them."""
        return [
            ("name", self.name),
            ("kind", self.kind),
            ("received_on", self.received),
            ("usable_from", self.usable_from),
            ("terms", self.status),
            ("terms text", self.print),
            ("terms url", self.link),
            ("eligible", self.eligible),
            ("source", self.source),
            ("reference", self.reference),
            ("note", self.note),
        ]

    def show_credit(self, credit: Credit, preset: Preset | None) -> None:
        """Put a credit's values into the fields; `preset` is the one that it came from."""
        self.copy_of(credit, preset)
        self.name.set_text(credit.name)
        self.received.set_day(credit.received_on)
        self.usable_from.set_day(credit.usable_from)
        self.reference.set_text(credit.reference)

    def copy_of(self, credit: Credit, preset: Preset | None) -> None:
        """Put those values into the fields that another credit like this one would have too.

        A name that was made is made anew, and a reference is each credit's own. A source without
        a preset stands in the field for where it came from.
        """
        called = preset.name if preset else credit.source
        self.name.set_text("" if is_made_name(credit, called) else credit.name)
        self.kind.set_value(credit.kind)
        self.status.set_value(credit.terms.status)
        self.clause.set_value(credit.terms.gift_cards)
        self.named.setChecked(credit.terms.third_party_named)
        self.print.set_kept(credit.terms.text)
        self.link.set_address(credit.terms.url)
        self.eligible.set_tags(credit.eligible)
        self.source.set_text(credit.source if preset else "")
        self.note_edit.setPlainText(credit.note)

    def values(self, today: date, before: Credit | None) -> GivenFields:
        """Give what the fields hold; raises `Refused`. `before` keeps what no field shows."""
        values = GivenFields(
            name=self.name.text,
            usable_from=self.usable_from.value(),
            terms=self._terms(today, before.terms if before else Terms()),
            eligible=self.eligible.tags(),
            source=self.source.text,
            reference=self.reference.text,
            note=self._note(before.note if before else ""),
        )
        received = self.received.value()
        if received is not None:
            values["received_on"] = received
        return values

    def _terms(self, today: date, before: Terms) -> Terms:
        status = self.status.value
        read_on = before.read_on
        if status is TermsStatus.NOT_READ:
            read_on = None
        elif status is not before.status:
            read_on = today
        return Terms(
            status,
            self.clause.value,
            self.named.isChecked(),
            read_on,
            self.print.kept(),
            self.link.value(),
        )

    def _on_status(self) -> None:
        """Ask what the terms say once somebody has read them."""
        self.clause.setVisible(self.status.value is not TermsStatus.NOT_READ)

    def _note(self, before: str) -> str:
        text = self.note_edit.toPlainText()
        return text if text == before else text.strip()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.kind, 1, 0, 1, 2)
        pairs = (
            (self.received, self.usable_from),
            (self.status, self.clause),
        )
        for row, pair in enumerate(pairs, start=2):
            for column, field in enumerate(pair):
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(12)
        column_layout.addLayout(grid)
        for widget in (
            self.named,
            self.print,
            self.link,
            self.eligible,
            self.source,
            self.reference,
            self.note,
        ):
            column_layout.addWidget(widget)

    def _on_theme_changed(self) -> None:
        for edit in (self.note_edit, self.print.editor):
            edit.setFixedHeight(self._theme.px(_NOTE_HEIGHT))
