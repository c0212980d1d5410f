"""Files of a definition: their text, their YAML tree, the words of the official document."""
