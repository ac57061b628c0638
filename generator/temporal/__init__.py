"""Text and a dateline in, time expressions out, each with what the text said, what it means, and why."""

from generator.temporal.derivation import anchors, is_relative, rule_text, steps
from generator.temporal.engine import find
from generator.temporal.rules import UnknownLanguage
from generator.temporal.spell import narrow

__all__ = ["UnknownLanguage", "anchors", "find", "is_relative", "narrow", "rule_text", "steps"]
