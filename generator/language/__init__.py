"""Article → Document. The only folder that imports spaCy; a spaCy Doc never leaves it."""
