"""Tell what still stands between the checkout and the release of its version.

Each line that is printed is one thing to do; nothing is printed, and the status is 0, when the
version can be tagged. CONTRIBUTING, "Release a version", has the whole way.
"""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from debian_package import releases, version_of
from spendby import __version__

TOP = Path(__file__).resolve().parents[1]


def missing(version: str, log: str, frozen: Path, tags: list[str], changed: list[str]) -> list[str]:
    """List what is missing: `log` is CHANGELOG.md, `frozen` holds what each version wrote."""
    found = []
    heading = re.search(r"^## (\S+?)(?:, (\d+ \w+ \d{4}))?$", log, re.MULTILINE)
    if heading is None or heading[1] != version or heading[2] is None:
        found.append(f"CHANGELOG.md begins with another version than “## {version}, its day”.")
    named = {"spendby/__init__.py": __version__, "metainfo.xml": releases()[0][0]}
    found += [f"{where} says {other}." for where, other in named.items() if other != version]
    try:
        date.fromisoformat(releases()[0][1])
    except ValueError:
        found.append("metainfo.xml gives no day for the release.")
    if not frozen.is_dir():
        found.append(f"{frozen.name} has no files in tests/data; tests/data/README.md says how.")
    if f"v{version}" in tags:
        found.append(f"There is a tag v{version} already: choose the next version.")
    return found + [f"Not committed: {one}" for one in changed]


def _lines(*command: str) -> list[str]:
    done = subprocess.run(["git", *command], cwd=TOP, capture_output=True, text=True, check=True)  # noqa: S607 - whichever git is there
    return done.stdout.splitlines()


if __name__ == "__main__":
    released = version_of()
    problems = missing(
        released,
        (TOP / "CHANGELOG.md").read_text(encoding="utf-8"),
        TOP / "tests" / "data" / released,
        _lines("tag"),
        _lines("status", "--porcelain"),
    )
    print("\n".join(problems) or f"Everything names {released}. Now: make check package-check")
    sys.exit(1 if problems else 0)
