"""Texts are asked for when they are shown, and hold the placeholders that are filled."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import spendby

PACKAGE = Path(spendby.__file__).parent

_ASKS_NOTHING = """
import pkgutil
from gettext import NullTranslations
import spendby
from spendby import translation

class Refuses(NullTranslations):
    def gettext(self, message):
        raise AssertionError(message)
    pgettext = ngettext = gettext

translation.use(Refuses())
for module in pkgutil.walk_packages(spendby.__path__, "spendby."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
"""


def test_no_module_asks_for_a_text_before_the_language_is_chosen() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASKS_NOTHING], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_filled_into_a_text_stands_in_it() -> None:
    wrong = {}
    for path in PACKAGE.rglob("*.py"):
        for line, texts, filled in _fillings(ast.parse(path.read_text(encoding="utf-8"))):
            for text in texts:
                named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
                if named - {"count"} != filled - {"count"}:
                    wrong[f"{path.relative_to(PACKAGE)}:{line}"] = (text, sorted(filled))
    assert wrong == {}


def _fillings(tree: ast.Module) -> Iterator[tuple[int, list[str], set[str]]]:
    """Find `tr("…").format(name=…)`: where it is, its texts, and the names that are filled."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        asked = node.func.value
        if node.func.attr != "format" or not isinstance(asked, ast.Call):
            continue
        name = getattr(asked.func, "id", "")
        given = asked.args[: {"tr": 1, "ntr": 2}.get(name, 0)]
        texts = [
            one.value
            for one in given
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if texts and not node.args:
            yield node.lineno, texts, {one.arg for one in node.keywords if one.arg}
