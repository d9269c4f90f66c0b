"""A report's page, part by part."""
