"""Views → geometry: where every box, arrow and line of text of a chart stands."""
