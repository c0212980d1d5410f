"""Slides as a PowerPoint file: native shapes, real placeholders, a theme of its own."""
