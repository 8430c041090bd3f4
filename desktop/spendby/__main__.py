"""Starts the program as `python -m spendby`."""

import sys

from spendby.app.main import main

if __name__ == "__main__":
    sys.exit(main())
