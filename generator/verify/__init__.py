"""A published file beside the same one made anew → the same, or which words differ and where."""
