"""Pictures of bringing credits in: the preview, a table's columns, letters in doubt, problems."""

import json
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from spendby.domain.credit import Kind
from spendby.domain.expiry import NEVER
from spendby.services.services import Services
from spendby.ui.comparing.reconcile_dialog import ReconcileDialog
from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.foreign_files import CATIMA_V2, US_ROWS, activity_text
from tests.helpers.memory_services import memory_services
from tests.screenshots.sample import sample_services

Picture = Callable[[MainWindow], QWidget]
Shot = tuple[str, Callable[[], Services], Picture, tuple[int, int], int]

_TABLE = (
    b"Shop,Title,Value,Valid until,Remarks,Card\n"
    b'Corner Books,Birthday card,"1,050.00",31/12/2026,from Ann,4711\n'
    b"Shoe Store,Returned boots,64.50,15/02/2027,,4712\n"
    b"Corner Books,Points,12.00,,paid out,4713\n"
)
_DOUBTFUL = _TABLE.replace(b"31/12", b"03/12").replace(b"15/02", b"05/02")
_LETTERS = "Laden;Betrag;Währung\nCafé Müller;25,00;EUR\n".encode("cp1252")


def _problems() -> bytes:
    good = [
        {
            "id": f"c{number}",
            "kind": "promotional",
            "granted": f"{number}.00",
            "name": "Book credit",
        }
        for number in range(1, 4)
    ]
    bad = [
        {"kind": "free", "granted": "5.00"},
        {"kind": "refund", "granted": "-3"},
        {"kind": "refund", "granted": "3.00", "received_on": "2026-02-30"},
    ]
    return json.dumps({"format": "spendby", "version": 1, "credits": [*good, *bad]}).encode()


def _shown(content: bytes) -> Picture:
    def picture(window: MainWindow) -> QWidget:
        window.commands.imports.look_into(content)
        dialog = window.findChild(ImportDialog)
        assert dialog is not None
        window.worker.wait()
        QApplication.processEvents()
        QApplication.processEvents()
        return dialog

    return picture


def _changed(window: MainWindow) -> QWidget:
    services = window.commands.imports._services  # noqa: SLF001 - the window's own use cases
    services.exchange.take_in(CATIMA_V2)
    for credit in services.credits.all():
        if credit.left == 2050:
            services.credits.use(credit.id, 800)
    picture = _shown(CATIMA_V2.replace(b"7,Library,,,,0,", b"7,Library,,,,9.00,"))(window)
    assert isinstance(picture, ImportDialog)
    picture.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return picture


def _compared(shown: int) -> Picture:
    def picture(window: MainWindow) -> QWidget:
        window.commands.reconcile.compare()
        dialog = window.findChild(ReconcileDialog)
        assert dialog is not None
        dialog.show_shown(shown)
        QApplication.processEvents()
        return dialog

    return picture


def _under_the_store(window: MainWindow) -> QWidget:
    window.commands.reconcile._services.reconcile.keep("amazon-us", 10_000)  # noqa: SLF001 - as above
    return window


def _reconcile_services() -> Services:
    services = memory_services()
    services.exchange.take_in(activity_text(US_ROWS))
    twin = services.credits.add(Kind.GIFT_CARD, 300, name="Survey card", expiry=NEVER)
    services.credits.use(services.credits.add(Kind.REFUND, 900, name="Lamp refund").id, 250)
    services.credits.edit(twin.id, note="from the panel")
    return services


def pictures(full: tuple[int, int], small: tuple[int, int]) -> list[Shot]:
    """List the pictures."""
    missing = activity_text([*US_ROWS[:2], *US_ROWS[3:]])
    shots = [
        ("import_page", activity_text(US_ROWS)),
        ("import_page_missing", missing),
        ("import_table", _TABLE),
        ("import_dates", _DOUBTFUL),
        ("import_letters", _LETTERS),
        ("import_problems", _problems()),
        ("import_empty", b"amount,name\n"),
    ]
    return [
        *((name, sample_services, _shown(content), full, 100) for name, content in shots),
        ("import_changed", memory_services, _changed, full, 100),
        ("reconcile_less", _reconcile_services, _compared(1_425), full, 100),
        ("reconcile_more", _reconcile_services, _compared(1_975), full, 100),
        ("reconcile_agrees", _reconcile_services, _compared(1_725), full, 100),
        ("reconcile_200", _reconcile_services, _compared(1_425), small, 200),
        ("reconcile_sidebar", _reconcile_services, _under_the_store, full, 100),
        ("import_table_200", sample_services, _shown(_TABLE), small, 200),
    ]
