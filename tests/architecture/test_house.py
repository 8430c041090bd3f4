"""The house rules that no other tool knows: sizes, names, and what may lie where."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "desktop" / "spendby"

MOST_LINES = 400
MOST_CLASS_LINES = 250
MOST_METHODS = 20
NAMES_THAT_SAY_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
DOMAIN_MAY_IMPORT = {"babel", "dateutil", "msgspec", "spendby"}


def _sources(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))


def _label(path: Path) -> str:
    return str(path.relative_to(TOP))


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        _label(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in _sources(PACKAGE, TOP / "tests", TOP / "packaging")
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def _does_something(part: ast.stmt) -> bool:
    """Tell a method from the declaration of one, as a protocol has it."""
    declared = isinstance(part, ast.FunctionDef) and all(
        isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in part.body
    )
    return isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and not declared


def test_no_class_does_everything() -> None:
    too_large = []
    for path in _sources(PACKAGE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            methods = sum(map(_does_something, node.body))
            if lines > MOST_CLASS_LINES or methods > MOST_METHODS:
                too_large.append(f"{_label(path)}: {node.name}, {lines} lines, {methods} methods")
    assert too_large == []


def test_module_names_say_what_is_inside() -> None:
    named = [
        _label(path)
        for path in sorted(PACKAGE.rglob("*"))
        if path.stem in NAMES_THAT_SAY_NOTHING and "__pycache__" not in path.parts
    ]
    assert named == []


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in _sources(PACKAGE)}
    assert [
        _label(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []


def test_test_folders_are_no_packages() -> None:
    assert [_label(path) for path in _sources(TOP / "tests") if path.name == "__init__.py"] == []


def test_resources_hold_data_only() -> None:
    """One Python file there breaks the editable install."""
    assert [_label(path) for path in _sources(TOP / "resources")] == []


def test_domain_imports_only_the_standard_library_and_three_libraries() -> None:
    allowed = DOMAIN_MAY_IMPORT | sys.stdlib_module_names
    strangers = []
    for path in _sources(PACKAGE / "domain"):
        for name in _imported(path):
            top = name.split(".")[0]
            if top not in allowed or (top == "babel" and path.stem != "money"):
                strangers.append(f"{_label(path)} imports {name}")
    assert strangers == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_each_rule_that_is_set_aside_says_why_in_its_own_place() -> None:
    reason = re.compile(r"# noqa: [A-Z0-9, ]+ - (?!as (?:above|below|said|in|there)\b)\w")
    bare = [
        f"{_label(path)}:{number}"
        for path in _sources(PACKAGE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "# noqa" in line and not reason.search(line)
    ]
    assert bare == []
