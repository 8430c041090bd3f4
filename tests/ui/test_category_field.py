"""The field for categories: the one being typed is completed, the rest is left alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spendby.ui.kit.category_field import CategoryField
from spendby.ui.kit.suggestions import SuggestingEdit
from spendby.ui.kit.theme import Theme
from tests.helpers.memory_services import OwnPacks


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[CategoryField]:
    """A field with Amazon's categories, in a window and with the focus."""
    made = CategoryField(theme, "Good for")
    made.set_pack(OwnPacks().packs()["amazon-us"])
    page = QWidget()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.resize(400, 400)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    made.editor.setFocus()
    yield made
    page.close()


def edit_of(field: CategoryField) -> SuggestingEdit:
    assert isinstance(field.editor, SuggestingEdit)
    return field.editor


def test_names_are_suggested_and_taken(field: CategoryField) -> None:
    edit = edit_of(field)
    QTest.keyClicks(edit, "boo")
    assert edit.suggestions[0] == "Books"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert field.text == "Books"
    QTest.keyClicks(edit, ", kin")
    assert edit.suggestions == ["Kindle books"]
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert field.text == "Books, Kindle books"
    assert field.tags() == ("books", "kindle-books")


def test_what_is_there_is_not_suggested_again(field: CategoryField) -> None:
    field.set_tags(("books",))
    edit = edit_of(field)
    QTest.keyClicks(edit, ", boo")
    assert "Books" not in edit.suggestions
    assert "Kindle books" in edit.suggestions


def test_own_words_stay(field: CategoryField) -> None:
    QTest.keyClicks(edit_of(field), "garden gnomes, Books")
    assert field.tags() == ("garden gnomes", "books")


def test_a_name_with_commas_is_one_category(field: CategoryField) -> None:
    field.set_tags(("digital", "my own"))
    assert field.text == "E-books, music, video and apps, my own"
    assert field.tags() == ("digital", "my own")
