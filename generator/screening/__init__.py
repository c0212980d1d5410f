"""Screenings, evaluated and proved. Pure: answers and rules in, readings and proofs out.

``answers.py`` says what answers and readings are. ``table.py`` compiles a rule into the table that
the questionnaire interprets. ``states.py`` reads a condition for every set of answers at
once. ``mutations.py`` makes small changes to a rule. ``proof.py`` holds all of them against each
other, and ``digest.py`` sums up what was read.
"""
