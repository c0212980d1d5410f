"""The fixed words of everything that is published: a catalogue for each language."""
