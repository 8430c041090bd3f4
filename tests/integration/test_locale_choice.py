"""How the environment says that numbers and dates are written."""

import sys

import pytest
from PySide6.QtCore import QLocale

from spendby.domain.when import DateOrder
from spendby.integration.locale_choice import date_order, number_style


@pytest.mark.parametrize(
    ("environ", "decimal"),
    [
        ({}, "."),
        ({"LANG": "C.UTF-8"}, "."),
        ({"LANG": "POSIX"}, "."),
        ({"LANG": "en_US.UTF-8"}, "."),
        ({"LANG": "de_DE.UTF-8"}, ","),
        ({"LANG": "de_DE", "LC_NUMERIC": "en_GB"}, "."),
        ({"LANG": "en_US", "LC_NUMERIC": "fr_FR", "LC_ALL": "C"}, "."),
        ({"LC_ALL": "", "LANG": "pt_BR"}, ","),
        ({"LANG": "de_DE@euro"}, ","),
        ({"LANG": "xx_nonsense"}, "."),
        ({"LANG": "!"}, "."),
    ],
)
def test_the_decimal_sign(environ: dict[str, str], decimal: str) -> None:
    assert number_style(environ).decimal == decimal


@pytest.mark.parametrize(
    ("system", "environ", "order", "decimal"),
    [
        ("win32", {}, DateOrder.DMY, ","),
        ("darwin", {}, DateOrder.DMY, ","),
        ("darwin", {"LANG": "sv_SE.UTF-8"}, DateOrder.YMD, ","),
        ("win32", {"LANG": "en_US"}, DateOrder.MDY, "."),
        ("linux", {}, DateOrder.MDY, "."),
    ],
)
def test_where_the_environment_says_nothing_it_is_as_the_system_has_it_set(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    environ: dict[str, str],
    order: DateOrder,
    decimal: str,
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    monkeypatch.setattr(sys, "platform", system)
    assert date_order(environ) is order
    assert number_style(environ).decimal == decimal


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        ({}, DateOrder.MDY),
        ({"LANG": "C.UTF-8"}, DateOrder.MDY),
        ({"LANG": "en_GB.UTF-8"}, DateOrder.DMY),
        ({"LANG": "en_US", "LC_TIME": "sv_SE"}, DateOrder.YMD),
        ({"LC_TIME": "sv_SE", "LC_ALL": "de_DE"}, DateOrder.DMY),
    ],
)
def test_the_order_of_a_date(environ: dict[str, str], order: DateOrder) -> None:
    assert date_order(environ) is order
