"""The command line's entry: `python -m healthvault`."""

import sys

from healthvault.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
