"""The packet as a document to edit: what stands in it, and what comes back of it as proposals."""
