"""Published files → the words that they show, in their order, each with its place."""
