"""Files that want to do harm: each is refused with a sentence, and nothing is written.

That none of them costs more work than its size is counted, never timed.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused, Refused
from spendby.services.foreign import activity_page
from spendby.services.foreign.found import Form
from spendby.services.foreign.taking import Asked
from spendby.services.foreign.zips import members_of, names_in
from tests.helpers.foreign_files import CATIMA_V2, SAMPLES, activity_html, zip_of
from tests.helpers.memory_services import memory_services
from tests.helpers.work import calls_in, is_linear
from tests.services.foreign.conftest import Drawer

MILLION = 1_000_000


def with_member(name: str, content: bytes = CATIMA_V2, **fields: int) -> bytes:
    """Make a zip whose member has an odd name or odd fields, beside a sound one."""
    info = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("catima.csv", CATIMA_V2)
        archive.writestr(info, content)
    return buffer.getvalue()


def doubled() -> bytes:
    """Make a zip with two members of one name."""
    return zip_of(("catima.csv", CATIMA_V2), ("catima.cs2", CATIMA_V2)).replace(
        b"catima.cs2", b"catima.csv"
    )


def encrypted() -> bytes:
    """Make a zip that says of its member that it has a password."""
    content = bytearray(zip_of(("catima.csv", CATIMA_V2)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    return bytes(content)


def lying(size: int) -> bytes:
    """Make a zip whose directory says that its member has `size` bytes."""
    content = bytearray(zip_of(("catima.csv", CATIMA_V2)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", content, content.index(mark) + at, size)
    return bytes(content)


def packed_otherwise() -> bytes:
    """Make a zip in a method whose memory can't be bounded."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("catima.csv", CATIMA_V2)
    return buffer.getvalue()


ZIPS = {
    "above": with_member("../evil.csv"),
    "absolute": with_member("/etc/evil.csv"),
    "backslash": with_member("..\\evil.csv"),
    "drive": with_member("C:/evil.csv"),
    "two of one name": doubled(),
    "password": encrypted(),
    "bomb": zip_of(("catima.csv", b"\0" * 19 * MILLION)),
    "large": zip_of(("catima.csv", bytes(range(256)) * 90_000)),
    "claims less": lying(10),
    "claims more": lying(4_000_000_000),
    "claims a little more": lying(len(CATIMA_V2) + 1),
    "other method": packed_otherwise(),
    "many members": zip_of(*((str(number), b"") for number in range(10_001))),
    "cut": zip_of(("catima.csv", CATIMA_V2))[:-30],
    "no directory": b"PK\x03\x04" + b"\0" * 100,
    "empty": b"PK\x05\x06" + b"\0" * 18,
    "zip in zip": zip_of(("inner.zip", SAMPLES["catima zip"])),
    "broken data": zip_of(("catima.csv", CATIMA_V2)).replace(
        CATIMA_V2[:0] + b"\x03\x04", b"\x03\x04"
    )[:60]
    + b"\xff" * 20
    + zip_of(("catima.csv", CATIMA_V2))[80:],
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_hostile_zip_is_refused_and_nothing_is_written(
    drawer: Drawer, tmp_path: Path, name: str
) -> None:
    with pytest.raises(FileRefused, match=r"Nothing was changed\.$"):
        drawer.take_in(ZIPS[name])
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert drawer.credits == []


def test_a_link_in_a_zip_is_never_followed(drawer: Drawer) -> None:
    link = with_member("card_1_front.png", b"/etc/passwd", external_attr=0o120777 << 16)
    assert drawer.take_in(link).new == 2
    only = zipfile.ZipInfo("catima.csv")
    only.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(only, "/etc/passwd")
    with pytest.raises(FileRefused, match="no table of Catima cards"):
        drawer.take_in(buffer.getvalue())


def test_only_wanted_members_are_unpacked() -> None:
    content = zip_of(("catima.csv", CATIMA_V2), ("big.bin", b"\0" * 30 * MILLION))
    assert "big.bin" in names_in(content)
    assert members_of(content, lambda name: name == "catima.csv") == {"catima.csv": CATIMA_V2}


HEAD = b"_id,store,cardid,balance,balancetype\n"
TEXT_HEAD = b"Date\tDescription\tAmount\tClosing balance\n"
PAGE_HEAD = activity_html([])[: -len(b"</table>")]
LARGE: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "brackets": (20 * MILLION, lambda size: b"[" * size),
    "objects": (2 * MILLION, lambda size: b'[{"model":' * size),
    "html brackets": (4_900_000, lambda size: b"<" * size),
    "html comments": (1_200_000, lambda size: b"<!--" * size),
    "html names": (4_900_000, lambda size: b"<" + b"a" * size),
    "html cells": (1_200_000, lambda size: PAGE_HEAD + b"<tr>" + b"<td>" * size),
    "html rows": (250_000, lambda size: PAGE_HEAD + b"<tr><td>x</td></tr>" * size),
    "html too long": (6 * MILLION, lambda size: b"<p>" * size),
    "text rows": (170_000, lambda size: TEXT_HEAD + b"May 1, 2020 x\t-$1.00\t$1.00\n" * size),
    "text numbers": (1_200_000, lambda size: TEXT_HEAD + b"May 1, 2020 x\n" + b"1 1\n" * size),
    "text spaces": (4_900_000, lambda size: TEXT_HEAD + b"May 1, 2020 x" + b" " * size),
    "open quote": (19 * MILLION, lambda size: HEAD + b'"' + b"x" * size),
    "quotes": (20 * MILLION, lambda size: HEAD + b'"' * size),
    "commas": (20 * MILLION, lambda size: HEAD + b"," * size),
    "lines": (20 * MILLION, lambda size: HEAD + b"\n" * size),
    "cell": (100_000, lambda size: HEAD + b"1,a,b," + b"9" * size),
    "rows": (200_001, lambda size: HEAD + b"1,a,b,1,USD\n" * size),
    "columns": (9 * MILLION, lambda size: b"amount," + b"a," * size),
    "nul": (20 * MILLION, lambda size: b"\0" * size),
}
"""Files by name: the size at which each is too large, and how to make it of any size."""


@pytest.mark.parametrize("name", LARGE)
def test_a_file_of_great_size_is_refused_and_nothing_is_written(
    drawer: Drawer, tmp_path: Path, name: str
) -> None:
    size, make = LARGE[name]
    with pytest.raises(FileRefused, match=r"Nothing was changed\.$"):
        drawer.take_in(make(size))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert drawer.credits == []


@pytest.mark.parametrize("name", LARGE)
def test_four_times_the_size_is_at_most_four_times_the_work(drawer: Drawer, name: str) -> None:
    make = LARGE[name][1]

    def read(size: int) -> None:
        with suppress(Refused):
            drawer.look(make(size))

    read(1_000)  # what is loaded once is no part of the work
    small, large = (calls_in(partial(read, size)) for size in (1_000, 4_000))
    assert large < 4 * small + 1_000


def test_what_reads_whole_pages_never_goes_back_in_them() -> None:
    assert is_linear(activity_page.WHOLE_PAGE)
    assert not is_linear(re.compile(r"<([a-z]+)[^>]*>"))


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.SPENDBY])
@pytest.mark.parametrize("name", [*SAMPLES, "empty", "text", "bytes"])
def test_a_file_that_is_read_as_another_form_is_refused_or_read(
    form: Form, name: str, tmp_path: Path
) -> None:
    more = {"empty": b"", "text": b"hello\nworld", "bytes": bytes(range(256))}
    path = tmp_path / "in"
    path.write_bytes((SAMPLES | more)[name])
    services = memory_services()
    sentence, kept = "", 0
    try:
        kept = services.exchange.take_in(str(path), Asked(form)).new
    except Refused as refused:
        sentence = str(refused)
    assert not sentence or sentence.endswith(".")
    assert kept or services.credits.all() == []
    for credit in services.credits.all():
        assert credit.left >= 0


def test_formulas_and_markup_are_kept_as_the_text_that_they_are(drawer: Drawer) -> None:
    drawer.take_in(
        b'name,amount,note\n"=HYPERLINK(""http://a"")",1.00,<img src=/a>\n\xe2\x80\xaetxt,1.00,x\n'
    )
    formula, bidi = drawer.credits
    assert formula.name == '=HYPERLINK("http://a")'
    assert formula.note == "<img src=/a>"
    assert bidi.name == "\u202etxt"
