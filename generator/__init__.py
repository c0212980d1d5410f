"""Protocol Press: one definition in, everything published out.

The phases run left to right, and a module imports only from its left::

    YAML text ──▶ tree with spans ──▶ Definition ──▶ Protocol ──▶ checked Protocol ──▶ views
       source/        source/           schema/      resolve/         checks/         views/
                                                     model/        screening/

    views ──▶ geometry ──▶ bytes ──▶ outputs ──▶ staged tree ──▶ site
             layout/       paint/   outputs/     stage.py        site/

``compile.py`` knows the order; ``commands/`` and ``mkdocs_hook.py`` are thin adapters on top.
"""

__version__ = "0.1.0"
