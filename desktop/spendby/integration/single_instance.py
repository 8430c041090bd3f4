"""One window for one data folder: whoever comes second rings at the first one's door.

A lock decides who is first, and the system takes it back when its holder ends, however it ends.
The socket only carries the ring. The database is never locked nor opened here.
"""

import hashlib
import json
import os
import socket
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import MsgspecError, Struct
from msgspec.json import decode
from msgspec.structs import asdict

from spendby.integration.local_socket import local_socket
from spendby.integration.loop import Loop, Stop

LOCK_NAME = "window.lock"
PATIENCE = 10.0
"""Seconds for which the first one may take to answer."""

_PAUSE = 0.05
_LONGEST_PATH = 100
_MOST = 4096
_NO_DOOR = "-"
_FAR = 1 << 30


class Ring(Struct, frozen=True):
    """What the second start wants of the first.

    `quietly` leaves the window as it is; `token` is the desktop's leave to come to the front.
    """

    quietly: bool = False
    today: str = ""
    rules: str = ""
    token: str = ""


class _Heard(Struct):
    """A ring as it comes: all of it, or it is none."""

    quietly: bool
    today: str
    rules: str
    token: str


class Answer(StrEnum):
    """What the first one said."""

    SAME = "same"
    OTHER = "other"
    """It was started for another day or by other rules."""
    NONE = "none"


class Held:
    """The lock and the door of the one that was first; the process's end lets go of both."""

    def __init__(self, lock: int, door: socket.socket | None) -> None:
        """Keep the lock's handle, and the socket at which others ring."""
        self._lock, self._door = lock, door
        self._stops: list[Stop] = []

    def listen(self, loop: Loop, rung: Callable[[Ring], bool]) -> None:
        """Have `rung` called for every ring; it tells whether this is what the ring asked for."""
        door = self._door
        if door is not None:
            self._stops.append(loop.watch(door.fileno(), lambda: self._open(loop, rung)))

    def close(self) -> None:
        """Let the next one be first."""
        for stop in self._stops:
            stop()
        if self._door is not None:
            with suppress(OSError):
                os.unlink(self._door.getsockname())  # noqa: PTH108 - it is text, as the socket has it
            self._door.close()
            self._door = None
        os.close(self._lock)

    def _open(self, loop: Loop, rung: Callable[[Ring], bool]) -> None:
        if self._door is None:
            return
        with suppress(OSError):
            guest, _ = self._door.accept()
            guest.setblocking(False)
            _Guest(guest, loop, rung)


class _Guest:
    """One who rings: says one line, and hears one word."""

    def __init__(self, guest: socket.socket, loop: Loop, rung: Callable[[Ring], bool]) -> None:
        self._guest, self._rung, self._said = guest, rung, b""
        self._stop = loop.watch(guest.fileno(), self._on_ready)

    def _on_ready(self) -> None:
        try:
            more = self._guest.recv(_MOST)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        self._said += more
        if more and b"\n" not in self._said and len(self._said) < _MOST:
            return
        self._stop()
        with self._guest:
            ring = _read(self._said)
            if ring is not None:
                answer = Answer.SAME if self._rung(ring) else Answer.OTHER
                with suppress(OSError):
                    self._guest.sendall(f"{answer}\n".encode())


def claim(
    folder: Path, ring: Ring, environ: Mapping[str, str], patience: float = PATIENCE
) -> Held | Answer:
    """Be the first for this folder, or ring at the one that is, and give its answer.

    Should that one end meanwhile, the next turn may make this one the first.
    """
    deadline = time.monotonic() + patience
    while True:
        lock = _open_lock(folder, environ)
        if _is_ours(lock):
            return Held(lock, _door(lock, folder, environ))
        # On a full disk the first one couldn't write where its door is.
        place = os.fsdecode(os.read(lock, _MOST)) or _usual_place(folder, environ)
        os.close(lock)
        answer = _ring(place, ring, deadline) if place not in {"", _NO_DOOR} else Answer.NONE
        if answer is not Answer.NONE or place == _NO_DOOR or time.monotonic() >= deadline:
            return answer
        time.sleep(_PAUSE)


def _open_lock(folder: Path, environ: Mapping[str, str]) -> int:
    try:
        return os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        # A folder that can only be read may still be looked at, by one window at a time.
        place = private_folder(environ) / f"{name_of(folder)}.lock"
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o600)


def _is_ours(lock: int) -> bool:
    try:
        _take(lock)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks: better two windows than none
    return True


def _take(lock: int) -> None:
    """Lock it or raise; whoever doesn't have it can still read what is written there."""
    if sys.platform == "win32":
        import msvcrt

        # What is locked there can't even be read, so it is a byte that is never written.
        os.lseek(lock, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
        finally:
            os.lseek(lock, 0, os.SEEK_SET)
    else:
        import fcntl  # not on Windows

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _door(lock: int, folder: Path, environ: Mapping[str, str]) -> socket.socket | None:
    """Open the door, and write on the lock where it is; without one, others are only sent away."""
    door, place = local_socket(), _NO_DOOR
    if door is not None:
        try:
            place = _usual_place(folder, environ)
            Path(place).unlink(missing_ok=True)  # one that was killed left it: the lock is ours now
            door.bind(place)
            door.listen()
            door.setblocking(False)
        except OSError:
            door.close()
            door, place = None, _NO_DOOR
    with suppress(OSError):  # a window is worth more than being found by the next one
        os.ftruncate(lock, 0)
        os.write(lock, os.fsencode(place))
    return door


def _usual_place(folder: Path, environ: Mapping[str, str]) -> str:
    return str(private_folder(environ) / f"{name_of(folder)}.socket")


def _ring(place: str, ring: Ring, deadline: float) -> Answer:
    client = local_socket()
    if client is None:
        return Answer.NONE
    with client:
        client.settimeout(max(deadline - time.monotonic(), _PAUSE))
        try:
            client.connect(place)
            client.sendall(json.dumps(asdict(ring)).encode() + b"\n")
            heard = client.recv(_MOST).decode("ascii", "replace").strip()
            return Answer(heard)
        except (OSError, ValueError):
            return Answer.NONE


def _read(said: bytes) -> Ring | None:
    """Read a ring; None for what none could have said."""
    try:
        heard = decode(said, type=_Heard)
    except (MsgspecError, ValueError, RecursionError):
        return None
    # The token goes into the environment, which takes no NUL, and each is one plain word.
    words = (heard.today, heard.rules, heard.token)
    plain = all(word.isascii() and word.isprintable() for word in words)
    return Ring(heard.quietly, *words) if plain else None


def name_of(folder: Path) -> str:
    """Give a name that stands for a data folder and this user."""
    whole = os.path.realpath(folder)
    user = os.getuid() if hasattr(os, "getuid") else 0
    return f"spendby-{user}-{hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]}"


def private_folder(environ: Mapping[str, str]) -> Path:
    """Find a folder that is this user's alone, with a path short enough for a socket's."""
    session = environ.get("XDG_RUNTIME_DIR", "")
    if session.startswith("/") and len(session) + 50 < _LONGEST_PATH and _is_private(session):
        return Path(session)
    user = os.getuid() if hasattr(os, "getuid") else 0
    usual = Path(tempfile.gettempdir()) / f"spendby-{user}"
    with suppress(OSError):
        usual.mkdir(mode=0o700)
    if _is_private(str(usual)):
        return usual
    return Path(tempfile.mkdtemp(prefix="spendby-"))


def _is_private(folder: str) -> bool:
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    owned = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    return stat.S_ISDIR(found.st_mode) and owned and not found.st_mode & 0o077
