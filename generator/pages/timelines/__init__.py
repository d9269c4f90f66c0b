"""Timelines: entries by year, month and day, what narrows them down, and the strips above them."""
