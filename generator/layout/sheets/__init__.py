"""Sheets of steps: blocks in columns, in the largest text with which all of them find room."""
