"""Which labels each line of a training page may have."""
