"""Who and what a text names: people, organisations, places, each by its full name in base form."""
