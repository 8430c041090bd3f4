"""The table of everything that a menu, a key or a button can do: its menu, text, keys and icon.

Making actions of it is `actions`'s; what each one does is handed to those.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey


class Do(StrEnum):
    """What can be done."""

    IMPORT = "import"
    EXPORT = "export"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    ADD = "add"
    USE = "use"
    EDIT = "edit"
    PUT_BACK = "put_back"
    SET_LEFT = "set_left"
    CHECKOUT = "checkout"
    COPY = "copy"
    ARCHIVE = "archive"
    BRING_BACK = "bring_back"
    SHOW_ACTIVE = "show_active"
    SHOW_GIFT_CARDS = "show_gift_cards"
    SHOW_EXPIRING = "show_expiring"
    SHOW_OVER = "show_over"
    FIND = "find"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


VIEWS = (Do.SHOW_ACTIVE, Do.SHOW_GIFT_CARDS, Do.SHOW_EXPIRING, Do.SHOW_OVER)
THEMES = (Do.THEME_SYSTEM, Do.THEME_LIGHT, Do.THEME_DARK)
ON_CREDITS = (Do.COPY, Do.ARCHIVE, Do.BRING_BACK)
"""Work on all credits selected."""
ON_ONE_CREDIT = (Do.USE, Do.EDIT, Do.PUT_BACK, Do.SET_LEFT, Do.CHECKOUT)


class Menu(StrEnum):
    """The menus of the menu bar."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Spec:
    """One line of the table; a `gap` puts a separator before it."""

    do: Do
    menu: Menu
    text: Callable[[], str]
    keys: tuple[Keys | str, ...] = ()
    icon: str = ""
    gap: bool = False


# Written out call by call, so that lupdate finds every text.
TABLE = (
    Spec(
        Do.IMPORT,
        Menu.FILE,
        lambda: QCoreApplication.translate("Actions", "&Import…"),
        (Keys.Open,),
        "download",
    ),
    Spec(
        Do.EXPORT,
        Menu.FILE,
        lambda: QCoreApplication.translate("Actions", "&Export…"),
        (Keys.Save,),
        "upload",
    ),
    Spec(
        Do.QUIT,
        Menu.FILE,
        lambda: QCoreApplication.translate("Actions", "&Quit"),
        (Keys.Quit, "Ctrl+Q"),
        gap=True,
    ),
    Spec(
        Do.UNDO,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Undo"),
        (Keys.Undo,),
        "undo",
    ),
    Spec(
        Do.REDO,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Redo"),
        (Keys.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
    ),
    Spec(
        Do.ADD,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "Add &credit"),
        (Keys.New,),
        "plus",
        gap=True,
    ),
    Spec(
        Do.USE,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "U&se…"),
        ("U",),
        "wallet",
        gap=True,
    ),
    Spec(
        Do.EDIT,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Edit…"),
        ("E",),
        "edit",
    ),
    Spec(
        Do.PUT_BACK,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Put money back…"),
    ),
    Spec(
        Do.SET_LEFT,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "Set what is &left…"),
    ),
    Spec(
        Do.CHECKOUT,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Note what checkout showed…"),
    ),
    Spec(
        Do.COPY,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "C&opy"),
        (Keys.Copy,),
        "copy",
        gap=True,
    ),
    Spec(
        Do.ARCHIVE,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Archive"),
        (Keys.Delete,),
        "archive",
    ),
    Spec(
        Do.BRING_BACK,
        Menu.EDIT,
        lambda: QCoreApplication.translate("Actions", "&Bring back from the archive"),
    ),
    Spec(
        Do.SHOW_ACTIVE,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Active"),
        ("Ctrl+1",),
    ),
    Spec(
        Do.SHOW_GIFT_CARDS,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "Buys &gift cards"),
        ("Ctrl+2",),
    ),
    Spec(
        Do.SHOW_EXPIRING,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Expiring soon"),
        ("Ctrl+3",),
    ),
    Spec(
        Do.SHOW_OVER,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Used && expired"),
        ("Ctrl+4",),
    ),
    Spec(
        Do.FIND,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Search"),
        (Keys.Find,),
        "search",
        gap=True,
    ),
    Spec(
        Do.THEME_SYSTEM,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "Colours of the s&ystem"),
        gap=True,
    ),
    Spec(
        Do.THEME_LIGHT,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Light colours"),
    ),
    Spec(
        Do.THEME_DARK,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "&Dark colours"),
    ),
    Spec(
        Do.TEXT_LARGER,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "La&rger text"),
        (Keys.ZoomIn, "Ctrl+="),
        gap=True,
    ),
    Spec(
        Do.TEXT_SMALLER,
        Menu.VIEW,
        lambda: QCoreApplication.translate("Actions", "S&maller text"),
        (Keys.ZoomOut,),
    ),
    Spec(
        Do.SHORTCUTS,
        Menu.HELP,
        lambda: QCoreApplication.translate("Actions", "&Keyboard shortcuts"),
        (Keys.HelpContents, "Ctrl+/"),
        "info",
    ),
    Spec(
        Do.ABOUT,
        Menu.HELP,
        lambda: QCoreApplication.translate("Actions", "&About Spendby"),
    ),
)
