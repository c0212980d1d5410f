"""Everything that is published: ``catalogue.py`` lists what is printed, the rest produces it."""
