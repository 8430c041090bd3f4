"""The policy packs on disk: those that come with Spendby, and the user's own.

What a pack may hold is `domain.pack_reading`'s to say.
"""

from functools import cached_property
from pathlib import Path

from spendby.domain.errors import FileRefused, NotFound, PackRefused
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import PACK_LIMIT, load_packs, read_pack
from spendby.integration.files import LocalFiles
from spendby.outside import read_outside, reason_of
from spendby.translation import tr


class FolderPackShelf:
    """Packs in two folders; one of the user's may stand in for a built-in one of the same id."""

    def __init__(self, built_in: Path, own: Path) -> None:
        """Read both folders when first asked; `own` need not be there."""
        self._built_in = built_in
        self._own = own

    def packs(self) -> dict[str, Pack]:
        """Give every pack that can be used, by id."""
        return dict(self._all)

    def problems(self) -> list[str]:
        """Give a sentence for each of the user's packs that can't be used."""
        return list(self._read_own[1])

    def text(self, pack_id: str) -> str:
        """Give the text of a pack's file, the user's own before a built-in one; `NotFound`."""
        own = self._own_file(pack_id)
        path = own or self._built_in / f"{pack_id}.toml"
        if own is None and pack_id not in self._all:
            raise NotFound(tr("There is no pack “{pack}”.").format(pack=pack_id[:60]))
        return pack_text(path, path.name)

    def save(self, text: str) -> Pack:
        """Keep a pack among the user's own; raises `PackRefused`, `FileRefused`."""
        pack = read_pack(text, "pack.toml")
        path = self._own_file(pack.id) or self._own / f"{pack.id}.toml"
        try:
            self._own.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            message = tr("Couldn't make “{folder}” ({reason}). Nothing was changed.").format(
                folder=self._own, reason=reason_of(error)
            )
            raise FileRefused(message) from error
        LocalFiles().write(str(path), text.encode())
        for read in ("_all", "_read_own"):
            self.__dict__.pop(read, None)
        return pack

    def _own_file(self, pack_id: str) -> Path | None:
        """Find the user's file that holds this pack, whatever it is called."""
        for path in _files_in(self._own, []):
            try:
                if read_pack(pack_text(path, path.name), path.name).id == pack_id:
                    return path
            except PackRefused:
                continue
        return None

    @cached_property
    def _all(self) -> dict[str, Pack]:
        paths = sorted(self._built_in.glob("*.toml"))
        built_in = load_packs((path.name, pack_text(path, path.name)) for path in paths)
        return built_in | self._read_own[0]

    @cached_property
    def _read_own(self) -> tuple[dict[str, Pack], list[str]]:
        packs: dict[str, Pack] = {}
        origin: dict[str, str] = {}
        problems: list[str] = []
        for path in _files_in(self._own, problems):
            name = f"{self._own.name}/{path.name}"
            try:
                pack = read_pack(pack_text(path, name), name)
                if pack.id in packs:
                    message = tr("{file}: id is “{id}”, which {other} has already.").format(
                        file=name, id=pack.id, other=origin[pack.id]
                    )
                    raise PackRefused(message)  # noqa: TRY301 - told like any other problem
            except PackRefused as refused:
                problems.append(str(refused))
                continue
            packs[pack.id] = pack
            origin[pack.id] = name
        return packs, problems


def _files_in(folder: Path, problems: list[str]) -> list[Path]:
    """List the pack files of a folder, which need not be there."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problems.append(
            tr("{folder}: the folder couldn't be read ({reason}).").format(
                folder=folder.name, reason=reason_of(error)
            )
        )
        return []


def pack_text(path: Path, name: str) -> str:
    """Read the text of a pack or a guide, which problems call `name`; raises `PackRefused`."""
    # A character has at most four bytes, so no pack that could be read is cut short here.
    try:
        return read_outside(path, 4 * PACK_LIMIT).decode("utf-8-sig")
    except OSError as error:
        message = tr("{file}: the file couldn't be read ({reason}).").format(
            file=name, reason=reason_of(error)
        )
    except UnicodeDecodeError:
        message = tr("{file}: the file isn't UTF-8 text.").format(file=name)
    raise PackRefused(message)
