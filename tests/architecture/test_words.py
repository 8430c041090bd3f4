"""Texts are asked for when they are shown, and hold the placeholders that are filled."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import TypeGuard

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


_SENTENCE = re.compile(r"(?=.*[a-z]{2} [a-z]{2})[A-Z“{][^\\]*\.\s*", re.DOTALL)
_SAID_WITHOUT_A_CATALOGUE = {"assets.py"}
"""Where a sentence is said because what the catalogue lies in may be missing."""


def test_every_sentence_comes_from_the_catalogue() -> None:
    escaped = {}
    for path in PACKAGE.rglob("*.py"):
        if path.name in _SAID_WITHOUT_A_CATALOGUE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, text in _not_collected(tree):
            escaped[f"{path.relative_to(PACKAGE)}:{line}"] = text
    assert escaped == {}


def test_a_sentence_that_escapes_the_catalogue_is_found() -> None:
    tree = ast.parse(
        '"""A module of sentences."""\n'
        "raise Refused('Nothing was changed.')\n"
        "raise Refused(f'Only {left} is left.')\n"
        "said = f\"{why} {tr('Nothing was written.')}\"\n"
        "named = tr(NAMES.get(kind, mark('it is no file')))\n"
        "raise ValueError('a last day is needed')\n"
        "right = tr('Nothing was changed.')\n"
    )
    assert sorted(line for line, _ in _not_collected(tree)) == [2, 3, 4, 5]


def _not_collected(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _raw_sentences(tree)
    # Inside an f-string, or inside another text, the collector sees none.
    for node in ast.walk(tree):
        parts = node.args if _asks(node) else [node] if isinstance(node, ast.JoinedStr) else []
        for one in (one for part in parts for one in ast.walk(part)):
            if _asks(one) and isinstance(one.args[0], ast.Constant):
                yield one.lineno, ast.unparse(one)


def _raw_sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give what reads like a sentence and is neither a docstring nor a text of the catalogue."""
    seen: set[int] = set()
    for node in ast.walk(tree):
        if _asks(node):
            seen.update(map(id, node.args))
        elif isinstance(node, ast.Expr):
            seen.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            seen.update(map(id, node.values))
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(getattr(one, "value", "")) for one in node.values)
        elif isinstance(node, ast.Constant) and id(node) not in seen:
            text = str(node.value)
        if isinstance(node, ast.expr) and _SENTENCE.fullmatch(text):
            yield node.lineno, text


def _asks(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether the catalogue is asked for, or given, a text there."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "ntr", "mark"}
