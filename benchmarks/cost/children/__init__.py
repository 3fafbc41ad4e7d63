"""Scripts for a fresh interpreter; they import nothing of the benchmarks, which load much."""
