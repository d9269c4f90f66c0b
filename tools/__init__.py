"""Small programs the Makefile calls; nothing that the generator needs."""
