"""A story's page, part by part, and the card that leads to it."""
