"""Cleaning: every block of a document gets a label and the name of the rule that gave it. Nothing is deleted."""

from generator.cleaning.clean import RULES, SCORED_RULES, STATED_RULES, clean
from generator.cleaning.labels import READ_LABELS, Label, Labelled, LabelledDocument, Rule
from generator.cleaning.pages import PAGE_RULES
from generator.cleaning.problems import story_problems

__all__ = [
    "PAGE_RULES",
    "READ_LABELS",
    "RULES",
    "SCORED_RULES",
    "STATED_RULES",
    "Label",
    "Labelled",
    "LabelledDocument",
    "Rule",
    "clean",
    "story_problems",
]
