"""The list of places where prints hang → what has to be taken down and put up in each school."""
