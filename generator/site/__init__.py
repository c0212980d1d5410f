"""The site: run MkDocs on the docs tree, seal and verify the result, put it in place in one move.

Inside the room, too, imports point left::

    builder.py ─▶ page.py ─▶ links.py, policy.py ─▶ seal.py ─▶ swap.py ─▶ publish.py
                             manifest.py                      lock.py, folders.py
                             listing.py, search_index.py

``preview.py`` stands apart: the manners of the server that follows changes.
"""
