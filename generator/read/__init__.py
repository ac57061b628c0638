"""content/ → Article: front matter, agency datelines, Markdown, plain text, saved HTML; and what people write beside them."""
