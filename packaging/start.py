"""What the packaged program starts with; `spendby.app.main` is the program's entry.

Here only the surroundings are put right, before anything else of the program runs.
"""

import os
import sys
from collections.abc import MutableMapping

_LIBRARIES = "LD_LIBRARY_PATH"


def give_back_surroundings(environ: MutableMapping[str, str]) -> None:
    """Take out what the starter set for itself alone.

    The loader has read it by now. Left there, every program that this one starts (systemctl, a
    browser, the file manager) would run on the libraries in here instead of its system's own.
    """
    before = environ.pop(f"{_LIBRARIES}_ORIG", None)
    environ.pop(_LIBRARIES, None)
    if before is not None:
        environ[_LIBRARIES] = before
    for name in [one for one in environ if one.startswith("_PYI_")]:
        del environ[name]


if __name__ == "__main__":
    give_back_surroundings(os.environ)
    from spendby.app.main import main

    sys.exit(main())
