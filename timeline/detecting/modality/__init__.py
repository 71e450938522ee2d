"""Whether an event occurred, is ahead, called off, moved or only supposed."""
