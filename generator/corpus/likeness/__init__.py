"""How much reports are alike: the space of their clues, links between them, and groups of those."""
