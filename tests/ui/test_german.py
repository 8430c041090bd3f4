"""The window in German: its own words, Qt's, and the names of months and weekdays with them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLineEdit

from spendby import translation
from spendby.assets import resource
from spendby.integration.language import catalogue
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.ui.credit_list.grouping import month_text
from spendby.ui.credit_list.outlook_words import month_and_year
from spendby.ui.kit.formatting import full_date, short_date
from spendby.ui.kit.words import currency_word
from spendby.ui.shell.application import translate_qt

DAY = date(2027, 3, 2)


@pytest.fixture
def german() -> Iterator[None]:
    """Speak German."""
    translation.use(catalogue(None, {"LANG": "de_DE"}))
    yield
    translation.use(NullTranslations())


@pytest.mark.parametrize("own", ["C", "en_US", "fr_FR", "de_AT"])
@pytest.mark.usefixtures("german")
def test_days_are_named_in_the_language_of_the_texts(own: str) -> None:
    QLocale.setDefault(QLocale(own))
    try:
        said = [full_date(DAY), short_date(DAY, DAY), month_text(DAY), month_and_year(DAY)]
        francs = currency_word("CHF")
    finally:
        QLocale.setDefault(QLocale("C"))
    assert said == ["Di. 2. März 2027", "Di. 2. März", "März 2027", "März 2027"]
    assert francs == "Schweizer Franken"


@pytest.mark.usefixtures("german", "theme")
def test_what_qt_says_is_german_too(qapp: QApplication) -> None:
    translator = translate_qt(qapp)
    field = QLineEdit("10")
    menu = field.createStandardContextMenu()
    words = [one.text().partition("\t")[0].replace("&", "") for one in menu.actions()]
    qapp.removeTranslator(translator)
    assert "Kopieren" in words
    assert "Alles auswählen" in words


@pytest.mark.usefixtures("german")
def test_no_two_things_of_a_pack_have_one_name(tmp_path: Path) -> None:
    for pack in FolderPackShelf(resource("packs"), tmp_path).packs().values():
        for named in (
            [one.name for one in pack.presets],
            [one.title for one in pack.links],
            [one.name for one in pack.categories],
        ):
            doubled = [name for name, count in Counter(named).items() if count > 1]
            assert doubled == [], pack.id
