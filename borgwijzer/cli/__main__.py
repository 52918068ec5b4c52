"""`python -m borgwijzer.cli` is `borgwijzer`."""

import sys

from borgwijzer.cli import main

sys.exit(main())
