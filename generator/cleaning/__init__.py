"""Cleaning: every block of a document gets a label and the name of the rule that gave it. Nothing is deleted."""

from generator.cleaning.clean import RULES, clean
from generator.cleaning.labels import READ_LABELS, Label, Labelled, LabelledDocument, Rule

__all__ = ["READ_LABELS", "RULES", "Label", "Labelled", "LabelledDocument", "Rule", "clean"]
