"""What can be said about a file that is brought in: its form, the store, how its letters go."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.credit import AMAZON_US, Store
from spendby.services.foreign.found import Form, ReadAs
from spendby.services.foreign.taking import Asked
from spendby.translation import tr
from spendby.ui.files.column_mapper import ColumnMapper
from spendby.ui.files.import_words import form_choices, form_word
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.labels import shortened
from spendby.ui.kit.theme import Theme


class ImportOptions(QWidget):
    """Starts as the file was found to be; letters and columns are asked about where it matters."""

    changed = Signal()

    def __init__(self, theme: Theme, stores: Sequence[Store]) -> None:
        """Offer these stores."""
        super().__init__()
        found: list[tuple[Form | None, str]] = [(None, tr("As found"))]
        self.form = ChoiceField(theme, tr("Format"), [*found, *form_choices()])
        self._stores: list[tuple[str | None, str]] = [
            (one.id, shortened(one.name, 40)) for one in stores
        ]
        as_said: list[tuple[str | None, str]] = [(None, tr("As the file says"))]
        self.store = ChoiceField(theme, tr("Store"), [*as_said, *self._stores])
        self.encoding: ChoiceField[str | None] = ChoiceField(
            theme, tr("Letters"), [(None, tr("As found"))]
        )
        self.encoding.hide()
        self.mapper = ColumnMapper(theme, [one.currency for one in stores])
        self.mapper.hide()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.form, 1)
        top.addWidget(self.store, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.encoding)
        column.addWidget(self.mapper)
        for part in (self.form, self.store, self.encoding, self.mapper):
            part.changed.connect(self.changed)

    def asked(self) -> Asked:
        """Give what was said."""
        read_as = ReadAs() if self.mapper.isHidden() else self.mapper.read_as()
        read_as = replace(read_as, encoding=self.encoding.value)
        return Asked(self.form.value, self.store.value, read_as)

    def show_form(self, form: str) -> None:
        """Say which form was found."""
        words = tr("{form} (found)").format(form=form_word(form))
        chosen = self.form.value
        found: list[tuple[Form | None, str]] = [(None, words)]
        self.form.set_choices([*found, *form_choices()])
        self.form.blockSignals(True)
        self.form.set_value(chosen)
        self.form.blockSignals(False)
        names_stores = form == Form.SPENDBY
        self.store.setVisible(not names_stores)

    def show_store(self, *, named: bool) -> None:
        """Say which store is taken where the file names none."""
        words = tr("As the file says")
        if not named:
            usual = dict(self._stores).get(AMAZON_US.id, AMAZON_US.name)
            words = tr("{store} (the file names none)").format(store=usual)
        chosen = self.store.value
        self.store.blockSignals(True)
        self.store.set_choices([(None, words), *self._stores])
        self.store.set_value(chosen)
        self.store.blockSignals(False)

    def ask_letters(self, readings: Mapping[str, str]) -> None:
        """Ask how letters are written: each way with what it makes of a line of the file."""
        choices: list[tuple[str | None, str]] = [(None, tr("Choose what reads well"))]
        choices += [(name, f"{one_line(text)[:60]}   ({name})") for name, text in readings.items()]
        chosen = self.encoding.value
        self.encoding.set_choices(choices)
        self.encoding.blockSignals(True)
        self.encoding.set_value(chosen)
        self.encoding.blockSignals(False)
        self.encoding.show()
