"""Files that aren't read: each is called what it is, with what to do instead."""

import sqlite3
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.foreign.found import Form, ReadAs
from spendby.services.foreign.taking import Asked, form_of
from tests.helpers.foreign_files import SAMPLES, zip_of
from tests.services.foreign.conftest import Drawer

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
ODF = ("content.xml", b"<x/>"), ("META-INF/manifest.xml", b"<x/>")
SHEET = ("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")
SQLITE = b"SQLite format 3\0"

KINDS = {
    "xlsx": (zip_of(*SHEET), "This is a spreadsheet. Save it as CSV"),
    "numbers": (zip_of(("Index/Tables/a.iwa", b"x")), "This is a spreadsheet. Save it as CSV"),
    "docx": (zip_of(("word/document.xml", b"<x/>")), "This is a document. Copy its text"),
    "odt": (zip_of(*ODF), "This is a document. Copy its text"),
    "pkpass": (zip_of(("pass.json", b"{}")), "This is a wallet pass, which Spendby doesn't read"),
    "pkpasses": (zip_of(("a.pkpass", b"x"), ("b.pkpass", b"x")), "These are wallet passes"),
    "zip": (zip_of(("d/a.txt", b"x"), ("b.pdf", b"x")), "It holds “a.txt”, “b.pdf”. Unpack it"),
    "another database": (SQLITE + b"\0" * 100, "This is another program's database."),
    "pdf": (b"%PDF-1.7\n", "This is a PDF. Copy its text"),
    "png": (b"\x89PNG\r\n\x1a\n", "This is a picture."),
    "jpeg": (b"\xff\xd8\xff\xe0", "This is a picture."),
    "heic": (b"\0\0\0\x18ftypheic", "This is a picture."),
    "webp": (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "This is a picture."),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old or a protected spreadsheet"),
    "xml sheet": (b'<?xml version="1.0"?>\n<Workbook xmlns="x">', "This is a spreadsheet."),
    "html sheet": (b"<html><table><tr><td>Name</td></tr></table>", "This is a page with a table"),
    "rtf": (b"{\\rtf1\\ansi", "This is a text document."),
    "gzip": (b"\x1f\x8b\x08", "This is a packed file. Unpack it"),
    "mbox": (b"From a@b Mon Nov 30 10:00:00 2026\nFrom: a@b\n", "This is a mailbox."),
    "eml": (b"Received: by x\nFrom: a@b\n", "This is an e-mail. Add it as an offer"),
    "short eml": (b"From: a@b\nSubject: x, y\n\nHi", "This is an e-mail. Add it as an offer"),
    "ics": (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "This is a calendar."),
    "vcf": (b"BEGIN:VCARD\r\n", "These are contacts"),
    "ofx": (b"OFXHEADER:100\nDATA:OFXSGML\n", "This is a bank's statement."),
    "empty": (b"\xef\xbb\xbf \r\n", "The file is empty."),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_not_read_is_called_what_it_is(drawer: Drawer, kind: str) -> None:
    content, said = KINDS[kind]
    with pytest.raises(FileRefused) as refused:
        drawer.take_in(content)
    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed.")
    assert drawer.credits == []


def test_a_spreadsheet_is_named_also_where_a_table_was_expected() -> None:
    with pytest.raises(FileRefused, match="This is a spreadsheet"):
        form_of(KINDS["xlsx"][0], Asked(Form.CSV))


def test_spendbys_own_data_is_to_be_restored(drawer: Drawer, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    connection = sqlite3.connect(own)
    connection.execute(f"PRAGMA application_id = {int.from_bytes(b'SPBY')}")
    connection.execute("CREATE TABLE credit (id)")
    connection.close()
    with pytest.raises(FileRefused, match=r"Spendby's own data.*Restore it as a backup"):
        drawer.take_in(own.read_bytes())


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_read_is_never_taken_for_another_kind(sample: str) -> None:
    assert form_of(SAMPLES[sample], Asked()) in Form


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        *[("windows-1251", "Подарочная карта"), ("shift-jis", "ギフトカードの残高です")],
        *[("gb18030", "礼品卡余额和优惠券"), ("windows-1250", "Dárková poukázka žluťoučký")],
        *[("big5", "禮品卡餘額"), ("euc-kr", "상품권 잔액"), ("windows-1252", "Café Zoë")],
    ],
)
def test_a_file_in_another_encoding_is_shown_in_those_in_which_it_can_be_read(
    drawer: Drawer, encoding: str, name: str
) -> None:
    rows = "".join(f"{name} {number},5.00\n" for number in range(40))
    content = f"name,amount\n{rows}".encode(encoding)
    with pytest.raises(FileRefused) as refused:
        drawer.look(content)
    assert f"“{name} 0,5.00”" in str(refused.value)
    assert encoding in str(refused.value) or "as iso-" in str(refused.value)
    assert "Name what reads well, as in --encoding" in str(refused.value)
    found = drawer.look(content, read_as=ReadAs(encoding=encoding))
    assert found.credits[0].name == f"{name} 0"
