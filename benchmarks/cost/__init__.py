"""What cleaning costs, beside an HTML parse and its peers: time, memory, starting, installing.

Each file measures one thing (`sections.SECTIONS` names them); ``python -m benchmarks cost`` runs
them, and docs/speed.md tells what was found.
"""
