"""Protocol Press: one definition in, everything published out.

The phases run left to right, and a module imports only from its left::

    YAML text ─1─▶ tree with spans ─2─▶ Protocol ─3─▶ checked Protocol ─4─▶ views ─5─▶ geometry
       source/        schema.py          model.py        checks/             views/     layout/
                      resolve.py         screening.py

    geometry ─6─▶ bytes ─7─▶ publication ─8─▶ files ─9─▶ site
                 paint/     publication.py   write.py    site/

``compile.py`` knows the order; ``__main__.py`` and ``mkdocs_hook.py`` are thin adapters on top.
"""
