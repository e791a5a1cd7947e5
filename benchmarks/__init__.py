"""Measured, never asserted: ``python -m benchmarks`` prints ratios (docs/benchmarks.md)."""
