"""``python -m tui`` is the command ``nearer``."""

import sys

from tui.cli import main

sys.exit(main())
