"""Storyline → Page | File."""
