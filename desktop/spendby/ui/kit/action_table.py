"""The table of everything that a menu, a key or a button can do: its menu, text, keys and icon.

Making actions of it is `actions`'s; what each one does is handed to those.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from spendby.translation import tr


class Do(StrEnum):
    """What can be done."""

    IMPORT = "import"
    PASTE_PAGE = "paste_page"
    RECONCILE = "reconcile"
    EXPORT = "export"
    PRINT = "print"
    PRINT_FIRST = "print_first"
    SAVE_PDF = "save_pdf"
    BACK_UP = "back_up"
    RESTORE = "restore"
    ADD_STORE = "add_store"
    STORES = "stores"
    SETTINGS = "settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    ADD = "add"
    PASTE_OFFER = "paste_offer"
    OPEN_OFFER = "open_offer"
    PLAN = "plan"
    USE = "use"
    EDIT = "edit"
    PUT_BACK = "put_back"
    SET_LEFT = "set_left"
    CHECKOUT = "checkout"
    TERMS = "terms"
    ASK = "ask"
    MARK_CHECKED = "mark_checked"
    WRITE_OFF = "write_off"
    EXTEND = "extend"
    REMIND = "remind"
    DUPLICATE = "duplicate"
    DELETE = "delete"
    COPY_SUMMARY = "copy_summary"
    COPY = "copy"
    ARCHIVE = "archive"
    BRING_BACK = "bring_back"
    TAG = "tag"
    WRITE_OFF_SELECTED = "write_off_selected"
    EXPORT_SELECTED = "export_selected"
    COPY_TABLE = "copy_table"
    COPY_CSV = "copy_csv"
    SHOW_ACTIVE = "show_active"
    SHOW_GIFT_CARDS = "show_gift_cards"
    SHOW_EXPIRING = "show_expiring"
    SHOW_OVER = "show_over"
    SHOW_REMINDERS = "show_reminders"
    SHOW_PURCHASES = "show_purchases"
    SHOW_CHECK_UP = "show_check_up"
    SHOW_GUIDE = "show_guide"
    SHOW_NEXT = "show_next"
    SHOW_PREVIOUS = "show_previous"
    FIND = "find"
    TARGET = "target"
    FILTER = "filter"
    CLEAR_FILTERS = "clear_filters"
    GROUP = "group"
    COLUMNS = "columns"
    SAVE_VIEW = "save_view"
    PALETTE = "palette"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    SHORTCUTS = "shortcuts"
    SAMPLE = "sample"
    OWN_CREDITS = "own_credits"
    OPEN_FOLDER = "open_folder"
    ABOUT = "about"


VIEWS = (Do.SHOW_ACTIVE, Do.SHOW_GIFT_CARDS, Do.SHOW_EXPIRING, Do.SHOW_OVER)
THEMES = (Do.THEME_SYSTEM, Do.THEME_LIGHT, Do.THEME_DARK)
ON_CREDITS = (
    *(Do.COPY, Do.COPY_TABLE, Do.COPY_CSV, Do.EXPORT_SELECTED, Do.TAG),
    *(Do.WRITE_OFF_SELECTED, Do.ARCHIVE, Do.BRING_BACK),
)
"""Work on all credits selected."""
ON_ONE_CREDIT = (
    *(Do.USE, Do.EDIT, Do.TERMS, Do.CHECKOUT, Do.ASK, Do.MARK_CHECKED, Do.PUT_BACK, Do.SET_LEFT),
    *(Do.WRITE_OFF, Do.EXTEND, Do.REMIND, Do.DUPLICATE),
)
EDITS = frozenset(
    {
        Do.PASTE_OFFER,
        Do.OPEN_OFFER,
        Do.IMPORT,
        Do.PASTE_PAGE,
        Do.RECONCILE,
        Do.BACK_UP,
        Do.RESTORE,
        Do.ADD_STORE,
        Do.UNDO,
        Do.REDO,
        Do.ADD,
    }
    | {*ON_ONE_CREDIT, Do.DELETE, Do.ARCHIVE, Do.BRING_BACK, Do.TAG, Do.WRITE_OFF_SELECTED}
)
"""Need a file that can be written to."""
ANYWHERE = frozenset(
    {Do.RESTORE, Do.QUIT, Do.PALETTE, Do.TEXT_LARGER, Do.TEXT_SMALLER, Do.SHORTCUTS, Do.ABOUT}
    | {*THEMES, Do.SAMPLE, Do.OWN_CREDITS, Do.OPEN_FOLDER}
)
"""Work also where the file can't be read."""


class Menu(StrEnum):
    """The menus of the menu bar."""

    FILE = "file"
    EDIT = "edit"
    CREDIT = "credit"
    VIEW = "view"
    HELP = "help"


class Spec(Struct, frozen=True):
    """One line of the table; a `gap` puts a separator before it.

    `page` is the icon of the page that it shows beside the lists, in the sidebar.

    Keys are bound by name: what Qt calls standard stands for other keys on each desktop, and for
    several on some.
    """

    do: Do
    menu: Menu
    text: Callable[[], str]
    keys: tuple[str, ...] = ()
    icon: str = ""
    gap: bool = False
    page: str = ""


TABLE = (
    Spec(Do.IMPORT, Menu.FILE, lambda: tr("&Import…"), ("Ctrl+O",), "download"),
    Spec(Do.OPEN_OFFER, Menu.FILE, lambda: tr("&Open an offer…"), (), "mail"),
    Spec(
        Do.PASTE_PAGE,
        Menu.FILE,
        lambda: tr("Paste the store's pa&ge…"),
        ("Ctrl+Shift+V",),
    ),
    Spec(
        Do.RECONCILE,
        Menu.FILE,
        lambda: tr("&Compare with the store…"),
        ("Ctrl+Shift+R",),
        "store",
    ),
    Spec(Do.EXPORT, Menu.FILE, lambda: tr("&Export…"), ("Ctrl+S",), "upload"),
    Spec(
        Do.PRINT,
        Menu.FILE,
        lambda: tr("&Print…"),
        ("Ctrl+P",),
        "printer",
        gap=True,
    ),
    Spec(Do.PRINT_FIRST, Menu.FILE, lambda: tr("Print what to use &first…")),
    Spec(Do.SAVE_PDF, Menu.FILE, lambda: tr("Save as P&DF…")),
    Spec(
        Do.BACK_UP,
        Menu.FILE,
        lambda: tr("&Back up now"),
        (),
        "shield-check",
        gap=True,
    ),
    Spec(Do.RESTORE, Menu.FILE, lambda: tr("&Restore a backup…"), (), "history"),
    Spec(
        Do.ADD_STORE,
        Menu.FILE,
        lambda: tr("&Add a store…"),
        (),
        "store",
        gap=True,
    ),
    Spec(Do.STORES, Menu.FILE, lambda: tr("S&tores…"), (), "store"),
    Spec(Do.SETTINGS, Menu.FILE, lambda: tr("&Settings…"), ("Ctrl+,",), "settings"),
    Spec(Do.QUIT, Menu.FILE, lambda: tr("&Quit"), ("Ctrl+Q",), gap=True),
    Spec(Do.UNDO, Menu.EDIT, lambda: tr("&Undo"), ("Ctrl+Z",), "undo"),
    Spec(
        Do.REDO,
        Menu.EDIT,
        lambda: tr("&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
    ),
    Spec(
        Do.COPY,
        Menu.EDIT,
        lambda: tr("&Copy"),
        ("Ctrl+C", "Ctrl+Ins"),
        "copy",
        gap=True,
    ),
    Spec(Do.COPY_SUMMARY, Menu.EDIT, lambda: tr("Copy a summar&y")),
    Spec(
        Do.COPY_TABLE,
        Menu.EDIT,
        lambda: tr("Copy a&s a table"),
        ("Ctrl+Shift+C",),
    ),
    Spec(Do.COPY_CSV, Menu.EDIT, lambda: tr("Copy as CS&V")),
    Spec(
        Do.EXPORT_SELECTED,
        Menu.EDIT,
        lambda: tr("Exp&ort what is selected…"),
        (),
        "upload",
    ),
    Spec(Do.ADD, Menu.CREDIT, lambda: tr("Add &credit"), ("Ctrl+N",), "plus"),
    Spec(
        Do.PASTE_OFFER,
        Menu.CREDIT,
        lambda: tr("Paste an &offer…"),
        ("Ctrl+V", "Shift+Ins"),
        "mail",
    ),
    Spec(Do.PLAN, Menu.CREDIT, lambda: tr("Plan a pay&ment…"), ("P",), "wallet"),
    Spec(Do.USE, Menu.CREDIT, lambda: tr("&Use…"), ("U",), "wallet", gap=True),
    Spec(Do.PUT_BACK, Menu.CREDIT, lambda: tr("&Put money back…")),
    Spec(Do.SET_LEFT, Menu.CREDIT, lambda: tr("Set what is &left…")),
    Spec(Do.EDIT, Menu.CREDIT, lambda: tr("&Edit…"), ("E",), "edit", gap=True),
    Spec(Do.DUPLICATE, Menu.CREDIT, lambda: tr("&Duplicate…"), ("Ctrl+D",)),
    Spec(Do.TAG, Menu.CREDIT, lambda: tr("Add a categor&y…"), ("T",), "tag"),
    Spec(Do.TERMS, Menu.CREDIT, lambda: tr("Its &terms…"), (), "book", gap=True),
    Spec(Do.CHECKOUT, Menu.CREDIT, lambda: tr("&Note what checkout showed…")),
    Spec(
        Do.ASK,
        Menu.CREDIT,
        lambda: tr("Not sure? Ask t&he store…"),
        ("Q",),
        "question-circle",
    ),
    Spec(Do.MARK_CHECKED, Menu.CREDIT, lambda: tr("Mark chec&ked"), (), "check"),
    Spec(Do.EXTEND, Menu.CREDIT, lambda: tr("&Give it a later end…"), gap=True),
    Spec(Do.WRITE_OFF, Menu.CREDIT, lambda: tr("Note that it e&xpired…")),
    Spec(Do.WRITE_OFF_SELECTED, Menu.CREDIT, lambda: tr("Note that they expi&red")),
    Spec(Do.REMIND, Menu.CREDIT, lambda: tr("Rem&inders of it…")),
    Spec(
        Do.ARCHIVE,
        Menu.CREDIT,
        lambda: tr("&Archive"),
        ("Del",),
        "archive",
        gap=True,
    ),
    Spec(Do.BRING_BACK, Menu.CREDIT, lambda: tr("&Bring back from the archive")),
    Spec(
        Do.DELETE,
        Menu.CREDIT,
        lambda: tr("Delete &for good…"),
        ("Shift+Del",),
        "trash",
    ),
    Spec(Do.SHOW_ACTIVE, Menu.VIEW, lambda: tr("&Active"), ("Ctrl+1",)),
    Spec(Do.SHOW_GIFT_CARDS, Menu.VIEW, lambda: tr("Buys &gift cards"), ("Ctrl+2",)),
    Spec(Do.SHOW_EXPIRING, Menu.VIEW, lambda: tr("&Expiring soon"), ("Ctrl+3",)),
    Spec(Do.SHOW_OVER, Menu.VIEW, lambda: tr("&Used && expired"), ("Ctrl+4",)),
    Spec(Do.SHOW_REMINDERS, Menu.VIEW, lambda: tr("Remi&nders"), ("Ctrl+5",), page="bell"),
    Spec(Do.SHOW_PURCHASES, Menu.VIEW, lambda: tr("&Purchases"), ("Ctrl+6",), page="cart"),
    Spec(Do.SHOW_CHECK_UP, Menu.VIEW, lambda: tr("Chec&k-up"), ("Ctrl+7",), page="check-circle"),
    Spec(Do.SHOW_GUIDE, Menu.VIEW, lambda: tr("Gu&ide"), ("Ctrl+8",), page="book"),
    Spec(Do.SHOW_NEXT, Menu.VIEW, lambda: tr("Ne&xt page"), ("Ctrl+PgDown",)),
    Spec(Do.SHOW_PREVIOUS, Menu.VIEW, lambda: tr("Previous page"), ("Ctrl+PgUp",)),
    Spec(Do.FIND, Menu.VIEW, lambda: tr("&Search"), ("Ctrl+F",), "search", gap=True),
    Spec(Do.TARGET, Menu.VIEW, lambda: tr("What to &buy"), ("Ctrl+B",), "gift"),
    Spec(Do.FILTER, Menu.VIEW, lambda: tr("&Filter"), ("Ctrl+Shift+F",), "filter"),
    Spec(
        Do.CLEAR_FILTERS,
        Menu.VIEW,
        lambda: tr("Sho&w all again"),
        ("Ctrl+Shift+X",),
    ),
    Spec(Do.GROUP, Menu.VIEW, lambda: tr("Gr&oup by"), ("Ctrl+G",), gap=True),
    Spec(Do.COLUMNS, Menu.VIEW, lambda: tr("&Columns"), (), "columns"),
    Spec(Do.SAVE_VIEW, Menu.VIEW, lambda: tr("Sa&ve this view…"), ("Ctrl+Shift+S",)),
    Spec(Do.PALETTE, Menu.VIEW, lambda: tr("Find a co&mmand…"), ("Ctrl+K",), "more"),
    Spec(Do.THEME_SYSTEM, Menu.VIEW, lambda: tr("Colours of the s&ystem"), gap=True),
    Spec(Do.THEME_LIGHT, Menu.VIEW, lambda: tr("&Light colours")),
    Spec(Do.THEME_DARK, Menu.VIEW, lambda: tr("&Dark colours")),
    Spec(
        Do.TEXT_LARGER,
        Menu.VIEW,
        lambda: tr("La&rger text"),
        ("Ctrl++", "Ctrl+="),
        gap=True,
    ),
    Spec(Do.TEXT_SMALLER, Menu.VIEW, lambda: tr("Smaller &text"), ("Ctrl+-",)),
    Spec(
        Do.SHORTCUTS,
        Menu.HELP,
        lambda: tr("&Keyboard shortcuts"),
        ("F1", "Ctrl+/"),
        "info",
    ),
    Spec(
        Do.SAMPLE,
        Menu.HELP,
        lambda: tr("&Try with sample data"),
        (),
        "inbox-empty",
    ),
    Spec(
        Do.OWN_CREDITS,
        Menu.HELP,
        lambda: tr("Back to &your own credits"),
        (),
        "wallet",
    ),
    Spec(
        Do.OPEN_FOLDER,
        Menu.HELP,
        lambda: tr("Open the &data folder"),
        (),
        "external-link",
    ),
    Spec(Do.ABOUT, Menu.HELP, lambda: tr("&About Spendby")),
)

PAGES = tuple(spec.do for spec in TABLE if spec.page)
"""What shows the pages beside the lists, in the order of the sidebar."""
