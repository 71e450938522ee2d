"""Where an event takes place and who takes part."""
