"""What an event is called: a sentence's tree set right, drafts made of it, and the best that passes the lint."""
