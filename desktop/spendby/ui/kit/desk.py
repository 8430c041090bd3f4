"""What every feature of the window works with, handed to each as one."""

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from spendby.services.services import Services
from spendby.ui.kit.notices import Notices
from spendby.ui.kit.places import Places
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.toast import Toast
from spendby.ui.kit.worker import Worker


class Desk(Struct, frozen=True):
    """The use cases, the looks, and the window: where dialogs, messages and pages of it go.

    `toast` says what was done, `notices` what stands until it is mended; `worker` does beside the
    window what takes long; `places` shows pages in the list's place.
    """

    services: Services
    theme: Theme
    window: QWidget
    toast: Toast
    notices: Notices
    worker: Worker
    places: Places


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog that is gone once it is closed; whoever opens it goes on at once."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
