"""Calling the contacts: a table to fill in, and its dates put into a definition."""
