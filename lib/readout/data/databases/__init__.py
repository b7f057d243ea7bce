"""Databases: one query a source, its parameters bound."""
