"""Protocol → resolved values for one kind of output. No markup, no positions."""
