"""Views and geometry → PDF."""
