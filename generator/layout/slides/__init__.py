"""Slides: which there are, and what stands where on each."""
