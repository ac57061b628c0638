"""What `dateline explain --events` tells: the events and actors of one text, and what shows them."""

from generator.explain.data import data
from generator.explain.show import show

__all__ = ["data", "show"]
