"""The dialog before a page opens in the browser: it shows the whole address first."""

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.domain.fine_print import web_address
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label
from spendby.ui.kit.question_dialog import QuestionDialog
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class LinkDialog(QuestionDialog):
    """Opens web addresses and nothing else."""

    def __init__(
        self,
        theme: Theme,
        url: str,
        parent: QWidget,
        browse: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        """Hand the address to `browse`, which tells whether it could open it."""
        super().__init__(theme, parent)
        self._url, self._browse = url, browse
        self.name(tr("Open this page in your browser?"), tr("Open"))
        self.body.addWidget(label(_site(url), TextRole.NAME, wrap=True))
        address = label(url, TextRole.CONTROL, "text2", wrap=True)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(address)
        said = tr("The page can see that you visit it. Spendby sends it nothing.")
        if not url.casefold().startswith("https:"):
            open_ = tr("This address isn't encrypted: others may see or change what it shows.")
            said = f"{open_} {said}"
        self.say(said)
        copy = Button(theme, tr("Copy the address"), role="quiet", icon="copy", token="accent")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(url))
        self.footer.addWidget(copy)
        self.footer.addStretch()

    def act(self) -> None:
        """Open it, or say that it couldn't be opened."""
        try:
            address = web_address(self._url)
        except Refused as refused:
            self.refuse(str(refused))
            return
        if address and self._browse(QUrl(address)):
            self.accept()
        else:
            self.refuse(tr("No browser could be opened. Copy the address instead."))


def _site(url: str) -> str:
    """Name the site as the network knows it, so that letters of other scripts show."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return url
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
