"""Kliping: a folder of raw news articles becomes a published digest in which nothing is invented."""
