"""Keep the catalogues true: collect what the program can say, and compile what was translated.

`python packaging/translations.py [FOLDER]` collects each text that is marked in the source and in
the packs, puts the new ones into every FOLDER/*.po, takes out those that are gone, compiles
those beside them that are complete, and tells how much of each language is there. Half a
language is none: the program offers what is compiled. FOLDER is the program's own
resources/translations if it isn't named.
"""

import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCE = ROOT / "desktop" / "spendby"
PACKS = ROOT / "resources" / "packs"

# By how many arguments stand there: `tr(text)`, `tr(text, context)`.
_MARKS: dict[str, Any] = {
    "tr": {1: (1,), 2: ((2, "c"), 1)},
    "ntr": (1, 2),
    "mark": {1: (1,), 2: ((2, "c"), 1)},
}


_PACK_TEXTS = frozenset(
    {
        *("name", "notice", "title", "section", "text", "called", "look", "where", "note"),
        *(
            "short",
            "reason",
            "next_step",
            "sentence",
            "goods_sentence",
            "goods_short",
            "goods_step",
        ),
    }
)
# Other people's pages have the titles that they have. What is sent to a store, `asking`, has keys
# of its own: it stays in the store's language.
_NOT_OURS = frozenset({"sources"})


def collected() -> Catalog:
    """Give every text that the program can say, in English, each with the files it stands in."""
    catalog = Catalog(project="Spendby", charset="utf-8")
    found = extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=_MARKS, comment_tags=("Translators:",),
        strip_comment_tags=True,
    )  # fmt: skip
    for text, file in sorted(_of_packs()):
        catalog.add(text, None, [(file, 1)])
    for file, line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def _of_packs() -> Iterator[tuple[str, str]]:
    """Give what people read in the packs and their guides, with the file it is in."""
    for file in PACKS.rglob("*.toml"):
        with file.open("rb") as opened:
            document = tomllib.load(opened)
        categories = document.pop("categories", {})
        for text in (*categories.values(), *_readable(document)):
            yield text, file.relative_to(ROOT).as_posix()


def _readable(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in _NOT_OURS:
                yield from _readable(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _readable(part, key)
    elif isinstance(value, str) and value and key in _PACK_TEXTS:
        yield value


def updated(po: Path, english: Catalog) -> Catalog:
    """Give the language of `po` with the texts of `english`: no more, and none filled by guess."""
    with po.open("rb") as file:
        catalog = read_po(file, locale=po.stem)
    catalog.update(english, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    # The day of the last translation is the only one that is worth keeping; a new file has none.
    if isinstance(catalog.revision_date, datetime):
        catalog.creation_date = catalog.revision_date
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue for translators; without line numbers, which change with every edit."""
    into = BytesIO()
    write_po(into, catalog, width=100, sort_by_file=True, include_lineno=False, omit_header=False)
    return into.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Write a catalogue for the program."""
    into = BytesIO()
    write_mo(into, catalog)
    return into.getvalue()


def main(folder: Path) -> None:
    """Bring every catalogue in `folder` up to date, and tell how complete each is."""
    english = collected()
    for po in sorted(folder.glob("*.po")):
        catalog = updated(po, english)
        po.write_bytes(as_po(catalog))
        done, all_of_it = _done(catalog), len(catalog)
        compiled = po.with_suffix(".mo")
        if done == all_of_it:
            compiled.write_bytes(as_mo(catalog))
        else:
            compiled.unlink(missing_ok=True)
        print(f"{po.name}: {done} of {all_of_it} texts")


def _done(catalog: Catalog) -> int:
    """Count the messages of which every form is there."""
    forms = (
        one.string if isinstance(one.string, tuple) else (one.string,) for one in catalog if one.id
    )
    return sum(all(form) for form in forms)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
