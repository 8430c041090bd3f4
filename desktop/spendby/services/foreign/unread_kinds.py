"""Names the kinds of file that aren't read, and says what to do with each instead."""

import re
from collections.abc import Callable

from msgspec import Struct

from spendby.domain.errors import FileRefused
from spendby.services.foreign.zips import base_name, is_zip, names_in
from spendby.translation import mark, ntr, tr

_HEAD = 4_096
_SHOWN = 5
_SPREADSHEET = mark(
    "This is a spreadsheet. Save it as CSV in the program that made it, and import that."
)
_OWN = b"SPBY"
_OWN_PLACE = slice(68, 72)

_PICTURES = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avi)",
    re.DOTALL,
)
_PACKED = re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ|\x28\xb5\x2f\xfd")
_MAIL = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[A-Za-z-]+): "
    rb"|(?:From|To|Subject|Date): [^\r\n]*\r?\n[A-Za-z-]+: ",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"From [^\r\n]*[0-9]{4}\r?\n[A-Za-z-]+: ")
_SHEET_OF_TAGS = re.compile(rb"<\?mso-application[^>]*Excel|<(?:ss:)?Workbook\b", re.IGNORECASE)
_STATEMENT = re.compile(rb"OFXHEADER:|<\?OFX |<OFX>|!Type:|:20:[^\r\n]*\r?\n:2[15]:")


class _Kind(Struct, frozen=True):
    """A kind of file: what tells it from its first bytes, and what is said."""

    is_it: Callable[[bytes], object]
    said: str


_KINDS = (
    _Kind(
        lambda head: head.startswith(b"SQLite format 3\0") and head[_OWN_PLACE] == _OWN,
        mark(
            "This is Spendby's own data, or a backup of it, and isn't imported. Restore it as a "
            "backup instead."
        ),
    ),
    _Kind(
        lambda head: head.startswith(b"SQLite format 3\0"),
        mark(
            "This is another program's database. Export your credits there, as CSV, and import "
            "that."
        ),
    ),
    _Kind(
        lambda head: head.startswith(b"%PDF"),
        mark("This is a PDF. Copy its text, and paste it as an offer or as a table."),
    ),
    _Kind(
        _PICTURES.match, mark("This is a picture. Type in what it shows, for pictures aren't read.")
    ),
    _Kind(
        lambda head: head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        mark(
            "This is an old or a protected spreadsheet or document. Save it as CSV in the program "
            "that made it, and import that."
        ),
    ),
    _Kind(
        _SHEET_OF_TAGS.search,
        _SPREADSHEET,
    ),
    _Kind(
        lambda head: head.startswith(b"{\\rtf"),
        mark("This is a text document. Copy its text, and paste it as an offer or as a table."),
    ),
    _Kind(_PACKED.match, mark("This is a packed file. Unpack it, and import what is in it.")),
    _Kind(
        _MAILBOX.match,
        mark("This is a mailbox. Save the mail about a credit by itself, and add it as an offer."),
    ),
    _Kind(_MAIL.match, mark("This is an e-mail. Add it as an offer instead of importing it.")),
    _Kind(
        lambda head: head.lstrip(b"\xef\xbb\xbf").upper().startswith(b"BEGIN:VCALENDAR"),
        mark("This is a calendar. Spendby writes calendars and reads none."),
    ),
    _Kind(
        lambda head: head.lstrip(b"\xef\xbb\xbf").upper().startswith(b"BEGIN:VCARD"),
        mark("These are contacts, and no credits."),
    ),
    _Kind(
        _STATEMENT.match,
        mark(
            "This is a bank's statement. Spendby keeps store credit, so there is nothing to read."
        ),
    ),
    _Kind(
        lambda head: not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"), mark("The file is empty.")
    ),
)


def refuse_known(content: bytes) -> None:
    """Refuse a file of a kind that is known and not read, with what to do; else do nothing.

    Raises `FileRefused` also for a zip file that can't be read.
    """
    head = content[:_HEAD]
    if is_zip(content):
        said = _in_zip(content, head)
    else:
        said = next((tr(kind.said) for kind in _KINDS if kind.is_it(head)), "")
    if said:
        raise _unread(said)


def nothing_read_in(names: list[str]) -> FileRefused:
    """Make the refusal of a zip file that holds nothing known."""
    files = [base_name(name) for name in names if not name.endswith("/")]
    shown = ", ".join(tr("“{words}”").format(words=name[:40]) for name in files[:_SHOWN])
    more = len(files) - _SHOWN
    if more > 0:
        shown = ntr("{named} and {count} more", "{named} and {count} more", more).format(
            named=shown
        )
    return FileRefused(
        tr(
            "The zip file holds nothing that Spendby reads. It holds {files}. Unpack it, and "
            "import the file with the credits. Nothing was changed."
        ).format(files=shown)
        if files
        else tr(
            "The zip file holds nothing that Spendby reads. It is empty. Unpack it, and import "
            "the file with the credits. Nothing was changed."
        )
    )


def page_without_activity(text: str) -> FileRefused:
    """Make the refusal of a page, or a copied text, that holds no activity of a store."""
    if "<table" in text.casefold():
        said = tr(
            "This is a page with a table, and no gift card activity in it. If a spreadsheet opens "
            "it, save it there as CSV, and import that."
        )
    else:
        said = tr("There is no gift card activity in this file.")
    return _unread(said)


def _unread(said: str) -> FileRefused:
    return FileRefused(tr("{why} Nothing was changed.").format(why=said))


def _in_zip(content: bytes, head: bytes) -> str:
    names = names_in(content)
    passes = [name for name in names if name.endswith(".pkpass")]
    if "pass.json" in names or passes:
        if "pass.json" in names:
            return tr(
                "This is a wallet pass, which Spendby doesn't read yet. Add the credit with what "
                "the pass shows."
            )
        return tr(
            "These are wallet passes, which Spendby doesn't read yet. Add the credit with what the "
            "pass shows."
        )
    if _has(names, "xl/") or b"opendocument.spreadsheet" in head or _has(names, "Index/Tables/"):
        return tr(_SPREADSHEET)
    if _has(names, "word/", "ppt/") or {"content.xml", "Index/Document.iwa"} & set(names):
        return tr("This is a document. Copy its text, and paste it as an offer or as a table.")
    return ""


def _has(names: list[str], *folders: str) -> bool:
    return any(name.startswith(folders) for name in names)
