"""Starting at log-in, where the user wants it: a desktop entry of the user's own (XDG Autostart).

Nothing is ever put there for anybody; Windows and macOS have theirs in `autostart_elsewhere`.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from spendby.domain.errors import SystemRefused
from spendby.domain.standby import SwitchState
from spendby.outside import read_outside, reason_of
from spendby.translation import mark, tr

FILE_NAME = "spendby.desktop"
LONGEST = 65_536
"""A file of one entry is a thousandth of it."""

_RESERVED = re.compile(r"[\s\"'\\><~|&;$*?#()`%]")
_ESCAPED = re.compile(r"([\"`$\\])")
_EXEC = re.compile(r"^Exec=(.*)$", re.MULTILINE)
_OFF = re.compile(r"^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$", re.MULTILINE)

ON = mark("Spendby starts when you log in, in the tray where there is one.")
OFF = mark("Spendby starts only when you start it.")
OTHER = mark(
    "Another copy of Spendby starts when you log in. Turning this on puts this one in its place."
)


class XdgAutostart:
    """One file in the user's autostart folder."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start `command` with --background."""
        self._exec = exec_line([*command, "--background"])
        home = environ.get("XDG_CONFIG_HOME", "")
        config = Path(home) if home.startswith("/") else Path("~/.config").expanduser()
        self._file = config / "autostart" / FILE_NAME

    def standing(self) -> SwitchState:
        """Read the file: others may have changed or removed it."""
        try:
            text = read_outside(self._file, LONGEST).decode("utf-8", "replace")
        except OSError:
            return SwitchState(on=False, said=tr(OFF))
        found = _EXEC.search(text)
        if _OFF.search(text) or found is None:
            return SwitchState(on=False, said=tr(OFF))
        if found[1].strip() != self._exec:
            return SwitchState(on=False, said=tr(OTHER))
        return SwitchState(on=True, said=tr(ON))

    def turn_on(self) -> None:
        """Write the file."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self._file.with_suffix(".part")
            part.write_text(self._entry(), encoding="utf-8")
            part.replace(self._file)
        except OSError as error:
            raise SystemRefused(_refusal(self._file, error)) from None

    def turn_off(self) -> None:
        """Remove the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise SystemRefused(_refusal(self._file, error)) from None

    def _entry(self) -> str:
        return (
            "[Desktop Entry]\n"
            "Type=Application\n"
            "Version=1.0\n"
            "Name=Spendby\n"
            "Comment=Reminds you of store credit before it ends\n"
            f"Exec={self._exec}\n"
            "Icon=spendby\n"
            "Terminal=false\n"
            "StartupNotify=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )


def exec_line(words: Sequence[str]) -> str:
    """Write a command as the Desktop Entry Specification has it: quoted, with doubled escapes."""
    return " ".join(map(_word, words))


def _word(word: str) -> str:
    if not _RESERVED.search(word):
        return word
    quoted = _ESCAPED.sub(r"\\\1", word).replace("%", "%%")
    # A string value is read once before the command line is: each backslash is written twice.
    return '"' + quoted.replace("\\", "\\\\") + '"'


def _refusal(file: Path, error: OSError) -> str:
    return tr("Couldn't change {file}: {reason}. Start at log-in is as it was.").format(
        file=file, reason=reason_of(error)
    )
