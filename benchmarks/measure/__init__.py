"""How good cleaner is, beside its peers, and the gate that holds it there."""
