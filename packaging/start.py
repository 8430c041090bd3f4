"""What the packaged program starts with; `spendby.app.main` is the program's entry."""

import sys

from spendby.app.main import main

sys.exit(main())
