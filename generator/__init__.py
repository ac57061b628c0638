"""Dateline: a folder of articles in, a timeline site with actor profiles out."""

__version__ = "0.1.0"
