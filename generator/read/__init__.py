"""content/ → Article: front matter, agency datelines, Markdown, plain text, saved HTML; and what people write beside them."""

from generator.read.folder import READERS, read_content, read_file

__all__ = ["READERS", "read_content", "read_file"]
