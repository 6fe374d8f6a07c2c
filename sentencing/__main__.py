"""`python -m sentencing`."""

from __future__ import annotations

import sys

from sentencing.cli import main

sys.exit(main())
