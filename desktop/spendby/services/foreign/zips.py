"""Members of a zip file, read into memory by name and within limits; nothing is ever unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from spendby.domain.errors import FileRefused
from spendby.translation import tr

MEMBER_LIMIT = 20 * 1024 * 1024
"""The largest member that is read, in bytes."""
TOTAL_LIMIT = 50 * 1024 * 1024
RATIO_LIMIT = 100
_SMALL = 1024 * 1024  # below it, no ratio can do harm
_MEMBERS = 10_000
_DIRECTORY_LIMIT = 2 * 1024 * 1024
_PLAIN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_END = struct.Struct("<4s4H2LH")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # NotImplementedError among them
    OverflowError,
)


def is_zip(content: bytes) -> bool:
    """Tell whether the bytes begin as a zip file does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def names_in(content: bytes) -> list[str]:
    """List the members; raises `FileRefused` for a zip that can't be read or trusted."""
    try:
        with _opened(content) as archive:
            return [info.filename for info in _members(archive)]
    except _BROKEN:
        raise _no_zip() from None


def members_of(content: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Read the members whose name is `wanted`; raises `FileRefused` before any limit is passed."""
    found: dict[str, bytes] = {}
    try:
        with _opened(content) as archive:
            infos = [info for info in _members(archive) if wanted(info.filename)]
            for info in infos:
                _check_member(info)
            if sum(info.file_size for info in infos) > TOTAL_LIMIT:
                raise _too_large(tr("The zip file"))
            for info in infos:
                with archive.open(info) as member:
                    # What a header claims is no proof, so the bytes are counted as they come.
                    found[info.filename] = member.read(info.file_size + 1)
                if len(found[info.filename]) != info.file_size:
                    raise _no_zip()
    except _BROKEN:
        raise _no_zip() from None
    return found


def base_name(name: str) -> str:
    """Give a member's name without its folders."""
    return name.rsplit("/", 1)[-1]


def _opened(content: bytes) -> zipfile.ZipFile:
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) - end < _END.size:
        raise _no_zip()
    _, _, _, _, count, directory, _, _ = _END.unpack_from(content, end)
    if count > _MEMBERS or directory > _DIRECTORY_LIMIT:
        message = tr("The zip file lists too many members. Nothing was changed.")
        raise FileRefused(message)
    return zipfile.ZipFile(io.BytesIO(content))


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        message = tr("The zip file holds two members of one name. Nothing was changed.")
        raise FileRefused(message)
    for name in names:
        parts = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
            raise FileRefused(
                tr(
                    "The zip file names places outside itself, so it wasn't read. "
                    "Nothing was changed."
                )
            )
    return infos


def _check_member(info: zipfile.ZipInfo) -> None:
    name = base_name(info.filename)[:60]
    if info.flag_bits & _ENCRYPTED:
        message = tr(
            "“{name}” in the zip file is protected with a password. Export it without "
            "one. Nothing was changed."
        ).format(name=name)
        raise FileRefused(message)
    if info.compress_type not in _PLAIN_METHODS:
        message = tr("“{name}” is packed in a way that isn't read. Nothing was changed.").format(
            name=name
        )
        raise FileRefused(message)
    bomb = info.file_size > _SMALL and info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
    if info.file_size > MEMBER_LIMIT or bomb:
        raise _too_large(tr("“{words}”").format(words=name))


def _too_large(what: str) -> FileRefused:
    return FileRefused(
        tr("{what} is too large when unpacked. Nothing was changed.").format(what=what)
    )


def _no_zip() -> FileRefused:
    return FileRefused(tr("The zip file is damaged, so it wasn't read. Nothing was changed."))
