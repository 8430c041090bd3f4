"""Files as released versions wrote them, laid out as a data folder; see `tests/data/README.md`."""

import gzip
import shutil
from pathlib import Path

RELEASED = Path(__file__).resolve().parents[1] / "data" / "0.1.0"
SCHEMAS = ("1.0", "1.1", "1.2", "1.3")
DAY = "2026-11-22"
"""The day of the exports."""


def exported(schema: str) -> bytes:
    """What the program of the time exported from its database."""
    return (RELEASED / f"schema-{schema}" / "everything.json").read_bytes()


def history(schema: str) -> bytes:
    """What it printed as its change log."""
    return (RELEASED / f"schema-{schema}" / "history.json").read_bytes()


def backups(schema: str) -> list[str]:
    """The names of the backups that it made, oldest first."""
    folder = RELEASED / f"schema-{schema}" / "backups"
    return sorted(path.name.removesuffix(".gz") for path in folder.glob("*.gz"))


def lay_out(schema: str, folder: Path) -> Path:
    """Make a data folder as it was left with that schema; gives the database's path."""
    (folder / "backups").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    source = RELEASED / f"schema-{schema}"
    for path in (source / "spendby.db.gz", *(source / "backups").iterdir()):
        target = folder / path.relative_to(source)
        if path.suffix == ".gz":
            target = target.with_suffix("")
            target.write_bytes(gzip.decompress(path.read_bytes()))
        else:
            shutil.copyfile(path, target)
        target.chmod(0o600)
    for path in (RELEASED / "window.ini", RELEASED / "calendar-file.txt"):
        shutil.copyfile(path, folder / path.name)
    return folder / "spendby.db"
