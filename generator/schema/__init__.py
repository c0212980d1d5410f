"""What an author may write: the shape of a definition, before any name is resolved."""
