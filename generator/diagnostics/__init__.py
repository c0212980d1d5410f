"""Problems as values: where, what, a way out; the catalogue of their kinds; their rendering."""
