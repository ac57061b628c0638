"""Documents and corrections → Storyline: actors and events across texts."""
