"""Text and a dateline in, time expressions out, each with what the text said, what it means, and why."""
