"""Documents and corrections → Storyline: actors and events across texts."""

from generator.story.tell import resolve_actors, tell

__all__ = ["resolve_actors", "tell"]
