"""Two protocols → what differs between them, named field by field."""
