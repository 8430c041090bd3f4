"""Texts are asked for when they are shown, and hold the placeholders that are filled."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
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


_CASES = {"lower", "upper", "capitalize", "title", "swapcase"}


def test_nobody_changes_the_case_of_what_the_catalogue_gave() -> None:
    """A German noun keeps its capital wherever it stands, so each place has its own text."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    saying = _functions_that_say(trees.values())
    wrong = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path, tree in trees.items()
        for function in _functions(tree)
        for line in _changed_cases(function, saying)
    }
    assert wrong == set()


def test_a_changed_case_is_found_however_deep_the_text_lies() -> None:
    tree = ast.parse(
        "def near():\n    return tr('Today')\n"
        "def look():\n    return Look(near())\n"
        "def wrong():\n    said = look().text\n    return said.lower()\n"
        "def wrong_too(why):\n    return why[:1].lower() + why[1:]\n"
        "def right(typed):\n    return typed.lower()\n"
    )
    saying = _functions_that_say([tree])
    found = {one.name: list(_changed_cases(one, saying)) for one in _functions(tree)}
    assert found == {"near": [], "look": [], "wrong": [7], "wrong_too": [9], "right": []}


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _functions_that_say(trees: Iterable[ast.Module]) -> set[str]:
    """Name the functions whose answer is made of texts of the catalogue, however deep below."""
    gives = {
        function.name: {
            called
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value is not None
            for called in _called(node.value)
        }
        for tree in trees
        for function in _functions(tree)
    }
    saying = {"tr", "ntr"}
    while more := {name for name, called in gives.items() if called & saying} - saying:
        saying |= more
    return saying


def _changed_cases(function: ast.FunctionDef, saying: set[str]) -> Iterator[int]:
    """Give the lines that change the case of such a text, or of a sentence's first letter."""
    nodes = list(ast.walk(function))
    calls = [one.func for one in nodes if isinstance(one, ast.Call)]
    changing = [one for one in calls if isinstance(one, ast.Attribute) and one.attr in _CASES]
    if not changing:
        return
    kept = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _called(node.value) & saying
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in changing:
        asked = node.value
        held = {one.id for one in ast.walk(asked) if isinstance(one, ast.Name)} & kept
        first = isinstance(asked, ast.Subscript) and ast.unparse(asked.slice) == ":1"
        if held or first or _called(asked) & saying:
            yield node.lineno


def _called(value: ast.expr) -> set[str]:
    """Name the functions that are called in an expression."""
    return {
        node.func.id
        for node in ast.walk(value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
