"""content/ → Article: front matter, agency datelines, Markdown, plain text, saved HTML; and what people write beside them."""

from generator.read.article import sealed
from generator.read.folder import READERS, read_content, read_file
from generator.read.source import MAX_CHARACTERS

__all__ = ["MAX_CHARACTERS", "READERS", "read_content", "read_file", "sealed"]
