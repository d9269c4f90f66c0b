"""Pages of people, organisations, places and events, their indexes, and the map."""
