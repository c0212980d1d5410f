"""The packet as a Word file: styles, headings, and a tie at each sentence."""
