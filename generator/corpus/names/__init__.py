"""Who is who across all reports."""
