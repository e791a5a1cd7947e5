"""Measured, never asserted: `make bench` prints ratios taken in one run."""
