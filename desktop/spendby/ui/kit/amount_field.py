"""The amount field: money typed in any of the ways that people write it."""

from PySide6.QtWidgets import QLineEdit

from spendby.domain.money import amount_text, check_typed, read_amount, read_left
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.locale import number_style
from spendby.ui.kit.theme import Theme


class AmountField(Field):
    """Reads an amount of one currency, in minor units."""

    def __init__(
        self, theme: Theme, title: str, currency: str, hint: str = "", *, zero: bool = False
    ) -> None:
        """Read amounts of `currency`; nothing at all counts as an amount where `zero` is set."""
        self._line_edit = QLineEdit()
        self._line_edit.setMaxLength(40)
        self._currency = currency
        self._zero = zero
        super().__init__(theme, title, self._line_edit, hint)
        self.watch(self._line_edit)
        self._line_edit.editingFinished.connect(self._on_left)

    def select_all(self) -> None:
        """Mark the whole text, so that typing replaces it."""
        self._line_edit.setFocus()
        self._line_edit.selectAll()

    def value(self) -> int:
        """Give the amount in minor units; raises `AmountRefused`."""
        read = read_left if self._zero else read_amount
        amount = read(self._line_edit.text(), self._currency, number_style())
        return check_typed(amount, self._currency)

    def set_value(self, minor: int) -> None:
        """Put an amount into the field."""
        self._line_edit.setText(self._written(minor))

    def set_currency(self, currency: str, hint: str) -> None:
        """Read amounts of another currency."""
        self._currency, self._hint = currency, Echo(hint)
        self.refresh()

    def understood(self) -> Echo | None:
        """Refuse what is no amount."""
        self.value()
        return None

    def _written(self, minor: int) -> str:
        return amount_text(minor, self._currency).replace(".", number_style().decimal)

    def _on_left(self) -> None:
        if self._line_edit.text() and not self._problem:
            self._line_edit.setText(self._written(self.value()))
