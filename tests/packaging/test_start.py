"""What the packaged program hands on to the programs that it starts: nothing of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]
START = TOP / "packaging" / "start.py"
INSIDE = "/usr/lib/spendby/_internal"

# In the program's place: tells what it finds, what it is told by a child, and what it was asked.
PROGRAM = """
import json, os, subprocess, sys
TELL = "import json, os; print(json.dumps(dict(os.environ)))"
FOUND = dict(os.environ)

def main():
    child = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)
    print(json.dumps([FOUND, json.loads(child.stdout)]))
    return 7
"""


def _started(folder: Path, environ: dict[str, str]) -> list[dict[str, str]]:
    app = folder / "spendby" / "app"
    app.mkdir(parents=True)
    for package in (app.parent, app):
        (package / "__init__.py").touch()
    (app / "main.py").write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, START],
        env={"PYTHONPATH": str(folder), "PATH": os.defpath, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (7, "")
    told: list[dict[str, str]] = json.loads(done.stdout)
    return told


# As the starter sets them, and what a program started from inside has to find instead.
SURROUNDINGS = [
    ({"LD_LIBRARY_PATH": INSIDE}, None),
    ({"LD_LIBRARY_PATH": f"{INSIDE}:/opt/lib", "LD_LIBRARY_PATH_ORIG": "/opt/lib"}, "/opt/lib"),
    ({"LD_LIBRARY_PATH": f"{INSIDE}:", "LD_LIBRARY_PATH_ORIG": ""}, ""),
]


@pytest.mark.parametrize(("environ", "libraries"), SURROUNDINGS)
def test_programs_that_it_starts_run_on_their_systems_own_libraries(
    tmp_path: Path, environ: dict[str, str], libraries: str | None
) -> None:
    starters = {"_PYI_APPLICATION_HOME_DIR": INSIDE, "_PYI_PARENT_PROCESS_LEVEL": "1"}
    for seen in _started(tmp_path, {**environ, **starters, "OWN": "kept"}):
        assert seen.get("LD_LIBRARY_PATH") == libraries
        assert seen["OWN"] == "kept"
        assert [name for name in seen if "_PYI_" in name or name.endswith("_ORIG")] == []
        assert INSIDE not in "".join(seen.values())


def test_the_surroundings_are_put_right_before_anything_of_the_program_is_imported() -> None:
    lines = START.read_text(encoding="utf-8").splitlines()
    top = [line for line in lines if re.match(r"(from|import) ", line)]
    assert top == ["import os", "import sys", "from collections.abc import MutableMapping"]


def test_qts_own_folder_of_plugins_is_handed_to_nobody() -> None:
    """Another program of Qt would load them, which ends many of them."""
    spec = (TOP / "packaging" / "spendby.spec").read_text(encoding="utf-8")
    assert re.search(r'^LEFT_OUT_SCRIPTS = \{"pyi_rth_pyside6"\}', spec, re.MULTILINE)


def test_every_file_of_its_own_goes_into_the_package() -> None:
    """What is left out of Qt is known by its path, which one of ours may have in it, too."""
    spec = (TOP / "packaging" / "spendby.spec").read_text(encoding="utf-8")
    choice = spec[spec.index("LEFT_OUT_FILES =") : spec.index("def slimmed")]
    known: dict[str, Any] = {"re": re, "sys": sys}
    exec(choice, known)  # noqa: S102 - the spec runs only inside PyInstaller
    is_wanted = known["is_wanted"]
    files = [one for one in (TOP / "resources").rglob("*") if one.is_file()]
    packed = [f"spendby/_resources/{one.relative_to(TOP / 'resources')}" for one in files]
    assert len(packed) > 50
    assert [one for one in packed if not is_wanted((one, one, "DATA"))] == []
    assert not is_wanted(("PySide6/Qt/translations/linguist_de.qm", "", "DATA"))
