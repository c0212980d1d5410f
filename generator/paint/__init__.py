"""One painter a format: views or geometry in, bytes out. Painters are pure."""
