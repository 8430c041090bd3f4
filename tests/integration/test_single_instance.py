"""One window for one folder: who is first, who rings, and what a killed one leaves behind."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.integration import single_instance
from spendby.integration.loop import WaitingLoop
from spendby.integration.single_instance import Answer, Held, Ring, claim

HOLD = """
import os, sys
from pathlib import Path
from spendby.integration.single_instance import Held, Ring, claim
from spendby.integration.loop import WaitingLoop
held = claim(Path(sys.argv[1]), Ring(), os.environ)
if not isinstance(held, Held):
    print(held)
    raise SystemExit
print("first", flush=True)
loop = WaitingLoop()
held.listen(loop, lambda ring: ring.today == "")
loop.run(lambda: False)
"""


def _start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def first(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the folder."""
    with _start(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "first\n"
        yield process
        process.kill()


_USUAL = Ring()


def _claim(folder: Path, ring: Ring = _USUAL, patience: float = 10) -> Held | Answer:
    return claim(folder, ring, os.environ, patience)


def _held(folder: Path) -> Held:
    held = _claim(folder)
    assert isinstance(held, Held)
    return held


def _while_answering(held: Held, rung: Callable[[Ring], bool], do: Callable[[], object]) -> object:
    """Do something beside a loop that answers the door."""
    loop, results = WaitingLoop(), []
    held.listen(loop, rung)
    guest = threading.Thread(target=lambda: results.append(do()))
    guest.start()

    def look_again() -> None:  # the guest's end wakes no loop
        if not results:
            loop.after(0.02, look_again)

    look_again()
    loop.run(lambda: bool(results))
    guest.join()
    loop.close()
    return results[0]


@pytest.mark.usefixtures("first")
def test_whoever_comes_second_rings_and_is_answered(tmp_path: Path) -> None:
    assert _claim(tmp_path) is Answer.SAME
    assert _claim(tmp_path, Ring(today="2026-12-24")) is Answer.OTHER


def test_what_the_second_wants_reaches_the_first(tmp_path: Path) -> None:
    held = _held(tmp_path)
    rings: list[Ring] = []

    def rung(ring: Ring) -> bool:
        rings.append(ring)
        return True

    wanted = Ring(quietly=True, today="2026-12-24", rules="published", token="x1")  # noqa: S106 - no secret
    assert _while_answering(held, rung, lambda: _claim(tmp_path, wanted)) is Answer.SAME
    assert rings == [wanted]
    held.close()


def test_another_folder_is_another_door(tmp_path: Path) -> None:
    one, two = _held(tmp_path), _held(tmp_path.parent)
    one.close()
    two.close()


def test_a_link_to_the_folder_is_the_same_folder(tmp_path: Path) -> None:
    held = _held(tmp_path)
    link = tmp_path.parent / "link"
    link.symlink_to(tmp_path)
    answer = _while_answering(held, lambda _ring: True, lambda: _claim(link))
    assert answer is Answer.SAME
    held.close()


def test_a_killed_one_leaves_the_folder_free(
    first: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    first.send_signal(signal.SIGKILL)
    first.wait()
    _held(tmp_path).close()


def test_one_that_left_leaves_no_socket(tmp_path: Path) -> None:
    held = _held(tmp_path)
    place = Path((tmp_path / single_instance.LOCK_NAME).read_text(encoding="utf-8"))
    assert place.exists()
    held.close()
    assert not place.exists()


def test_one_that_does_not_answer_is_not_waited_for_long(tmp_path: Path) -> None:
    held = _held(tmp_path)
    assert _claim(tmp_path, patience=0.2) is Answer.NONE
    held.close()


class _Guests:
    """A loop that is told of what there is to read, at once, and counts who is still watched."""

    def __init__(self) -> None:
        self.watched: list[Callable[[], None]] = []

    def watch(self, _handle: int, ready: Callable[[], None]) -> Callable[[], None]:
        self.watched.append(ready)
        return lambda: self.watched.remove(ready)

    def after(self, _seconds: float, _act: Callable[[], None]) -> Callable[[], None]:
        return lambda: None


def _said_at_the_door(said: bytes) -> tuple[list[Ring], bytes]:
    """Say something at a door; gives what the window heard, and what was answered."""
    loop, rings = _Guests(), []
    here, there = socket.socketpair()

    def rung(ring: Ring) -> bool:
        os.environ["XDG_ACTIVATION_TOKEN"] = ring.token  # as the window does
        rings.append(ring)
        return True

    with here, there:
        single_instance._Guest(there, loop, rung)  # noqa: SLF001 - there is no other way to the reader
        here.setblocking(False)
        here.sendall(said)
        here.shutdown(socket.SHUT_WR)
        for _ in range(len(said) + 2):
            if loop.watched:
                loop.watched[0]()
        assert loop.watched == []
        assert there.fileno() == -1, "nothing is left open"
        try:
            return rings, here.recv(100)
        except (BlockingIOError, ConnectionResetError):
            return rings, b""


@given(
    st.one_of(
        st.binary(max_size=6000),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.dictionaries(
            st.sampled_from(["quietly", "today", "rules", "token", "more"]),
            st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.none()),
        ).map(lambda said: json.dumps(said).encode() + b"\n"),
    )
)
def test_whatever_is_said_at_the_door_ends_in_an_answer_or_in_silence(said: bytes) -> None:
    before = os.environ.get("XDG_ACTIVATION_TOKEN")
    try:
        rings, answer = _said_at_the_door(said)
    finally:
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)
        if before is not None:
            os.environ["XDG_ACTIVATION_TOKEN"] = before
    assert answer == (b"same\n" if rings else b"")
    for ring in rings:
        assert "\0" not in ring.token


@pytest.mark.parametrize("what", ["token", "today", "rules"])
def test_a_nul_in_a_message_opens_nothing(what: str) -> None:
    said = json.dumps({"quietly": False, "today": "", "rules": "", "token": "", what: "a\0b"})
    assert _said_at_the_door(said.encode() + b"\n") == ([], b"")


@pytest.mark.parametrize("call", ["write", "ftruncate"])
def test_on_a_full_disk_the_first_opens_and_the_second_still_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        held = _held(tmp_path)
    assert _while_answering(held, lambda _ring: True, lambda: _claim(tmp_path)) is Answer.SAME
    held.close()


def test_a_full_disk_costs_no_window_though_it_can_have_no_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(single_instance, "private_folder", full)
        held = _held(tmp_path)
    held.close()


@pytest.mark.parametrize(
    "said", [b"", b"\n", b"[]\n", b"{}\n", b"\xff\xfe\n", b"[" * 5000, b"9" * 9]
)
def test_nonsense_at_the_door_is_sent_away(tmp_path: Path, said: bytes) -> None:
    held = _held(tmp_path)
    place = (tmp_path / single_instance.LOCK_NAME).read_text(encoding="utf-8")

    def ring() -> bytes:
        with socket.socket(socket.AF_UNIX) as guest:
            guest.connect(place)
            guest.sendall(said)
            guest.shutdown(socket.SHUT_WR)
            try:
                return guest.recv(100)
            except ConnectionResetError:
                return b""

    assert _while_answering(held, lambda _ring: True, ring) == b""
    held.close()


def test_a_folder_that_can_only_be_read_has_its_lock_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A lock that is a folder can't be opened, whoever asks; permissions don't stop root.
    (tmp_path / single_instance.LOCK_NAME).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    held = _held(tmp_path)
    assert _claim(tmp_path, patience=0.1) is Answer.NONE
    held.close()


def test_what_it_leaves_is_private_and_holds_nothing_of_the_user(tmp_path: Path) -> None:
    held = _held(tmp_path)
    lock = tmp_path / single_instance.LOCK_NAME
    place = Path(lock.read_text(encoding="utf-8"))
    assert lock.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o077 == 0
    assert str(os.getuid()) in place.name
    held.close()


class _Locks:
    """Locks as Windows has them, for this process: of bytes, and nobody else can read those."""

    LK_NBLCK = 2

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._held: dict[tuple[int, int], int] = {}
        self._read, self._close = os.read, os.close
        patch.setattr(os, "read", self.read)
        patch.setattr(os, "close", self.close)

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        byte = (os.fstat(handle).st_ino, os.lseek(handle, 0, os.SEEK_CUR))
        if self._held.setdefault(byte, handle) != handle:
            raise PermissionError(errno.EACCES, "Permission denied")

    def read(self, handle: int, count: int) -> bytes:
        at, file = os.lseek(handle, 0, os.SEEK_CUR), os.fstat(handle).st_ino
        for (locked, byte), holder in self._held.items():
            if locked == file and holder != handle and at <= byte < at + count:
                raise PermissionError(errno.EACCES, "Permission denied")
        return self._read(handle, count)

    def close(self, handle: int) -> None:
        self._held = {byte: one for byte, one in self._held.items() if one != handle}
        self._close(handle)


def test_where_windows_is_the_system_the_second_start_is_sent_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msvcrt", _Locks(monkeypatch))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(socket, "AF_UNIX")
    for name in ("pread", "pwrite"):
        monkeypatch.delattr(os, name)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    held = _held(tmp_path)
    assert _claim(tmp_path, patience=0.1) is Answer.NONE
    held.close()
    _held(tmp_path).close()


@pytest.mark.parametrize("turn", range(3))
def test_of_those_that_start_together_one_is_first(tmp_path: Path, turn: int) -> None:
    started = [_start(tmp_path) for _ in range(4)]
    said = []
    for process in started:
        assert process.stdout is not None
        said.append(process.stdout.readline())
    assert sorted(said) == ["first\n", *["same\n"] * 3], turn
    for process in started:
        process.kill()
        process.communicate()
