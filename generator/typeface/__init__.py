"""The typefaces that ship: one for words, and one for the marks that it has not."""
