"""About: which version this is, where the data are, and whose rules the answers follow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from spendby import __version__
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.formatting import full_date


def about_box(services: Services, parent: QWidget) -> QMessageBox:
    """Make the box; nothing in it is markup."""
    lines = [
        tr("Spendby {version}").format(version=__version__),
        tr("Your credits are in {folder}. Nothing is sent anywhere.").format(
            folder=services.data_file.folder
        ),
    ]
    rules = tr("Rules for {store}: checked {day}. {notice}")
    lines += [
        rules.format(store=pack.name, day=full_date(pack.checked_on), notice=pack.notice)
        for pack in services.packs.packs().values()
    ]
    lines.append(tr("Spendby is free software under the MIT licence. Qt: LGPL."))
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About Spendby"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join(lines))
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    return box
