"""Pictures of offers that were read: found in full, and with something left to decide."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby.services.services import Services
from spendby.ui.shell.main_window import MainWindow
from tests.screenshots.sample import sample_services

Picture = Callable[[MainWindow], QWidget]
Shot = tuple[str, Callable[[], Services], Picture, tuple[int, int], int]

FOUND = (
    "Hello Sam,\n\nthank you for your order. A $12.00 promotional credit has been added to your "
    "Amazon.com account.\n\nUse it by January 31, 2027, 11:59 p.m. (PT).\n\nOnly one per customer. "
    "The credit can't be used to buy gift cards. Single use only, minimum spend $40.\n"
)
OPEN = "Your $8 voucher from Amazon.com. Valid until 03.04.27. Not for alcohol. Good for eBooks."
OTHER_STORE = "Your £10 voucher at Fern & Fig runs out on 31/12/2026. Gift vouchers are excluded."
NO_OFFER = "Dear Jo, see you on Tuesday at the usual place."


def reading(text: str) -> Picture:
    """Read an offer, as if it were pasted."""

    def picture(window: MainWindow) -> QWidget:
        window.commands.offers.take_text(text)
        window.worker.wait()
        QApplication.processEvents()
        shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
        return shown[0] if shown else window

    return picture


def pictures(full: tuple[int, int], small: tuple[int, int]) -> list[Shot]:
    """List the pictures."""
    sample = sample_services
    return [
        ("offer_found", sample, reading(FOUND), full, 100),
        ("offer_found_small", sample, reading(FOUND), small, 100),
        ("offer_found_200", sample, reading(FOUND), full, 200),
        ("offer_open", sample, reading(OPEN), full, 100),
        ("offer_other_store", sample, reading(OTHER_STORE), full, 100),
        ("offer_none", sample, reading(NO_OFFER), full, 100),
    ]
