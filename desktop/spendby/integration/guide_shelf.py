"""The guides on disk: in the folder `guides` beside the packs, each named after its pack.

They are read when somebody first asks for one, so that no start waits for them. What a guide may
hold is `domain.guide_reading`'s to say.
"""

from collections.abc import Iterator
from pathlib import Path

from spendby.domain.errors import PackRefused
from spendby.domain.guide import Guide
from spendby.domain.guide_reading import read_guide
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import read_pack
from spendby.integration.pack_shelf import pack_text

FOLDER = "guides"
_GENERAL = "general"


class FolderGuideShelf:
    """Guides in two folders of packs; one of the user's stands in for a built-in one."""

    def __init__(self, built_in: Path, own: Path) -> None:
        """Look in both; `own` need not be there."""
        self._built_in, self._own = built_in, own
        self._read: dict[str, tuple[Pack, Guide]] = {}
        self._problems: list[str] = []

    def guide(self, pack: Pack) -> Guide:
        """Give the guide of a pack, or the general one where it has none that can be used."""
        known = self._read.get(pack.id)
        if known is None or known[0] is not pack:
            known = self._read[pack.id] = (pack, self._found(pack))
        return known[1]

    def guide_problems(self) -> list[str]:
        """Give a sentence for each of the user's guides read so far that can't be used."""
        return list(self._problems)

    def _found(self, pack: Pack) -> Guide:
        for path, name in self._candidates(pack.id):
            try:
                return read_guide(pack_text(path, name), name, pack)
            except PackRefused as refused:
                self._note(str(refused))
        return self._built_in_guide(pack.id)

    def _built_in_guide(self, pack_id: str) -> Guide:
        """Read a guide against the pack that it came with; the user's may lack what it cites."""
        known = pack_id if (self._built_in / FOLDER / f"{pack_id}.toml").exists() else _GENERAL
        name = f"{known}.toml"
        pack = read_pack(pack_text(self._built_in / name, name), name)
        return read_guide(pack_text(self._built_in / FOLDER / name, name), name, pack)

    def _candidates(self, pack_id: str) -> Iterator[tuple[Path, str]]:
        name = f"{pack_id}.toml"
        for folder, said in ((self._own, f"{self._own.name}/{FOLDER}/"), (self._built_in, "")):
            path = folder / FOLDER / name
            if path.exists():
                yield path, f"{said}{name}"

    def _note(self, problem: str) -> None:
        if problem not in self._problems:
            self._problems.append(problem)
