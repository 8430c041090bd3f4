"""The field for the categories that a credit is good for: the pack's names, or the user's own."""

import re
from collections.abc import Iterable, Mapping

from spendby.domain.folding import folded
from spendby.domain.pack import Pack
from spendby.ui.kit.field import Field
from spendby.ui.kit.suggestions import SuggestingEdit
from spendby.ui.kit.theme import Theme

_LONGEST = 2_000
_INNER = "\x00"


class CategoryField(Field):
    """Categories with commas between; the one being typed is completed."""

    def __init__(self, theme: Theme, title: str, hint: str = "") -> None:
        """Start without names to suggest."""
        self._line_edit = SuggestingEdit(theme)
        self._line_edit.setMaxLength(_LONGEST)
        self._names: Mapping[str, str] = {}
        super().__init__(theme, title, self._line_edit, hint)
        self._line_edit.textEdited.connect(self._on_edited)
        self._line_edit.taken.connect(self._on_taken)
        self.watch(self._line_edit)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._line_edit.text().strip()

    def set_pack(self, pack: Pack) -> None:
        """Suggest this pack's categories."""
        self._names = {one.tag: one.name for one in pack.categories}

    def set_text(self, text: str) -> None:
        """Put text into the field."""
        self._line_edit.setText(text)

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these categories by their names."""
        self.set_text(", ".join(self._names.get(tag, tag) for tag in tags))

    def tags(self) -> tuple[str, ...]:
        """Give the tags of what stands in the field; own words are their own tag."""
        by_name = {folded(name): tag for tag, name in self._names.items()}
        parts = self._parts(self.text, by_name)
        return tuple(dict.fromkeys(by_name.get(folded(part), part) for part in parts))

    def _parts(self, text: str, known: Iterable[str]) -> list[str]:
        """Split at commas, but keep a known name whole that has commas inside."""
        folded = text
        for name in known:
            if "," in name:
                whole = re.compile(re.escape(name), re.IGNORECASE)
                folded = whole.sub(lambda found: found[0].replace(",", _INNER), folded)
        parts = (part.replace(_INNER, ",").strip() for part in folded.split(","))
        return [part for part in parts if part]

    def _typing(self) -> tuple[str, str]:
        """Give what stands before the category being typed, and as much of that as there is."""
        before, comma, last = self._line_edit.text().rpartition(",")
        return before + comma, last.strip()

    def _on_edited(self) -> None:
        _, last = self._typing()
        taken = set(self.tags())
        wanted = folded(last)
        names = [
            name
            for tag, name in self._names.items()
            if wanted
            and (tag not in taken or folded(name) == wanted)
            and any(word.startswith(wanted) for word in _starts(name))
        ]
        self._line_edit.suggest(names)

    def _on_taken(self, name: str) -> None:
        before, _ = self._typing()
        self._line_edit.setText(f"{before} {name}" if before else name)


def _starts(name: str) -> list[str]:
    """Give everything that begins at a word of the name."""
    text = folded(name)
    return [text[found.start() :] for found in re.finditer(r"\w+", text)]
