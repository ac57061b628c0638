"""Article → Document. The only folder that imports spaCy; a spaCy Doc never leaves it."""

from generator.language.annotate import annotate, fingerprint

__all__ = ["annotate", "fingerprint"]
