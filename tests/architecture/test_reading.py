"""Files are opened in one way, which looks first at what they are."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "desktop" / "spendby"
THE_WAY = "outside.py"
OWN = ("resource(",)
"""What comes with the program may be read as it is."""
ARCHIVES = ("archive.open(", "buffer.open(", "webbrowser.open(")


def test_nothing_is_opened_for_reading_past_the_one_way() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == THE_WAY:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _reads(node):
                text = ast.unparse(node)
                if not text.startswith(ARCHIVES) and not any(one in text for one in OWN):
                    found.append(f"{path.relative_to(PACKAGE)}:{node.lineno} {text}")
    assert found == []


def _reads(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open" and "devnull" not in ast.unparse(call)
    if not isinstance(function, ast.Attribute):
        return False
    if function.attr in {"read_text", "read_bytes"}:
        return True
    if function.attr != "open":
        return False
    if ast.unparse(function.value) == "os":
        flags = ast.unparse(call.args[1])
        # A folder is opened to be synced, and one's own file to be written.
        return not any(word in flags for word in ("O_WRONLY", "O_RDWR", "O_DIRECTORY")) and not (
            "folder" in ast.unparse(call.args[0]) or "part" in ast.unparse(call.args[0])
        )
    modes = [one.value for one in call.args if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and mode.startswith("r") for mode in modes)
