"""A field with a closed set of choices."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox

from spendby.ui.kit.controls import Combo
from spendby.ui.kit.field import Field
from spendby.ui.kit.theme import Theme

_Value = TypeVar("_Value")


class ChoiceField(Field, Generic[_Value]):
    """One of several values, each with its words."""

    def __init__(
        self, theme: Theme, title: str, choices: Sequence[tuple[_Value, str]], hint: str = ""
    ) -> None:
        """Offer `choices`, the first of them chosen."""
        self._combo = Combo()
        self._combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._combo.setMinimumContentsLength(10)
        self._values: list[_Value] = []
        super().__init__(theme, title, self._combo, hint)
        self.set_choices(choices)
        self._combo.currentIndexChanged.connect(lambda _row: self.changed.emit())

    @property
    def value(self) -> _Value:
        """What is chosen."""
        return self._values[max(0, self._combo.currentIndex())]

    @property
    def values(self) -> tuple[_Value, ...]:
        """What can be chosen."""
        return tuple(self._values)

    def set_value(self, value: _Value) -> None:
        """Choose a value; one that isn't offered changes nothing."""
        if value in self._values:
            self._combo.setCurrentIndex(self._values.index(value))

    def set_choices(self, choices: Sequence[tuple[_Value, str]]) -> None:
        """Offer other choices."""
        self._combo.blockSignals(True)
        self._combo.clear()
        self._values = [value for value, _ in choices]
        self._combo.addItems([words for _, words in choices])
        self._combo.blockSignals(False)
