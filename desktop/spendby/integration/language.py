"""The language of the texts: the one chosen in the settings, else the one that the system names."""

import re
from collections.abc import Iterator, Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from spendby.assets import SOURCE_LANGUAGE, languages, resource
from spendby.integration.locale_choice import system_locale

STATE_FILE = "window.ini"
"""Where the window keeps how it looks, its language too; the command line only reads there."""

_CHOSEN = re.compile(r"^language=([a-zA-Z_]+)$", re.MULTILINE)
_LONGEST = 65536


def catalogue(folder: Path | None, environ: Mapping[str, str]) -> NullTranslations:
    """Give the texts for whoever has their data in `folder`; English where there are none."""
    there = languages()
    for wish in (_chosen(folder), *_of_the_system(environ)):
        name = next((one for one in (wish, wish.partition("_")[0]) if one in there), "")
        if name == SOURCE_LANGUAGE:
            break
        if name:
            with resource("translations", f"{name}.mo").open("rb") as file:
                return GNUTranslations(file)
    return NullTranslations()


def _chosen(folder: Path | None) -> str:
    """Read what was chosen in the window; "" where nothing was or can be read."""
    file = folder / STATE_FILE if folder else None
    try:
        if file is None or not file.is_file():
            return ""
        with file.open(encoding="utf-8", errors="replace") as lines:
            found = _CHOSEN.search(lines.read(_LONGEST))
    except OSError:
        return ""
    return found[1] if found else ""


def _of_the_system(environ: Mapping[str, str]) -> Iterator[str]:
    """Give what the user reads, first what they like best, by the order that gettext has."""
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    name = (locale or system_locale()).partition(".")[0].partition("@")[0]
    if name in {"", "C", "POSIX"}:
        return
    yield from filter(None, environ.get("LANGUAGE", "").split(":"))
    yield name
