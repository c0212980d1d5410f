"""The packet for whoever signs: what is in it, and what comes back of it."""
