"""Sheets on paper: their words, their pages, and the documents that come of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Credit, Kind, State
from spendby.domain.expiry import on_day
from spendby.domain.summary import OPEN
from spendby.domain.verdict import Answer
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query
from spendby.services.services import Services
from spendby.services.sheets import Sheet, SheetKind, to_use_first
from spendby.ui.credit_list.chosen import Chosen, Filters, Span
from spendby.ui.credit_list.views import View
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.paper.document import Document
from spendby.ui.paper.paper import TICK_BOX, Paper
from spendby.ui.paper.pdf import PdfSheets, usual_size
from spendby.ui.paper.print_commands import PrintCommands
from spendby.ui.paper.sheet_words import paper_of
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import drawer

LETTER = (612, 792)

pytestmark = pytest.mark.usefixtures("qapp")


def sheet_of(
    credits: Sequence[Credit], kind: SheetKind = SheetKind.LIST, query: Query | None = None
) -> Sheet:
    """Put credits on a sheet, in the order in which they come."""
    judge = memory_services().credits.judge()
    judged = [judge.judged(credit) for credit in credits]
    return Sheet(kind, judged, judge, DAY, query or Query(states=None))


def texts(paper: Paper) -> list[str]:
    """Give all that a paper says."""
    cells = [line.text for row in paper.rows for cell in row for line in cell]
    return [paper.title, *paper.below, *cells, *(line.text for line in paper.sums)]


def row_of(sheet: Sheet, at: int = 0) -> list[str]:
    """Give what a row says, its lines joined."""
    return [" / ".join(line.text for line in cell) for cell in paper_of(sheet).rows[at]]


def pages(content: bytes) -> int:
    """Count the pages of a PDF document."""
    return len(re.findall(rb"/Type\s*/Page\b", content))


def many(count: int) -> list[Credit]:
    """Make credits that end one after the other."""
    return [
        make_credit(f"c{at}", 1000, name=f"Credit {at}", expiry=on_day(DAY + timedelta(at)))
        for at in range(count)
    ]


def test_a_row_says_name_source_answer_expiry_and_what_is_left() -> None:
    refund = make_credit(
        granted=15_000,
        spent=2_500,
        kind=Kind.REFUND,
        name="Store refund card",
        source="Return of the lamp",
        expiry=on_day(DAY + timedelta(6)),
    )
    assert row_of(sheet_of([refund])) == [
        "Store refund card / \u2068Return of the lamp\u2069",
        "Check first / Terms not recorded",
        "In 6 days / Sat 28 Nov",
        "$125.00 / of $150.00",
    ]


def test_the_title_is_followed_by_the_day_and_what_was_chosen() -> None:
    query = Query(states=OPEN, answer=Answer.YES, within=30, search="<b>", store="amazon-us")
    sheet = replace(sheet_of(drawer(), query=query), ends=(DAY, date(2026, 11, 30)))
    title, day, chosen = texts(paper_of(sheet))[:3]
    assert (title, day) == ("Credits", "As of Sun 22 Nov 2026")
    for said in (
        "7 credits.",
        "Those that are active or can be used later.",
        "Buys gift cards: Yes.",
        "Ends within 30 days.",
        "Ends from Sun 22 Nov to Mon 30 Nov.",
        "Store: \u2068Amazon.com\u2069.",
        "Found by “\u2068<b>\u2069”.",
    ):
        assert said in chosen


@pytest.mark.parametrize("state", list(State))
def test_each_state_has_its_words(state: State) -> None:
    said = texts(paper_of(sheet_of([], query=Query(states=frozenset({state})))))[2]
    assert said.startswith("No credits. Those that")


def test_sums_stand_under_the_list_a_currency_each() -> None:
    pounds = make_credit("gbp", 1250, currency="GBP")
    sums = [line.text for line in paper_of(sheet_of([*drawer(), pounds])).sums]
    assert sums == [
        "Total left: $1,190.00 in 5 credits",
        "Buys gift cards: $125.00. Expires within 30 days: $15.00.",
        "Total left: £12.50 in 1 credit",
        "Buys gift cards: £0.00. Expires within 30 days: £0.00.",
        "The sums count what can still be used.",
    ]


def test_other_peoples_text_is_literal() -> None:
    name = "<b>Bold</b>\n&amp; \u202eeman"
    said = row_of(sheet_of([make_credit(name=name, source="<img src=x>")]))[0]
    assert said.startswith("<b>Bold</b> &amp; eman / ")
    assert said.endswith("/ \u2068<img src=x>\u2069")


def test_what_to_use_first_has_boxes_and_says_what_each_buys() -> None:
    judge, credits = memory_services(drawer()).credits.all_judged()
    first = to_use_first(judge.judged(credit) for credit in credits)
    paper = paper_of(Sheet(SheetKind.FIRST, first, judge, DAY))
    assert paper.title == "What to use first"
    assert [row[1][0].text for row in paper.rows][:2] == ["Survey panel payout", "Prime Day"]
    assert all(row[0] == (TICK_BOX,) for row in paper.rows)
    buys = [line.text for line in paper.rows[0][3]]
    assert buys == ["Goods: Check first", "Gift cards: Assume no"]
    assert [line.text for line in paper.sums] == ["Total left: $1,190.00 in 5 credits"]


def test_a_list_takes_the_pages_that_it_needs() -> None:
    counts = [
        Document(paper_of(sheet_of(many(rows))), *LETTER).page_count for rows in (0, 1, 14, 40)
    ]
    assert counts[:2] == [1, 1]
    assert counts == sorted(counts)
    assert counts[-1] >= 3


def test_what_to_use_first_is_one_page_and_says_what_is_left_out() -> None:
    papers = [paper_of(sheet_of(many(count), SheetKind.FIRST)) for count in range(8, 30)]
    assert {Document(paper, *LETTER).page_count for paper in papers} == {1}
    paper = papers[-1]
    assert paper.rest is not None
    assert paper.rest(20) == "Not on this page: $90.00 in 9 credits."


def test_the_pdf_is_whole_and_has_its_pages() -> None:
    sheet = sheet_of(many(40))
    content = PdfSheets().pdf(sheet)
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert pages(content) == Document(paper_of(sheet), *LETTER).page_count
    assert b"/FontFile2" in content


def test_paper_is_black_on_white_in_the_dark_too(theme: Theme) -> None:
    def drawn() -> list[bytes]:
        content = PdfSheets().pdf(sheet_of(drawer()))
        streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
        # The description of the document holds the moment at which it was made.
        return [one for one in streams if b"xpacket" not in one]

    light = drawn()
    theme.set_mode(Mode.DARK)
    theme.set_text_percent(200)
    dark = drawn()
    theme.set_text_percent(100)
    assert light == dark


def test_right_to_left_the_page_is_mirrored(qapp: QApplication) -> None:
    straight = PdfSheets().pdf(sheet_of(drawer()))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = PdfSheets().pdf(sheet_of(drawer(), SheetKind.FIRST))
        listed = PdfSheets().pdf(sheet_of(drawer()))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert pages(listed) == pages(straight) == pages(mirrored) == 1
    assert listed != straight


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US", QPageSize.PageSizeId.Letter),
        ("C", QPageSize.PageSizeId.Letter),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("de_DE", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_what_people_have(locale: str, size: QPageSize.PageSizeId) -> None:
    assert usual_size(QLocale(locale)) == size


@dataclass
class Listed:
    """A list as a window has it."""

    judge: Judge | None
    everything: Sequence[Judged] = ()
    listed: Sequence[Judged] = ()
    chosen: Chosen = Chosen()  # noqa: RUF009 - it is frozen
    ends: tuple[date, date] | None = None


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    """A window to print from."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    for dialog in made.findChildren(QPrintPreviewDialog):
        dialog.close()


@pytest.fixture
def listed(services: Services) -> Listed:
    """The list of `drawer`, without what is over."""
    judge, credits = services.credits.all_judged()
    judged = [judge.judged(credit) for credit in credits]
    return Listed(judge, judged, [one for one in judged if one.state in OPEN])


def test_the_preview_shows_the_pages_and_does_not_block(
    services: Services, theme: Theme, listed: Listed, page: QWidget
) -> None:
    commands = PrintCommands(services, theme, listed, page)
    for show in (commands.print_list, commands.print_first_sheet):
        show()
        QApplication.processEvents()
        (dialog,) = (one for one in page.findChildren(QPrintPreviewDialog) if one.isVisible())
        (preview,) = dialog.findChildren(QPrintPreviewWidget)
        preview.updatePreview()
        assert preview.pageCount() == 1
        dialog.close()


def test_printing_to_a_file_of_spendbys_own_writes_nothing(
    services: Services, theme: Theme, listed: Listed, page: QWidget, tmp_path: Path
) -> None:
    commands = PrintCommands(services, theme, listed, page)
    said: list[str] = []
    commands.refused.connect(said.append)
    commands.print_list()
    QApplication.processEvents()
    (dialog,) = page.findChildren(QPrintPreviewDialog)
    own, other = tmp_path / "spendby.db", tmp_path / "mine.pdf"
    own.write_text("credits")
    for path in (own, other):
        dialog.printer().setOutputFileName(str(path))
        dialog.paintRequested.emit(dialog.printer())
    assert own.read_text() == "credits"
    assert other.read_bytes().startswith(b"%PDF")
    assert said == [f"{own} is Spendby's own."]


def test_the_preview_is_black_on_white_in_the_dark_too(
    services: Services, theme: Theme, listed: Listed, page: QWidget
) -> None:
    commands = PrintCommands(services, theme, listed, page)
    seen = []
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        commands.print_first_sheet()
        QApplication.processEvents()
        (dialog,) = (one for one in page.findChildren(QPrintPreviewDialog) if one.isVisible())
        (preview,) = dialog.findChildren(QPrintPreviewWidget)
        preview.updatePreview()
        inside = preview.rect().adjusted(8, 8, -8, -8)
        seen.append(preview.grab(inside).toImage())
        dialog.close()
    assert seen[0] == seen[1]


def test_the_list_is_saved_as_it_stands(
    services: Services, theme: Theme, listed: Listed, page: QWidget, tmp_path: Path
) -> None:
    filters = Filters(frozenset({Kind.REFUND}), frozenset({Answer.YES}), Span.WEEK)
    listed.chosen = Chosen(View.EXPIRING, search="lamp", filters=filters)
    commands = PrintCommands(services, theme, listed, page)
    saved: list[str] = []
    commands.saved.connect(saved.append)
    sheet = commands.list_sheet()
    assert sheet is not None
    path = tmp_path / "list.pdf"
    commands.save_to(str(path), sheet)
    assert saved == [str(path)]
    assert path.read_text().splitlines() == ["list", *(one.credit.name for one in listed.listed)]
    title, _, chosen = texts(paper_of(sheet))[:3]
    assert title == "Expiring soon"
    for said in ("Kind: Refund.", "Answer: Yes.", "Ends within 7 days.", "“\u2068lamp\u2069”"):
        assert said in chosen


def test_what_could_not_be_saved_is_said(
    services: Services, theme: Theme, listed: Listed, page: QWidget, tmp_path: Path
) -> None:
    commands = PrintCommands(services, theme, listed, page)
    refused: list[str] = []
    commands.refused.connect(refused.append)
    sheet = commands.first_sheet()
    assert sheet is not None
    commands.save_to(str(tmp_path), sheet)
    assert len(refused) == 1


def test_before_there_is_a_list_nothing_is_printed(
    services: Services, theme: Theme, page: QWidget
) -> None:
    commands = PrintCommands(services, theme, Listed(None), page)
    commands.print_list()
    commands.print_first_sheet()
    commands.save_pdf()
    assert page.findChildren(QPrintPreviewDialog) == []
