"""`python -m generator` is `dateline`."""

from generator.cli import main

main()
