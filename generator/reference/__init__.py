"""The reference of the language: every key, what it takes and means, an example, who shows it.

One file a section of the definition in ``sections/``, beside the table of outputs (``shown.txt``)
and the chapters of the pages (``chapters.md``). Tests hold all of it to the schema and the outputs.
"""
