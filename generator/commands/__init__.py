"""What the command line can do: one thin file a command.

Each has ``HELP``, ``add_arguments`` and ``run``, which returns the exit status. What is slow to
import is imported by whoever runs it.
"""
