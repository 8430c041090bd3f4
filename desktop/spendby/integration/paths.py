"""Where everything of a user is kept: finding the data folder and making it ready."""

import os
from collections.abc import Mapping
from pathlib import Path

from spendby.domain.errors import FileRefused
from spendby.outside import reason_of
from spendby.translation import tr

VARIABLE = "SPENDBY_DATA_DIR"


def data_folder(named: str | None, environ: Mapping[str, str]) -> Path:
    """Find the data folder: the one named, else the variable's, else the platform's own.

    Raises `FileRefused` for an empty name, which would otherwise mean the current folder.
    """
    if named is not None and not named.strip():
        message = tr("The data folder has no name. Name one after --data-dir, or leave it out.")
        raise FileRefused(message)
    chosen = named or environ.get(VARIABLE, "").strip()
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))  # noqa: PTH100, PTH111 - unresolved
    from platformdirs import user_data_path  # only where no folder is named

    return user_data_path("spendby", appauthor=False)


def make_ready(folder: Path) -> None:
    """Create the folder, private to its user, where it isn't there yet; raises `FileRefused`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        if (link := _leading_nowhere(folder)) is not None:
            message = tr(
                "{link} is a link to {target}, and nothing is there: perhaps a disk "
                "isn't connected. Nothing was made in its place. Connect the disk and "
                "try again."
            ).format(link=link, target=link.readlink())
            raise FileRefused(message) from None
        message = tr(
            "Spendby keeps its data in a folder, and {file} is a file. Nothing was "
            "changed. Name another folder with --data-dir."
        ).format(file=_blocking(folder))
        raise FileRefused(message) from None
    except (OSError, ValueError) as error:
        message = tr(
            "The data folder {folder} couldn't be made: {reason}. Nothing was changed."
        ).format(folder=folder, reason=reason_of(error))
        raise FileRefused(message) from None


def _leading_nowhere(folder: Path) -> Path | None:
    """Find the part of the path that is a link without anything at its end."""
    parts = (*reversed(folder.parents), folder)
    return next((part for part in parts if part.is_symlink() and not part.exists()), None)


def _blocking(folder: Path) -> Path:
    """Find the part of the path that is there and isn't a folder."""
    return next(
        (
            part
            for part in (*reversed(folder.parents), folder)
            if part.exists() and not part.is_dir()
        ),
        folder,
    )
