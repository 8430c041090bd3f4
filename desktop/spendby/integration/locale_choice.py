"""How the user writes numbers and dates: as the environment says, else as the system has it set.

Windows, and macOS for what it starts itself, keep that elsewhere than in the environment.
"""

import sys
from collections.abc import Mapping

from spendby.domain.money import NumberStyle
from spendby.domain.when import DateOrder, order_of

_KEPT_ELSEWHERE = frozenset({"win32", "darwin"})


def number_style(environ: Mapping[str, str]) -> NumberStyle:
    """Tell the user's decimal sign; "C" and what isn't known count as American."""
    name = _locale(environ, "LC_NUMERIC")
    if name == "en_US":
        return NumberStyle()
    from babel.core import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError):
        return NumberStyle()
    return NumberStyle(get_decimal_symbol(locale), name)


def date_order(environ: Mapping[str, str]) -> DateOrder:
    """Tell which number the user writes first in a date."""
    return order_of(_locale(environ, "LC_TIME"))


def _locale(environ: Mapping[str, str], category: str) -> str:
    """Give the locale's name without its encoding, by the order that POSIX lays down."""
    value = next(filter(None, map(environ.get, ("LC_ALL", category, "LANG"))), "")
    name = (value or system_locale()).split(".")[0].split("@")[0]
    return "en_US" if name in {"", "C", "POSIX"} else name


def system_locale() -> str:
    """Name the locale that the system has set elsewhere than in the environment, "" if none."""
    if sys.platform not in _KEPT_ELSEWHERE:
        return ""
    from PySide6.QtCore import QLocale  # only where nobody else knows

    return QLocale.system().name()
