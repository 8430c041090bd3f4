"""Adding a credit: in twelve keys, or with everything there is to say about it."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from spendby.domain.credit import GiftCardClause, Kind, TermsStatus
from spendby.domain.expiry import Expiry, ExpiryState
from spendby.services.services import Services
from spendby.ui.credit_list.roles import Role
from spendby.ui.credits.credit_dialog import AddDialog, EditDialog
from spendby.ui.credits.origins import by_last_use, chosen
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.field import Field
from spendby.ui.kit.words import kind_word
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import OwnPacks, memory_services
from tests.ui.conftest import OpenWindow, focused, names, shown_dialog

CONTROL = Qt.KeyboardModifier.ControlModifier


class MouseWatch(QObject):
    """Counts what a mouse does anywhere in the application."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        }
        return False


def press(*keys: Qt.Key | str) -> None:
    """Press keys on whatever has the focus, letter by letter."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                QTest.keyClicks(focused(), letter)
        else:
            QTest.keyClick(focused(), key)


def opened(window: MainWindow) -> AddDialog:
    """Open the dialog."""
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    return dialog


def text_of(field: Field) -> str:
    """Read what stands in a field."""
    editor = field.editor
    assert isinstance(editor, QLineEdit)
    return editor.text()


def test_twelve_keys_add_a_credit(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    watch = MouseWatch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    QTest.keyClick(window.page.table, Qt.Key.Key_N, CONTROL)
    QApplication.processEvents()
    press("25", Qt.Key.Key_Tab, "pr", Qt.Key.Key_Tab, "90d", Qt.Key.Key_Return)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    credit = services.credits.get("new-1")
    assert (credit.kind, credit.granted, credit.preset) == (Kind.PROMOTIONAL, 2_500, "promo")
    assert credit.expiry.on == DAY + timedelta(days=90)
    assert credit.expiry.basis == "90d after 2026-11-22"
    assert credit.name == "Promo credit, 22 Nov"
    assert "Promo credit, 22 Nov" in names(window)
    assert window.detail.name == "Promo credit, 22 Nov"
    assert window.toast.text == "Added Promo credit, 22 Nov."
    qtbot.waitUntil(window.page.table.hasFocus)
    assert watch.count == 0


def test_each_key_is_answered(window: MainWindow) -> None:
    form = opened(window).form
    press("25", Qt.Key.Key_Tab)
    assert text_of(form.amount) == "25.00"
    press("pr")
    assert form.origin.below == "Promo credit"
    press(Qt.Key.Key_Tab)
    assert text_of(form.origin) == "Promo credit"
    press("90d")
    assert form.when.below == "Sat 20 Feb 2027, in 90 days"
    assert form.card.accessibleName().startswith("Buys gift cards: No.")


def test_nothing_is_wrong_before_the_first_edit(window: MainWindow) -> None:
    form = opened(window).form
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert form.amount.problem == ""
    press("99999999x")
    assert form.when.problem == ""
    press(Qt.Key.Key_Tab)
    assert form.when.problem.startswith("Couldn't read this date.")


def test_what_is_wrong_is_said_where_it_is(window: MainWindow, services: Services) -> None:
    dialog = opened(window)
    press("0", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.form.amount.problem == "The amount has to be above zero."
    assert dialog.form.amount.editor.hasFocus()
    assert len(services.credits.all()) == 7


def test_a_refused_field_is_pointed_at(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.form.show_more(shown=True)
    dialog.form.more.eligible.set_text("x" * 61)
    press("5", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "60 characters" in dialog.form.more.eligible.problem


def test_day_and_month_can_be_swapped(window: MainWindow, services: Services) -> None:
    form = opened(window).form
    press("5", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "03/04")
    assert form.when.below == "Thu 4 Mar 2027, in 102 days"
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert form.when.below == "Sat 3 Apr 2027, in 132 days"
    press(Qt.Key.Key_Return)
    assert services.credits.get("new-1").expiry.on == date(2027, 4, 3)


def test_a_past_day_is_allowed_with_a_warning(window: MainWindow, services: Services) -> None:
    form = opened(window).form
    press("5", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "2026-11-02")
    assert form.when.below == "Mon 2 Nov 2026, 20 days ago. This date has passed."
    press(Qt.Key.Key_Return)
    assert services.credits.get("new-1").expiry.on == date(2026, 11, 2)


def test_without_source_and_date_both_are_not_known(window: MainWindow, services: Services) -> None:
    opened(window)
    press("5", Qt.Key.Key_Return)
    credit = services.credits.get("new-1")
    assert (credit.kind, credit.expiry.state) == (Kind.OTHER, ExpiryState.UNKNOWN)


def test_ones_own_words_are_kept_as_the_source(window: MainWindow, services: Services) -> None:
    dialog = opened(window)
    press("5", Qt.Key.Key_Tab, "Street fair", Qt.Key.Key_Tab)
    dialog.form.more.kind.set_value(Kind.REWARD)
    press(Qt.Key.Key_Return)
    credit = services.credits.get("new-1")
    assert (credit.source, credit.kind, credit.preset) == ("Street fair", Kind.REWARD, None)


def rows(window: MainWindow) -> dict[str, str]:
    """Read the names in the list, each with the line under it."""
    model = window.page.table.model()
    found = {}
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        below = str(index.data(Role.SUBTITLE)).replace("\u2068", "").replace("\u2069", "")
        found[str(index.data(Role.NAME))] = below
    return found


@pytest.mark.parametrize(
    ("typed", "kind", "below"),
    [
        ("Target gift card", Kind.GIFT_CARD, "Gift card"),
        ("refund order 114", Kind.REFUND, "Refund"),
        ("Kohl's Cash", Kind.OTHER, "Other credit"),
        ("Uber", Kind.OTHER, "Other credit"),
        ("voucher", Kind.OTHER, "Other credit"),
    ],
)
def test_what_was_typed_is_what_is_shown(
    window: MainWindow, services: Services, typed: str, kind: Kind, below: str
) -> None:
    opened(window)
    press("40", Qt.Key.Key_Tab, typed, Qt.Key.Key_Return)
    credit = services.credits.get("new-1")
    assert (credit.name, credit.source, credit.kind) == (typed, typed, kind)
    assert rows(window)[typed] == below
    assert window.detail.name == typed
    assert window.toast.text == f"Added {typed}."
    window.actions_of[Do.EDIT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, EditDialog)
    assert text_of(dialog.form.origin) == typed
    assert dialog.form.more.source.isHidden()
    assert dialog.submit()
    assert services.credits.get("new-1") == credit


def test_with_a_name_of_its_own_the_source_is_the_second_line(
    window: MainWindow, services: Services
) -> None:
    services.credits.add(Kind.REFUND, 900, name="Shoes", source="Order 114, Zappos")
    assert rows(window)["Shoes"] == "Order 114, Zappos"


@pytest.mark.parametrize("preset", ["No-Rush reward", "Settlement credit", "Prime Day credit"])
def test_presets_name_themselves_and_two_are_told_apart(window: MainWindow, preset: str) -> None:
    for _ in range(2):
        opened(window)
        press("3.50", Qt.Key.Key_Tab, preset, Qt.Key.Key_Return)
    assert {preset, f"{preset}, 22 Nov"} <= set(rows(window))


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "Ann"},
        {"source": "Promo"},
        {"source": "x" * 500},
        {"source": "Spring mailing", "preset": "promo"},
        {"preset": "prime-day"},
        {"preset": "of-another-pack", "source": "Ann"},
        {"kind": Kind.REFUND},
        {},
    ],
)
def test_saving_what_nobody_changed_changes_nothing(
    open_window: OpenWindow, fields: dict[str, Any]
) -> None:
    credit = make_credit("a", name="Mine", **fields)
    services = memory_services([credit])
    window = open_window(services)
    window.page.select("a")
    window.actions_of[Do.EDIT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, EditDialog)
    assert dialog.submit()
    assert services.credits.get("a") == credit
    assert services.history.latest(1) == []


def test_the_words_for_where_it_came_from_can_be_changed(open_window: OpenWindow) -> None:
    services = memory_services([make_credit("a", name="Mine", kind=Kind.OTHER, source="Ann")])
    window = open_window(services)
    window.page.select("a")
    window.actions_of[Do.EDIT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, EditDialog)
    dialog.form.origin.set_text("Gift card from Ann")
    assert dialog.submit()
    credit = services.credits.get("a")
    assert (credit.source, credit.kind) == ("Gift card from Ann", Kind.GIFT_CARD)


def test_a_copy_gets_a_name_of_its_own_where_the_first_was_made(
    window: MainWindow, services: Services
) -> None:
    opened(window)
    press("40", Qt.Key.Key_Tab, "Target gift card", Qt.Key.Key_Return)
    window.actions_of[Do.DUPLICATE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    assert dialog.submit()
    assert services.credits.get("new-2").name == "Target gift card, 22 Nov"
    assert services.credits.get("new-2").source == "Target gift card"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.OTHER])
@pytest.mark.parametrize("source", ["", "Ann"])
@pytest.mark.parametrize("do", [Do.EDIT, Do.DUPLICATE])
def test_the_kind_that_the_answer_goes_by_is_said_where_it_came_from(
    open_window: OpenWindow, do: Do, source: str, kind: Kind
) -> None:
    services = memory_services([make_credit("a", name="Mine", kind=kind, source=source)])
    window = open_window(services)
    window.page.select("a")
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog | EditDialog)
    origin = dialog.form.origin
    assert (origin.text, origin.below) == (source, kind_word(kind))
    dialog.form.more.kind.set_value(Kind.OTHER)
    assert origin.below == (
        "Kept in your words. They don't settle its kind; you can set it below."
        if source
        else "Left empty, its source is not known."
    )
    dialog.form.more.kind.set_value(kind)
    assert dialog.submit()
    assert {(one.kind, one.source) for one in services.credits.all()} == {(kind, source)}


def test_words_tried_and_taken_back_leave_the_kind_as_it_was(open_window: OpenWindow) -> None:
    services = memory_services([make_credit("a", name="Mine", kind=Kind.REWARD)])
    window = open_window(services)
    window.page.select("a")
    window.actions_of[Do.EDIT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, EditDialog)
    for words in ("Target gift card", ""):
        dialog.form.origin.set_text(words)
    assert dialog.submit()
    assert services.credits.get("a").kind is Kind.REWARD


def test_a_preset_brings_what_is_usual(window: MainWindow, services: Services) -> None:
    form = opened(window).form
    press("5", Qt.Key.Key_Tab, "digital", Qt.Key.Key_Tab)
    assert text_of(form.more.eligible) == "E-books, music, video and apps"
    press(Qt.Key.Key_Return)
    credit = services.credits.get("new-1")
    assert (credit.preset, credit.eligible, credit.keeps_rest) == ("digital", ("digital",), True)


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_a_dialog_that_grows_stays_off_the_edges_of_its_screen(
    window: MainWindow, corner: str
) -> None:
    dialog = opened(window)
    screen = dialog.screen().availableGeometry()
    dialog.move(getattr(screen, corner)() - dialog.rect().center())
    dialog.form.show_more(shown=True)
    QApplication.processEvents()
    assert screen.adjusted(12, 12, -12, -12).contains(dialog.frameGeometry())


def test_control_enter_adds_and_asks_for_the_next(window: MainWindow, services: Services) -> None:
    opened(window)
    press("5")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    assert dialog.form.is_empty
    press("6", Qt.Key.Key_Return)
    assert services.credits.get("new-2").left == 600


def test_escape_keeps_a_draft_for_a_while(window: MainWindow) -> None:
    dialog = opened(window)
    press("12.5", Qt.Key.Key_Tab, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert text_of(opened(window).form.amount) == "12.50"


def test_an_old_draft_is_forgotten(window: MainWindow) -> None:
    opened(window)
    press("12.5", Qt.Key.Key_Escape)
    window.commands.credits._draft_timer.timeout.emit()  # noqa: SLF001 - ten minutes later
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened(window).form.is_empty


def test_starting_over_drops_the_draft(window: MainWindow) -> None:
    opened(window)
    press("12.5", Qt.Key.Key_Escape)
    opened(window).start_over_wanted.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown_dialog(window).form.is_empty  # type: ignore[attr-defined]


def test_the_terms_change_the_preview(window: MainWindow) -> None:
    form = opened(window).form
    press("5", Qt.Key.Key_Tab, "gift card", Qt.Key.Key_Tab)
    assert "Check first" in form.card.accessibleName()
    form.more.status.set_value(TermsStatus.READ)
    form.more.clause.set_value(GiftCardClause.EXCLUDED)
    assert form.card.accessibleName().startswith("Buys gift cards: No.")


def test_the_last_used_comes_first() -> None:
    presets = OwnPacks().packs()["amazon-us"].presets
    used = [make_credit("a", preset="prime-day"), make_credit("b", preset="courtesy")]
    ranked = by_last_use(presets, used)
    assert [preset.id for preset in ranked[:3]] == ["courtesy", "prime-day", "promo"]
    assert chosen(ranked, "pr").id == "prime-day"  # type: ignore[union-attr]
    assert chosen(presets, "pr").id == "promo"  # type: ignore[union-attr]
    assert chosen(presets, "no such thing") is None


def test_an_expiry_left_alone_keeps_its_rule(window: MainWindow, services: Services) -> None:
    kept = Expiry(ExpiryState.ON, DAY + timedelta(days=60), "60d after 2026-11-22")
    services.credits.edit("soon", expiry=kept)
    window.page.select("soon")
    window.actions_of[Do.EDIT].trigger()
    shown_dialog(window)
    press("12", Qt.Key.Key_Return)
    credit = services.credits.get("soon")
    assert (credit.expiry, credit.granted) == (kept, 1_200)
