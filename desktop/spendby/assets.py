"""Where the program's own data files are: icons, packs, themes, translations, the sample.

Only finds them; what is in them is for those who read them.
"""

from functools import cache
from pathlib import Path

SOURCE_LANGUAGE = "en"


def resource(*parts: str) -> Path:
    """The data file or folder under resources/, such as `resource("packs", "general.toml")`.

    Raises FileNotFoundError when the installation lacks it.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        message = f"Spendby's own file {path} is missing. Install Spendby again; your data is safe."
        raise FileNotFoundError(message)
    return path


def languages() -> tuple[str, ...]:
    """Name the languages that there are texts in, such as ("de", "en"), sorted.

    English is what the texts are written in, and needs no catalogue.
    """
    compiled = resource("translations").glob("*.mo")
    return tuple(sorted({SOURCE_LANGUAGE, *(file.stem for file in compiled)}))


@cache
def _root() -> Path:
    """The folder inside an installed package, else the one of the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
