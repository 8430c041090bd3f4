"""What a locale means for typing: how numbers are written, and which part of a date comes first."""

from PySide6.QtCore import QLocale

from spendby.domain.money import NumberStyle
from spendby.domain.when import DateOrder, order_of


def number_style() -> NumberStyle:
    """Tell how numbers are written here."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return NumberStyle()
    # Arabic and Persian have a decimal sign of their own, which is read in any case.
    decimal = "," if locale.decimalPoint() == "," else "."
    return NumberStyle(decimal, locale.name())


def date_order() -> DateOrder:
    """Tell which part of a date comes first here."""
    return order_of(QLocale().name())
